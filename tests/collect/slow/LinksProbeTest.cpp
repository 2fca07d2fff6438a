// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/LinksProbe.h"

#include "tests/collect/slow/FakeTools.h"
#include "tests/support/Catch.h"

#include <QFile>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

/// Without a speed it is down: then the kernel lets nobody read that file.
void addLink(test::FakeTools& server, const QString& name, const QByteArray& speed)
{
    const QString folder = u"/sys/class/net/"_s + name + u'/';
    const auto write = [&](const QString& file, const QByteArray& content) {
        server.touch(folder + file);
        QFile target(server.at(folder + file));
        REQUIRE(target.open(QIODevice::WriteOnly));
        target.write(content + '\n');
    };
    if (speed.isEmpty()) {
        write(u"operstate"_s, "down");
        server.touch(folder + u"speed/"_s); // grep fails at it
        return;
    }
    write(u"operstate"_s, "up");
    write(u"carrier"_s, "1");
    write(u"speed"_s, speed);
    write(u"duplex"_s, "full");
}

/// The paths in it are those of a server.
QByteArray linksAnswer(const test::FakeTools& server, const QString& shell = u"sh"_s)
{
    return server.run(shell, "links", {"/sys/class/net"}).replace(server.at(u"/"_s).toUtf8(), "/");
}

std::optional<double> linkValue(const collect::SlowOutput& output, const QString& metric)
{
    Snapshot snapshot;
    snapshot.samples = output.samples;
    return valueOf(snapshot, parseMetricId(metric).value());
}

} // namespace

TEST_CASE("State and speed of the interfaces are read from every shell")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools server;
    addLink(server, u"eth0"_s, "1000");
    addLink(server, u"eth1"_s, {});
    addLink(server, u"docker0"_s, "10000");

    test::SlowAnswer answer(linksAnswer(server, shell));
    auto input = answer.input();
    const auto output = collect::readLinks(input);

    REQUIRE(output);
    CHECK_FALSE(output->gap);
    CHECK(output->samples.size() == 3);
    CHECK(linkValue(*output, u"network[eth0].up"_s) == 1.0);
    CHECK(linkValue(*output, u"network[eth0].speed"_s) == 125e6);
    CHECK(linkValue(*output, u"network[eth1].up"_s) == 0.0);
    REQUIRE(answer.memory.links.size() == 2);
    CHECK(answer.memory.links.front().speed == 125e6);
}

TEST_CASE("A crowd of containers is not asked for, and hides no interface")
{
    test::FakeTools server;
    for (int i = 0; i < 600; ++i) {
        server.touch(u"/sys/class/net/veth%1/"_s.arg(i));
    }
    addLink(server, u"wlan0"_s, "300");

    const QByteArray text = linksAnswer(server);
    test::SlowAnswer answer(text);
    auto input = answer.input();
    const auto output = collect::readLinks(input);

    CHECK_FALSE(text.contains("veth"));
    REQUIRE(output);
    CHECK(linkValue(*output, u"network[wlan0].speed"_s) == 37.5e6);
}

TEST_CASE("A server that shows no interfaces says so, and their speeds are forgotten")
{
    const test::FakeTools server;
    test::SlowAnswer loopback("@0f3a9c:links\n/sys/class/net/lo/operstate:unknown\n"
                              "@0f3a9c:linksExit\n0\n");
    loopback.memory.links = {{u"eth0"_s, 125e6, true, false}};
    auto input = loopback.input();

    const auto output = collect::readLinks(input);

    CHECK(linksAnswer(server) == "@0f3a9c:absent\n/sys/class/net");
    REQUIRE_FALSE(output);
    CHECK(output.error().code == ErrorCode::NotAvailable);
    CHECK(loopback.memory.links.empty());
}

TEST_CASE("A grep that had to be killed is told, and what it said before is kept")
{
    test::SlowAnswer answer("@0f3a9c:links\n/sys/class/net/eth0/operstate:up\n"
                            "@0f3a9c:linksExit\n137\n");
    auto input = answer.input();

    const auto output = collect::readLinks(input);

    REQUIRE(output);
    CHECK(linkValue(*output, u"network[eth0].up"_s) == 1.0);
    REQUIRE(output->gap);
    CHECK(output->gap->code == ErrorCode::Timeout);
}
