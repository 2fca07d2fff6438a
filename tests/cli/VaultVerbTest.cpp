// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/VaultVerb.h"

#include "core/engine/Configuration.h"
#include "core/engine/SecretKeeper.h"
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/TempStore.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>

#include <fcntl.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::runCli;

namespace {

/// A data folder, and a file with its master password.
struct VaultCase
{
    VaultCase() { writeKey("master"); }

    void writeKey(const QByteArray& master) const
    {
        test::writeFile(key(), master);
        QFile::setPermissions(key(), QFile::ReadOwner | QFile::WriteOwner);
    }
    [[nodiscard]] QString key() const { return keys.filePath(u"key"_s); }
    [[nodiscard]] CliOutcome run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return runCli(arguments + QStringList{u"--data-dir"_s, store.folder()}, input);
    }
    [[nodiscard]] CliOutcome runWithKey(const QStringList& arguments,
                                        const QByteArray& input = {}) const
    {
        return run(arguments + QStringList{u"--vault-key-file"_s, key()}, input);
    }
    /// A server that leads to `fake`, with a kept password.
    void add(const test::FakeSshServer& fake) const
    {
        REQUIRE(runWithKey({u"vault"_s, u"create"_s}).code == ExitCode::Ok);
        const CliOutcome added = runWithKey({u"server"_s,
                                             u"add"_s,
                                             u"tester@127.0.0.1:%1"_s.arg(fake.port()),
                                             u"--name"_s,
                                             u"web"_s,
                                             u"--password-stdin"_s,
                                             u"--host-key-policy"_s,
                                             u"accept-new"_s},
                                            "right\n");
        INFO(added.err.toStdString());
        REQUIRE(added.code == ExitCode::Ok);
        CHECK(added.out.contains(u"in the vault file"_s));
    }
    [[nodiscard]] QJsonObject status() const
    {
        return run({u"vault"_s, u"status"_s, u"--json"_s}).json().object();
    }

    test::TempStore store;
    QTemporaryDir keys;
};

} // namespace

TEST_CASE("a fresh folder keeps no secret, and says so")
{
    const VaultCase vault;

    const QJsonObject status = vault.status();

    CHECK(status["place"_L1].toString() == u"undecided"_s);
    CHECK_FALSE(status["vaultFile"_L1].toBool(true));
    CHECK(status["kept"_L1].toInt(-1) == 0);
}

TEST_CASE("a password is kept in the vault, and a probe finds it there")
{
    const VaultCase vault;
    const test::FakeSshServer fake;
    vault.add(fake);
    CHECK(vault.status()["kept"_L1].toInt() == 1);

    SECTION("with the master password")
    {
        const CliOutcome probed = vault.runWithKey({u"probe"_s, u"web"_s, u"--json"_s});
        INFO(probed.err.toStdString());
        CHECK(probed.code == ExitCode::Ok);
    }
    SECTION("not without it")
    {
        const CliOutcome probed = vault.run({u"probe"_s, u"web"_s});
        CHECK(probed.code == ExitCode::Authentication);
        CHECK(probed.err.contains(u"vault is locked"_s));
        CHECK(fake.counters().connections == 0);
    }
    SECTION("not with a wrong one")
    {
        vault.writeKey("guess");
        const CliOutcome probed = vault.runWithKey({u"probe"_s, u"web"_s});
        CHECK(probed.code == ExitCode::Authentication);
        CHECK(probed.err.contains(u"master password is not right"_s));
    }
    SECTION("through a descriptor")
    {
        const int descriptor = ::open(QFile::encodeName(vault.key()).constData(), O_RDONLY);
        const CliOutcome probed
            = vault.run({u"probe"_s, u"web"_s, u"--vault-key-fd"_s, QString::number(descriptor)});
        CHECK(probed.code == ExitCode::Ok);
    }
    SECTION("through the environment's file")
    {
        qputenv("VEDETTE_VAULT_KEY_FILE", vault.key().toUtf8());
        const CliOutcome probed = vault.run({u"probe"_s, u"web"_s});
        qunsetenv("VEDETTE_VAULT_KEY_FILE");
        CHECK(probed.code == ExitCode::Ok);
    }
    SECTION("through systemd's credential")
    {
        QTemporaryDir credentials;
        test::writeFile(credentials.filePath(u"vedette-vault-key"_s), "master");
        QFile::setPermissions(credentials.filePath(u"vedette-vault-key"_s), QFile::ReadOwner);
        qputenv("CREDENTIALS_DIRECTORY", credentials.path().toUtf8());
        const CliOutcome probed = vault.run({u"probe"_s, u"web"_s});
        qunsetenv("CREDENTIALS_DIRECTORY");
        CHECK(probed.code == ExitCode::Ok);
    }
}

