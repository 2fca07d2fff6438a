// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "ui/servers/PastedTarget.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMetaProperty>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::FakeFleet;
using test::makeServer;

namespace {

/// An open dialog and what a person would do with it.
struct DialogFixture
{
    explicit DialogFixture(const Server& initial = {})
        : dialog(fleet, initial, {u"Production"_s, u"Staging"_s})
    {
        dialog.open();
    }

    template <class T>
    [[nodiscard]] T& find(const QString& name) const
    {
        T* child = dialog.findChild<T*>(name);
        REQUIRE(child != nullptr);
        return *child;
    }
    void type(const QString& field, const QString& text) const
    {
        auto& edit = find<QLineEdit>(field);
        edit.setText(text);
        Q_EMIT edit.textEdited(text);
        Q_EMIT edit.editingFinished();
    }
    void click(const QString& button) const { find<QPushButton>(button).click(); }
    [[nodiscard]] bool isShown(const QString& name) const
    {
        return find<QWidget>(name).isVisible();
    }
    [[nodiscard]] QString label(const QString& name) const { return find<QLabel>(name).text(); }
    void choosePassword(const QString& password) const
    {
        auto& auth = find<QComboBox>(u"auth"_s);
        auth.setCurrentIndex(auth.findData(static_cast<int>(AuthMethod::Password)));
        type(u"password"_s, password);
    }

    FakeFleet fleet;
    ServerDialog dialog;
};

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

/// Every text that a widget tree gives away: properties, object names, items.
QString everythingReadable(const QObject& root)
{
    QString all;
    for (const QObject* object : root.findChildren<QObject*>()) {
        all += object->objectName() + u'\n';
        const QMetaObject* type = object->metaObject();
        for (int i = 0; i < type->propertyCount(); ++i) {
            const QMetaProperty property = type->property(i);
            const bool isText = property.metaType() == QMetaType::fromType<QString>();
            all += isText ? property.read(object).toString() + u'\n' : QString();
        }
        for (const QByteArray& name : object->dynamicPropertyNames()) {
            all += object->property(name.constData()).toString() + u'\n';
        }
    }
    return all;
}

} // namespace

TEST_CASE("A pasted target is split into its parts")
{
    struct Case
    {
        QString text;
        std::optional<PastedTarget> target;
    };
    const auto [text, target] = GENERATE(values<Case>(
        {{u"deploy@web1"_s, PastedTarget{u"web1"_s, u"deploy"_s, {}, {}}},
         {u"deploy@web1:2222"_s, PastedTarget{u"web1"_s, u"deploy"_s, 2222, {}}},
         {u"ssh://deploy@web1:2222"_s, PastedTarget{u"web1"_s, u"deploy"_s, 2222, {}}},
         {u"root@[fe80::1%eth0]:23"_s, PastedTarget{u"fe80::1%eth0"_s, u"root"_s, 23, {}}},
         {u" ssh deploy@web1 -p 22 "_s, PastedTarget{u"web1"_s, u"deploy"_s, 22, {}}},
         {u"ssh -p2200 -l root web1 uptime -p"_s, PastedTarget{u"web1"_s, u"root"_s, 2200, {}}},
         {u"ssh -4 -i ~/.ssh/key web1"_s, PastedTarget{u"web1"_s, {}, {}, u"~/.ssh/key"_s}},
         {u"ssh web1"_s, PastedTarget{u"web1"_s, {}, {}, {}}},
         {u"web1"_s, std::nullopt},
         {u"fe80::1"_s, std::nullopt},
         {u"ssh"_s, std::nullopt},
         {u"ssh -p"_s, std::nullopt},
         {u"ssh -p no web1"_s, std::nullopt},
         {u"ssh -o ProxyCommand=x web1"_s, std::nullopt},
         {u"two words"_s, std::nullopt},
         {u"-oProxyCommand=x@web1"_s, std::nullopt}}));

    CHECK(readPastedTarget(text) == target);
}

