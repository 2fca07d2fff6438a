// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/AccessKitVerb.h"

#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"
#include "tests/support/SshdFixture.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::runCli;
using test::SshdFixture;

namespace {

/// A data folder with a vault, and one server "web" in it.
class KitCase
{
public:
    explicit KitCase(bool withVault = true)
    {
        test::writeFile(m_keys.filePath(u"master"_s), "master");
        QFile::setPermissions(m_keys.filePath(u"master"_s), QFile::ReadOwner | QFile::WriteOwner);
        if (withVault) {
            REQUIRE(run({u"vault"_s, u"create"_s}).code == ExitCode::Ok);
        }
    }

    [[nodiscard]] CliOutcome run(const QStringList& arguments) const
    {
        return runCli(arguments
                      + QStringList{u"--data-dir"_s,
                                    m_store.folder(),
                                    u"--vault-key-file"_s,
                                    m_keys.filePath(u"master"_s)});
    }
    [[nodiscard]] CliOutcome kit(const QStringList& options = {}) const
    {
        return run(QStringList{u"access-kit"_s, u"web"_s} + options);
    }
    void add(const QString& target, const QStringList& options = {}) const
    {
        const CliOutcome added
            = run(QStringList{u"server"_s, u"add"_s, target, u"--name"_s, u"web"_s} + options);
        INFO(added.err);
        REQUIRE(added.code == ExitCode::Ok);
    }
    void addSshd(const SshdFixture& sshd) const
    {
        add(u"127.0.0.1:%1"_s.arg(sshd.pin().port),
            {u"--host-key-policy"_s, u"accept-new"_s, u"--identity"_s, sshd.keyPath()});
    }
    [[nodiscard]] QJsonObject server() const
    {
        return runCli({u"server"_s,
                       u"show"_s,
                       u"web"_s,
                       u"--json"_s,
                       u"--data-dir"_s,
                       m_store.folder()})
            .json()
            .object();
    }
    [[nodiscard]] QString folder() const { return m_store.folder(); }

private:
    test::TempStore m_store;
    QTemporaryDir m_keys;
};

} // namespace

TEST_CASE("a kit tells the line, that no sudo is needed, and how to go on; again the same")
{
    const KitCase kits;
    kits.add(u"deploy@db1.example.net"_s);

    const CliOutcome first = kits.kit();
    const CliOutcome again = kits.kit();

    INFO(first.err);
    CHECK(first.code == ExitCode::Ok);
    CHECK(first.out.contains(u"\nrestrict,command=\"exec sh -c "_s));
    CHECK(first.out.contains(u"~/.ssh/authorized_keys of deploy"_s));
    CHECK(first.out.contains(u"No probe needs sudo"_s));
    CHECK(first.out.contains(u"vedette access-kit web --use"_s));
    CHECK(first.out.contains(u"in the vault file"_s));
    CHECK(again.out == first.out);
    CHECK(kits.kit({u"--new"_s}).out != first.out);
    CHECK(kits.server()["access"_L1].toString() == u"shell"_s);
}

TEST_CASE("the key's file is its owner's alone, encrypted, and its passphrase is told nowhere")
{
    const KitCase kits;
    kits.add(u"deploy@db1.example.net"_s);

    const QJsonObject kit = kits.kit({u"--json"_s}).json().object();

    const QFileInfo key(kit["keyFile"_L1].toString());
    REQUIRE(key.isFile());
    CHECK(key.absolutePath() == QDir(kits.folder()).filePath(u"keys"_s));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    CHECK_FALSE((key.permissions() & others));
    CHECK_FALSE((QFileInfo(key.absolutePath()).permissions() & others));
    const QByteArray text = test::readFile(key.filePath());
    CHECK(text.startsWith("-----BEGIN OPENSSH PRIVATE KEY-----"));
    CHECK(QByteArray::fromBase64(text.split('\n').value(1)).contains("aes"));
    CHECK(kit["authorizedKeysOlder"_L1].toString().startsWith(u"no-pty,"_s));
    CHECK(kit["sudoers"_L1].toArray().isEmpty());
    CHECK(kits.run({u"vault"_s, u"status"_s, u"--json"_s}).json().object()["kept"_L1].toInt() == 0);
}

