// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineBackups.h"

#include "core/engine/Configuration.h"
#include "core/engine/Engine.h"
#include "core/engine/FolderLock.h"
#include "core/engine/RestoreJob.h"
#include "core/store/Connection.h"
#include "core/text/ErrorText.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeKeychain.h"
#include "tests/support/ManualClock.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::BackupSchedule;
using engine::EngineBackups;
using std::chrono::hours;
using test::pumpUntil;

namespace {

/// A data folder with servers, and the backups of it, by a clock that the test moves.
class CopyStage
{
public:
    CopyStage()
    {
        addServer(u"first"_s);
        QObject::connect(&m_backups,
                         &BackupSource::scheduleRan,
                         &m_backups,
                         [this](const Result<BackupEntry>& entry, const std::optional<Error>&) {
                             ran.push_back(entry);
                         });
        QObject::connect(&m_backups,
                         &BackupSource::created,
                         &m_backups,
                         [this](RequestId, const auto& answer) { made = answer; });
        QObject::connect(&m_backups,
                         &BackupSource::listed,
                         &m_backups,
                         [this](RequestId, const auto& answer) { listed = answer; });
        QObject::connect(&m_backups,
                         &BackupSource::inspected,
                         &m_backups,
                         [this](RequestId, const auto& answer) { inspected = answer; });
        QObject::connect(&m_backups,
                         &BackupSource::stepBegun,
                         &m_backups,
                         [this](RequestId, const StepProgress& step) { steps += step.what; });
    }

    [[nodiscard]] EngineBackups& backups() { return m_backups; }
    [[nodiscard]] test::ManualClock& clock() { return m_clock; }
    [[nodiscard]] QString data() const { return m_dir.filePath(u"data"_s); }
    [[nodiscard]] QString copies() const { return m_dir.filePath(u"copies"_s); }
    [[nodiscard]] engine::SecretOptions secrets() const
    {
        engine::SecretOptions options = test::FakeKeychain::options(nullptr);
        options.clock = &m_clock;
        return options;
    }

    void addServer(const QString& name) const
    {
        const auto configuration = engine::Configuration::open(data());
        REQUIRE(configuration);
        Server server;
        server.name = name;
        server.host = u"db1.example.net"_s;
        REQUIRE((*configuration)->add({server}));
    }
    [[nodiscard]] QStringList servers() const
    {
        const auto configuration = engine::Configuration::open(data());
        REQUIRE(configuration);
        const auto servers = (*configuration)->servers();
        REQUIRE(servers);
        QStringList names;
        for (const Server& server : *servers) {
            if (server.kind == ServerKind::Ssh) {
                names += server.name;
            }
        }
        return names;
    }
    /// The names of what is in a folder of backups.
    [[nodiscard]] static QStringList inFolder(const QString& folder)
    {
        return QDir(folder).entryList({u"vedette-backup-2*"_s}, QDir::Dirs, QDir::Name);
    }
    /// The schedule looks, and its answer is awaited.
    [[nodiscard]] bool runs()
    {
        const std::size_t before = ran.size();
        m_backups.runIfDue();
        return pumpUntil([&] { return ran.size() > before; });
    }
    /// The path of one that a person has made.
    QString create()
    {
        made.reset();
        m_clock.advance(seconds{1});
        m_backups.create(copies(), false);
        REQUIRE(pumpUntil([this] { return made.has_value(); }));
        REQUIRE(made->has_value());
        return (*made)->path;
    }

    /// What a person is shown of one.
    [[nodiscard]] BackupPreview shown(const QString& path) const
    {
        const auto preview = engine::previewBackup(path, data(), {});
        REQUIRE(preview);
        return *preview;
    }

    std::vector<Result<BackupEntry>> ran;
    std::optional<Result<BackupEntry>> made;
    std::optional<Result<std::vector<BackupEntry>>> listed;
    std::optional<Result<BackupPreview>> inspected;
    QStringList steps;

private:
    QTemporaryDir m_dir;
    test::ManualClock m_clock;
    EngineBackups m_backups{data(), secrets(), m_clock};
};

} // namespace

TEST_CASE("a person's backup is made away from this thread, listed, and looked into")
{
    CopyStage stage;

    const QString path = stage.create();

    CHECK(stage.steps == QStringList{u"vedette.db"_s});
    stage.backups().requestBackups(stage.copies());
    REQUIRE(pumpUntil([&] { return stage.listed.has_value(); }));
    REQUIRE(stage.listed->has_value());
    REQUIRE((*stage.listed)->size() == 1);
    CHECK((*stage.listed)->front().path == path);
    stage.addServer(u"second"_s);
    stage.backups().inspect(path);
    REQUIRE(pumpUntil([&] { return stage.inspected.has_value(); }));
    REQUIRE(stage.inspected->has_value());
    CHECK((*stage.inspected)->offered.servers.contains(u"first"_s));
    CHECK_FALSE((*stage.inspected)->offered.servers.contains(u"second"_s));
    CHECK((*stage.inspected)->present.servers.contains(u"second"_s));
}