TEST_CASE("the headless collector logs in with the kept password")
{
    const VaultCase vault;
    const test::FakeSshServer fake;
    vault.add(fake);

    const CliOutcome collected = vault.runWithKey({u"collect"_s, u"--for"_s, u"4s"_s, u"--json"_s});

    CHECK(collected.code == ExitCode::Ok);
    CHECK(fake.counters().logins == 1);
}

TEST_CASE("a collector with a wrong master password says so and ends")
{
    const VaultCase vault;
    REQUIRE(vault.runWithKey({u"vault"_s, u"create"_s}).code == ExitCode::Ok);
    vault.writeKey("guess");

    const CliOutcome collected = vault.runWithKey({u"collect"_s, u"--for"_s, u"1s"_s});

    CHECK(collected.code == ExitCode::Authentication);
}

TEST_CASE("a key file that others may read is refused")
{
    const VaultCase vault;
    QFile::setPermissions(
        vault.key(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);

    const CliOutcome refused = vault.runWithKey({u"vault"_s, u"create"_s});

    CHECK(refused.code == ExitCode::Authentication);
    CHECK_FALSE(QFile::exists(engine::vaultPath(vault.store.folder())));
}

TEST_CASE("a password that nothing would keep is an error, and adds no server")
{
    const VaultCase vault;

    const CliOutcome refused
        = vault.run({u"server"_s, u"add"_s, u"root@web"_s, u"--password-stdin"_s}, "right\n");

    CHECK(refused.code == ExitCode::Authentication);
    CHECK(refused.err.contains(u"vault create"_s));
    CHECK_FALSE(vault.run({u"server"_s, u"list"_s}).out.contains(u"web"_s));
}

TEST_CASE("an edit replaces the kept password")
{
    const VaultCase vault;
    test::FakeSshOptions options;
    options.password = "newer";
    const test::FakeSshServer fake(options);
    vault.add(fake);
    CHECK(vault.runWithKey({u"probe"_s, u"web"_s}).code == ExitCode::Authentication);

    const CliOutcome edited
        = vault.runWithKey({u"server"_s, u"edit"_s, u"web"_s, u"--password-stdin"_s}, "newer\n");

    CHECK(edited.code == ExitCode::Ok);
    CHECK(vault.runWithKey({u"probe"_s, u"web"_s}).code == ExitCode::Ok);
}

TEST_CASE("the master password is changed on the command line")
{
    const VaultCase vault;
    REQUIRE(vault.run({u"vault"_s, u"create"_s}, "master\n").code == ExitCode::Ok);

    CHECK(vault.run({u"vault"_s, u"change-password"_s}, "guess\nnext\n").code
          == ExitCode::Authentication);
    CHECK(vault.runWithKey({u"vault"_s, u"change-password"_s}, "next\n").code == ExitCode::Ok);
    CHECK(vault.run({u"vault"_s, u"change-password"_s}, "next\nthird\n").code == ExitCode::Ok);
}

TEST_CASE("a second vault is refused, and a missing one told, with what to do")
{
    const VaultCase vault;
    const CliOutcome missing = vault.run({u"vault"_s, u"change-password"_s}, "a\nb\n");
    REQUIRE(vault.run({u"vault"_s, u"create"_s}, "master\n").code == ExitCode::Ok);

    const CliOutcome again = vault.run({u"vault"_s, u"create"_s}, "again\n");

    CHECK(missing.code == ExitCode::Authentication);
    CHECK(missing.err.contains(u"vedette vault create"_s));
    CHECK(again.code == ExitCode::Usage);
    CHECK(again.err.contains(u"There is a vault already"_s));
    CHECK(again.err.contains(u"change-password"_s));
    CHECK(vault.runWithKey({u"vault"_s, u"change-password"_s}, "next\n").code == ExitCode::Ok);
}

TEST_CASE("a short master password is taken with a hint, a longer one without")
{
    const VaultCase vault;
    const auto [master, isShort] = GENERATE(table<QByteArray, bool>({
        {"eleven char", true},
        {"twelve chars", false},
        {QString(11, QChar(0x00e4)).toUtf8(), true}, // 22 bytes
        {QString(12, QChar(0x4e2d)).toUtf8(), false},
    }));

    const CliOutcome created = vault.run({u"vault"_s, u"create"_s}, master + '\n');
    const CliOutcome changed
        = vault.run({u"vault"_s, u"change-password"_s}, master + '\n' + master + '\n');

    for (const CliOutcome& outcome : {created, changed}) {
        INFO(outcome.err.toStdString());
        CHECK(outcome.code == ExitCode::Ok);
        CHECK(outcome.err.contains(u"fewer than 12 characters"_s) == isShort);
        CHECK_FALSE((outcome.out + outcome.err).contains(QString::fromUtf8(master)));
    }
}

TEST_CASE("secrets are forgotten one by one, or all with the vault")
{
    const VaultCase vault;
    const test::FakeSshServer fake;
    vault.add(fake);

    CHECK(vault.run({u"vault"_s, u"forget"_s}).code == ExitCode::Usage);
    CHECK(vault.run({u"vault"_s, u"forget"_s, u"nobody"_s}).code == ExitCode::NotFound);
    SECTION("one")
    {
        CHECK(vault.runWithKey({u"vault"_s, u"forget"_s, u"web"_s}).code == ExitCode::Ok);
        CHECK(vault.status()["kept"_L1].toInt(-1) == 0);
        CHECK(vault.status()["vaultFile"_L1].toBool());
    }
    SECTION("all, without the master password")
    {
        CHECK(vault.run({u"vault"_s, u"forget"_s, u"--all"_s}).code == ExitCode::Ok);
        CHECK(vault.status()["kept"_L1].toInt(-1) == 0);
        CHECK_FALSE(vault.status()["vaultFile"_L1].toBool(true));
    }
}

TEST_CASE("a login from the command line takes the kept password of its jump host")
{
    test::FakeSshOptions options;
    options.isJumpHost = true;
    const test::FakeSshServer bastion(options);
    const test::FakeSshServer target;
    const VaultCase vault;
    vault.add(bastion);
    const QStringList login{u"diagnose"_s,
                            u"tester@127.0.0.1:%1"_s.arg(target.port()),
                            u"--jump"_s,
                            u"tester@127.0.0.1:%1"_s.arg(bastion.port()),
                            u"--accept-new"_s,
                            u"--password-stdin"_s};

    const CliOutcome outcome = vault.runWithKey(login, "right\n");

    INFO(outcome.out.toStdString() + outcome.err.toStdString());
    CHECK(outcome.code == ExitCode::Ok);
    CHECK(bastion.counters().logins == 1);
    CHECK(target.counters().logins == 1);

    const CliOutcome locked = vault.run(login, "right\n");
    CHECK(locked.code != ExitCode::Ok);
    CHECK(locked.err.contains(u"jump host tester@127.0.0.1:%1"_s.arg(bastion.port())));
    CHECK(bastion.counters().connections == 1);
}
