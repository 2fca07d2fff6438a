// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/WholeFile.h"
#include "tests/cli/ServerFolder.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::runCli;
using test::ServerFolder;

TEST_CASE("a new data folder lists what is watched by itself only")
{
    const ServerFolder folder;

    const auto outcome = folder.server(u"list --json"_s);

    CHECK(outcome.code == ExitCode::Ok);
    for (const auto& server : outcome.json().array()) {
        CHECK(server.toObject().value(u"kind").toString() == u"local"_s);
    }
}

TEST_CASE("an added server is shown with everything its options said")
{
    const ServerFolder folder;

    const auto outcome = folder.server(
        u"add deploy@db1.example.net:2222 --name db1 --group Databases --tag prod --tag eu "
        "--status-interval 5s --metrics-interval 1m --host-key-policy accept-new --auth password "
        "--paused"_s);

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject shown = folder.shown(u"db1"_s);
    CHECK(shown.value(u"host").toString() == u"db1.example.net"_s);
    CHECK(shown.value(u"port").toInt() == 2222);
    CHECK(shown.value(u"user").toString() == u"deploy"_s);
    CHECK(shown.value(u"group").toString() == u"Databases"_s);
    CHECK(shown.value(u"tags").toArray() == QJsonArray{u"prod"_s, u"eu"_s});
    CHECK(shown.value(u"statusInterval").toInt() == 5);
    CHECK(shown.value(u"metricsInterval").toInt() == 60);
    CHECK(shown.value(u"hostKeyPolicy").toString() == u"acceptNew"_s);
    CHECK(shown.value(u"auth").toString() == u"password"_s);
    CHECK_FALSE(shown.value(u"monitored").toBool(true));
    CHECK(shown.value(u"id").toInteger() > 0);
}

TEST_CASE("a key file is kept by its absolute path")
{
    const ServerFolder folder;
    const QString key = folder.dir.filePath(u"id_ed25519"_s);
    REQUIRE(engine::writeWholeFile(key, "key"));

    REQUIRE(folder.server(u"add web1 --identity "_s + QDir::current().relativeFilePath(key)).code
            == ExitCode::Ok);

    const QJsonObject shown = folder.shown(u"web1"_s);
    CHECK(shown.value(u"auth").toString() == u"keyFile"_s);
    CHECK(shown.value(u"identityFile").toString() == key);
}

TEST_CASE("the way to a server and its agent are kept, shown, changed and taken back")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1 --jump ops@bastion:2222,second --agent none"_s).code
            == ExitCode::Ok);
    const QJsonObject added = folder.shown(u"web1"_s);
    CHECK(added.value(u"proxyJump").toString() == u"ops@bastion:2222,second"_s);
    CHECK(added.value(u"identityAgent").toString() == u"none"_s);

    REQUIRE(folder.server(u"edit web1 --jump= --agent /run/agent.sock"_s).code == ExitCode::Ok);

    const QJsonObject edited = folder.shown(u"web1"_s);
    CHECK(edited.value(u"proxyJump").toString().isEmpty());
    CHECK(edited.value(u"identityAgent").toString() == u"/run/agent.sock"_s);
}

TEST_CASE("known hosts of a server's own are kept by their absolute paths, and taken back")
{
    const ServerFolder folder;
    REQUIRE(
        folder.server(u"add web1 --tag prod --known-hosts-file /k/a --known-hosts-file relative"_s)
            .code
        == ExitCode::Ok);
    CHECK(folder.shown(u"web1"_s).value(u"knownHostsFiles").toArray()
          == QJsonArray{u"/k/a"_s, QDir::current().absoluteFilePath(u"relative"_s)});
    const QString text = folder.server(u"show web1"_s).out;
    CHECK(text.contains(QRegularExpression(u"known-hosts-file +/k/a, /"_s)));
    CHECK(text.contains(QRegularExpression(u"tag +prod\n"_s)));

    REQUIRE(folder.server(u"edit web1 --known-hosts-file none"_s).code == ExitCode::Ok);
    CHECK(folder.shown(u"web1"_s).value(u"knownHostsFiles").toArray() == QJsonArray{u"none"_s});
    REQUIRE(folder.server(u"edit web1 --known-hosts-file="_s).code == ExitCode::Ok);

    CHECK(folder.shown(u"web1"_s).value(u"knownHostsFiles").toArray().isEmpty());
}

