// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::runCli;

namespace {

/// A configuration and a data folder of their own.
class ImportFolder
{
public:
    explicit ImportFolder(const QByteArray& config) { write(config); }

    void write(const QByteArray& config) const
    {
        QFile file(path());
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(config) == config.size());
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(u"config"_s); }

    [[nodiscard]] CliOutcome import(const QStringList& more = {}) const
    {
        return runCli(
            QStringList{
                u"server"_s, u"import"_s, u"--ssh-config"_s, u"--data-dir"_s, data(), path()}
            + more);
    }

    [[nodiscard]] QJsonObject shown(const QString& name) const
    {
        return runCli({u"server"_s, u"show"_s, name, u"--json"_s, u"--data-dir"_s, data()})
            .json()
            .object();
    }

    [[nodiscard]] CliOutcome server(const QStringList& arguments) const
    {
        return runCli(QStringList{u"server"_s} + arguments + QStringList{u"--data-dir"_s, data()});
    }

    [[nodiscard]] qsizetype count() const
    {
        return server({u"list"_s, u"--json"_s}).json().array().size();
    }

private:
    [[nodiscard]] QString data() const { return m_folder.filePath(u"data"_s); }

    QTemporaryDir m_folder;
};

QJsonObject hostIn(const CliOutcome& outcome, const QString& name)
{
    const QJsonArray hosts = outcome.json().object().value(u"hosts").toArray();
    for (const auto& host : hosts) {
        if (host.toObject().value(u"host").toString() == name) {
            return host.toObject();
        }
    }
    return {};
}

const QByteArray twoHosts = "Host db1 web1\n User deploy\nHost db1\n HostName 10.0.0.5\n"
                            " ProxyJump ops@gate:2222\nHost *\n Port 2200\n";

} // namespace

TEST_CASE("A dry run shows what an import would do, and changes nothing")
{
    const ImportFolder folder(twoHosts);
    const auto before = folder.count();

    const auto outcome = folder.import({u"--dry-run"_s});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"deploy@10.0.0.5:2200"_s));
    CHECK(outcome.out.contains(u"ops@gate:2222"_s));
    CHECK(outcome.out.contains(u"Would add 2, update 0; 0 unchanged, 0 left out."_s));
    CHECK(folder.count() == before);
}

TEST_CASE("An import adds the hosts of the file as servers")
{
    const ImportFolder folder(twoHosts);
    const auto before = folder.count();

    const auto outcome = folder.import();

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"Added 2, updated 0"_s));
    CHECK(folder.count() == before + 2);
    const QJsonObject db = folder.shown(u"db1"_s);
    CHECK(db.value(u"host").toString() == u"10.0.0.5"_s);
    CHECK(db.value(u"port").toInt() == 2200);
    CHECK(db.value(u"proxyJump").toString() == u"ops@gate:2222"_s);
}

TEST_CASE("A second import changes only what the file changed, and leaves other servers alone")
{
    const ImportFolder folder(twoHosts);
    REQUIRE(folder.import().code == ExitCode::Ok);
    REQUIRE(folder.server({u"edit"_s, u"db1"_s, u"--group"_s, u"Databases"_s}).code
            == ExitCode::Ok);
    REQUIRE(folder.server({u"add"_s, u"alone"_s}).code == ExitCode::Ok);
    folder.write("Host db1\n HostName 10.0.0.5\n User root\n Port 2200\n");

    const auto outcome = folder.import({u"--json"_s});

    CHECK(outcome.code == ExitCode::Ok);
    const QJsonObject host = hostIn(outcome, u"db1"_s);
    CHECK(host.value(u"state").toString() == u"changed"_s);
    const QJsonArray changes = host.value(u"changes").toArray();
    REQUIRE(changes.size() == 2);
    CHECK(changes.at(0).toObject().value(u"before").toString() == u"deploy"_s);
    CHECK(changes.at(0).toObject().value(u"after").toString() == u"root"_s);
    CHECK(changes.at(1).toObject().value(u"field").toString() == u"jumpHosts"_s);
    CHECK(folder.shown(u"db1"_s).value(u"group").toString() == u"Databases"_s);
    CHECK(folder.shown(u"db1"_s).value(u"user").toString() == u"root"_s);
    CHECK(folder.shown(u"web1"_s).value(u"user").toString() == u"deploy"_s);
    CHECK(folder.shown(u"alone"_s).value(u"host").toString() == u"alone"_s);
}

