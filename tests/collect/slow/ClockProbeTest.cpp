// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/ClockProbe.h"

#include "core/base/Time.h"
#include "tests/collect/slow/FakeTools.h"
#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 serverTime = 1'795'439'512;

std::optional<double> clockValue(const collect::SlowOutput& output, const QString& field)
{
    Snapshot snapshot;
    snapshot.samples = output.samples;
    return valueOf(snapshot, {u"clock"_s, field, {}});
}

/// Read by a collector whose clock is `behind` the server's.
Result<collect::SlowOutput>
readClockFrom(test::FakeTools& tools, const QString& shell, milliseconds behind)
{
    tools.add(u"date"_s, "echo " + QByteArray::number(serverTime) + ".500000000");
    test::SlowAnswer answer(tools.run(shell, "clock", {"/run/systemd/timesync"}));
    answer.collectedAt = fromMsecs(serverTime * 1000 + 505) - behind;
    auto input = answer.input();
    return collect::readClock(input);
}

} // namespace

TEST_CASE("chrony's offset is told beside the skew from every shell")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.add(u"chronyc"_s,
              "[ \"$*\" = '-n -c tracking' ] || exit 1\n"
              "echo C0000201,192.0.2.1,3,1795439583.5,0.25,0,0,0,0,0,0,0,64.0,Normal");

    const auto output = readClockFrom(tools, shell, milliseconds(7000));

    REQUIRE(output);
    CHECK(clockValue(*output, u"offset"_s) == Approx(-0.25));
    CHECK(clockValue(*output, u"estimated"_s) == 0.0);
    CHECK(clockValue(*output, u"synchronised"_s) == 1.0);
    CHECK(clockValue(*output, u"skew"_s) == Approx(7).margin(1e-3));
}

TEST_CASE("A chrony that does not answer leaves the question to the next service")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.add(u"chronyc"_s, "echo '506 Cannot talk to daemon'; exit 1");
    tools.add(u"timedatectl"_s, "printf 'Server: 192.0.2.1 (x)\\nOffset: +2.5ms\\n'");
    tools.touch(u"/run/systemd/timesync/synchronized"_s);

    const auto output = readClockFrom(tools, shell, milliseconds(0));

    REQUIRE(output);
    CHECK(clockValue(*output, u"offset"_s) == Approx(-0.0025));
    CHECK(clockValue(*output, u"synchronised"_s) == 1.0);
}

TEST_CASE("A timesyncd that does not run is not asked")
{
    test::FakeTools tools;
    tools.add(u"timedatectl"_s, "printf 'Server: 192.0.2.1 (x)\\nOffset: +2.5ms\\n'");

    const auto output = readClockFrom(tools, u"sh"_s, milliseconds(0));

    REQUIRE(output);
    CHECK(clockValue(*output, u"estimated"_s) == 1.0);
    CHECK_FALSE(clockValue(*output, u"synchronised"_s));
}

TEST_CASE("ntpd is asked for its peers")
{
    test::FakeTools tools;
    tools.add(u"ntpq"_s,
              "echo ' remote refid st t when poll reach delay offset jitter'\n"
              "echo '*192.0.2.9 .GPS. 1 u 31 64 377 90.113 -65.938 4.621'");

    const auto output = readClockFrom(tools, u"sh"_s, milliseconds(0));

    REQUIRE(output);
    CHECK(clockValue(*output, u"offset"_s) == Approx(0.065938));
}

TEST_CASE("Without a time service the server's clock is compared with ours")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;

    const auto output = readClockFrom(tools, shell, milliseconds(-3000));

    REQUIRE(output);
    CHECK(clockValue(*output, u"offset"_s) == Approx(-3).margin(1e-3));
    CHECK(clockValue(*output, u"estimated"_s) == 1.0);
    CHECK(clockValue(*output, u"skew"_s) == Approx(-3).margin(1e-3));
    CHECK_FALSE(clockValue(*output, u"synchronised"_s));
}

TEST_CASE("A time service that hangs is killed, and the skew is told all the same")
{
    test::FakeTools tools;
    tools.add(u"chronyc"_s, "exec sleep 60");

    const auto output = readClockFrom(tools, u"sh"_s, milliseconds(0));

    REQUIRE(output);
    CHECK(clockValue(*output, u"estimated"_s) == 1.0);
}

TEST_CASE("this computer's clock is compared with no other, least of all with itself")
{
    test::FakeTools tools;
    tools.add(u"date"_s, "echo " + QByteArray::number(serverTime) + ".500000000");
    test::SlowAnswer answer(tools.run(u"dash"_s, "clock", {"/run/systemd/timesync"}));
    answer.collectedAt = fromMsecs(serverTime * 1000 + 505);
    auto input = answer.input();
    input.isLocal = true;

    const auto output = collect::readClock(input);

    CHECK(output.error().code == ErrorCode::NotAvailable);
}
