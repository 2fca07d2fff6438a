// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Clock.h"
#include "core/engine/Configuration.h"
#include "tests/cli/ServerFolder.h"
#include "tests/support/Catch.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;

namespace {

/// A data folder with the servers web1 and db1.
struct NoteFolder
{
    NoteFolder()
    {
        REQUIRE(servers.server(u"add web1"_s).code == ExitCode::Ok);
        REQUIRE(servers.server(u"add db1"_s).code == ExitCode::Ok);
    }

    [[nodiscard]] CliOutcome note(const QStringList& arguments) const
    {
        return test::runCli(QStringList{u"note"_s} + arguments
                            + QStringList{u"--data-dir"_s, servers.path()});
    }
    [[nodiscard]] QJsonArray listed(const QStringList& more = {}) const
    {
        return note(QStringList{u"list"_s, u"--json"_s} + more).json().array();
    }
    [[nodiscard]] QStringList texts(const QStringList& more = {}) const
    {
        QStringList texts;
        for (const auto& entry : listed(more)) {
            texts += entry.toObject()["text"_L1].toString();
        }
        return texts;
    }

    test::ServerFolder servers;
};

} // namespace

TEST_CASE("a note that was added is listed with all that was said of it")
{
    const NoteFolder folder;

    const auto added = folder.note({u"add"_s,
                                    u"deployed"_s,
                                    u"2.3"_s,
                                    u"--server"_s,
                                    u"WEB1"_s,
                                    u"--at"_s,
                                    u"2026-01-01T00:00:00Z"_s,
                                    u"--until"_s,
                                    u"2026-01-01T01:00:00Z"_s});

    CHECK(added.code == ExitCode::Ok);
    CHECK(added.out.startsWith(u"Added note "_s));
    CHECK(added.out.contains(u"deployed 2.3"_s));
    const QJsonArray notes = folder.listed();
    REQUIRE(notes.size() == 1);
    const QJsonObject note = notes.first().toObject();
    CHECK(note["text"_L1] == u"deployed 2.3"_s);
    CHECK(note["server"_L1] == u"web1"_s);
    CHECK(note["at"_L1] == u"2026-01-01T00:00:00.000Z"_s);
    CHECK(note["until"_L1] == u"2026-01-01T01:00:00.000Z"_s);
}

TEST_CASE("a note of nothing but text is of all servers and of now")
{
    const NoteFolder folder;
    const Timestamp before = systemClock().now();

    REQUIRE(folder.note({u"add"_s, u"maintenance"_s}).code == ExitCode::Ok);

    const auto notes
        = engine::Configuration::open(folder.servers.path()).and_then([](const auto& store) {
              return store->notes();
          });
    REQUIRE(notes);
    REQUIRE(notes->size() == 1);
    CHECK_FALSE(notes->front().server);
    CHECK_FALSE(notes->front().until);
    CHECK(notes->front().at >= before);
    CHECK(folder.listed().first().toObject()["server"_L1].isNull());
    CHECK(folder.note({u"list"_s}).out.contains(u"(all)"_s));
}

TEST_CASE("of one server its own notes are listed and those of all, the latest first")
{
    const NoteFolder folder;
    const auto add = [&folder](const QString& text, const QString& ago, const QStringList& more) {
        REQUIRE(folder.note(QStringList{u"add"_s, text, u"--at"_s, ago} + more).code
                == ExitCode::Ok);
    };
    add(u"of web1"_s, u"3h"_s, {u"--server"_s, u"web1"_s});
    add(u"of db1"_s, u"2h"_s, {u"--server"_s, u"db1"_s});
    add(u"of all"_s, u"1h"_s, {});

    const QStringList ofWeb = folder.texts({u"--server"_s, u"web1"_s});
    const QStringList all = folder.texts();

    CHECK(ofWeb == QStringList{u"of all"_s, u"of web1"_s});
    CHECK(all == QStringList{u"of all"_s, u"of db1"_s, u"of web1"_s});
}

TEST_CASE("notes of a server that was removed are not listed")
{
    const NoteFolder folder;
    REQUIRE(folder.note({u"add"_s, u"its"_s, u"--server"_s, u"web1"_s}).code == ExitCode::Ok);

    REQUIRE(folder.servers.server(u"remove web1"_s).code == ExitCode::Ok);

    CHECK(folder.listed().isEmpty());
}

TEST_CASE("a note that can't be, or is of no server, is refused and nothing is added")
{
    const NoteFolder folder;
    const auto [arguments, code] = GENERATE(table<QStringList, ExitCode>(
        {{{u"add"_s}, ExitCode::Usage},
         {{u"add"_s, u" "_s}, ExitCode::Usage},
         {{u"add"_s, QString(501, u'x')}, ExitCode::Usage},
         {{u"add"_s, u"x"_s, u"--at"_s, u"yesterday"_s}, ExitCode::Usage},
         {{u"add"_s, u"x"_s, u"--at"_s, u"1h"_s, u"--until"_s, u"2h"_s}, ExitCode::Usage},
         {{u"add"_s, u"x"_s, u"--server"_s, u"nobody"_s}, ExitCode::NotFound}}));

    const auto outcome = folder.note(arguments);

    INFO(outcome.err);
    CHECK(outcome.code == code);
    CHECK_FALSE(outcome.err.isEmpty());
    CHECK(folder.listed().isEmpty());
}

TEST_CASE("notes are removed by their numbers, all or none")
{
    const NoteFolder folder;
    REQUIRE(folder.note({u"add"_s, u"a"_s, u"--at"_s, u"2h"_s}).code == ExitCode::Ok);
    REQUIRE(folder.note({u"add"_s, u"b"_s, u"--at"_s, u"1h"_s}).code == ExitCode::Ok);
    const QString id = QString::number(folder.listed().first().toObject()["id"_L1].toInteger());

    const auto unknown = folder.note({u"remove"_s, id, u"4711"_s});
    const auto garbage = folder.note({u"remove"_s, u"b"_s});
    const QStringList before = folder.texts();
    const auto removed = folder.note({u"remove"_s, id, id});

    CHECK(unknown.code == ExitCode::NotFound);
    CHECK(garbage.code == ExitCode::Usage);
    CHECK(before == QStringList{u"b"_s, u"a"_s});
    CHECK(removed.code == ExitCode::Ok);
    CHECK(removed.out == u"Removed note %1.\n"_s.arg(id));
    CHECK(folder.texts() == QStringList{u"a"_s});
}

TEST_CASE("what drives a terminal is taken out of a note")
{
    const NoteFolder folder;

    const auto added = folder.note({u"add"_s, u"a\x1b[31m\u202Eb"_s});

    CHECK(added.code == ExitCode::Ok);
    CHECK_FALSE(added.out.contains(u'\x1b'));
    CHECK(folder.texts() == QStringList{u"a[31m\u2426b"_s});
}