TEST_CASE("a certificate is kept by its absolute path, and goes with its key")
{
    const ServerFolder folder;
    const QString key = folder.dir.filePath(u"id"_s);
    const QString other = folder.dir.filePath(u"other"_s);
    const QString certificate = folder.dir.filePath(u"signed.pub"_s);
    for (const QString& path : {key, other, certificate}) {
        REQUIRE(engine::writeWholeFile(path, "x"));
    }
    const QString relative = QDir::current().relativeFilePath(certificate);
    REQUIRE(folder.server(u"add web1 --identity %1 --certificate %2"_s.arg(key, relative)).code
            == ExitCode::Ok);
    CHECK(folder.shown(u"web1"_s).value(u"certificateFile").toString() == certificate);

    REQUIRE(folder.server(u"edit web1 --identity "_s + key).code == ExitCode::Ok);
    CHECK(folder.shown(u"web1"_s).value(u"certificateFile").toString() == certificate);
    REQUIRE(folder.server(u"edit web1 --identity "_s + other).code == ExitCode::Ok);

    CHECK(folder.shown(u"web1"_s).value(u"certificateFile").toString().isEmpty());
}

TEST_CASE("the name that host keys are known by is kept, shown, changed and taken back")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1 --host-key-alias lab"_s).code == ExitCode::Ok);
    CHECK(folder.shown(u"web1"_s).value(u"hostKeyAlias").toString() == u"lab"_s);

    REQUIRE(folder.server(u"edit web1 --host-key-alias="_s).code == ExitCode::Ok);

    CHECK(folder.shown(u"web1"_s).value(u"hostKeyAlias").toString().isEmpty());
}

TEST_CASE("a ProxyCommand that is typed runs, one that came from a file once that is said")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1 --proxy-command connect-gate"_s).code == ExitCode::Ok);
    CHECK(folder.shown(u"web1"_s).value(u"proxyCommand").toString() == u"connect-gate"_s);
    CHECK(folder.shown(u"web1"_s).value(u"runsProxyCommand").toBool());

    REQUIRE(folder.server(u"edit web1 --proxy-command="_s).code == ExitCode::Ok);

    CHECK(folder.shown(u"web1"_s).value(u"proxyCommand").toString().isEmpty());
    CHECK_FALSE(folder.shown(u"web1"_s).value(u"runsProxyCommand").toBool(true));
    CHECK(folder.server(u"edit web1 --run-proxy-command"_s).code == ExitCode::Usage);
}

TEST_CASE("what is typed twice in different words, or can't be meant, is refused with the reason")
{
    const ServerFolder folder;
    const auto [arguments, reason] = GENERATE(table<QString, QString>({
        {u"add web1 --identity no/such/key"_s, u"there is no key file"_s},
        {u"add web1 --identity /etc/hostname --auth password"_s, u"exclude each other"_s},
        {u"add web1 --identity= --auth key-file"_s, u"needs a key file"_s},
        {u"add web1 --identity /etc/hostname --certificate no/such"_s,
         u"there is no certificate"_s},
        {u"add web1 --certificate /etc/hostname"_s, u"goes with --identity"_s},
        {u"add web1:2222 --port 22"_s, u"TARGET says 2222, --port says 22"_s},
        {u"add deploy@web1 --user root"_s, u"TARGET says deploy"_s},
        {u"add web1 --jump bastion,,second"_s, u"jump hosts"_s},
        {u"add web1 --jump none"_s, u"jump hosts"_s},
        {u"add web1 --jump gate --proxy-command nc"_s, u"no jump hosts beside it"_s},
        {u"add web1 --proxy-command a|b"_s, u"No shell sees it"_s},
        {u"edit local --run-proxy-command"_s, u"without SSH"_s},
        {u"edit local --no-shell-only"_s, u"without SSH"_s},
        {u"add web1 --sudo --no-sudo"_s, u"--sudo and --no-sudo exclude each other"_s},
        {u"add web1 --watch-certificate web.pem"_s, u"by their absolute paths on the server"_s},
        {u"add web1 --watch-certificate /a --watch-certificate /a"_s, u"each once"_s},
        {u"add web1 --host-key-alias *.lan"_s, u"host key alias"_s},
        {u"add web1 --known-hosts-file none --known-hosts-file /k"_s, u"known_hosts files"_s},
        {u"add web1 --auth magic"_s, u"automatic, key-file or password"_s},
        {u"add web1 --host-key-policy never"_s, u"ask, accept-new or strict"_s},
        {u"add web1 --access root"_s, u"shell or fixed-probe"_s},
        {u"add 999.999.1.1"_s, u"host name or an IP address"_s},
        {u"add web1 --name local"_s, u"stands for this computer"_s},
        {u"add web1 --name "_s + QString(200, u'x'), u"up to 128 characters"_s},
    }));

    const auto outcome = folder.server(arguments);

    INFO(outcome.err);
    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(reason));
}

