// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/cli/ServerFolder.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::ServerFolder;

TEST_CASE("a list that was exported comes back with import, without the names that are taken")
{
    const ServerFolder from;
    const ServerFolder to;
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
    const ServerFolder from;
    const ServerFolder to;
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
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1"_s).code == ExitCode::Ok);
    const QString path = folder.dir.filePath(u"servers.json"_s);

    REQUIRE(folder.server(u"export "_s + path).code == ExitCode::Ok);

    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(file.readAll()) == folder.server(u"export"_s).out);
}

TEST_CASE("a file that can't be written is told, and is no success")
{
    const ServerFolder folder;

    const auto outcome = folder.server(u"export "_s + folder.dir.filePath(u"no/such/folder"_s));

    CHECK(outcome.code == ExitCode::Failed);
    CHECK(outcome.err.contains(u"can't be written"));
}

TEST_CASE("an export takes the place of ordinary files only")
{
    const ServerFolder folder;

    const auto outcome = folder.server(u"export "_s + folder.dir.path()); // as any device or pipe

    CHECK(outcome.code == ExitCode::Failed);
    CHECK(QFileInfo(folder.dir.path()).isDir());
}

TEST_CASE("an imported list brings no trust with it")
{
    const ServerFolder from;
    REQUIRE(from.server(u"add web1 --host-key-policy accept-new"_s).code == ExitCode::Ok);
    const ServerFolder to;

    REQUIRE(to.server(u"import -"_s, from.server(u"export"_s).out.toUtf8()).code == ExitCode::Ok);

    CHECK(to.shown(u"web1"_s).value(u"hostKeyPolicy"_s) == u"ask"_s);
}

TEST_CASE("a file that is no list of servers is refused and adds nothing")
{
    const ServerFolder folder;
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