TEST_CASE("What is pasted as a host fills user and port, too")
{
    DialogFixture fixture;

    fixture.type(u"host"_s, u"ssh deploy@web1.example.net -p 2222"_s);

    CHECK(fixture.find<QLineEdit>(u"host"_s).text() == u"web1.example.net"_s);
    CHECK(fixture.find<QLineEdit>(u"user"_s).text() == u"deploy"_s);
    CHECK(fixture.find<QSpinBox>(u"port"_s).value() == 2222);
}

TEST_CASE("The name is the host's until it is typed")
{
    DialogFixture fixture;

    fixture.type(u"host"_s, u"web1"_s);
    CHECK(fixture.find<QLineEdit>(u"name"_s).text() == u"web1"_s);
    fixture.type(u"name"_s, u"Front"_s);
    fixture.type(u"host"_s, u"web2"_s);

    CHECK(fixture.find<QLineEdit>(u"name"_s).text() == u"Front"_s);
}

TEST_CASE("Adding a server sends what the fields say, and closes when it is done")
{
    DialogFixture fixture;
    fixture.type(u"host"_s, u"deploy@web1"_s);
    fixture.type(u"tags"_s, u"web, , front,web"_s);
    fixture.find<QComboBox>(u"group"_s).setCurrentText(u" Production "_s);
    fixture.click(u"save"_s);
    REQUIRE(fixture.fleet.calls == QStringList{u"addServers"_s});
    CHECK(fixture.dialog.isVisible());

    fixture.fleet.deliver();

    CHECK_FALSE(fixture.dialog.isVisible());
    CHECK(fixture.dialog.result() == QDialog::Accepted);
    REQUIRE(fixture.fleet.state.servers.size() == 1);
    const Server& added = fixture.fleet.state.servers.front();
    CHECK(added.name == u"web1"_s);
    CHECK(added.user == u"deploy"_s);
    CHECK(added.group == u"Production"_s);
    CHECK(added.tags == QStringList{u"web"_s, u"front"_s});
}

TEST_CASE("Jump hosts are sent as typed, and told when they can't be read")
{
    DialogFixture fixture;
    fixture.type(u"host"_s, u"web1"_s);
    fixture.type(u"proxyJump"_s, u"ops@bastion,,second"_s);

    fixture.click(u"save"_s);

    CHECK(fixture.fleet.calls.isEmpty());
    CHECK(fixture.isShown(u"proxyJump"_s));
    CHECK(fixture.isShown(u"proxyJumpNote"_s));

    fixture.type(u"proxyJump"_s, u" ops@bastion:2222, second "_s);
    fixture.click(u"save"_s);
    fixture.fleet.deliver();

    REQUIRE(fixture.fleet.state.servers.size() == 1);
    CHECK(fixture.fleet.state.servers.front().proxyJump == u"ops@bastion:2222, second"_s);
}

TEST_CASE("When adding fails the dialog stays and says why")
{
    DialogFixture fixture;
    fixture.type(u"host"_s, u"web1"_s);
    fixture.fleet.failure.emplace(Error{ErrorCode::StoreFull, {}, 0});
    fixture.click(u"save"_s);

    fixture.fleet.deliver();

    CHECK(fixture.dialog.isVisible());
    CHECK(fixture.isShown(u"problem"_s));
    CHECK(fixture.label(u"problem"_s).contains(u"full"_s));
    CHECK(fixture.find<QPushButton>(u"save"_s).isEnabled());
    CHECK(fixture.find<QLineEdit>(u"host"_s).text() == u"web1"_s);
}

TEST_CASE("What can't be a server is said beside its field, and nothing is sent")
{
    const auto [field, text, note] = GENERATE(
        table<QString, QString, QString>({{u"host"_s, u"-oProxyCommand=x"_s, u"hostNote"_s},
                                          {u"host"_s, u""_s, u"hostNote"_s},
                                          {u"user"_s, u"two words"_s, u"userNote"_s},
                                          {u"name"_s, u"  "_s, u"nameNote"_s}}));
    DialogFixture fixture;
    fixture.type(u"host"_s, u"web1"_s);
    fixture.type(field, text);

    fixture.click(u"save"_s);

    CHECK(fixture.fleet.calls.isEmpty());
    CHECK(fixture.isShown(note));
    CHECK_FALSE(fixture.label(note).isEmpty());
}

