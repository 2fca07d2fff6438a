// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/ContentReader.h"

#include "core/store/config/CommandRepository.h"
#include "core/store/config/NoteRepository.h"
#include "tests/store/backup/BackupStage.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using test::BackupStage;

TEST_CASE("the commands of a folder are told with their text, and its notes by number")
{
    const BackupStage stage;
    const auto config = store::Connection::open({.path = stage.data() + u"/vedette.db"_s});
    REQUIRE(config);
    CustomCommand command;
    command.name = u"disk"_s;
    command.script = u"df -k"_s;
    REQUIRE(store::CommandRepository(**config).save({command}));
    Note note;
    note.at = test::at(0);
    note.text = u"deployed"_s;
    REQUIRE(store::NoteRepository(**config).save(note, test::at(1)));

    const DataContent content = store::readContent(stage.made(), store::Access::ReadOnly);

    CHECK(content.unreadable.empty());
    CHECK(content.commands == 1);
    REQUIRE(content.commandList.size() == 1);
    CHECK(content.commandList.front().name == u"disk"_s);
    CHECK(content.commandList.front().script == u"df -k"_s);
    CHECK(content.notes == 1);
}

TEST_CASE("more commands than could be looked at are told as that, and cost no memory")
{
    const BackupStage stage;
    const QString path = stage.made();
    const QString sql
        = GENERATE(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)"
                   " INSERT INTO command (name_key, body, servers) SELECT i, '{}', '[]' FROM n"_s,
                   u"INSERT INTO command (name_key, body, servers)"
                   " VALUES ('x', hex(zeroblob(20000000)), '[]')"_s);
    test::forge(path, u"vedette.db"_s, sql);

    const DataContent content = store::readContent(path, store::Access::ReadOnly);

    CHECK(content.commandList.empty());
    CHECK(content.commands > 0);
    REQUIRE(content.unreadable.size() == 1);
    CHECK(content.unreadable.front().code == ErrorCode::BackupDamaged);
    CHECK(content.servers.endsWith(u"second"_s));
}

TEST_CASE("a data folder tells what it holds, and what of it can't be read")
{
    const BackupStage stage;
    const DataContent content = store::readContent(stage.data(), store::Access::ReadWrite);
    CHECK(content.unreadable.empty());
    CHECK(content.historyServers == 2);
    REQUIRE(content.history);
    CHECK(content.history->from == test::at(0));
    CHECK(content.history->to == test::at(2));
    CHECK(content.servers.endsWith(u"second"_s));

    test::writeFile(stage.data() + u"/history.db"_s, QByteArray(8192, 'x'));

    const DataContent damaged = store::readContent(stage.data(), store::Access::ReadWrite);
    REQUIRE(damaged.unreadable.size() == 1);
    CHECK(damaged.unreadable.front().detail.startsWith(u"history.db"));
    CHECK(damaged.servers == content.servers);
    CHECK(store::readContent(stage.other(), store::Access::ReadOnly) == DataContent{});
}
