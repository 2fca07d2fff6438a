// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/BackupVerb.h"

#include "core/engine/Configuration.h"
#include "core/engine/FolderLock.h"
#include "core/engine/SecretKeeper.h"
#include "core/vault/VaultFile.h"
#include "tests/cli/RunCli.h"
#include "tests/support/Canary.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeKeychain.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempStore.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;

namespace {

/// Two data folders of which the first has a server, and a clock that the test moves.
class BackupCase
{
public:
    BackupCase() { add(u"first"_s); }

    [[nodiscard]] QString data() const { return m_dir.filePath(u"data"_s); }
    [[nodiscard]] QString other() const { return m_dir.filePath(u"other"_s); }
    [[nodiscard]] QString copies() const { return m_dir.filePath(u"copies"_s); }
    [[nodiscard]] QString root() const { return m_dir.path(); }
    [[nodiscard]] engine::SecretOptions secrets() const
    {
        engine::SecretOptions options = test::FakeKeychain::options(nullptr);
        options.clock = &m_clock;
        return options;
    }

    /// `vedette backup …`, a second later than the last one.
    CliOutcome run(const QStringList& arguments, const QString& folder = {})
    {
        m_clock.advance(seconds{1});
        CliOutcome outcome;
        QTextStream out(&outcome.out);
        QTextStream err(&outcome.err);
        QBuffer in;
        in.open(QIODevice::ReadOnly);
        outcome.code = cli::runBackup(
            arguments + QStringList{u"--data-dir"_s, folder.isEmpty() ? data() : folder},
            cli::Console{out, err, in, {}, secrets()});
        out.flush();
        err.flush();
        return outcome;
    }

    /// Where the new backup is.
    QString made(const QStringList& options = {})
    {
        const CliOutcome outcome = run(QStringList{u"create"_s, copies(), u"--json"_s} + options);
        INFO(outcome.err.toStdString());
        REQUIRE(outcome.code == ExitCode::Ok);
        return outcome.json()["path"_L1].toString();
    }

    void add(const QString& name, const QString& proxyCommand = {}) const
    {
        const auto configuration = engine::Configuration::open(data());
        REQUIRE(configuration);
        Server server;
        server.name = name;
        server.host = u"db1.example.net"_s;
        server.proxyCommand = proxyCommand;
        server.runsProxyCommand = !proxyCommand.isEmpty();
        REQUIRE((*configuration)->add({server}));
    }

    void addCommand(const QString& name, const QString& script) const
    {
        const auto configuration = engine::Configuration::open(data());
        REQUIRE(configuration);
        CustomCommand command;
        command.name = name;
        command.script = script;
        REQUIRE((*configuration)->saveCommands({command}));
    }

    [[nodiscard]] static QStringList names(const QString& folder)
    {
        const auto configuration = engine::Configuration::open(folder);
        REQUIRE(configuration);
        const auto servers = (*configuration)->servers();
        REQUIRE(servers);
        QStringList found;
        for (const Server& server : *servers) {
            if (server.kind == ServerKind::Ssh) {
                found += server.name;
            }
        }
        return found;
    }

private:
    QTemporaryDir m_dir;
    test::ManualClock m_clock;
};

void changeLastByte(const QString& path)
{
    QByteArray bytes = test::readFile(path);
    bytes[bytes.size() - 1] = static_cast<char>(~bytes.back());
    test::writeFile(path, bytes);
}

} // namespace

TEST_CASE("a backup is made in the data folder, listed, shown and restored elsewhere")
{
    BackupCase backups;
    const CliOutcome made = backups.run({u"create"_s, u"--json"_s});
    INFO(made.err.toStdString());
    REQUIRE(made.code == ExitCode::Ok);
    CHECK(made.json()["ok"_L1].toBool());
    const QString path = made.json()["path"_L1].toString();
    CHECK(path.startsWith(backups.data() + u"/backups/vedette-backup-"_s));

    const CliOutcome listed = backups.run({u"list"_s, u"--json"_s});
    REQUIRE(listed.code == ExitCode::Ok);
    REQUIRE(listed.json().array().size() == 1);
    CHECK(listed.json().array().at(0)["path"_L1].toString() == path);

    const CliOutcome shown = backups.run({u"show"_s, path, u"--json"_s});
    REQUIRE(shown.code == ExitCode::Ok);
    CHECK(shown.json()["content"_L1]["servers"_L1].toArray().contains(u"first"_s));
    CHECK_FALSE(shown.json()["olderSchema"_L1].toBool(true));

    const CliOutcome restored
        = backups.run({u"restore"_s, path, u"--yes"_s, u"--json"_s}, backups.other());
    INFO(restored.err.toStdString());
    REQUIRE(restored.code == ExitCode::Ok);
    CHECK(restored.json()["ok"_L1].toBool());
    CHECK(BackupCase::names(backups.other()) == QStringList{u"first"_s});
}

