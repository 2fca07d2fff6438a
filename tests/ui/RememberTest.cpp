// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/FleetSamples.h"
#include "ui/servers/ServerDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::FakeFleet;
using test::makeServer;

TEST_CASE("A password is to be kept unless the user says otherwise")
{
    test::FakeSecrets secrets;
    secrets.status.place = SecretPlace::Keychain;
    FakeFleet fleet;
    fleet.secretsSource = &secrets;
    ServerDialog dialog(fleet, {}, {});
    dialog.open();
    dialog.findChild<QLineEdit*>(u"host"_s)->setText(u"web1"_s);
    auto* const auth = dialog.findChild<QComboBox*>(u"auth"_s);
    auth->setCurrentIndex(auth->findData(static_cast<int>(AuthMethod::Password)));
    dialog.findChild<QLineEdit*>(u"password"_s)->setText(u"hunter2"_s);
    auto* const remember = dialog.findChild<QCheckBox*>(u"remember"_s);
    CHECK(remember->isVisible());
    const bool isToBeKept = GENERATE(true, false);
    remember->setChecked(isToBeKept);

    dialog.findChild<QPushButton*>(u"save"_s)->click();

    REQUIRE(fleet.credential);
    CHECK(fleet.credential->isToBeKept == isToBeKept);
}

TEST_CASE("What is said of Remember follows its tick, also after a test")
{
    test::FakeSecrets secrets;
    secrets.status.place = SecretPlace::Keychain;
    FakeFleet fleet;
    fleet.secretsSource = &secrets;
    ServerDialog dialog(fleet, {}, {});
    dialog.open();
    dialog.findChild<QLineEdit*>(u"host"_s)->setText(u"web1"_s);
    const auto hint = [&dialog] { return dialog.findChild<QLabel*>(u"rememberNote"_s)->text(); };
    const QString before = hint();

    dialog.findChild<QPushButton*>(u"testConnection"_s)->click();

    CHECK(before.contains(u"keychain"_s));
    CHECK(hint() == before);
}

TEST_CASE("Where secrets stay in memory there is nothing to remember")
{
    test::FakeSecrets secrets;
    secrets.status.place = SecretPlace::MemoryOnly;
    FakeFleet fleet;
    fleet.secretsSource = &secrets;
    const ServerDialog dialog(fleet, {}, {});

    CHECK_FALSE(dialog.findChild<QCheckBox*>(u"remember"_s)->isEnabled());
    CHECK_FALSE(dialog.findChild<QCheckBox*>(u"remember"_s)->isChecked());
}

TEST_CASE("Unticking Remember forgets what was kept")
{
    Server server = makeServer(5, u"web1"_s);
    server.auth = AuthMethod::Password;
    test::FakeSecrets secrets;
    secrets.status = {.place = SecretPlace::Keychain, .kept = {server.id}};
    FakeFleet fleet;
    fleet.secretsSource = &secrets;
    ServerDialog dialog(fleet, server, {});
    dialog.open();

    dialog.findChild<QCheckBox*>(u"remember"_s)->setChecked(false);
    dialog.findChild<QPushButton*>(u"save"_s)->click();

    CHECK(secrets.forgotten == std::vector<ServerId>{server.id});
    CHECK_FALSE(fleet.credential);
}
