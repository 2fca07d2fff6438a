// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// resources/probes/slow/recorded.sh, run by the shells that servers have upon made-up day files,
// and read by the code that reads servers.
#include "core/collect/slow/RecordedTask.h"

#include "tests/collect/slow/FakeTools.h"
#include "tests/support/Catch.h"

#include <QDateTime>
#include <QFile>
#include <QStandardPaths>
#include <QTime>

#include <algorithm>
#include <iterator>
#include <vector>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

const Timestamp answered = fromMsecs(1'795'512'000'000); // 2026-11-24 09:20 UTC
const MetricId recordedLoad{u"load"_s, u"load1"_s, {}};
const MetricId recovered{u"server"_s, u"recovered"_s, {}};

QByteArray recordWith(const QByteArray& date, const QByteArray& time, const QByteArray& content)
{
    return "\t\t{\n\t\t\t\"timestamp\": {\"date\": \"" + date + "\", \"time\": \"" + time
        + "\", \"utc\": 1, \"interval\": 600},\n\t\t\t" + content + "\n\t\t}";
}

/// As sadf prints them.
QByteArray dayOf(const QByteArrayList& records)
{
    return "{\"sysstat\": {\n\t\"hosts\": [{\n\t\"nodename\": \"a\",\n\t\"statistics\": [\n"
        + records.join(",\n")
        + "\n\t],\n\t\"restarts\": [\n\t\t{\"boot\": {\"date\": \"2026-11-24\"}}\n\t]\n}]\n}}\n";
}

QByteArray loadOf(double load)
{
    return R"("queue": {"ldavg-1": )" + QByteArray::number(load) + '}';
}

/// With one record of that time.
QByteArray dayWith(const QByteArray& date, const QByteArray& time, double load)
{
    return dayOf({recordWith(date, time, loadOf(load))});
}

/// A day of ten minutes each until 23:50, with so many disks.
QByteArray longDay(int disks)
{
    QByteArrayList rows;
    for (int disk = 0; disk < disks; ++disk) {
        rows.push_back(R"({"disk-device": "sd)" + QByteArray::number(disk)
                       + R"(", "rkB": 35912.00, "wkB": 1772.00, "areq-sz": 128.32})");
    }
    const QByteArray content = R"("disk": [)" + ('\n' + rows.join(",\n")) + "\n]";
    QByteArrayList records;
    for (int minute = 0; minute < 24 * 60; minute += 10) {
        const QTime time = QTime(0, 0).addSecs(minute * 60);
        records.push_back(
            recordWith("2026-11-23", time.toString(u"HH:mm:ss"_s).toLatin1(), content));
    }
    return dayOf(records);
}

std::vector<Timestamp> timesOf(const collect::RecordedDay& day)
{
    std::vector<Timestamp> times;
    std::ranges::transform(day.polls, std::back_inserter(times), &Snapshot::collectedAt);
    return times;
}

/// A server with sysstat, whose sadf tells a day file as it is.
class RecordingServer
{
public:
    RecordingServer()
    {
        for (const QString& name : {u"find"_s, u"ls"_s, u"tr"_s}) {
            REQUIRE(
                QFile::link(QStandardPaths::findExecutable(name), m_tools.at(u"bin/"_s + name)));
        }
        m_tools.add(u"sadf"_s, R"([ "$1 $3" = '-j --' ] && cat "$2")");
        m_tools.add(u"date"_s, "echo 1795512000"); // as answered
        m_tools.touch(u"/var/log/sysstat/"_s);
    }

    [[nodiscard]] test::FakeTools& tools() { return m_tools; }

    void addDay(const QString& name, const QByteArray& content, std::chrono::minutes age)
    {
        QFile file(m_tools.at(u"/var/log/sysstat/"_s + name));
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
        file.write(content);
        file.flush();
        const QDateTime written
            = QDateTime::currentDateTimeUtc().addSecs(-std::chrono::seconds{age}.count());
        REQUIRE(file.setFileTime(written, QFileDevice::FileModificationTime));
    }

    [[nodiscard]] collect::SlowAnswer ask(const QString& shell, const collect::SlowTask& task) const
    {
        QByteArray script = test::slowScript(u"recorded"_s);
        script.replace("/var/log/", m_tools.at(u"/var/log/"_s).toUtf8());
        const QByteArray functions
            = test::slowScript(u"common"_s) + script + "PATH=" + m_tools.at(u"bin"_s).toUtf8();
        collect::SlowAnswer answer;
        answer.nonce = test::fragmentNonce.toByteArray();
        answer.reply.output
            = test::askShellOnce(test::shellCommand(shell), functions, task.line(answer.nonce))
                  .output;
        return answer;
    }

private:
    test::FakeTools m_tools;
};

