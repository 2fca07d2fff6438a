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

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

const Timestamp answered = fromMsecs(1'795'512'000'000); // 2026-11-24 09:20 UTC
const MetricId recordedLoad{u"load"_s, u"load1"_s, {}};
const MetricId recovered{u"server"_s, u"recovered"_s, {}};

/// What sadf tells of a file with one record of that time.
QByteArray dayWith(const QByteArray& date, const QByteArray& time, double load)
{
    return R"({"sysstat": {"hosts": [{"statistics": [{"timestamp": {"date": ")" + date
        + R"(", "time": ")" + time + R"(", "utc": 1, "interval": 600}, "queue": {"ldavg-1": )"
        + QByteArray::number(load) + "}}]}]}}\n";
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
        auto answer = server.ask(shell, collect::recordedTask(std::chrono::minutes{1000}, file));
        answer.reply.output.replace("now\n", "nothing\n"); // its clock is that of this machine
        return collect::recordedPolls(std::move(answer), {}, answered);
    };

    const auto newest = pollsOf(1);
    const auto before = pollsOf(2);
    const auto none = pollsOf(3);

    REQUIRE(newest);
    REQUIRE(newest->size() == 1);
    CHECK(newest->front().kind == PollKind::Slow);
    CHECK(newest->front().collectedAt == fromMsecs(1'795'510'801'000));
    CHECK(valueOf(newest->front(), recordedLoad) == 1.5);
    CHECK(valueOf(newest->front(), recovered) == 600.0);
    REQUIRE(before);
    CHECK(valueOf(before->front(), recordedLoad) == 2.5);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("a server without sysstat tells of nothing")
{
    RecordingServer server;
    REQUIRE(QFile::remove(server.tools().at(u"bin/sadf"_s)));
    server.addDay(u"sa24"_s, dayWith("2026-11-24", "09:00:01", 1.5), std::chrono::minutes{20});

    const auto polls = collect::recordedPolls(
        server.ask(u"sh"_s, collect::recordedTask(std::chrono::minutes{1000}, 1)), {}, answered);

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
            + dayWith("2026-11-24", "09:00:01", 1);
        answer.reply.roundTrip = seconds{2};
        return collect::recordedPolls(answer, {}, answered);
    };

    const auto right = pollsAt(1'795'512'000 - 5);
    const auto ahead = pollsAt(1'795'512'000 - 2 + 3600);
    const auto odd = pollsAt(-1);

    CHECK(right->front().collectedAt == fromMsecs(1'795'510'801'000));
    CHECK(ahead->front().collectedAt == fromMsecs(1'795'510'801'000 - 3'600'000));
    CHECK(odd->front().collectedAt == fromMsecs(1'795'510'801'000));
}

TEST_CASE("only digits are told to what is recorded, whatever the time")
{
    const auto lineOf = [](std::chrono::minutes past, int file) {
        return collect::recordedTask(past, file).line("abc");
    };

    CHECK(lineOf(std::chrono::minutes{90}, 2) == "vd_recorded abc 90 2");
    CHECK(lineOf(std::chrono::minutes{-5}, -1) == "vd_recorded abc 1 1");
    CHECK(lineOf(std::chrono::minutes::max(), 8) == "vd_recorded abc 527040 8");
    CHECK(collect::bootsTask().line("abc") == "vd_boots abc");
}