TEST_CASE("A complaint goes when the field is right")
{
    DialogFixture fixture;
    fixture.click(u"save"_s);
    REQUIRE(fixture.isShown(u"hostNote"_s));

    fixture.type(u"host"_s, u"web1"_s);
    fixture.click(u"save"_s);

    CHECK_FALSE(fixture.isShown(u"hostNote"_s));
}

TEST_CASE("A test that works tells the facts")
{
    DialogFixture fixture;
    fixture.fleet.report.facts.operatingSystem = u"Debian 12 <b>x</b>"_s;
    fixture.fleet.report.facts.cpuCount = 4;
    fixture.fleet.report.facts.memoryTotal = 7.8 * 1024 * 1024 * 1024;
    fixture.fleet.report.connectTime = milliseconds{38};
    fixture.type(u"host"_s, u"web1"_s);

    fixture.click(u"testConnection"_s);
    CHECK(fixture.isShown(u"testProgress"_s));
    CHECK_FALSE(fixture.find<QPushButton>(u"testConnection"_s).isEnabled());
    fixture.fleet.deliver();

    CHECK(fixture.label(u"testResult"_s)
          == u"It works: Debian 12 <b>x</b> · 4 CPUs · 7.8 GiB · 38 ms"_s);
    CHECK(fixture.find<QLabel>(u"testResult"_s).textFormat() == Qt::PlainText);
    CHECK_FALSE(fixture.isShown(u"testProgress"_s));
    CHECK(fixture.find<QPushButton>(u"testConnection"_s).isEnabled());
}

TEST_CASE("A test that fails says what failed in plain words")
{
    DialogFixture fixture;
    fixture.fleet.report.error = Error{ErrorCode::Refused, u"connect: 111"_s, 111};
    fixture.type(u"host"_s, u"web1"_s);

    fixture.click(u"testConnection"_s);
    fixture.fleet.deliver();

    CHECK(fixture.label(u"testResult"_s).startsWith(u"The server refused the connection."_s));
    CHECK(fixture.dialog.isVisible());
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
    DialogFixture fixture;
    fixture.fleet.report = unknownKey();
    fixture.type(u"host"_s, u"web1"_s);
    fixture.click(u"testConnection"_s);
    fixture.fleet.deliver();
    CHECK(fixture.label(u"fingerprint"_s) == fingerprint(someKey()));
    CHECK_FALSE(fixture.fleet.trustedKey.has_value());

    fixture.fleet.report = {};
    fixture.click(u"trustKey"_s);
    CHECK(fixture.fleet.trustedKey == someKey());
    fixture.fleet.deliver();
    fixture.fleet.trustedKey.reset();
    fixture.click(u"save"_s);
    fixture.fleet.deliver();

    CHECK(fixture.fleet.calls.last() == u"trustHostKey"_s);
    CHECK(fixture.fleet.trustedKey == someKey());
    CHECK(fixture.fleet.asked == std::vector{fixture.fleet.state.servers.front().id});
    CHECK_FALSE(fixture.dialog.isVisible());
}

TEST_CASE("Trust in a key does not go over to another address")
{
    DialogFixture fixture;
    fixture.fleet.report = unknownKey();
    fixture.type(u"host"_s, u"web1"_s);
    fixture.click(u"testConnection"_s);
    fixture.fleet.deliver();
    fixture.click(u"trustKey"_s);
    fixture.fleet.deliver();

    fixture.type(u"host"_s, u"web2"_s);
    fixture.click(u"save"_s);
    fixture.fleet.deliver();

    CHECK_FALSE(fixture.fleet.calls.contains(u"trustHostKey"_s));
}