TEST_CASE("a new key takes the place of one that no server uses, of no other")
{
    const KitCase kits;
    kits.add(u"deploy@db1.example.net"_s);
    const auto makeKey = [&kits] {
        return kits.kit({u"--json"_s, u"--new"_s}).json().object()["keyFile"_L1].toString();
    };
    const QString first = makeKey();
    REQUIRE(QFile::exists(first));

    const QString second = makeKey();

    CHECK_FALSE(QFile::exists(first));
    CHECK_FALSE(QFile::exists(first + u".pub"_s));
    REQUIRE(kits.run({u"server"_s, u"edit"_s, u"web"_s, u"--identity"_s, second}).code
            == ExitCode::Ok);
    const QString third = makeKey();
    CHECK(QFile::exists(second));
    CHECK(QFile::exists(third));
}

TEST_CASE("a new key names the older one, whose line may stand on the server already")
{
    const KitCase kits;
    kits.add(u"deploy@db1.example.net"_s);
    const QJsonObject first = kits.kit({u"--json"_s}).json().object();
    CHECK(first["otherKeys"_L1].toArray().isEmpty());

    const QJsonObject second = kits.kit({u"--new"_s, u"--json"_s}).json().object();
    const CliOutcome third = kits.kit({u"--new"_s});

    const QJsonArray others = second["otherKeys"_L1].toArray();
    REQUIRE(others.size() == 1);
    CHECK(others[0]["publicKey"_L1] == first["publicKey"_L1]);
    CHECK_FALSE(others[0]["inUse"_L1].toBool(true));
    CHECK(third.out.contains(u"remove the lines with these older keys"_s));
    CHECK(third.out.contains(second["publicKey"_L1].toString()));
    CHECK_FALSE(third.out.contains(first["publicKey"_L1].toString())); // told, and gone since
}

TEST_CASE("a kit that can't be made, or verified, is refused with the reason")
{
    const auto [options, hasVault, code, reason]
        = GENERATE(table<QStringList, bool, ExitCode, QString>(
            {{{u"web"_s}, false, ExitCode::Authentication, u"vedette vault create"_s},
             {{u"local"_s}, true, ExitCode::Usage, u"only a server of the list"_s},
             {{u"nowhere"_s}, true, ExitCode::NotFound, u"nowhere"_s},
             {{u"web"_s, u"--verify"_s}, true, ExitCode::NotFound, u"no key to verify"_s},
             {{u"web"_s, u"--verify"_s, u"--timeout"_s, u"x"_s}, true, ExitCode::Usage, u"x"_s}}));
    const KitCase kits(hasVault);
    kits.add(u"deploy@db1.example.net"_s);
    [[maybe_unused]] const auto added // a fresh list may hold this computer already
        = kits.run({u"server"_s, u"add"_s, u"local"_s, u"--name"_s, u"here"_s});

    const CliOutcome outcome = kits.run(QStringList{u"access-kit"_s} + options);

    INFO(outcome.err);
    CHECK(outcome.code == code);
    CHECK(outcome.err.contains(reason));
    CHECK_FALSE(QFileInfo::exists(kits.folder() + u"/keys"_s));
    const auto answers
        = kits.run(QStringList{u"access-kit"_s} + options + QStringList{u"--json"_s}).jsonLines();
    REQUIRE(answers.size() == 1);
    CHECK_FALSE(answers.front()["ok"_L1].toBool(true));
    CHECK(answers.front()["error"_L1]["code"_L1].isString());
}

