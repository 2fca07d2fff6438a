// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/CollectReport.h"

#include "core/engine/Engine.h"
#include "core/engine/EngineBackups.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeKeychain.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>

#include <optional>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

/// A report on an engine that watches nothing: the test speaks for it.
class ReportStage
{
public:
    explicit ReportStage(bool isJson)
        : m_engine(engine::Engine::create(
            {.dataFolder = m_dir.path(), .secrets = test::FakeKeychain::options(nullptr)}))
    {
        REQUIRE(m_engine);
        m_report.emplace(**m_engine,
                         cli::Console{m_out, m_out, m_in, {}, test::FakeKeychain::options(nullptr)},
                         isJson);
        Server server;
        server.id = ServerId{7};
        server.name = u"db1"_s;
        Q_EMIT source().serverAdded(server);
    }

    [[nodiscard]] engine::Engine& source() { return **m_engine; }
    void poll(bool hasRebooted)
    {
        Snapshot snapshot;
        snapshot.server = ServerId{7};
        snapshot.hasRebooted = hasRebooted;
        Q_EMIT source().snapshotReady(snapshot);
    }
    void state(bool isSlow)
    {
        ServerStatus status;
        status.server = ServerId{7};
        status.state = ServerState::Online;
        status.isSlow = isSlow;
        Q_EMIT source().statusChanged(status);
    }
    void runSchedule(const Result<BackupEntry>& backup, const std::optional<Error>& rotation = {})
    {
        REQUIRE(source().backups() != nullptr);
        Q_EMIT source().backups()->scheduleRan(backup, rotation);
    }
    [[nodiscard]] QStringList lines()
    {
        m_out.flush();
        return m_text.split(u'\n', Qt::SkipEmptyParts);
    }

private:
    QTemporaryDir m_dir;
    QString m_text;
    QTextStream m_out{&m_text};
    QBuffer m_in;
    Result<std::unique_ptr<engine::Engine>> m_engine;
    std::optional<cli::CollectReport> m_report;
};

} // namespace

TEST_CASE("a headless collector tells of a reboot once, as an event of its own", "[F14]")
{
    ReportStage stage(GENERATE(true, false));

    stage.poll(false);
    stage.poll(true);
    stage.poll(false);

    const QStringList lines = stage.lines();
    REQUIRE(lines.size() == 1);
    const QJsonObject event = QJsonDocument::fromJson(lines.front().toUtf8()).object();
    if (event.isEmpty()) {
        CHECK(lines.front().endsWith(u" db1: has rebooted"_s));
    } else {
        CHECK(event[u"event"_s].toString() == u"rebooted"_s);
        CHECK(event[u"server"_s].toString() == u"db1"_s);
        CHECK(event.contains(u"at"_s));
    }
}

TEST_CASE("a headless collector tells when a server becomes slow, and when it is quick again")
{
    ReportStage people(false);
    ReportStage programs(true);

    for (ReportStage* stage : {&people, &programs}) {
        stage->state(false);
        stage->state(true);
        stage->state(true);
        stage->state(false);
    }

    const QStringList lines = people.lines();
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].endsWith(u" db1: online"_s));
    CHECK(lines[1].endsWith(u" db1: online, slow"_s));
    CHECK(lines[2].endsWith(u" db1: online"_s));
    const QStringList events = programs.lines();
    REQUIRE(events.size() == 3);
    const QJsonObject slow = QJsonDocument::fromJson(events[1].toUtf8()).object();
    CHECK(slow[u"state"_s].toString() == u"online"_s);
    CHECK(slow[u"slow"_s].toBool());
}

TEST_CASE("polls that a server had recorded itself are told apart from those that were watched")
{
    ReportStage stage(true);
    Snapshot live;
    live.server = ServerId{7};
    live.samples = {{{u"server"_s, u"up"_s, {}}, 1}};
    Snapshot recorded = live;
    recorded.samples = {{{u"load"_s, u"load1"_s, {}}, 2}, {{u"server"_s, u"recovered"_s, {}}, 600}};

    Q_EMIT stage.source().samplesCommitted({live, recorded});

    const QStringList events = stage.lines();
    REQUIRE(events.size() == 2);
    CHECK_FALSE(QJsonDocument::fromJson(events[0].toUtf8()).object().contains(u"recovered"_s));
    const QJsonObject second = QJsonDocument::fromJson(events[1].toUtf8()).object();
    CHECK(second[u"event"_s].toString() == u"acknowledged"_s);
    CHECK(second[u"recovered"_s].toBool());
}

TEST_CASE("a headless collector tells of the backups that the schedule makes, or can't")
{
    ReportStage people(false);
    ReportStage programs(true);
    const BackupEntry made{.path = u"/nas/vedette-backup-20260301-120000"_s};

    for (ReportStage* stage : {&people, &programs}) {
        stage->runSchedule(made);
        stage->runSchedule(fail(ErrorCode::StoreFull, u"/nas"_s));
        stage->runSchedule(made, Error{ErrorCode::StoreReadOnly, u"/nas/old"_s, 0});
    }

    const QStringList lines = people.lines();
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].endsWith(u" made the backup /nas/vedette-backup-20260301-120000"_s));
    CHECK(lines[1].contains(u" No backup could be made: "_s));
    CHECK(lines[3].contains(u" Older backups can't be removed: "_s));
    const QStringList events = programs.lines();
    REQUIRE(events.size() == 4);
    const QJsonObject failed = QJsonDocument::fromJson(events[1].toUtf8()).object();
    CHECK(failed[u"event"_s].toString() == u"backupFailed"_s);
    CHECK(failed[u"error"_s][u"code"_s].toString() == u"store_full"_s);
}
