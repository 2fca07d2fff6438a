// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/KitFlow.h"
#include "core/fleet/AccessSource.h"
#include "core/store/Connection.h"
#include "tests/engine/SecretStage.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeKeychain;
using test::pumpUntil;
using test::SecretStage;

namespace {

/// An engine, and what it said of kits.
class KitDesk
{
public:
    KitDesk(const QString& folder, std::shared_ptr<FakeKeychain> keychain)
        : stage(folder, std::move(keychain))
        , m_folder(folder)
    {
        QObject::connect(stage.engine->access(),
                         &AccessSource::kitReady,
                         stage.engine.get(),
                         [this](RequestId, const Result<AccessKit>& ready) { m_kit = ready; });
        QObject::connect(
            stage.engine->access(),
            &AccessSource::kitVerified,
            stage.engine.get(),
            [this](RequestId request, const AccessReport& told) { reports[request] = told; });
    }

    Result<AccessKit> prepare(ServerId server)
    {
        m_kit.reset();
        stage.engine->access()->prepareKit(server);
        REQUIRE(pumpUntil([this] { return m_kit.has_value(); }));
        return *m_kit;
    }
    AccessReport verify(const AccessKit& kit)
    {
        const RequestId request = stage.engine->access()->verifyKit(kit);
        REQUIRE(pumpUntil([&] { return reports.contains(request); }, seconds{60}));
        return reports[request];
    }
    std::optional<Error> use(const AccessKit& kit)
    {
        return stage.wait(stage.engine->access()->useKit(kit));
    }
    /// As if all keys had been made a day ago.
    void ageKeys() const
    {
        for (const QString& name : keyFiles()) {
            QFile file(m_folder + u"/keys/"_s + name);
            REQUIRE(file.open(QIODevice::ReadWrite));
            REQUIRE(file.setFileTime(QDateTime::currentDateTime().addDays(-1),
                                     QFileDevice::FileModificationTime));
        }
    }
    [[nodiscard]] QStringList keyFiles() const
    {
        return QDir(m_folder + u"/keys"_s).entryList(QDir::Files);
    }

    SecretStage stage;
    std::map<RequestId, AccessReport> reports;

private:
    QString m_folder;
    std::optional<Result<AccessKit>> m_kit;
};

void runSql(const QString& path, const QString& statement)
{
    const auto connection = store::Connection::open({.path = path});
    REQUIRE((*connection)->execute(statement));
}

/// A folder with a vault ("master") and a server whose own login needs no secret.
ServerId addToVault(const QString& folder, const test::FakeSshServer& fake)
{
    SecretStage stage(folder, nullptr);
    REQUIRE_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));
    return stage.add(fake, "right", false);
}

} // namespace

TEST_CASE("a kit keeps its passphrase when the server's entry can't be stored")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    KitDesk desk(store.folder(), keychain);
    const ServerId server = desk.stage.add(fake, "right", false);
    const auto kit = desk.prepare(server);
    REQUIRE(kit);
    runSql(store.configPath(),
           u"CREATE TRIGGER full BEFORE UPDATE ON server BEGIN SELECT RAISE(FAIL, 'full'); END"_s);

    CHECK(desk.use(*kit));

    CHECK_FALSE(desk.stage.wait(desk.stage.secrets().requestStatus()));
    CHECK(keychain->servers() == std::set{store::kitIdOf(server)});
    runSql(store.configPath(), u"DROP TRIGGER full"_s);
    CHECK_FALSE(desk.use(*kit));
    CHECK(pumpUntil([&] { return keychain->servers() == std::set{server}; }));
}

TEST_CASE("a kit keeps its passphrase until the server's own entry has it")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    KitDesk desk(store.folder(), keychain);
    const ServerId server = desk.stage.add(fake, "right", false);
    const auto kit = desk.prepare(server);
    REQUIRE(kit);
    keychain->setTrouble([server](FakeKeychain::Call call, ServerId entry) {
        return call == FakeKeychain::Call::Write && entry == server;
    });

    CHECK_FALSE(desk.use(*kit));

    REQUIRE(pumpUntil([&] { return desk.stage.status.waiting == std::vector{server}; }));
    CHECK_FALSE(desk.stage.wait(desk.stage.secrets().requestStatus()));
    CHECK(keychain->servers() == std::set{store::kitIdOf(server)});
    keychain->setWorking(true);
    desk.stage.secrets().keepWaiting();
    CHECK(pumpUntil([&] { return keychain->servers() == std::set{server}; }));
}