TEST_CASE("a restricted key is verified and used, and the server is polled with it")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const KitCase kits;
    kits.addSshd(sshd);
    const QJsonObject kit = kits.kit({u"--json"_s}).json().object();
    REQUIRE(sshd.authorize(kit["authorizedKeys"_L1].toString().toLatin1() + '\n'));

    const CliOutcome used = kits.kit({u"--use"_s});

    INFO(used.out << used.err);
    CHECK(used.code == ExitCode::Ok);
    CHECK(used.out.contains(u"nothing else that was tried"_s));
    CHECK(used.out.contains(u"is monitored with this key"_s));
    CHECK(kits.server()["access"_L1].toString() == u"fixedProbe"_s);
    CHECK(kits.server()["identityFile"_L1] == kit["keyFile"_L1]);
    const CliOutcome probed = kits.run({u"probe"_s, u"web"_s, u"--json"_s});
    INFO(probed.err);
    CHECK(probed.code == ExitCode::Ok);
    CHECK(probed.out.contains(u"memory.total"_s));
    CHECK(kits.kit({u"--verify"_s}).code == ExitCode::Ok);
    CHECK(kits.kit().out.contains(u"is monitored with this key already"_s));
    CHECK(kits.kit({u"--json"_s}).json().object()["inUse"_L1].toBool());
}

TEST_CASE("a new key of a restricted server tells which line goes, and when")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const KitCase kits;
    kits.addSshd(sshd);
    const QJsonObject old = kits.kit({u"--json"_s}).json().object();
    REQUIRE(sshd.authorize(old["authorizedKeys"_L1].toString().toLatin1() + '\n'));
    REQUIRE(kits.kit({u"--use"_s}).code == ExitCode::Ok);
    const QString oldKey = old["publicKey"_L1].toString();

    const QJsonObject made = kits.kit({u"--new"_s, u"--json"_s}).json().object();
    const CliOutcome waiting = kits.kit();
    REQUIRE(sshd.authorize(made["authorizedKeys"_L1].toString().toLatin1() + '\n'));
    const CliOutcome used = kits.kit({u"--use"_s});

    CHECK_FALSE(made["inUse"_L1].toBool(true));
    CHECK(made["otherKeys"_L1][0]["publicKey"_L1].toString() == oldKey);
    CHECK(made["otherKeys"_L1][0]["inUse"_L1].toBool());
    CHECK(waiting.out.contains(oldKey + u" (monitors the server until then)"_s));
    INFO(used.out << used.err);
    CHECK(used.code == ExitCode::Ok);
    CHECK(used.out.contains(u"\nRemove the lines with these older keys"_s));
    CHECK(used.out.contains(oldKey + u'\n'));
}

TEST_CASE("a key that can do more is reported, and not used")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const KitCase kits;
    kits.addSshd(sshd);
    const QJsonObject kit = kits.kit({u"--json"_s}).json().object();
    REQUIRE(sshd.authorize(kit["publicKey"_L1].toString().toLatin1() + '\n'));

    const CliOutcome used = kits.kit({u"--use"_s, u"--json"_s});
    const CliOutcome told = kits.kit({u"--verify"_s});

    const QJsonObject report = used.json().object();
    CHECK(used.code == ExitCode::Failed);
    CHECK_FALSE(report["ok"_L1].toBool(true));
    CHECK_FALSE(report["used"_L1].toBool(true));
    CHECK(report["checks"_L1][0]["verdict"_L1].toString() == u"excess"_s);
    CHECK(told.code == ExitCode::Failed);
    CHECK(told.out.contains(u"TOO MUCH"_s));
    CHECK(kits.server()["access"_L1].toString() == u"shell"_s);
}

TEST_CASE("a key that is on no server yet is told as that")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const KitCase kits;
    kits.addSshd(sshd);
    REQUIRE(kits.kit().code == ExitCode::Ok);

    const CliOutcome verified = kits.kit({u"--verify"_s});

    CHECK(verified.code == ExitCode::Authentication);
    CHECK(verified.out.contains(u"put its line into authorized_keys first"_s));
}

TEST_CASE("the script of the fixed probe is shown as it runs")
{
    const CliOutcome shown = runCli({u"access-kit"_s, u"web"_s, u"--show-probe"_s});

    CHECK(shown.code == ExitCode::Ok);
    CHECK(shown.out.contains(u"\nwhile read -r vd_q vd_k vd_x; do\n"_s));
}
