// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/AgentText.h"

#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"
#include "tests/ui/ServerDialogStage.h"
#include "ui/servers/NoteLabel.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

TEST_CASE("What is said of the SSH agent is what a login will find")
{
    const QTemporaryDir folder;
    const QString there = folder.filePath(u"agent"_s);
    const QString gone = folder.filePath(u"gone"_s);
    QFile socket(there);
    REQUIRE(socket.open(QIODevice::WriteOnly));

    CHECK(agentText({}, {}).startsWith(u"SSH agent: none (SSH_AUTH_SOCK is not set)."_s));
    CHECK(agentText({}, gone).startsWith(u"SSH agent: there is none at "_s + gone));
    CHECK(agentText({}, there).startsWith(u"SSH agent: found at "_s + there));
    CHECK(agentText(there, {}).startsWith(u"SSH agent: found at "_s + there));
    CHECK(agentText(gone, there).startsWith(u"SSH agent: there is none at "_s + gone));
    CHECK(agentText(u"none"_s, there).contains(u"set to use none"_s));
}

TEST_CASE("The server dialog tells of the agent beside the way to log in, and again after an error")
{
    Server server = test::makeServer(7, u"web1"_s);
    server.identityAgent = u"none"_s;
    const test::ServerDialogStage stage(server);
    const QString text = agentText(u"none"_s, {});
    CHECK(stage.isShown(u"authNote"_s));
    CHECK(stage.label(u"authNote"_s) == text);

    stage.type(u"host"_s, {});
    stage.click(u"save"_s);

    CHECK(stage.label(u"authNote"_s) == text);
}

TEST_CASE("Of the agent is told only while the login is automatic")
{
    const test::ServerDialogStage stage;
    REQUIRE(stage.isShown(u"authNote"_s));

    stage.find<QComboBox>(u"auth"_s).setCurrentIndex(1);

    CHECK_FALSE(stage.isShown(u"authNote"_s));
}

TEST_CASE("This computer needs no agent")
{
    const test::ServerDialogStage stage(thisComputer());

    CHECK_FALSE(stage.isShown(u"authNote"_s));
}

TEST_CASE("A key file that is not there, or is the public half, is told before any login")
{
    test::ServerDialogStage stage;
    const QTemporaryDir folder;
    QFile half(folder.filePath(u"id.pub"_s));
    REQUIRE(half.open(QIODevice::WriteOnly));
    stage.type(u"host"_s, u"web1"_s);
    stage.find<QComboBox>(u"auth"_s).setCurrentIndex(1);
    stage.type(u"identityFile"_s,
               GENERATE(true, false) ? half.fileName() : folder.filePath(u"id"_s));

    stage.click(GENERATE(u"save"_s, u"testConnection"_s));

    CHECK(stage.fleet.calls.isEmpty());
    CHECK(stage.dialog.focusWidget() == &stage.find<QLineEdit>(u"identityFile"_s));
    const bool isTold
        = std::ranges::any_of(stage.dialog.findChildren<NoteLabel*>(), [](const NoteLabel* note) {
              return note->isVisible() && note->meaning() == NoteLabel::Meaning::Problem;
          });
    CHECK(isTold);
}

TEST_CASE("A key file that was kept before may be away while its server is edited")
{
    Server server = test::makeServer(7, u"web1"_s);
    server.auth = AuthMethod::KeyFile;
    server.identityFile = u"/media/stick/id"_s;
    test::ServerDialogStage stage(server);

    stage.click(u"save"_s);

    CHECK_FALSE(stage.fleet.calls.isEmpty());
}