TEST_CASE("backups in words tell a person the same")
{
    BackupCase backups;

    const CliOutcome made = backups.run({u"create"_s, backups.copies()});

    REQUIRE(made.code == ExitCode::Ok);
    CHECK(made.out.startsWith(u"Wrote "_s + backups.copies()));
    const QString name = QDir(backups.copies()).entryList({u"vedette-backup-*"_s}).value(0);
    CHECK(backups.run({u"list"_s, backups.copies()}).out.contains(name));
    const CliOutcome shown = backups.run({u"show"_s, backups.copies() + u'/' + name});
    CHECK(shown.code == ExitCode::Ok);
    CHECK(shown.out.contains(u"Its servers: "));
}

TEST_CASE("only the newest backups are kept where that is asked for")
{
    BackupCase backups;
    const QString first = backups.made();
    const QString second = backups.made();

    const CliOutcome third
        = backups.run({u"create"_s, backups.copies(), u"--keep"_s, u"2"_s, u"--json"_s});

    REQUIRE(third.code == ExitCode::Ok);
    CHECK(third.json()["removed"_L1].toArray() == QJsonArray{QDir(first).dirName()});
    CHECK_FALSE(QFile::exists(first));
    CHECK(QFile::exists(second));
}

TEST_CASE("what a restore would change is shown, and nothing is done where nobody can say yes")
{
    BackupCase backups;
    backups.add(u"tunnel"_s, u"cloudflared access ssh"_s);
    const QString path = backups.made();
    backups.add(u"second"_s);

    const CliOutcome refused = backups.run({u"restore"_s, path});

    CHECK(refused.code == ExitCode::Usage);
    CHECK(refused.out.contains(u"not in the backup: second"));
    CHECK(refused.out.contains(u"tunnel: cloudflared access ssh"));
    CHECK(refused.err.contains(u"--yes"));
    CHECK(BackupCase::names(backups.data()).contains(u"second"_s));
    CHECK(backups.run({u"restore"_s, path, u"--json"_s}).code == ExitCode::Usage);
}

TEST_CASE("commands that a backup would run on servers are shown with their text")
{
    BackupCase backups;
    backups.addCommand(u"disk"_s, u"df\nuptime"_s);
    const QString path = backups.made();

    const CliOutcome shown = backups.run({u"show"_s, path});
    const CliOutcome json = backups.run({u"show"_s, path, u"--json"_s});
    const CliOutcome elsewhere = backups.run({u"restore"_s, path}, backups.other());
    const CliOutcome here = backups.run({u"restore"_s, path});

    CHECK(shown.out.contains(u"Commands that it runs on servers (1):\n  disk (on):\n    | df\n"
                             "    | uptime\n"));
    const QJsonValue content = json.json()["content"_L1];
    CHECK(content["notes"_L1].toInt(-1) == 0);
    CHECK(content["commandList"_L1][0]["name"_L1].toString() == u"disk"_s);
    CHECK(content["commandList"_L1][0]["script"_L1].toString() == u"df\nuptime"_s);
    CHECK(elsewhere.out.contains(u"come new or change with it (1):\n  disk (new, on):"));
    CHECK_FALSE(here.out.contains(u"come new or change"));
}

TEST_CASE("a restore tells where the old files are, and replaces what is there")
{
    BackupCase backups;
    const QString path = backups.made();
    backups.add(u"second"_s);

    const CliOutcome restored = backups.run({u"restore"_s, path, u"--yes"_s});

    INFO(restored.err.toStdString());
    REQUIRE(restored.code == ExitCode::Ok);
    CHECK(BackupCase::names(backups.data()) == QStringList{u"first"_s});
    const QString before = QDir(backups.data()).entryList({u"before-restore-*"_s}).value(0);
    REQUIRE_FALSE(before.isEmpty());
    CHECK(restored.out.contains(before));
    CHECK(BackupCase::names(backups.data() + u'/' + before)
          == QStringList{u"first"_s, u"second"_s});
}

TEST_CASE("nothing is restored while a program uses the data folder; a backup is made all the same")
{
    BackupCase backups;
    const QString path = backups.made();
    backups.add(u"second"_s);
    const auto running = engine::lockFolder(backups.data());
    REQUIRE(running);

    const CliOutcome refused = backups.run({u"restore"_s, path, u"--yes"_s, u"--json"_s});

    CHECK(refused.code == ExitCode::AlreadyRunning);
    CHECK(refused.json()["error"_L1]["code"_L1].toString() == u"already_running"_s);
    CHECK(BackupCase::names(backups.data()).contains(u"second"_s));
    CHECK(QFile::exists(backups.made()));
}

