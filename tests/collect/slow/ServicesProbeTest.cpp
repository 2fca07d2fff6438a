// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/ServicesProbe.h"

#include "tests/collect/slow/FakeTools.h"
#include "tests/support/Catch.h"

#include <QFile>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

/// Answers as systemctl does; the names that it is asked to show, each in a line of its own, go to
/// the file "asked".
QByteArray systemctl(const QByteArray& asked)
{
    return "case \"$*\" in\n"
           "*SystemState*) printf 'NJobs=0\\nNFailedUnits=2\\nSystemState=degraded\\n' ;;\n"
           "*--failed*) printf '%s\\n' 'a\\x2db.service loaded failed failed A and B' "
           "'data.mount loaded failed failed /data' ;;\n"
           "*list-units*) printf '%s\\n' 'a\\x2db.service loaded failed failed A and B' "
           "'cron.service loaded active running Cron' "
           "'done.service loaded active exited Done' "
           "'idle.service loaded inactive dead Idle' ;;\n"
           "*NRestarts*) shift 6; printf '%s\\n' \"$@\" >'"
        + asked
        + "'; printf 'NRestarts=4\\nId=a\\\\x2db.service\\n\\nNRestarts=0\\nId=cron.service\\n' "
          ";;\n"
          "esac";
}

std::optional<double> slowValue(const collect::SlowOutput& output, const QString& metric)
{
    Snapshot snapshot;
    snapshot.samples = output.samples;
    return valueOf(snapshot, parseMetricId(metric).value());
}

} // namespace

TEST_CASE("systemd's services are read from every shell")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.add(u"systemctl"_s, systemctl(tools.at(u"asked"_s).toUtf8()));
    tools.touch(u"/run/systemd/system/"_s);
    tools.touch(u"/etc/systemd/system/multi-user.target.wants/idle.service"_s);

    test::SlowAnswer answer(tools.run(shell, "services", {"/run/systemd", "/etc/systemd/system"}));
    auto input = answer.input();
    const auto output = collect::readServices(input);

    REQUIRE(output);
    CHECK_FALSE(output->gap);
    CHECK(slowValue(*output, u"systemd.failed"_s) == 2.0);
    CHECK(slowValue(*output, u"systemd.jobs"_s) == 0.0);
    CHECK(slowValue(*output, u"unit[a\\\\x2db.service].active"_s) == 0.0);
    CHECK(slowValue(*output, u"unit[a\\\\x2db.service].restarts"_s) == 4.0);
    CHECK(slowValue(*output, u"unit[cron.service].active"_s) == 1.0);
    CHECK(slowValue(*output, u"unit[idle.service].active"_s) == 0.0);
    CHECK_FALSE(slowValue(*output, u"unit[done.service].active"_s));
    const auto* const table = std::get_if<ServiceTable>(&output->details);
    REQUIRE(table != nullptr);
    CHECK(table->state == u"degraded"_s);
    CHECK(table->services.size() == 5);
    CHECK(table->services.front().name == u"data.mount"_s);
    QFile asked(tools.at(u"asked"_s));
    REQUIRE(asked.open(QIODevice::ReadOnly));
    CHECK(asked.readAll() == "a\\x2db.service\ncron.service\n");
}

TEST_CASE("Services that failed are listed where the list of all services did not come")
{
    const QByteArray list = GENERATE(QByteArray("exit 124"),
                                     QByteArray("echo 'cron.service loaded active running Cron'"));
    test::FakeTools tools;
    tools.add(u"systemctl"_s,
              "case \"$*\" in\n"
              "*SystemState*) printf 'NJobs=0\\nNFailedUnits=2\\nSystemState=degraded\\n' ;;\n"
              "*--failed*) printf '%s\\n' 'db.service loaded failed failed Database' "
              "'data.mount loaded failed failed /data' ;;\n"
              "*list-units*) "
                  + list + " ;;\nesac");
    tools.touch(u"/run/systemd/system/"_s);

    test::SlowAnswer answer(tools.run(u"sh"_s, "services", {"/run/systemd"}));
    auto input = answer.input();
    const auto output = collect::readServices(input);

    REQUIRE(output);
    const auto& services = std::get<ServiceTable>(output->details).services;
    REQUIRE(services.size() >= 2);
    CHECK(services.at(0).name == u"db.service"_s);
    CHECK(services.at(1).name == u"data.mount"_s);
    CHECK(output->gap.has_value() == list.startsWith("exit"));
}

TEST_CASE("A list of services that was cut says so, and one that just fits does not")
{
    const auto [count, isCut]
        = GENERATE(table<QByteArray, bool>({{"2000", false}, {"2001", true}}));
    test::FakeTools tools;
    tools.add(u"systemctl"_s,
              "case \"$*\" in\n"
              "*SystemState*) printf 'NJobs=0\\nNFailedUnits=0\\nSystemState=running\\n' ;;\n"
              "*list-units*) i=0; while [ $i -lt "
                  + count
                  + " ]; do i=$((i + 1)); echo \"s$i.service loaded active exited x\"; done ;;\n"
                    "esac");
    tools.touch(u"/run/systemd/system/"_s);

    test::SlowAnswer answer(tools.run(u"sh"_s, "services", {"/run/systemd"}));
    auto input = answer.input();
    const auto output = collect::readServices(input);

    REQUIRE(output);
    CHECK(std::get<ServiceTable>(output->details).services.size() == 2000);
    CHECK(output->gap.has_value() == isCut);
}

TEST_CASE("A systemd that does not answer is told in its own words")
{
    test::FakeTools tools;
    tools.add(u"systemctl"_s, "echo 'Failed to connect to bus: No such file' >&2; exit 1");
    tools.touch(u"/run/systemd/system/"_s);

    test::SlowAnswer answer(tools.run(u"sh"_s, "services", {"/run/systemd"}));
    auto input = answer.input();
    const auto output = collect::readServices(input);

    REQUIRE_FALSE(output);
    CHECK(output.error().code == ErrorCode::CommandFailed);
    CHECK(output.error().detail.contains(u"Failed to connect to bus"_s));
}

TEST_CASE("OpenRC's services are read from every shell, with an old rc-status too")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    const bool isOld = GENERATE(false, true);
    test::FakeTools tools;
    tools.add(u"rc-status"_s,
              isOld ? "[ $# = 1 ] || exit 1\nprintf 'Runlevel: default\\n sshd   [  crashed  ]\\n'"
                    : "printf '[default]\\nsshd =  crashed \\n'");

    test::SlowAnswer answer(tools.run(shell, "services", {"/run/systemd"}));
    auto input = answer.input();
    const auto output = collect::readServices(input);

    REQUIRE(output);
    CHECK(slowValue(*output, u"unit[sshd].active"_s) == 0.0);
    CHECK(std::get<ServiceTable>(output->details).manager == u"OpenRC"_s);
}

TEST_CASE("A server without a manager of services has none")
{
    test::FakeTools tools;

    CHECK(
        test::SlowAnswer(tools.run(u"sh"_s, "services", {"/run/systemd"})).text.section("absent"));
}