QString oneOfTheShells()
{
    return GENERATE(u"sh"_s, u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
}

} // namespace

TEST_CASE("day files of sysstat are read one by one, the newest first, and none that is too old")
{
    const QString shell = oneOfTheShells();
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    RecordingServer server;
    server.addDay(u"sa24"_s, dayWith("2026-11-24", "09:00:01", 1.5), std::chrono::minutes{20});
    server.addDay(u"sa23"_s, dayWith("2026-11-23", "23:50:01", 2.5), std::chrono::minutes{570});
    server.addDay(u"sa01"_s, dayWith("2026-11-01", "23:50:01", 3.5), std::chrono::minutes{33'000});
    server.addDay(u"sa22.xz"_s, "compressed", std::chrono::minutes{600});
    const auto pollsOf = [&](int file) {
        return collect::recordedPolls(
            server.ask(shell, collect::recordedTask({std::chrono::minutes{1000}}, file)),
            {},
            answered);
    };

    const auto newest = pollsOf(1);
    const auto before = pollsOf(2);
    const auto none = pollsOf(3);

    REQUIRE(newest);
    REQUIRE(newest->polls.size() == 1);
    CHECK(newest->polls.front().kind == PollKind::Slow);
    CHECK(newest->polls.front().collectedAt == fromMsecs(1'795'510'801'000));
    CHECK(valueOf(newest->polls.front(), recordedLoad) == 1.5);
    CHECK(valueOf(newest->polls.front(), recovered) == 600.0);
    CHECK_FALSE(newest->isCut);
    CHECK_FALSE(newest->isBroken);
    REQUIRE(before);
    CHECK(valueOf(before->polls.front(), recordedLoad) == 2.5);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("of a day file the records of the time that is asked for are told, and no others")
{
    const QString shell = oneOfTheShells();
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    RecordingServer server;
    server.addDay(u"sa24"_s,
                  dayOf({recordWith("2026-11-23", "23:50:01", loadOf(1)),
                         recordWith("2026-11-24", "00:00:01", loadOf(2)),
                         recordWith("2026-11-24", "08:50:01", loadOf(3)),
                         recordWith("2026-11-24", "09:10:01", loadOf(4))}),
                  std::chrono::minutes{10});
    const auto pollsOf = [&](const collect::RecordedPast& past) {
        return collect::recordedPolls(
            server.ask(shell, collect::recordedTask(past, 1)), {}, answered);
    };
    using std::chrono::minutes;

    const auto middle = pollsOf({minutes{560}, minutes{20}}); // from 00:00 to 09:00
    const auto none = pollsOf({minutes{25}, minutes{20}});

    REQUIRE(middle);
    CHECK(timesOf(*middle)
          == std::vector{fromMsecs(1'795'478'401'000), fromMsecs(1'795'510'201'000)});
    REQUIRE(none);
    CHECK(none->polls.empty());
    CHECK_FALSE(none->isCut);
}

TEST_CASE("of a day that is too long for an answer the newest records come, then the older ones")
{
    const QString shell = oneOfTheShells();
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    RecordingServer server;
    server.addDay(u"sa23"_s, longDay(150), std::chrono::minutes{570});
    const Timestamp last = fromMsecs(1'795'477'800'000); // 23:50 of that day
    std::vector<Timestamp> told;

    collect::RecordedPast past{std::chrono::minutes{3000}};
    bool isCut = true;
    for (int asked = 0; isCut && asked < 10; ++asked) {
        const auto day = collect::recordedPolls(
            server.ask(shell, collect::recordedTask(past, 1)), {}, answered);
        REQUIRE(day);
        REQUIRE_FALSE(day->polls.empty());
        isCut = day->isCut;
        const std::vector<Timestamp> times = timesOf(*day);
        told.insert(told.begin(), times.begin(), times.end());
        const auto behind = answered - (times.front() - std::chrono::minutes{1});
        past.end = std::chrono::floor<std::chrono::minutes>(behind);
        if (asked == 0) {
            CHECK(isCut);
            CHECK(times.back() == last);
        }
    }

    REQUIRE(told.size() == 144);
    CHECK(std::ranges::is_sorted(told));
    CHECK(told.front() == last - std::chrono::minutes{1430});
}

TEST_CASE("a tool that fails, and a file that may not be read, are told with their reason")
{
    RecordingServer server;
    const auto pollsWith = [&](const QByteArray& sadf) {
        server.tools().add(u"sadf"_s, sadf);
        return collect::recordedPolls(
            server.ask(u"sh"_s, collect::recordedTask({std::chrono::minutes{1000}}, 1)),
            {},
            answered);
    };
    server.addDay(u"sa24"_s,
                  dayOf({recordWith("2026-11-24", "08:50:01", loadOf(3)),
                         recordWith("2026-11-24", "09:00:01", loadOf(4))}),
                  std::chrono::minutes{20});

    const auto failed = pollsWith("exit 2");
    const auto killed = pollsWith("exit 137");
    const auto half = pollsWith("head -n 11 \"$2\"; exit 1");

    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::CommandFailed);
    CHECK(failed.error().detail == u"sadf ended with 2"_s);
    REQUIRE_FALSE(killed);
    CHECK(killed.error().code == ErrorCode::Timeout);
    REQUIRE(half);
    CHECK(half->polls.size() == 1);
    CHECK(half->isBroken);
    const auto denied = collect::recordedPolls(
        {.reply = {.output = "@n:now\n1\n@n:denied\n/var/log/sa/sa24\n"}, .nonce = "n"},
        {},
        answered);
    REQUIRE_FALSE(denied);
    CHECK(denied.error().code == ErrorCode::PermissionDenied);
    CHECK(denied.error().detail == u"/var/log/sa/sa24"_s);
}

TEST_CASE("a server without sysstat tells of nothing")
{
    RecordingServer server;
    REQUIRE(QFile::remove(server.tools().at(u"bin/sadf"_s)));
    server.addDay(u"sa24"_s, dayWith("2026-11-24", "09:00:01", 1.5), std::chrono::minutes{20});

    const auto polls = collect::recordedPolls(
        server.ask(u"sh"_s, collect::recordedTask({std::chrono::minutes{1000}}, 1)), {}, answered);

    REQUIRE_FALSE(polls);
    CHECK(polls.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("boots are told by the journal, and by wtmp what that does not know")
{
    const QString shell = oneOfTheShells();
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    RecordingServer server;
    server.tools().add(u"journalctl"_s, R"([ "$TZ $1" = 'UTC --system' ] && cat <<'END'
-1 9e2b06d5a2d44c5b8b4b8f0d1f6c7a10 Mon 2026-11-23 02:13:20 UTC Mon 2026-11-23 10:33:20 UTC
 0 0a2b06d5a2d44c5b8b4b8f0d1f6c7a11 Mon 2026-11-23 10:34:20 UTC Tue 2026-11-24 09:15:49 UTC
END)");
    server.tools().add(u"last"_s, R"([ "$TZ $1 $2" = 'UTC -x -F' ] && cat <<'END'
reboot   system boot  6.1.0-18-amd64   Mon Nov 23 10:34:02 2026   still running
reboot   system boot  6.1.0-18-amd64   Mon Nov 23 02:13:02 2026 - crash
END)");
    auto answer = server.ask(shell, collect::bootsTask());
    answer.reply.output.replace("now\n", "nothing\n");

    const auto boots = collect::recordedBoots(std::move(answer), answered);

    REQUIRE(boots);
    CHECK(*boots
          == std::vector<BootRecord>{
              {BootEvent::Started, BootSource::Wtmp, fromMsecs(1'795'399'982'000)},
              {BootEvent::Stopped, BootSource::Journal, fromMsecs(1'795'430'000'000)},
              {BootEvent::Started, BootSource::Journal, fromMsecs(1'795'430'060'000)}});
}

TEST_CASE("times of a server whose clock is wrong are told by ours")
{
    const auto pollsAt = [](qint64 serverNow) {
        collect::SlowAnswer answer;
        answer.nonce = "n";
        answer.reply.output = "@n:now\n" + QByteArray::number(serverNow) + "\n@n:sadf\n"
            + dayWith("2026-11-24", "09:00:01", 1) + "@n:exit\n0\n";
        answer.reply.roundTrip = seconds{2};
        return collect::recordedPolls(answer, {}, answered);
    };

    const auto right = pollsAt(1'795'512'000 - 5);
    const auto ahead = pollsAt(1'795'512'000 - 2 + 3600);
    const auto odd = pollsAt(-1);

    CHECK(right->polls.front().collectedAt == fromMsecs(1'795'510'801'000));
    CHECK(ahead->polls.front().collectedAt == fromMsecs(1'795'510'801'000 - 3'600'000));
    CHECK(odd->polls.front().collectedAt == fromMsecs(1'795'510'801'000));
}

TEST_CASE("only digits are told to what is recorded, whatever the time")
{
    const auto lineOf = [](const collect::RecordedPast& past, int file) {
        return collect::recordedTask(past, file).line("abc");
    };
    using std::chrono::minutes;

    CHECK(lineOf({minutes{90}, minutes{7}}, 2) == "vd_recorded abc 90 7 2");
    CHECK(lineOf({minutes{-5}, minutes{-6}}, -1) == "vd_recorded abc 1 0 1");
    CHECK(lineOf({minutes::max(), minutes::max()}, 8) == "vd_recorded abc 527040 527040 8");
    CHECK(collect::bootsTask().line("abc") == "vd_boots abc");
}
