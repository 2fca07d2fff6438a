// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Systemd.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

Service unit(const QString& name, const QString& active, const QString& sub)
{
    Service service;
    service.name = name;
    service.load = u"loaded"_s;
    service.active = active;
    service.sub = sub;
    return service;
}

} // namespace

TEST_CASE("systemd's manager tells its state, what failed and what waits")
{
    const auto manager = parseSystemdManager("NJobs=3\nNFailedUnits=2\nSystemState=degraded\n");
    REQUIRE(manager);

    CHECK(manager->state == u"degraded"_s);
    CHECK(value(parse::samplesOf(*manager), u"systemd.failed") == 2.0);
    CHECK(value(parse::samplesOf(*manager), u"systemd.jobs") == 3.0);
    const char* const text = GENERATE("", "Failed to connect to bus", "NJobs=\nNFailedUnits=x\n");
    CHECK(parseSystemdManager(text).error().code == ErrorCode::Malformed);
}

TEST_CASE("Units are read from their columns, with a mark before the name or none")
{
    const auto units = parseUnitList(
        "ssh.service loaded active running OpenBSD Secure Shell server\n"
        "* nginx.service loaded failed failed A web server\n"
        "\xe2\x97\x8f systemd-fsck@dev-disk-by\\x2duuid-1.service not-found inactive dead x\n",
        false);
    REQUIRE(units);

    REQUIRE(units->size() == 3);
    CHECK(units->at(0).name == u"ssh.service"_s);
    CHECK(units->at(0).sub == u"running"_s);
    CHECK(units->at(0).description == u"OpenBSD Secure Shell server"_s);
    CHECK(units->at(1).name == u"nginx.service"_s);
    CHECK(units->at(1).active == u"failed"_s);
    CHECK(units->at(2).name == u"systemd-fsck@dev-disk-by\\x2duuid-1.service"_s);
    CHECK(units->at(2).load == u"not-found"_s);
}

TEST_CASE("The column of jobs is no part of a description")
{
    const auto units = parseUnitList("a.service loaded activating start-pre start Service A\n"
                                     "b.service loaded active     running         Service B\n",
                                     true);
    REQUIRE(units);

    CHECK(units->at(0).description == u"Service A"_s);
    CHECK(units->at(1).description == u"Service B"_s);
}

TEST_CASE("No unit at all is an empty list, and no list is none")
{
    CHECK(parseUnitList("\n", false)->isEmpty());
    CHECK(parseUnitList("Failed to list units\n", false).error().code == ErrorCode::Malformed);
}

TEST_CASE("Restarts belong to the unit of their block, whatever comes first in it")
{
    const auto restarts = parseRestarts("NRestarts=4\nId=a.service\n\nId=b.service\n\n"
                                        "Id=c.service\nNRestarts=0\n\nNRestarts=9\n");

    CHECK(restarts.value(u"a.service"_s, -1) == 4);
    CHECK_FALSE(restarts.contains(u"b.service"_s));
    CHECK(restarts.value(u"c.service"_s, -1) == 0);
    CHECK(restarts.size() == 2);
}

TEST_CASE("A pattern that matched nothing enables nothing")
{
    const auto enabled
        = parseEnabledUnits("/etc/systemd/system/multi-user.target.wants/ssh.service\n"
                            "/etc/systemd/system/*.requires/*.service\n");

    CHECK(enabled == QSet<QString>{u"ssh.service"_s});
}

TEST_CASE("Services get metrics that somebody would miss, and passing ones do not")
{
    const QList<Service> services{unit(u"runs.service"_s, u"active"_s, u"running"_s),
                                  unit(u"done.service"_s, u"active"_s, u"exited"_s),
                                  unit(u"timer.service"_s, u"inactive"_s, u"dead"_s),
                                  unit(u"wanted.service"_s, u"inactive"_s, u"dead"_s),
                                  unit(u"broken.service"_s, u"failed"_s, u"failed"_s),
                                  unit(u"loops.service"_s, u"activating"_s, u"auto-restart"_s),
                                  unit(u"user@1000.service"_s, u"active"_s, u"running"_s),
                                  unit(u"db@main.service"_s, u"active"_s, u"running"_s),
                                  unit(u"sshd@4-10.0.0.1.service"_s, u"failed"_s, u"failed"_s),
                                  unit(u"run-r5f.service"_s, u"active"_s, u"running"_s),
                                  unit(u"data.mount"_s, u"failed"_s, u"failed"_s)};

    const auto samples = serviceSamples(services, {u"wanted.service"_s, u"db@main.service"_s});

    CHECK(samples.size() == 5);
    CHECK(samples.front().value == 0.0); // what failed stands first
    CHECK(value(samples, u"unit[runs.service].active") == 1.0);
    CHECK(value(samples, u"unit[wanted.service].active") == 0.0);
    CHECK(value(samples, u"unit[broken.service].active") == 0.0);
    CHECK(value(samples, u"unit[loops.service].active") == 0.0);
    CHECK(value(samples, u"unit[db@main.service].active") == 1.0);
}

TEST_CASE("A server with very many services has 128 of them as metrics, the failed ones first")
{
    QList<Service> services;
    for (int i = 0; i < 400; ++i) {
        services.push_back(unit(u"s%1.service"_s.arg(i), u"active"_s, u"running"_s));
    }
    services.push_back(unit(u"broken.service"_s, u"failed"_s, u"failed"_s));
    services.back().restarts = 5;

    const auto samples = serviceSamples(services, {});

    CHECK(samples.size() == 129);
    CHECK(value(samples, u"unit[broken.service].active") == 0.0);
    CHECK(value(samples, u"unit[broken.service].restarts") == 5.0);
}

TEST_CASE("A public capture of list-units is read to its end")
{
    const QString corpus = qEnvironmentVariable("VEDETTE_CORPUS");
    if (corpus.isEmpty()) {
        WARN("skipped: VEDETTE_CORPUS is not set");
        return;
    }
    QFile file(corpus + u"/jc/fixtures/ubuntu-18.04/systemctl.out"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();

    const auto units = parseUnitList(text, false);

    REQUIRE(units);
    CHECK(units->size() > 150);
    CHECK(units->front().name == u"proc-sys-fs-binfmt_misc.automount"_s);
    CHECK(units->front().sub == u"waiting"_s);
}