TEST_CASE("an empty data folder is refused: it would be the current one")
{
    const auto outcome = runCli({u"server"_s, u"list"_s, u"--data-dir"_s, QString()});

    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(u"--data-dir needs the name of a folder"_s));
}

TEST_CASE("tags are trimmed, and told once")
{
    const ServerFolder folder;

    REQUIRE(runCli({u"server"_s,
                    u"add"_s,
                    u"web1"_s,
                    u"--tag"_s,
                    u" prod "_s,
                    u"--tag"_s,
                    u"prod"_s,
                    u"--tag"_s,
                    u"  "_s,
                    u"--data-dir"_s,
                    folder.path()})
                .code
            == ExitCode::Ok);

    CHECK(folder.shown(u"web1"_s).value(u"tags").toArray() == QJsonArray{u"prod"_s});
}

TEST_CASE("tags are separated by commas, as in the window")
{
    const ServerFolder folder;

    REQUIRE(folder.server(u"add web1 --tag a,b --tag c"_s).code == ExitCode::Ok);

    CHECK(folder.shown(u"web1"_s).value(u"tags").toArray() == QJsonArray{u"a"_s, u"b"_s, u"c"_s});
}

TEST_CASE("“local” is this computer, whatever it is called")
{
    const ServerFolder folder;

    CHECK(folder.server(u"edit local --name mine"_s).code == ExitCode::Ok);

    CHECK(folder.shown(u"local"_s).value(u"name").toString() == u"mine"_s);
}

TEST_CASE("an edit without a change says so")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);

    CHECK(folder.server(u"edit web1"_s).code == ExitCode::Usage);
    CHECK(folder.server(u"edit web1 --port 22"_s).out.contains(u"like that already"_s));
}

#ifdef Q_OS_LINUX
TEST_CASE("this computer is in the list once, and nothing of SSH applies to it")
{
    const ServerFolder folder;

    CHECK(folder.server(u"add local --name again"_s).err.contains(u"in the list already"_s));
    CHECK(runCli({u"server"_s,
                  u"edit"_s,
                  u"This computer"_s,
                  u"--host"_s,
                  u"web1"_s,
                  u"--data-dir"_s,
                  folder.path()})
              .err.contains(u"watched without SSH"_s));

    const ServerFolder other;
    REQUIRE(runCli({u"server"_s,
                    u"edit"_s,
                    u"This computer"_s,
                    u"--name"_s,
                    u"mine"_s,
                    u"--data-dir"_s,
                    other.path()})
                .code
            == ExitCode::Ok);

    const auto imported = folder.server(u"import -"_s, other.server(u"export"_s).out.toUtf8());

    CHECK(imported.code == ExitCode::Ok);
    CHECK(imported.out.contains(u"this computer is there already"_s));
}
#endif

TEST_CASE("an edit changes what it names and nothing else")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add deploy@db1:2222 --name db1 --tag prod"_s).code == ExitCode::Ok);
    QJsonObject expected = folder.shown(u"db1"_s);

    const auto outcome = folder.server(u"edit DB1 --metrics-interval 2m --group New"_s);

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    expected[u"metricsInterval"_s] = 120;
    expected[u"group"_s] = u"New"_s;
    CHECK(folder.shown(u"db1"_s) == expected);
}

TEST_CASE("the host keys of one address are forgotten, by name or address")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add db1.example.net --name db1"_s).code == ExitCode::Ok);
    folder.pin(u"db1.example.net"_s);
    folder.pin(u"db2.example.net"_s);

    REQUIRE(folder.server(u"forget-key db1"_s).code == ExitCode::Ok);

    CHECK(folder.pinnedHosts() == QStringList{u"db2.example.net"_s});

    REQUIRE(folder.server(u"forget-key deploy@db2.example.net"_s).code == ExitCode::Ok);

    CHECK(folder.pinnedHosts().isEmpty());
    CHECK(folder.server(u"forget-key db1"_s).code == ExitCode::NotFound);
    CHECK(folder.server(u"forget-key mistyped"_s).code == ExitCode::NotFound);
}

