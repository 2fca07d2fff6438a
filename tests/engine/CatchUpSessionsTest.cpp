// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUpSessions.h"

#include "core/base/BoundedQueue.h"
#include "core/base/Post.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/SshdFixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <optional>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::CatchUp;
using test::pumpUntil;

namespace {

/// Tools of a server that has one day file of sysstat, wherever it is looked for.
class RecordingTools
{
public:
    RecordingTools()
    {
        REQUIRE(m_folder.isValid());
        add(u"day"_s,
            "",
            R"({"sysstat": {"hosts": [{"statistics": [{"timestamp":)"
            R"({"date": "2026-11-24", "time": "09:00:01", "utc": 1, "interval": 600},)"
            R"("queue": {"ldavg-1": 1.5}}]}]}})");
        add(u"find"_s, "#!/bin/sh\n", "echo " + m_folder.filePath(u"day"_s).toUtf8());
        add(u"sadf"_s, "#!/bin/sh\n", "cat \"$2\"");
        add(u"date"_s, "#!/bin/sh\n", "echo none"); // the record keeps its time
        add(u"journalctl"_s, "#!/bin/sh\n", "exit 1");
        add(u"last"_s,
            "#!/bin/sh\n",
            "echo 'reboot   system boot  6.1.0-18-amd64   Mon Nov 23 10:34:02 2026   still "
            "running'");
    }

    /// For sshd_config(5).
    [[nodiscard]] QByteArray path() const
    {
        return "SetEnv PATH=" + m_folder.path().toUtf8() + ":/usr/bin:/bin\n";
    }

private:
    void add(const QString& name, const QByteArray& head, const QByteArray& body)
    {
        QFile file(m_folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
        file.write(head + body + '\n');
        REQUIRE(file.setPermissions(file.permissions() | QFile::ExeOwner));
    }

    QTemporaryDir m_folder;
};

class AskedSession
{
public:
    explicit AskedSession(const test::SshdFixture& sshd)
        : m_server(sshd.server())
    {
        m_server.id = ServerId{1};
        m_scheduler.setPins({sshd.pin()});
    }
    AskedSession(const AskedSession&) = delete;
    AskedSession& operator=(const AskedSession&) = delete;
    ~AskedSession() { m_scheduler.stop(); }

    [[nodiscard]] bool begin()
    {
        bool hasBegun = false;
        QObject::connect(&m_scheduler,
                         &collect::Scheduler::snapshotReady,
                         &m_scheduler,
                         [&hasBegun](const Snapshot& snapshot) {
                             hasBegun = hasBegun || snapshot.facts.has_value();
                         });
        m_scheduler.setServer(m_server, std::nullopt);
        const bool begins = pumpUntil([&hasBegun] { return hasBegun; }, milliseconds{20'000});
        m_scheduler.disconnect(&m_scheduler);
        return begins;
    }

    [[nodiscard]] Result<CatchUp::Told> ask(int file)
    {
        std::optional<Result<CatchUp::Told>> told;
        QObject context;
        m_recorded.ask({m_server.id, std::chrono::minutes{100}, file},
                       [&](const Result<CatchUp::Told>& answer) {
                           post(&context, [&, answer, thread = QThread::currentThread()] {
                               told = answer;
                               m_answeredOn = thread;
                           });
                       });
        REQUIRE(pumpUntil([&told] { return told.has_value(); }, milliseconds{20'000}));
        return *told;
    }

    /// What is told when all ends at once, in the order of the engine.
    [[nodiscard]] std::optional<Result<CatchUp::Told>> askAndStop(int file)
    {
        BoundedQueue<Result<CatchUp::Told>> told{1};
        {
            engine::CatchUpSessions recorded(m_scheduler, systemClock(), nullptr);
            recorded.ask({m_server.id, std::chrono::minutes{100}, file},
                         [&told](const Result<CatchUp::Told>& answer) {
                             static_cast<void>(told.push(answer));
                         });
            m_scheduler.stop();
            recorded.stop();
        }
        return told.waitPop(milliseconds{0});
    }

    [[nodiscard]] const QThread* answeredOn() const { return m_answeredOn; }

    [[nodiscard]] const QThread* pollThread()
    {
        BoundedQueue<const QThread*> threads{1};
        m_scheduler.visit(m_server.id, [&threads](collect::LiveSession*) {
            static_cast<void>(threads.push(QThread::currentThread()));
        });
        return threads.waitPop(milliseconds{20'000}).value_or(nullptr);
    }

private:
    Server m_server;
    collect::Scheduler m_scheduler{systemClock()};
    engine::CatchUpSessions m_recorded{m_scheduler, systemClock(), nullptr};
    const QThread* m_answeredOn = nullptr;
};

} // namespace

TEST_CASE("a live session is asked for what its server recorded, on its slow shell")
{
    const RecordingTools tools;
    const test::SshdFixture sshd(tools.path());
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    AskedSession session(sshd);
    REQUIRE(session.begin());

    const auto polls = session.ask(1);
    const auto boots = session.ask(0);
    const auto none = session.ask(2);

    REQUIRE(polls);
    REQUIRE(polls->polls.size() == 1);
    CHECK(polls->polls.front().collectedAt == fromMsecs(1'795'510'801'000));
    CHECK(valueOf(polls->polls.front(), {u"load"_s, u"load1"_s, {}}) == 1.5);
    CHECK(valueOf(polls->polls.front(), {u"server"_s, u"recovered"_s, {}}) == 600.0);
    REQUIRE(boots);
    CHECK(boots->boots
          == std::vector{
              BootRecord{BootEvent::Started, BootSource::Wtmp, fromMsecs(1'795'430'042'000)}});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("what a session tells is read by a worker, on no thread that polls or obeys")
{
    const RecordingTools tools;
    const test::SshdFixture sshd(tools.path());
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    AskedSession session(sshd);
    REQUIRE(session.begin());

    REQUIRE(session.ask(1));

    CHECK(session.answeredOn() != nullptr);
    CHECK(session.answeredOn() != QThread::currentThread());
    CHECK(session.answeredOn() != session.pollThread());
}

TEST_CASE("a worker that reads is waited for at the end, and nothing is read behind it")
{
    const RecordingTools tools;
    const test::SshdFixture sshd(tools.path());
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    AskedSession session(sshd);
    REQUIRE(session.begin());

    const auto told = session.askAndStop(1);

    REQUIRE(told);
    CHECK((*told || told->error().code == ErrorCode::NotFound));
}

TEST_CASE("where no session lives nothing is recorded, and that is told")
{
    collect::Scheduler scheduler(systemClock());
    engine::CatchUpSessions recorded(scheduler, systemClock(), nullptr);
    std::optional<Result<CatchUp::Told>> told;

    recorded.ask({ServerId{7}, std::chrono::minutes{100}, 1},
                 [&told](const Result<CatchUp::Told>& answer) { told = answer; });

    REQUIRE(told);
    REQUIRE_FALSE(*told);
    CHECK(told->error().code == ErrorCode::NotFound);
}
