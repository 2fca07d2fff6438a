// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/PortsProbe.h"

#include "core/collect/slow/SlowMemory.h"
#include "tests/collect/slow/Fragment.h"
#include "tests/support/Catch.h"
#include "tests/support/Loopback.h"

#include <algorithm>

using namespace vedette;
using namespace vedette::collect;
using namespace Qt::StringLiterals;

namespace {

Result<SlowOutput> readPortsOf(const PollText& text, const QString& architecture = {})
{
    Facts facts;
    facts.architecture = architecture;
    SlowMemory memory;
    SlowInput input{text, facts, memory, {}, {}};
    return readPorts(input);
}

bool hasPort(const SlowOutput& output, int port)
{
    return std::ranges::any_of(
        std::get<PortTable>(output.details).ports, [port](const ListeningPort& row) {
            return row.port == port && row.protocol == u"tcp"_s && row.address == u"127.0.0.1"_s;
        });
}

} // namespace

TEST_CASE("a port of this machine is found in every shell, by ss and without it")
{
    const QString name = GENERATE(u"sh"_s, u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"zsh"_s);
    const auto* const before
        = GENERATE("", "vd_has() { [ \"$1\" != ss ] && command -v \"$1\" >/dev/null; }");
    const QStringList shell = test::shellCommand(name);
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    INFO("shell " << name << ' ' << before);
    const auto listener = test::listenOnLoopback();

    const auto output = readPortsOf(test::runFragment(shell, u"ports"_s, before));

    REQUIRE(output);
    CHECK(hasPort(*output, listener.port));
    REQUIRE(output->samples.size() == 1);
    CHECK(output->samples.front().value
          >= static_cast<double>(std::get<PortTable>(output->details).ports.size()));
}

TEST_CASE("the files are read in the byte order of the machine")
{
    const QByteArray files = "@n:net\n/proc/net/tcp: 0: 7F000001:0016 00000000:0000 0A\nend 0\n";
    const auto told = PollText::parse("@n:order\n0000000 0100\n" + files, "n");
    const auto untold = PollText::parse(files, "n");
    REQUIRE(told);
    REQUIRE(untold);

    CHECK(hasPort(*readPortsOf(*told, u"mips"_s), 22));
    CHECK(hasPort(*readPortsOf(*untold, u"s390x"_s), 22));
    CHECK(readPortsOf(*untold, u"mips"_s).error().code == ErrorCode::NotAvailable);
}

TEST_CASE("an answer without sockets is an error")
{
    const auto text = PollText::parse("@n:order\n\n", "n");
    REQUIRE(text);

    CHECK(readPortsOf(*text, u"x86_64"_s).error().code == ErrorCode::NotAvailable);
}