TEST_CASE("the host keys of an alias are forgotten by a server that has it")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add db1:2222 --name db1 --host-key-alias lab"_s).code == ExitCode::Ok);
    folder.pin(u"db1"_s);
    folder.pin(u"lab"_s);

    const auto outcome = folder.server(u"forget-key db1"_s);

    REQUIRE(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"lab:22"_s));
    CHECK(folder.pinnedHosts() == QStringList{u"db1"_s});
}

TEST_CASE("stop and start change only whether servers are watched")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);
    REQUIRE(folder.server(u"add web2"_s).code == ExitCode::Ok);

    REQUIRE(folder.server(u"stop web1 web2"_s).code == ExitCode::Ok);
    REQUIRE(folder.server(u"start web2"_s).code == ExitCode::Ok);

    CHECK_FALSE(folder.shown(u"web1"_s).value(u"monitored").toBool(true));
    CHECK(folder.shown(u"web2"_s).value(u"monitored").toBool(false));
}

TEST_CASE("a name that nobody has leaves with 10 and changes nothing")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);
    const auto before = folder.count();

    const auto outcome = folder.server(u"remove web1 nobody"_s);

    CHECK(outcome.code == ExitCode::NotFound);
    CHECK(outcome.err.contains(u"no server of the list is called “nobody”"));
    CHECK(outcome.err.contains(u"vedette server list"));
    CHECK(folder.count() == before);
}

TEST_CASE("a removed server is gone from the list")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);

    REQUIRE(folder.server(u"remove web1 WEB1"_s).code == ExitCode::Ok); // told twice, done once

    CHECK(folder.server(u"show web1"_s).code == ExitCode::NotFound);
    CHECK(folder.shown(u"web1"_s)["error"_L1]["code"_L1].toString() == u"not_found"_s);
}

TEST_CASE("what can't be configured is refused before anything is stored")
{
    const ServerFolder folder;
    const QString arguments = GENERATE(u"add user@bad_host;rm"_s,
                                       u"add web1 --status-interval 500ms"_s,
                                       u"add web1 --status-interval 2h"_s,
                                       u"add web1 --metrics-interval 1s"_s,
                                       u"add web1 --auth magic"_s,
                                       u"add web1 --host-key-policy never"_s,
                                       u"add web1 --port 0"_s,
                                       u"add web1 --port ssh"_s,
                                       u"add web1 --user -oProxyCommand=x"_s);
    const auto before = folder.count();

    const auto outcome = folder.server(arguments);

    INFO(outcome.err);
    CHECK(outcome.code == ExitCode::Usage);
    CHECK(folder.count() == before);
}

TEST_CASE("an interval that can't be is refused with the range")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);
    const auto [arguments, range] = GENERATE(table<QString, QString>({
        {u"edit web1 --status-interval 0s"_s,
         u"--status-interval: “0s” is not between 1s and 1h"_s},
        {u"edit web1 --metrics-interval 2h"_s, u"“2h” is not between 5s and 1h"_s},
    }));

    const auto outcome = folder.server(arguments);

    INFO(outcome.err);
    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(range));
}

TEST_CASE("a data folder that is none leaves with 7 and says which")
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"file"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    const QString verb
        = GENERATE(u"server list"_s, u"collect --for 1s"_s, u"top --for 1s"_s, u"probe local"_s);

    const auto outcome = runCli(verb.split(u' ') + QStringList{u"--data-dir"_s, path});

    CHECK(outcome.code == ExitCode::DataFolder);
    CHECK(outcome.err.contains(path));
}

TEST_CASE("a database from a newer version leaves with 8 and stays as it is")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"list"_s).code == ExitCode::Ok);
    QFile file(folder.path() + u"/vedette.db"_s);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek(60)); // user_version, big-endian (SQLite's file format, 1.3)
    REQUIRE(file.write(QByteArray::fromHex("00007fff")) == 4);
    file.close();
    const QString verb
        = GENERATE(u"server list"_s, u"collect --for 1s"_s, u"top --for 1s"_s, u"probe local"_s);

    const auto outcome = runCli(verb.split(u' ') + QStringList{u"--data-dir"_s, folder.path()});

    INFO(outcome.err);
    CHECK(outcome.code == ExitCode::NewerDatabase);
    CHECK(outcome.err.contains(u"newer version"));
}
