// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Configuration.h"
#include "core/engine/WholeFile.h"
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::runCli;

namespace {

/// A data folder of its own, and the server verbs on it.
struct Folder
{
    QTemporaryDir dir;

    [[nodiscard]] QString path() const { return dir.filePath(u"data"_s); }

    [[nodiscard]] CliOutcome server(const QString& arguments, const QByteArray& input = {}) const
    {
        return runCli(QStringList{u"server"_s} + arguments.split(u' ')
                          + QStringList{u"--data-dir"_s, path()},
                      input);
    }

    [[nodiscard]] QJsonObject shown(const QString& name) const
    {
        return runCli({u"server"_s, u"show"_s, name, u"--json"_s, u"--data-dir"_s, path()})
            .json()
            .object();
    }

    void pin(const QString& host) const
    {
        const HostKeyPin pin{host, 22, {u"ssh-ed25519"_s, "key"}, fromMsecs(1), u"user"_s};
        const auto configuration = engine::Configuration::open(path());
        REQUIRE(configuration);
        REQUIRE((*configuration)->addPin(pin));
    }

    [[nodiscard]] QStringList pinnedHosts() const
    {
        const auto pins = engine::Configuration::open(path()).and_then(
            [](const auto& configuration) { return configuration->pins(); });
        REQUIRE(pins);
        QStringList hosts;
        for (const HostKeyPin& pin : *pins) {
            hosts += pin.host;
        }
        return hosts;
    }

    [[nodiscard]] qsizetype count() const { return server(u"list --json"_s).json().array().size(); }
};

} // namespace

TEST_CASE("a new data folder lists what is watched by itself only")
{
    const Folder folder;

    const auto outcome = folder.server(u"list --json"_s);

    CHECK(outcome.code == ExitCode::Ok);
    for (const auto& server : outcome.json().array()) {
        CHECK(server.toObject().value(u"kind").toString() == u"local"_s);
    }
}

TEST_CASE("an added server is shown with everything its options said")
{
    const Folder folder;

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
    const Folder folder;
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
    const Folder folder;
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

TEST_CASE("what is typed twice in different words, or can't be meant, is refused with the reason")
{
    const Folder folder;
    const auto [arguments, reason] = GENERATE(table<QString, QString>({
        {u"add web1 --identity no/such/key"_s, u"there is no key file"_s},
        {u"add web1 --identity /etc/hostname --auth password"_s, u"exclude each other"_s},
        {u"add web1:2222 --port 22"_s, u"TARGET says 2222, --port says 22"_s},
        {u"add deploy@web1 --user root"_s, u"TARGET says deploy"_s},
        {u"add web1 --jump bastion,,second"_s, u"jump hosts"_s},
        {u"add web1 --jump none"_s, u"jump hosts"_s},
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
    const Folder folder;

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
    const Folder folder;

    REQUIRE(folder.server(u"add web1 --tag a,b --tag c"_s).code == ExitCode::Ok);

    CHECK(folder.shown(u"web1"_s).value(u"tags").toArray() == QJsonArray{u"a"_s, u"b"_s, u"c"_s});
}

TEST_CASE("“local” is this computer, whatever it is called")
{
    const Folder folder;

    CHECK(folder.server(u"edit local --name mine"_s).code == ExitCode::Ok);

    CHECK(folder.shown(u"local"_s).value(u"name").toString() == u"mine"_s);
}

TEST_CASE("an edit without a change says so")
{
    const Folder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);

    CHECK(folder.server(u"edit web1"_s).code == ExitCode::Usage);
    CHECK(folder.server(u"edit web1 --port 22"_s).out.contains(u"like that already"_s));
}

#ifdef Q_OS_LINUX
TEST_CASE("this computer is in the list once, and nothing of SSH applies to it")
{
    const Folder folder;

    CHECK(folder.server(u"add local --name again"_s).err.contains(u"in the list already"_s));
    CHECK(runCli({u"server"_s,
                  u"edit"_s,
                  u"This computer"_s,
                  u"--host"_s,
                  u"web1"_s,
                  u"--data-dir"_s,
                  folder.path()})
              .err.contains(u"watched without SSH"_s));

    const Folder other;
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
    const Folder folder;
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
    const Folder folder;
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

TEST_CASE("stop and start change only whether servers are watched")
{
    const Folder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);
    REQUIRE(folder.server(u"add web2"_s).code == ExitCode::Ok);

    REQUIRE(folder.server(u"stop web1 web2"_s).code == ExitCode::Ok);
    REQUIRE(folder.server(u"start web2"_s).code == ExitCode::Ok);

    CHECK_FALSE(folder.shown(u"web1"_s).value(u"monitored").toBool(true));
    CHECK(folder.shown(u"web2"_s).value(u"monitored").toBool(false));
}

TEST_CASE("a name that nobody has leaves with 10 and changes nothing")
{
    const Folder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);
    const auto before = folder.count();

    const auto outcome = folder.server(u"remove web1 nobody"_s);

    CHECK(outcome.code == ExitCode::NotFound);
    CHECK(outcome.err.contains(u"nobody"));
    CHECK(folder.count() == before);
}

TEST_CASE("a removed server is gone from the list")
{
    const Folder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);

    REQUIRE(folder.server(u"remove web1 WEB1"_s).code == ExitCode::Ok); // told twice, done once

    CHECK(folder.server(u"show web1"_s).code == ExitCode::NotFound);
}

TEST_CASE("what can't be configured is refused before anything is stored")
{
    const Folder folder;
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

TEST_CASE("a list that was exported comes back with import, without the names that are taken")
{
    const Folder from;
    const Folder to;
    REQUIRE(from.server(u"add deploy@web1 --name web1 --tag a"_s).code == ExitCode::Ok);
    REQUIRE(from.server(u"add deploy@web2 --name web2"_s).code == ExitCode::Ok);
    REQUIRE(to.server(u"add other@web2 --name web2"_s).code == ExitCode::Ok);
    const auto exported = from.server(u"export"_s);
    REQUIRE(exported.code == ExitCode::Ok);

    const auto outcome = to.server(u"import -"_s, exported.out.toUtf8());

    INFO(outcome.err);
    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"Skipped “web2”"));
    CHECK(to.shown(u"web1"_s).value(u"tags").toArray() == QJsonArray{u"a"_s});
    CHECK(to.shown(u"web2"_s).value(u"user").toString() == u"other"_s);
}