TEST_CASE("no key is made whose passphrase can't be kept")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const bool hasVault = GENERATE(true, false);
    ServerId server;
    if (hasVault) {
        server = addToVault(store.folder(), fake);
    }
    KitDesk desk(store.folder(), nullptr);
    server = hasVault ? server : desk.stage.add(fake, "right", false);
    REQUIRE(pumpUntil([&] { return desk.stage.servers.contains(server); }));

    const auto kit = desk.prepare(server);

    REQUIRE_FALSE(kit);
    CHECK(kit.error().code == (hasVault ? ErrorCode::VaultLocked : ErrorCode::VaultMissing));
    CHECK(desk.keyFiles().isEmpty());
    CHECK_FALSE(desk.stage.wait(desk.stage.secrets().requestStatus()));
    CHECK(desk.stage.status.waiting.empty());
}

TEST_CASE("a key whose passphrase could not be written goes again")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    KitDesk desk(store.folder(), keychain);
    const ServerId server = desk.stage.add(fake, "right", false);
    keychain->setTrouble(
        [](FakeKeychain::Call call, ServerId) { return call == FakeKeychain::Call::Write; });

    const auto kit = desk.prepare(server);

    REQUIRE_FALSE(kit);
    CHECK(kit.error().code == ErrorCode::KeychainFailed);
    CHECK(pumpUntil([&] { return desk.keyFiles().isEmpty(); }));
    CHECK(desk.stage.status.waiting.empty());
}

TEST_CASE("the keys of a server that is gone for good go with their passphrase")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    {
        KitDesk desk(store.folder(), keychain);
        const ServerId unused = desk.stage.add(fake, "right", false);
        const ServerId used = desk.stage.add(fake, "right", false);
        REQUIRE(desk.prepare(unused));
        const auto kit = desk.prepare(used);
        REQUIRE(kit);
        REQUIRE_FALSE(desk.use(*kit));
        REQUIRE(pumpUntil([&] {
            return keychain->servers() == std::set{used, store::kitIdOf(unused)};
        }));
        REQUIRE(desk.keyFiles().size() == 4);
        desk.ageKeys();
        REQUIRE_FALSE(desk.stage.wait(desk.stage.engine->removeServers({unused, used})));
    }
    {
        KitDesk sameDay(store.folder(), keychain);
        CHECK_FALSE(sameDay.stage.wait(sameDay.stage.secrets().requestStatus()));
        CHECK(sameDay.keyFiles().size() == 4);
    }
    runSql(store.configPath(), u"UPDATE server SET removed_at = 1 WHERE removed_at > 0"_s);

    const KitDesk later(store.folder(), keychain);

    CHECK(pumpUntil([&] { return keychain->servers().empty(); }));
    CHECK(pumpUntil([&] { return later.keyFiles().isEmpty(); }));
}

TEST_CASE("a locked vault takes the passphrase of a kit out of memory, too")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const ServerId server = addToVault(store.folder(), fake);
    KitDesk desk(store.folder(), nullptr);
    REQUIRE_FALSE(desk.stage.wait(desk.stage.secrets().unlock(Secret("master"))));
    const auto kit = desk.prepare(server);
    REQUIRE(kit);
    REQUIRE_FALSE(desk.stage.wait(desk.stage.secrets().lock()));

    const AccessReport report = desk.verify(*kit);

    REQUIRE(report.error);
    CHECK(report.error->code == ErrorCode::VaultLocked);
    CHECK(desk.use(*kit));
}

TEST_CASE("a second verification of a kit ends the first one that still waits for its passphrase")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const ServerId server = addToVault(store.folder(), fake);
    KitDesk desk(store.folder(), nullptr);
    REQUIRE_FALSE(desk.stage.wait(desk.stage.secrets().unlock(Secret("master"))));
    const auto kit = desk.prepare(server);
    REQUIRE(kit);
    REQUIRE_FALSE(desk.stage.wait(desk.stage.secrets().lock()));

    const RequestId first = desk.stage.engine->access()->verifyKit(*kit);
    const RequestId second = desk.stage.engine->access()->verifyKit(*kit);

    REQUIRE(pumpUntil([&] { return desk.reports.size() == 2; }));
    REQUIRE(desk.reports[first].error);
    const ErrorCode code = desk.reports[first].error->code; // by whichever comes first
    CHECK((code == ErrorCode::Cancelled || code == ErrorCode::VaultLocked));
    REQUIRE(desk.reports[second].error);
    CHECK(desk.reports[second].error->code == ErrorCode::VaultLocked);
}