TEST_CASE("A changed host key can't be trusted in the dialog")
{
    DialogFixture fixture;
    fixture.fleet.report = unknownKey();
    fixture.fleet.report.hostKey->expected = {{u"ssh-ed25519"_s, "another key"}};
    fixture.type(u"host"_s, u"web1"_s);

    fixture.click(u"testConnection"_s);
    fixture.fleet.deliver();

    CHECK(fixture.dialog.findChild<QPushButton*>(u"trustKey"_s) == nullptr);
    CHECK(fixture.dialog.findChildren<QLabel*>(u"fingerprint"_s).size() == 2);
}

TEST_CASE("A password goes to the source as a secret and stays nowhere else")
{
    const QString canary = u"canary-5f3a"_s;
    DialogFixture fixture;
    fixture.type(u"host"_s, u"web1"_s);
    fixture.choosePassword(canary);

    fixture.click(u"testConnection"_s);
    CHECK(fixture.fleet.credential->password.view() == canary.toLatin1());
    fixture.fleet.deliver();
    auto& edit = fixture.find<QLineEdit>(u"password"_s);
    CHECK(edit.text().isEmpty());
    edit.undo();
    CHECK(edit.text().isEmpty());
    CHECK_FALSE(everythingReadable(fixture.dialog).contains(canary));
    fixture.click(u"save"_s);

    CHECK(fixture.fleet.credential->password.view() == canary.toLatin1());
}

TEST_CASE("A password that was typed for another way to log in is not sent")
{
    DialogFixture fixture;
    fixture.type(u"host"_s, u"web1"_s);
    fixture.choosePassword(u"canary"_s);
    fixture.find<QComboBox>(u"auth"_s).setCurrentIndex(0);

    fixture.click(u"save"_s);

    CHECK(fixture.fleet.credential->isEmpty());
}

TEST_CASE("Editing without a new password keeps the one in memory")
{
    Server server = makeServer(7, u"web1"_s);
    server.auth = AuthMethod::Password;
    DialogFixture fixture(server);
    fixture.fleet.state.servers = {server};
    fixture.type(u"name"_s, u"Front"_s);

    fixture.click(u"save"_s);

    CHECK(fixture.fleet.calls == QStringList{u"updateServer"_s});
    CHECK_FALSE(fixture.fleet.credential.has_value());
    fixture.fleet.deliver();
    CHECK(fixture.fleet.state.servers.front().name == u"Front"_s);
    CHECK_FALSE(fixture.dialog.isVisible());
}

TEST_CASE("A server that waits for a password gets the cursor there")
{
    DialogFixture fixture(makeServer(7, u"web1"_s));

    fixture.dialog.focusCredential();

    CHECK(fixture.isShown(u"password"_s));
    CHECK(fixture.dialog.focusWidget() == &fixture.find<QWidget>(u"password"_s));
}

TEST_CASE("This computer has no address and nothing to test")
{
    DialogFixture fixture(thisComputer());

    for (const QString& name : {u"host"_s,
                                u"port"_s,
                                u"user"_s,
                                u"auth"_s,
                                u"password"_s,
                                u"testConnection"_s,
                                u"hostKeyPolicy"_s}) {
        INFO(name.toStdString());
        CHECK_FALSE(fixture.isShown(name));
    }
    for (const QString& name :
         {u"name"_s, u"group"_s, u"tags"_s, u"statusInterval"_s, u"metricsInterval"_s}) {
        INFO(name.toStdString());
        CHECK(fixture.isShown(name));
    }
}

TEST_CASE("A source that can't test offers no test")
{
    FakeFleet fleet;
    fleet.allowed = FleetCapability::Configure;
    ServerDialog dialog(fleet, {}, {});
    dialog.open();

    CHECK_FALSE(dialog.findChild<QPushButton*>(u"testConnection"_s)->isVisible());
}

TEST_CASE("Hostile names open a dialog, as plain text")
{
    const QString text = GENERATE(from_range(test::hostileStrings()));
    Server server = makeServer(1, text);
    server.group = text;
    server.tags = {text};
    DialogFixture fixture(server);

    CHECK(fixture.dialog.sizeHint().isValid());
    CHECK(fixture.dialog.windowTitle().size() < 200);
    for (const QLabel* label : fixture.dialog.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
}