TEST_CASE("a damaged backup is neither shown nor restored")
{
    BackupCase backups;
    const QString path = backups.made();
    changeLastByte(path + u"/vedette.db"_s);

    for (const QString& verb : {u"show"_s, u"restore"_s}) {
        const CliOutcome refused = backups.run({verb, path, u"--json"_s});
        CHECK(refused.code == ExitCode::DataFolder);
        CHECK(refused.json()["error"_L1]["code"_L1].toString() == u"backup_damaged"_s);
        CHECK(refused.err.contains(u"vedette.db"));
    }
    test::writeFile(path + u"/manifest.json"_s, R"({"format": 2})");
    CHECK(backups.run({u"show"_s, path}).code == ExitCode::NewerDatabase);
}

TEST_CASE("a call of backup that can't be is told as that")
{
    BackupCase backups;

    CHECK(backups.run({}).code == ExitCode::Usage);
    CHECK(backups.run({u"show"_s}).code == ExitCode::Usage);
    CHECK(backups.run({u"restore"_s}).code == ExitCode::Usage);
    const QString keep = GENERATE(u"0"_s, u"-1"_s, u"two"_s, u"99999"_s);
    CHECK(backups.run({u"create"_s, u"--keep"_s, keep}).code == ExitCode::Usage);
    CHECK(backups.run({u"list"_s, backups.other()}).code == ExitCode::NotFound);
    CHECK(backups.run({u"show"_s, backups.other()}).code == ExitCode::NotFound);
    CHECK(backups.run({u"create"_s}, backups.other()).code == ExitCode::NotFound);
    CHECK(QDir(backups.data()).entryList({u"backups"_s}).isEmpty());
}

TEST_CASE("every verb of backup has a help with an example")
{
    BackupCase backups;
    const QString verb = GENERATE(u"create"_s, u"list"_s, u"show"_s, u"restore"_s);

    const CliOutcome help = backups.run({verb, u"--help"_s});

    CHECK(help.code == ExitCode::Ok);
    CHECK(help.out.contains(u"  vedette backup "_s + verb));
}

TEST_CASE("passwords go along in the vault alone, and only where that is asked for")
{
    BackupCase backups;
    const test::Canary password("Zx9-kept-password-4711");
    const test::Canary master("Zx9-master-password-0815");
    vault::VaultFile vault(
        {.path = engine::vaultPath(backups.data()), .bounds = backups.secrets().bounds});
    REQUIRE(vault.create(Secret(master.text()), {}));
    Credential kept;
    kept.password = Secret(password.text());
    REQUIRE(vault.write(ServerId{1}, kept));

    const QString without = backups.made();
    const QString with = backups.made({u"--with-secrets"_s});

    CHECK_FALSE(QFile::exists(without + u"/secrets.vault"_s));
    CHECK(test::readFile(with + u"/secrets.vault"_s)
          == test::readFile(engine::vaultPath(backups.data())));
    CHECK(password.filesIn(backups.root()).isEmpty());
    CHECK(master.filesIn(backups.root()).isEmpty());
    const CliOutcome restored = backups.run({u"restore"_s, with, u"--yes"_s}, backups.other());
    INFO(restored.err.toStdString());
    REQUIRE(restored.code == ExitCode::Ok);
    vault::VaultFile moved(
        {.path = engine::vaultPath(backups.other()), .bounds = backups.secrets().bounds});
    REQUIRE(moved.unlock(Secret(master.text()), {}));
    const auto read = moved.read(ServerId{1});
    REQUIRE(read);
    CHECK(read->password.view() == password.text());
}

TEST_CASE("where there is no vault, or it is damaged, none can go along")
{
    BackupCase backups;

    const CliOutcome missing = backups.run({u"create"_s, backups.copies(), u"--with-secrets"_s});
    test::writeFile(engine::vaultPath(backups.data()), "no vault");
    const CliOutcome damaged = backups.run({u"create"_s, backups.copies(), u"--with-secrets"_s});

    CHECK(missing.code == ExitCode::Authentication);
    CHECK(missing.err.contains(u"no vault"));
    CHECK(missing.err.contains(u"keychain"));
    CHECK(damaged.code == ExitCode::DataFolder);
    CHECK_FALSE(QFile::exists(backups.copies()));
}
