// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/AccessKitDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeAccess.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FakeSecrets.h"
#include "ui/secrets/MasterDialog.h"
#include "ui/servers/NoteLabel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

namespace {

Server monitoredServer()
{
    Server server;
    server.id = ServerId{7};
    server.name = u"db1"_s;
    server.host = u"db1.example.net"_s;
    return server;
}

AccessKit someKit()
{
    AccessKit kit;
    kit.server = monitoredServer();
    kit.server.identityFile = u"/keys/7-a"_s;
    kit.authorizedKeys = u"restrict,command=\"x\" ssh-ed25519 AAAA vedette"_s;
    kit.authorizedKeysOlder = u"no-pty,command=\"x\" ssh-ed25519 AAAA vedette"_s;
    return kit;
}

AccessReport reportWith(AccessVerdict first)
{
    AccessReport report;
    for (int trial = 0; trial <= static_cast<int>(AccessTrial::Metrics); ++trial) {
        report.checks.push_back({static_cast<AccessTrial>(trial), AccessVerdict::Right, {}});
    }
    report.checks.front() = {AccessTrial::OtherCommand, first, u"a shell ran a command"_s};
    return report;
}

/// A dialog on fakes.
struct Stage
{
    Stage()
    {
        fleet.accessSource = &access;
        dialog.emplace(fleet, monitoredServer());
    }

    [[nodiscard]] QPushButton& button(const QString& name) const
    {
        auto* found = dialog->findChild<QPushButton*>(name);
        REQUIRE(found);
        return *found;
    }
    [[nodiscard]] NoteLabel& conclusion() const
    {
        return *dialog->findChild<NoteLabel*>(u"kitConclusion"_s);
    }
    void giveKit() { Q_EMIT access.kitReady(access.last(), someKit()); }
    void giveReport(AccessVerdict first)
    {
        Q_EMIT access.kitVerified(access.last(), reportWith(first));
    }

    test::FakeFleet fleet;
    test::FakeAccess access;
    std::optional<AccessKitDialog> dialog;
};

} // namespace

TEST_CASE("A kit whose passphrase can't be kept makes the vault open first, and is asked for again")
{
    const auto [vault, field] = GENERATE(values<std::pair<VaultState, QString>>(
        {{VaultState::Missing, u"newMaster"_s}, {VaultState::Locked, u"currentMaster"_s}}));
    test::FakeSecrets secrets;
    secrets.status = {.place = SecretPlace::VaultFile, .vault = vault};
    test::FakeFleet fleet;
    test::FakeAccess access;
    fleet.accessSource = &access;
    fleet.secretsSource = &secrets;
    AccessKitDialog kit(fleet, monitoredServer());
    kit.show();

    Q_EMIT access.kitReady(access.last(), fail(ErrorCode::VaultLocked));
    auto* const master = kit.findChild<MasterDialog*>();
    REQUIRE(master != nullptr);
    CHECK(master->findChild<QLineEdit*>(field) != nullptr);
    for (auto* const edit : master->findChildren<QLineEdit*>()) {
        edit->setText(u"master"_s);
    }
    master->findChild<QPushButton*>(u"accept"_s)->click();
    secrets.answer();

    CHECK(access.calls == QStringList{u"prepare 7"_s, u"prepare 7"_s});
}

TEST_CASE("A kit's line is shown, for older servers too, and copied with its line feed")
{
    Stage stage;
    CHECK(stage.access.calls == QStringList{u"prepare 7"_s});
    CHECK_FALSE(stage.button(u"copyLine"_s).isEnabled());
    CHECK_FALSE(stage.button(u"verifyKit"_s).isEnabled());

    stage.giveKit();
    stage.button(u"copyLine"_s).click();

    auto* line = stage.dialog->findChild<QPlainTextEdit*>(u"kitLine"_s);
    CHECK(line->toPlainText() == someKit().authorizedKeys);
    CHECK(line->isReadOnly());
    CHECK(QGuiApplication::clipboard()->text() == someKit().authorizedKeys + u'\n');
    CHECK(
        stage.dialog->findChild<QLabel*>(u"sudoers"_s)->text().contains(u"No probe needs sudo"_s));
    stage.dialog->findChild<QCheckBox*>(u"olderServer"_s)->setChecked(true);
    CHECK(line->toPlainText() == someKit().authorizedKeysOlder);
}

TEST_CASE("A key is used only after a verification that found nothing")
{
    Stage stage;
    stage.giveKit();
    CHECK_FALSE(stage.button(u"useKit"_s).isEnabled());

    stage.button(u"verifyKit"_s).click();
    CHECK_FALSE(stage.button(u"verifyKit"_s).isEnabled());
    stage.giveReport(AccessVerdict::Excess);
    CHECK_FALSE(stage.button(u"useKit"_s).isEnabled());
    CHECK(stage.conclusion().meaning() == NoteLabel::Meaning::Problem);
    CHECK(stage.conclusion().text().contains(u"more than it should"_s));

    stage.button(u"verifyKit"_s).click();
    stage.giveReport(AccessVerdict::Right);
    CHECK(stage.conclusion().meaning() == NoteLabel::Meaning::Success);
    REQUIRE(stage.button(u"useKit"_s).isEnabled());
    stage.button(u"useKit"_s).click();
    Q_EMIT stage.fleet.commandFinished(stage.access.last(), std::nullopt);

    CHECK(stage.access.calls.last() == u"use /keys/7-a"_s);
    CHECK_FALSE(stage.button(u"useKit"_s).isEnabled());
    CHECK(stage.conclusion().text().contains(u"from now on"_s));
}

TEST_CASE("Older keys of the server are named when a kit takes their place")
{
    Stage stage;
    AccessKit kit = someKit();
    kit.otherKeys = {{u"ssh-ed25519 BBBB"_s, true}};

    Q_EMIT stage.access.kitReady(stage.access.last(), kit);
    CHECK(stage.conclusion().text().contains(u"ssh-ed25519 BBBB (monitors the server until"_s));
    stage.button(u"verifyKit"_s).click();
    stage.giveReport(AccessVerdict::Right);
    stage.button(u"useKit"_s).click();
    Q_EMIT stage.fleet.commandFinished(stage.access.last(), std::nullopt);

    CHECK(stage.conclusion().text().contains(u"from now on"_s));
    CHECK(stage.conclusion().text().endsWith(u"\nssh-ed25519 BBBB"_s));
}

TEST_CASE("What a key can do too much is shown with what was seen")
{
    Stage stage;
    stage.giveKit();

    stage.button(u"verifyKit"_s).click();
    stage.giveReport(AccessVerdict::Excess);

    const auto labels = stage.dialog->findChildren<QLabel*>();
    for (const QString& text : {u"Another command"_s, u"TOO MUCH"_s, u"a shell ran a command"_s}) {
        CHECK(std::ranges::any_of(labels,
                                  [&text](const QLabel* label) { return label->text() == text; }));
    }
}

TEST_CASE("A kit that can't be made, or used, says why")
{
    Stage stage;

    Q_EMIT stage.access.kitReady(stage.access.last(), fail(ErrorCode::NotAvailable));

    CHECK(stage.conclusion().meaning() == NoteLabel::Meaning::Problem);
    CHECK_FALSE(stage.button(u"verifyKit"_s).isEnabled());
}

TEST_CASE("A verification that is closed early is cancelled")
{
    Stage stage;
    stage.giveKit();
    stage.button(u"verifyKit"_s).click();

    stage.dialog.reset();

    CHECK(stage.access.calls.last() == u"cancel"_s);
}
