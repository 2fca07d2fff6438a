// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ClockSync.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

QByteArray
tracking(const QByteArray& reference, const QByteArray& systemTime, const QByteArray& leap)
{
    return reference + ",192.0.2.1,3,1795439583.558875827," + systemTime
        + ",0.000004,0.000011,-12.345,0.001,0.02,0.0123,0.0004,1032.5," + leap + '\n';
}

/// A server that answers within `roundTrip` and has spent 0.1 s of it.
std::optional<double> skewOf(double ahead, double roundTrip)
{
    const double sentAt = 1'000'000;
    const double spent = 0.1;
    const double way = (roundTrip - spent) / 2;
    return clockSkew({.before = {sentAt + way + ahead},
                      .after = {sentAt + way + spent + ahead},
                      .receivedAt = fromMsecs(qRound64((sentAt + roundTrip) * 1000)),
                      .roundTrip = std::chrono::duration<double>(roundTrip)});
}

} // namespace

TEST_CASE("A clock that chrony calls slow is behind, and one that it calls fast is ahead")
{
    const auto slow = parseChronyTracking(tracking("C0000201", "0.000251000", "Normal"));
    const auto fast = parseChronyTracking(tracking("C0000201", "-1.500000000", "Insert second"));

    CHECK(slow->offset == Approx(-0.000251));
    CHECK(slow->isSynchronised == true);
    CHECK(fast->offset == Approx(1.5));
    CHECK(fast->isSynchronised == true);
}

TEST_CASE("A chrony that follows nobody, or itself, knows no offset")
{
    const auto nobody
        = parseChronyTracking(tracking("00000000", "0.000000000", "Not synchronised"));
    const auto itself
        = parseChronyTracking("7F7F0101,,5,1795439583.558875827,0.000000000,0.000000000,"
                              "0.000000000,0.000,0.000,0.000,0.000000000,0.000000000,0.0,Normal\n");

    CHECK(nobody.value() == ClockSync{std::nullopt, false});
    CHECK(itself.value() == ClockSync{std::nullopt, false});
    CHECK(parseChronyTracking("506 Cannot talk to daemon\n").error().code == ErrorCode::Malformed);
}

TEST_CASE("timesyncd's offset is what it would add to the clock")
{
    const auto offsetOf = [](const QByteArray& span) {
        return parseTimesyncStatus("       Server: 192.0.2.1 (ntp.example.org)\n"
                                   "Poll interval: 34min 8s (min: 32s; max 34min 8s)\n"
                                   "       Offset: "
                                   + span + "\n        Delay: 21.3ms\n")
            ->offset;
    };

    CHECK(offsetOf("+1.234ms") == Approx(-0.001234));
    CHECK(offsetOf("-12us") == Approx(0.000012));
    CHECK(offsetOf("+1min 2.5s") == Approx(-62.5));
    CHECK(offsetOf("-0") == 0.0);
    CHECK_FALSE(offsetOf("soon"));
    CHECK_FALSE(offsetOf("+1 2"));
    CHECK_FALSE(parseTimesyncStatus("Server: x\nPacket count: 0\n")->offset);
    CHECK(parseTimesyncStatus("Failed to query server\n").error().code == ErrorCode::Malformed);
}

TEST_CASE("ntpd's own peer tells the offset")
{
    constexpr QByteArrayView head
        = "     remote  refid  st t when poll reach  delay  offset  jitter\n"
          "=================================================\n";
    const auto sync = parseNtpPeers(head.toByteArray()
                                    + "+192.0.2.7 .GPS. 1 u 24 64 377 95.876 -99.000 4.502\n"
                                      "*192.0.2.9 .CDMA. 1 u 31 64 377 90.113 -65.938 4.621\n");
    const auto alone
        = parseNtpPeers(head.toByteArray() + " 192.0.2.7 .INIT. 16 u - 64 0 0.0 0.0 0.0\n");

    CHECK(sync->offset == Approx(0.065938));
    CHECK(sync->isSynchronised == true);
    CHECK(alone.value() == ClockSync{std::nullopt, false});
    CHECK(parseNtpPeers("No association ID's returned\n").error().code == ErrorCode::Malformed);
}

TEST_CASE("OpenNTPD tells whether the clock is synchronised")
{
    CHECK(parseNtpctlStatus("4/4 peers valid, clock synced, stratum 3\n")->isSynchronised == true);
    CHECK(parseNtpctlStatus("1/4 peers valid, clock unsynced\n")->isSynchronised == false);
    CHECK(parseNtpctlStatus("no\n").error().code == ErrorCode::Malformed);
}

TEST_CASE("A date is read with and without fractions of a second")
{
    CHECK(parseServerTime("1795439512.955030366\n").value() == ServerTime{1795439512.955030366});
    const char* const text
        = GENERATE("1795439512\n", "1795439512.N\n", "1795439512.%N\n", "1795439512.");
    CHECK(parseServerTime(text).value() == ServerTime{1795439512, true});
    const char* const wrong = GENERATE("", "now", ".5", "-5.1", "99999999999999");
    CHECK(parseServerTime(wrong).error().code == ErrorCode::Malformed);
}

TEST_CASE("A server's clock is compared at the middle of the way there and back")
{
    CHECK(skewOf(0, 0.2).value() == Approx(0).margin(1e-3));
    CHECK(skewOf(3, 0.2).value() == Approx(3).margin(1e-3));
    CHECK(skewOf(-0.25, 0.4).value() == Approx(-0.25).margin(1e-3));
}

TEST_CASE("A long way tells only of a clock that is far off")
{
    CHECK_FALSE(skewOf(1, 2));
    CHECK(skewOf(60, 2).value() == Approx(60).margin(1e-3));
}

TEST_CASE("Whole seconds tell only of more than two")
{
    const auto skew = [](double server) {
        return clockSkew({.before = {server, true},
                          .after = {server, true},
                          .receivedAt = fromMsecs(1'000'000'500),
                          .roundTrip = std::chrono::duration<double>(0.02)});
    };

    CHECK_FALSE(skew(1'000'000));
    CHECK_FALSE(skew(1'000'002));
    CHECK(skew(1'000'005).value() == Approx(5).margin(0.02));
    CHECK(skew(999'990).value() == Approx(-10).margin(0.02));
}