TEST_CASE("a damaged backup is told when somebody looks into it")
{
    CopyStage stage;
    const QString path = stage.create();
    QFile file(path + u"/vedette.db"_s);
    REQUIRE(file.open(QIODevice::Append));
    file.write("x");
    file.close();

    stage.backups().inspect(path);

    REQUIRE(pumpUntil([&] { return stage.inspected.has_value(); }));
    REQUIRE_FALSE(stage.inspected->has_value());
    CHECK(stage.inspected->error().code == ErrorCode::BackupDamaged);
}

TEST_CASE("a backup that is cancelled leaves nothing behind")
{
    CopyStage stage;

    stage.backups().cancel(stage.backups().create(stage.copies(), false));

    REQUIRE(pumpUntil([&] { return stage.made.has_value(); }));
    REQUIRE_FALSE(stage.made->has_value());
    CHECK(stage.made->error().code == ErrorCode::Cancelled);
    CHECK(CopyStage::inFolder(stage.copies()).isEmpty());
}

TEST_CASE("a cancel is answered at once, also while SQLite can't be interrupted")
{
    CopyStage stage;
    auto other = store::Connection::open({.path = stage.data() + u"/vedette.db"_s});
    REQUIRE(other);
    REQUIRE((*other)->execute(u"PRAGMA locking_mode = EXCLUSIVE"_s));
    REQUIRE((*other)->execute(u"BEGIN EXCLUSIVE"_s)); // whoever reads it waits for 5 s
    const RequestId request = stage.backups().create(stage.copies(), false);
    REQUIRE(pumpUntil([&] { return !stage.steps.isEmpty(); }));

    stage.backups().cancel(request);

    REQUIRE(pumpUntil([&] { return stage.made.has_value(); }));
    REQUIRE_FALSE(stage.made->has_value());
    CHECK(stage.made->error().code == ErrorCode::Cancelled);
    other->reset();
    CHECK(pumpUntil([&] {
        return QDir(stage.copies()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }));
}

TEST_CASE("a backup with the vault file needs one")
{
    CopyStage stage;

    stage.backups().create(stage.copies(), true);

    REQUIRE(pumpUntil([&] { return stage.made.has_value(); }));
    REQUIRE_FALSE(stage.made->has_value());
    CHECK(stage.made->error().code == ErrorCode::VaultMissing);
}

TEST_CASE("the schedule makes a backup a day, and keeps as many as it was told")
{
    CopyStage stage;
    stage.backups().setPlan({.rhythm = BackupRhythm::Daily, .keep = 2});

    for (int day = 0; day < 4; ++day) {
        stage.clock().advance(hours{24});
        REQUIRE(stage.runs());
        REQUIRE(stage.ran.back().has_value());
    }

    const QStringList left = CopyStage::inFolder(stage.backups().defaultFolder());
    REQUIRE(left.size() == 2);
    CHECK(stage.ran.back()->path.endsWith(left.last()));
}

TEST_CASE("the schedule counts from the newest backup, also over a restart of the program")
{
    CopyStage stage;
    QDir().mkpath(stage.copies());
    const BackupPlan plan{.rhythm = BackupRhythm::Daily, .keep = 7, .folder = stage.copies()};
    stage.clock().advance(hours{10});
    stage.create(); // somebody else's
    stage.backups().setPlan(plan);
    stage.clock().advance(BackupSchedule::grace);

    stage.backups().runIfDue(); // finds that one, and makes none
    stage.made.reset();
    stage.backups().create(stage.copies() + u"/other"_s, false); // behind it, in the same line
    REQUIRE(pumpUntil([&] { return stage.made.has_value(); }));
    CHECK(stage.ran.empty());
    CHECK(CopyStage::inFolder(stage.copies()).size() == 1);
    stage.clock().advance(hours{24});

    REQUIRE(stage.runs());
    CHECK(CopyStage::inFolder(stage.copies()).size() == 2);
}

TEST_CASE("a backup that was emptied does not count as the newest: another one is made")
{
    CopyStage stage;
    QDir().mkpath(stage.copies());
    stage.clock().advance(hours{10});
    REQUIRE(QFile::resize(stage.create() + u"/vedette.db"_s, 0));
    stage.backups().setPlan({.rhythm = BackupRhythm::Daily, .keep = 7, .folder = stage.copies()});
    stage.clock().advance(BackupSchedule::grace);

    REQUIRE(stage.runs());

    REQUIRE(stage.ran.back().has_value());
    CHECK(CopyStage::inFolder(stage.copies()).size() == 2);
}

TEST_CASE("a folder that was chosen and is gone is not made again: its disk may not be there")
{
    CopyStage stage;
    stage.backups().setPlan({.rhythm = BackupRhythm::Daily, .keep = 7, .folder = stage.copies()});
    stage.clock().advance(hours{1});

    REQUIRE(stage.runs());
    REQUIRE_FALSE(stage.ran.back().has_value());
    CHECK(stage.ran.back().error().code == ErrorCode::NotFound);
    CHECK_FALSE(QFile::exists(stage.copies()));
    QDir().mkpath(stage.copies()); // the disk is back
    stage.backups().runIfDue();
    CHECK(stage.ran.size() == 1);
    stage.clock().advance(BackupSchedule::retry);

    REQUIRE(stage.runs());
    CHECK(stage.ran.back().has_value());
}

TEST_CASE("an engine that writes nothing has no backups to offer")
{
    const CopyStage stage;
    const bool isPersistent = GENERATE(true, false);
    const auto engine = engine::Engine::create({.dataFolder = stage.data(),
                                                .isPersistent = isPersistent,
                                                .secrets = stage.secrets(),
                                                .backups = {.rhythm = BackupRhythm::Daily}});
    REQUIRE(engine);

    (*engine)->start();
    (*engine)->setBackupPlan({});
    (*engine)->stop();

    CHECK(((*engine)->backups() != nullptr) == isPersistent);
}

TEST_CASE("a restore that was agreed to puts the backup in the place of what is there")
{
    CopyStage stage;
    const QString path = stage.create();
    const BackupPreview shown = stage.shown(path);
    stage.addServer(u"second"_s);
    engine::RestoreJob job({path, shown, stage.data(), stage.secrets()});
    std::optional<Result<QString>> before;
    QObject::connect(
        &job, &engine::RestoreJob::finished, &job, [&](const auto& answer) { before = answer; });

    job.start();

    REQUIRE(pumpUntil([&] { return before.has_value(); }));
    REQUIRE(before->has_value());
    CHECK(stage.servers() == QStringList{u"first"_s});
    CHECK(QFile::exists(**before + u"/vedette.db"_s));
}

TEST_CASE("a restore changes nothing when the backup is another one by now, or the folder is used")
{
    CopyStage stage;
    const QString path = stage.create();
    BackupPreview shown = stage.shown(path);
    stage.addServer(u"second"_s);
    const bool isUsed = GENERATE(true, false);
    Result<std::unique_ptr<QLockFile>> lock = fail(ErrorCode::NotFound);
    if (isUsed) {
        lock = engine::lockFolder(stage.data());
        REQUIRE(lock);
    } else {
        shown.backup.files.front().sha256 = QByteArray(32, 'x');
    }
    engine::RestoreJob job({path, shown, stage.data(), stage.secrets()});
    std::optional<Result<QString>> before;
    QObject::connect(
        &job, &engine::RestoreJob::finished, &job, [&](const auto& answer) { before = answer; });

    job.start();

    REQUIRE(pumpUntil([&] { return before.has_value(); }));
    REQUIRE_FALSE(before->has_value());
    CHECK(before->error().code == (isUsed ? ErrorCode::AlreadyRunning : ErrorCode::BackupChanged));
    CHECK(stage.servers().contains(u"second"_s));
}

TEST_CASE("a backup that was exchanged after it was shown is refused in a plain sentence")
{
    CopyStage stage;
    const QString path = stage.create();
    BackupPreview shown = stage.shown(path);
    stage.addServer(u"second"_s);
    SECTION("another one in its place")
    {
        const QString other = stage.create();
        REQUIRE(QDir().rename(path, path + u".aside"_s));
        REQUIRE(QDir().rename(other, path));
    }
    SECTION("other content, as a preview of files that were exchanged meanwhile has shown it")
    {
        shown.offered.servers = QStringList{u"harmless"_s};
    }
    engine::RestoreJob job({path, shown, stage.data(), stage.secrets()});
    std::optional<Result<QString>> before;
    QObject::connect(
        &job, &engine::RestoreJob::finished, &job, [&](const auto& answer) { before = answer; });

    job.start();

    REQUIRE(pumpUntil([&] { return before.has_value(); }));
    REQUIRE_FALSE(before->has_value());
    CHECK(before->error().code == ErrorCode::BackupChanged);
    CHECK(text::words(before->error()).summary == u"This backup is not the one that was shown."_s);
    CHECK(stage.servers().contains(u"second"_s));
}
