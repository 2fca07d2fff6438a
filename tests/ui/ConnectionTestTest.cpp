// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ConnectionTest.h"

#include "tests/support/FleetSamples.h"
#include "tests/ui/ServerDialogStage.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::FakeFleet;
using test::makeServer;
using test::ServerDialogStage;

namespace {

HostKey someKey()
{
    return {u"ssh-ed25519"_s, "a public key"};
}

ConnectionReport unknownKey()
{
    ConnectionReport report;
    report.hostKey = HostKeyIssue{someKey(), {}, u"web1"_s, 22};
    report.error = Error{ErrorCode::HostKeyUnknown, {}, 0};
    return report;
}

} // namespace

TEST_CASE("A test that works tells the facts")
{
    ServerDialogStage stage;
    stage.fleet.report.facts.operatingSystem = u"Debian 12 <b>x</b>"_s;
    stage.fleet.report.facts.cpuCount = 4;
    stage.fleet.report.facts.memoryTotal = 7.8 * 1024 * 1024 * 1024;
    stage.fleet.report.connectTime = milliseconds{38};
    stage.type(u"host"_s, u"web1"_s);

    stage.click(u"testConnection"_s);
    CHECK(stage.isShown(u"testProgress"_s));
    CHECK_FALSE(stage.find<QPushButton>(u"testConnection"_s).isEnabled());
    stage.fleet.deliver();

    CHECK(stage.label(u"testResult"_s)
          == u"It works: Debian 12 <b>x</b> · 4 CPUs · 7.8 GiB · 38 ms"_s);
    CHECK(stage.find<QLabel>(u"testResult"_s).textFormat() == Qt::PlainText);
    CHECK_FALSE(stage.isShown(u"testProgress"_s));
    CHECK(stage.find<QPushButton>(u"testConnection"_s).isEnabled());
}

TEST_CASE("A test that fails says what failed in plain words")
{
    ServerDialogStage stage;
    stage.fleet.report.error = Error{ErrorCode::Refused, u"connect: 111"_s, 111};
    stage.type(u"host"_s, u"web1"_s);

    stage.click(u"testConnection"_s);
    stage.fleet.deliver();

    CHECK(stage.label(u"testResult"_s).startsWith(u"The server refused the connection."_s));
    CHECK(stage.dialog.isVisible());
}

TEST_CASE("The result of a test goes when the way to log in is another")
{
    ServerDialogStage stage;
    stage.fleet.report.error = Error{ErrorCode::AuthNeedsUser, {}, 0};
    stage.type(u"host"_s, u"web1"_s);
    stage.click(u"testConnection"_s);
    stage.fleet.deliver();
    REQUIRE(stage.isShown(u"testResult"_s));

    stage.choosePassword(u"secret"_s);

    CHECK_FALSE(stage.isShown(u"testResult"_s));
}

TEST_CASE("A test can be stopped, and is when the dialog closes")
{
    FakeFleet fleet;
    {
        ServerDialog dialog(fleet, makeServer(0, u"web1"_s), {});
        dialog.open();
        dialog.findChild<QPushButton*>(u"testConnection"_s)->click();
        dialog.findChild<QPushButton*>(u"cancelTest"_s)->click();
        fleet.deliver();
        CHECK(dialog.findChild<QLabel*>(u"testResult"_s)->text() == u"Stopped."_s);
        dialog.findChild<QPushButton*>(u"testConnection"_s)->click();
    }

    CHECK(fleet.calls
          == QStringList{u"testConnection"_s, u"cancel"_s, u"testConnection"_s, u"cancel"_s});
}

TEST_CASE("An unknown host key is trusted for the test, and for good when the server is saved")
{
    ServerDialogStage stage;
    stage.fleet.report = unknownKey();
    stage.type(u"host"_s, u"web1"_s);
    stage.click(u"testConnection"_s);
    stage.fleet.deliver();
    CHECK(stage.label(u"fingerprint"_s) == fingerprint(someKey()));
    CHECK(stage.fleet.trustedKeys.empty());

    stage.fleet.report = {};
    stage.click(u"trustKey"_s);
    CHECK(stage.fleet.trustedKeys == std::vector{*unknownKey().hostKey});
    stage.fleet.deliver();
    stage.fleet.trustedKeys.clear();
    stage.click(u"save"_s);
    stage.fleet.deliver();

    CHECK(stage.fleet.calls.last() == u"trustHostKey"_s);
    CHECK(stage.fleet.trustedKeys == std::vector{*unknownKey().hostKey});
    CHECK(stage.fleet.asked == std::vector{stage.fleet.state.servers.front().id});
    CHECK_FALSE(stage.dialog.isVisible());
}

TEST_CASE("Trust in a key does not go over to another address")
{
    ServerDialogStage stage;
    stage.fleet.report = unknownKey();
    stage.type(u"host"_s, u"web1"_s);
    stage.click(u"testConnection"_s);
    stage.fleet.deliver();
    stage.click(u"trustKey"_s);
    stage.fleet.deliver();

    stage.type(u"host"_s, u"web2"_s);
    stage.click(u"save"_s);
    stage.fleet.deliver();

    CHECK_FALSE(stage.fleet.calls.contains(u"trustHostKey"_s));
}

TEST_CASE("The key of a jump host is told as that")
{
    ServerDialogStage stage;
    stage.fleet.report = unknownKey();
    stage.fleet.report.hostKey->host = u"bastion"_s;
    stage.fleet.report.hostKey->jumpHost = u"bastion"_s;
    stage.type(u"host"_s, u"web1"_s);

    SECTION("a new one")
    {
        stage.click(u"testConnection"_s);
        stage.fleet.deliver();

        CHECK(stage.label(u"testResult"_s).startsWith(u"The jump host's key"_s));
    }
    SECTION("a changed one")
    {
        stage.fleet.report.hostKey->expected = {{u"ssh-ed25519"_s, "another key"}};

        stage.click(u"testConnection"_s);
        stage.fleet.deliver();

        CHECK(stage.label(u"testResult"_s)
                  .startsWith(u"The host key of the jump host bastion has changed."_s));
    }
}

TEST_CASE("A changed host key can't be trusted in the dialog")
{
    ServerDialogStage stage;
    stage.fleet.report = unknownKey();
    stage.fleet.report.hostKey->expected = {{u"ssh-ed25519"_s, "another key"}};
    stage.type(u"host"_s, u"web1"_s);

    stage.click(u"testConnection"_s);
    stage.fleet.deliver();

    CHECK(stage.dialog.findChild<QPushButton*>(u"trustKey"_s) == nullptr);
    CHECK(stage.dialog.findChildren<QLabel*>(u"fingerprint"_s).size() == 2);
}

TEST_CASE("A source that can't test offers no test")
{
    FakeFleet fleet;
    fleet.allowed = FleetCapability::Configure;
    ServerDialog dialog(fleet, {}, {});
    dialog.open();

    CHECK_FALSE(dialog.findChild<QPushButton*>(u"testConnection"_s)->isVisible());
}