TEST_CASE(
    "A ProxyCommand that takes a shell leaves its host out, which is never added going direct")
{
    const ImportFolder folder("Host db1\n ProxyCommand nc %h %p | tee log\nHost web1\n");
    const auto before = folder.count();

    const auto outcome = folder.import({u"--json"_s});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(hostIn(outcome, u"db1"_s).value(u"state").toString() == u"refused"_s);
    CHECK(hostIn(outcome, u"db1"_s).value(u"reason").toString().contains(u"nc %h %p"_s));
    CHECK(hostIn(outcome, u"db1"_s).value(u"address").toString().endsWith(u"db1"_s));
    CHECK(folder.count() == before + 1);
    CHECK(folder.shown(u"db1"_s)["error"_L1]["code"_L1].toString() == u"not_found"_s);
}

TEST_CASE("A ProxyCommand comes in switched off, and only a person's word switches it on")
{
    const ImportFolder folder("Host db1\n ProxyCommand nc %h %p\n");

    const auto outcome = folder.import({u"--json"_s});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(hostIn(outcome, u"db1"_s).value(u"proxyCommand").toString() == u"nc %h %p"_s);
    CHECK(hostIn(outcome, u"db1"_s).value(u"remarks").toArray().size() == 1);
    CHECK(folder.shown(u"db1"_s).value(u"proxyCommand").toString() == u"nc %h %p"_s);
    CHECK_FALSE(folder.shown(u"db1"_s).value(u"runsProxyCommand").toBool(true));
}

TEST_CASE(
    "Only the hosts that are named are imported, and one that is left out is told by the code")
{
    const ImportFolder folder("Host db1\n ProxyCommand nc | nc\nHost web1 web2\n");
    const auto before = folder.count();

    CHECK(folder.import({u"web2"_s}).code == ExitCode::Ok);
    CHECK(folder.import({u"db1"_s}).code == ExitCode::Usage);
    const auto missing = folder.import({u"web3"_s});

    CHECK(missing.code == ExitCode::Usage);
    CHECK(missing.err.contains(u"web3"_s));
    CHECK(folder.count() == before + 1);
}

TEST_CASE("A file that ssh would refuse is refused with its line, and nothing is imported")
{
    const ImportFolder folder("Host db1\n Port none\n");
    const auto before = folder.count();

    const auto outcome = folder.import();

    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(u"config line 2"_s));
    CHECK(folder.count() == before);
}

TEST_CASE("A HostKeyAlias comes in with the host, and that of a jump host with its own server")
{
    const ImportFolder folder("Host gate\n HostKeyAlias gates\nHost db1\n HostKeyAlias dbs\n"
                              " ProxyJump gate\nHost *\n User ops\n");
    const auto alone = folder.import({u"db1"_s, u"--dry-run"_s, u"--json"_s});
    CHECK(hostIn(alone, u"db1"_s).value(u"hostKeyAlias").toString() == u"dbs"_s);
    CHECK(hostIn(alone, u"db1"_s).value(u"remarks").toArray().size() == 1);

    const auto both = folder.import({u"--json"_s});

    CHECK(both.code == ExitCode::Ok);
    CHECK(hostIn(both, u"db1"_s).value(u"remarks").toArray().isEmpty());
    CHECK(folder.shown(u"db1"_s).value(u"hostKeyAlias").toString() == u"dbs"_s);
    CHECK(folder.shown(u"gate"_s).value(u"hostKeyAlias").toString() == u"gates"_s);
}