TEST_CASE("a name that stands twice in a list is added once, and the rest of the list too")
{
    const Folder from;
    const Folder to;
    REQUIRE(from.server(u"add deploy@web1 --name web1"_s).code == ExitCode::Ok);
    REQUIRE(from.server(u"add deploy@web2 --name web2"_s).code == ExitCode::Ok);
    QByteArray list = from.server(u"export"_s).out.toUtf8();
    list.replace("\"web2\"", "\"WEB1\"");

    const auto outcome = to.server(u"import -"_s, list);

    INFO(outcome.err);
    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"Skipped “WEB1”"));
    CHECK(to.shown(u"web1"_s).value(u"user").toString() == u"deploy"_s);
}

TEST_CASE("export writes the same to a file as to the output")
{
    const Folder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);
    const QString path = folder.dir.filePath(u"servers.json"_s);

    REQUIRE(folder.server(u"export "_s + path).code == ExitCode::Ok);

    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(file.readAll()) == folder.server(u"export"_s).out);
}

TEST_CASE("a file that can't be written is told, and is no success")
{
    const Folder folder;

    const auto outcome = folder.server(u"export "_s + folder.dir.filePath(u"no/such/folder"_s));

    CHECK(outcome.code == ExitCode::Failed);
    CHECK(outcome.err.contains(u"can't be written"));
}

TEST_CASE("an export takes the place of ordinary files only")
{
    const Folder folder;

    const auto outcome = folder.server(u"export "_s + folder.dir.path()); // as any device or pipe

    CHECK(outcome.code == ExitCode::Failed);
    CHECK(QFileInfo(folder.dir.path()).isDir());
}

TEST_CASE("an imported list brings no trust with it")
{
    const Folder from;
    REQUIRE(from.server(u"add web1 --host-key-policy accept-new"_s).code == ExitCode::Ok);
    const Folder to;

    REQUIRE(to.server(u"import -"_s, from.server(u"export"_s).out.toUtf8()).code == ExitCode::Ok);

    CHECK(to.shown(u"web1"_s).value(u"hostKeyPolicy"_s) == u"ask"_s);
}

TEST_CASE("a file that is no list of servers is refused and adds nothing")
{
    const Folder folder;
    const auto before = folder.count();
    const QByteArray content = GENERATE(QByteArray("not json"),
                                        QByteArray("{}"),
                                        QByteArray(R"({"format":"vedette-servers","version":1,)"
                                                   R"("servers":[{"name":"a","host":"b;c"}]})"));

    const auto outcome = folder.server(u"import -"_s, content);

    CHECK(outcome.code == ExitCode::Usage);
    CHECK_FALSE(outcome.err.contains(u"answer"_s)); // a file, no server
    CHECK(folder.count() == before);
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
    const Folder folder;
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