TEST_CASE("A CertificateFile comes in with its key when both are there")
{
    const QTemporaryDir keys;
    for (const QString& name : {u"id"_s, u"signed.pub"_s}) {
        QFile file(keys.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
    }
    const QByteArray folderPath = QFile::encodeName(keys.path());
    const ImportFolder folder(
        "Host db1\n IdentityFile " + folderPath + "/id\nHost *\n CertificateFile " + folderPath
        + "/missing.pub\n CertificateFile " + folderPath + "/signed.pub\nHost web1\n");

    const auto outcome = folder.import({u"--json"_s});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(folder.shown(u"db1"_s).value(u"certificateFile").toString()
          == keys.filePath(u"signed.pub"_s));
    CHECK(folder.shown(u"web1"_s).value(u"certificateFile").toString().isEmpty());
    CHECK(hostIn(outcome, u"web1"_s).value(u"remarks").toArray().size() == 1);
}

TEST_CASE("A dry run shows alias, known_hosts files and certificate, and names what is missing")
{
    const QTemporaryDir keys;
    for (const QString& name : {u"id"_s, u"signed.pub"_s}) {
        QFile file(keys.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
    }
    const QByteArray keyFolder = QFile::encodeName(keys.path());
    const ImportFolder folder("Host db1\n IdentityFile " + keyFolder + "/id\n CertificateFile "
                              + keyFolder
                              + "/signed.pub\n HostKeyAlias lab\n UserKnownHostsFile /k/a /k/b\n"
                                "Host web1\n IdentityFile "
                              + keyFolder + "/gone\n");

    const auto outcome = folder.import({u"--dry-run"_s});

    INFO(outcome.out);
    CHECK(outcome.out.contains(u"certificate: "_s + keys.filePath(u"signed.pub"_s)));
    CHECK(outcome.out.contains(u"host key alias: lab"_s));
    CHECK(outcome.out.contains(u"known_hosts files: /k/a, /k/b"_s));
    CHECK(outcome.out.contains(u"There is no key file "_s + keys.filePath(u"gone"_s)));
}

TEST_CASE("A ProxyJump that leads back is told as a loop")
{
    const ImportFolder folder("Host a\n ProxyJump b\nHost b\n ProxyJump a\n");

    CHECK(folder.import({u"--dry-run"_s}).out.contains(u"in a loop"_s));
}

TEST_CASE("A UserKnownHostsFile comes in with the host")
{
    const ImportFolder folder("Host db1\n UserKnownHostsFile /k/a /k/b\nHost web1\n"
                              " UserKnownHostsFile none\nHost mail1\n");

    const auto outcome = folder.import({u"--json"_s});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(folder.shown(u"db1"_s).value(u"knownHostsFiles").toArray()
          == QJsonArray{u"/k/a"_s, u"/k/b"_s});
    CHECK(folder.shown(u"web1"_s).value(u"knownHostsFiles").toArray() == QJsonArray{u"none"_s});
    CHECK(folder.shown(u"mail1"_s).value(u"knownHostsFiles").toArray().isEmpty());
    CHECK(hostIn(outcome, u"db1"_s).value(u"remarks").toArray().isEmpty());
}

TEST_CASE("A server that ssh now reaches by what only a shell can run is switched off")
{
    const ImportFolder folder("Host db1\n User deploy\n");
    REQUIRE(folder.import().code == ExitCode::Ok);
    REQUIRE(folder.shown(u"db1"_s).value(u"monitored").toBool());
    folder.write("Host db1\n User root\n ProxyCommand nc %h %p | tee log\n");
    const auto tried = folder.import({u"--dry-run"_s});
    CHECK(tried.out.contains(u"nc %h %p"_s));
    CHECK(tried.out.contains(u"watched: yes → no"_s));
    CHECK(folder.shown(u"db1"_s).value(u"monitored").toBool());

    const auto outcome = folder.import({u"db1"_s, u"--json"_s});

    CHECK(outcome.code == ExitCode::Usage); // what was asked for is not what ssh does
    CHECK(hostIn(outcome, u"db1"_s).value(u"state").toString() == u"changed"_s);
    CHECK(hostIn(outcome, u"db1"_s).value(u"reason").toString().contains(u"ProxyCommand"_s));
    CHECK_FALSE(folder.shown(u"db1"_s).value(u"monitored").toBool(true));
    CHECK(folder.shown(u"db1"_s).value(u"user").toString() == u"deploy"_s);
    CHECK(hostIn(folder.import({u"--json"_s}), u"db1"_s).value(u"state").toString()
          == u"refused"_s);
}
