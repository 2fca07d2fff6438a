// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "tests/support/Pump.h"
#include "tests/ui/ServerDialogStage.h"
#include "ui/servers/FormScroll.h"
#include "ui/servers/PastedTarget.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMetaProperty>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::makeServer;
using test::ServerDialogStage;

namespace {

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
    ServerDialogStage stage;

    stage.type(u"host"_s, u"ssh deploy@web1.example.net -p 2222"_s);

    CHECK(stage.find<QLineEdit>(u"host"_s).text() == u"web1.example.net"_s);
    CHECK(stage.find<QLineEdit>(u"user"_s).text() == u"deploy"_s);
    CHECK(stage.find<QSpinBox>(u"port"_s).value() == 2222);
}

TEST_CASE("The name is the host's until it is typed")
{
    ServerDialogStage stage;

    stage.type(u"host"_s, u"web1"_s);
    CHECK(stage.find<QLineEdit>(u"name"_s).text() == u"web1"_s);
    stage.type(u"name"_s, u"Front"_s);
    stage.type(u"host"_s, u"web2"_s);

    CHECK(stage.find<QLineEdit>(u"name"_s).text() == u"Front"_s);
}

TEST_CASE("Adding a server sends what the fields say, and closes when it is done")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"deploy@web1"_s);
    stage.type(u"tags"_s, u"web, , front,web"_s);
    stage.find<QComboBox>(u"group"_s).setCurrentText(u" Production "_s);
    stage.click(u"save"_s);
    REQUIRE(stage.fleet.calls == QStringList{u"addServers"_s});
    CHECK(stage.dialog.isVisible());

    stage.fleet.deliver();

    CHECK_FALSE(stage.dialog.isVisible());
    CHECK(stage.dialog.result() == QDialog::Accepted);
    REQUIRE(stage.fleet.state.servers.size() == 1);
    const Server& added = stage.fleet.state.servers.front();
    CHECK(added.name == u"web1"_s);
    CHECK(added.user == u"deploy"_s);
    CHECK(added.group == u"Production"_s);
    CHECK(added.tags == QStringList{u"web"_s, u"front"_s});
}

TEST_CASE("Jump hosts are sent as typed, and told when they can't be read")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.type(u"proxyJump"_s, u"ops@bastion,,second"_s);

    stage.click(u"save"_s);

    CHECK(stage.fleet.calls.isEmpty());
    CHECK(stage.isShown(u"proxyJump"_s));
    CHECK(stage.isShown(u"proxyJumpNote"_s));

    stage.type(u"proxyJump"_s, u" ops@bastion:2222, second "_s);
    stage.click(u"save"_s);
    stage.fleet.deliver();

    REQUIRE(stage.fleet.state.servers.size() == 1);
    CHECK(stage.fleet.state.servers.front().proxyJump == u"ops@bastion:2222, second"_s);
}

TEST_CASE("A host key alias is sent as typed, and told when it can't be one")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.type(u"hostKeyAlias"_s, u"lab *"_s);

    stage.click(u"save"_s);

    CHECK(stage.fleet.calls.isEmpty());
    CHECK(stage.isShown(u"hostKeyAliasNote"_s));

    stage.type(u"hostKeyAlias"_s, u" lab "_s);
    stage.click(u"save"_s);
    stage.fleet.deliver();

    REQUIRE(stage.fleet.state.servers.size() == 1);
    CHECK(stage.fleet.state.servers.front().hostKeyAlias == u"lab"_s);
}

TEST_CASE("A ProxyCommand that is typed runs; one that can't be started without a shell is told")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.type(u"proxyCommand"_s, u"nc %h %p | tee log"_s);
    stage.click(u"save"_s);

    CHECK(stage.fleet.calls.isEmpty());
    CHECK(stage.isShown(u"proxyCommandNote"_s));

    stage.type(u"proxyCommand"_s, u"nc %h %p"_s);
    stage.click(u"save"_s);
    stage.fleet.deliver();

    REQUIRE(stage.fleet.state.servers.size() == 1);
    CHECK(stage.fleet.state.servers.front().proxyCommand == u"nc %h %p"_s);
    CHECK(stage.fleet.state.servers.front().runsProxyCommand);
}

TEST_CASE("A certificate is sent with its key file, and with no other way in")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.find<QComboBox>(u"auth"_s).setCurrentIndex(1);
    stage.type(u"identityFile"_s, QCoreApplication::applicationFilePath()); // any file
    stage.type(u"certificateFile"_s, u"signed.pub"_s);

    stage.click(u"save"_s);

    CHECK(stage.fleet.calls.isEmpty());
    CHECK(stage.isShown(u"certificateFileNote"_s));

    stage.type(u"certificateFile"_s, u" /k/signed.pub "_s);
    const bool isByKey = GENERATE(true, false);
    stage.find<QComboBox>(u"auth"_s).setCurrentIndex(isByKey ? 1 : 0);
    stage.click(u"save"_s);
    stage.fleet.deliver();

    REQUIRE(stage.fleet.state.servers.size() == 1);
    CHECK(stage.fleet.state.servers.front().certificateFile
          == (isByKey ? u"/k/signed.pub"_s : QString()));
}

TEST_CASE("Known hosts of its own are sent as a list, and told when they can't be")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.type(u"knownHostsFiles"_s, u"/k/a, none"_s);

    stage.click(u"save"_s);

    CHECK(stage.fleet.calls.isEmpty());
    CHECK(stage.isShown(u"knownHostsFilesNote"_s));

    stage.type(u"knownHostsFiles"_s, u" /k/a , ~/lab,"_s);
    stage.click(u"save"_s);
    stage.fleet.deliver();

    REQUIRE(stage.fleet.state.servers.size() == 1);
    CHECK(stage.fleet.state.servers.front().knownHostsFiles
          == QStringList{u"/k/a"_s, QDir::homePath() + u"/lab"_s});
}

TEST_CASE("When adding fails the dialog stays and says why")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.fleet.failure.emplace(Error{ErrorCode::StoreFull, {}, 0});
    stage.click(u"save"_s);

    stage.fleet.deliver();

    CHECK(stage.dialog.isVisible());
    CHECK(stage.isShown(u"problem"_s));
    CHECK(stage.label(u"problem"_s).contains(u"full"_s));
    CHECK(stage.find<QPushButton>(u"save"_s).isEnabled());
    CHECK(stage.find<QLineEdit>(u"host"_s).text() == u"web1"_s);
}

TEST_CASE("What can't be a server is said beside its field, and nothing is sent")
{
    const auto [field, text, note] = GENERATE(
        table<QString, QString, QString>({{u"host"_s, u"-oProxyCommand=x"_s, u"hostNote"_s},
                                          {u"host"_s, u""_s, u"hostNote"_s},
                                          {u"user"_s, u"two words"_s, u"userNote"_s},
                                          {u"name"_s, u"  "_s, u"nameNote"_s}}));
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.type(field, text);

    stage.click(u"save"_s);

    CHECK(stage.fleet.calls.isEmpty());
    CHECK(stage.isShown(note));
    CHECK_FALSE(stage.label(note).isEmpty());
}

TEST_CASE("A complaint goes when the field is right")
{
    ServerDialogStage stage;
    stage.click(u"save"_s);
    REQUIRE(stage.isShown(u"hostNote"_s));

    stage.type(u"host"_s, u"web1"_s);
    stage.click(u"save"_s);

    CHECK_FALSE(stage.isShown(u"hostNote"_s));
}

TEST_CASE("The Tab key goes through the fields as they stand on the screen")
{
    const ServerDialogStage stage;
    stage.find<QToolButton>(u"advanced"_s).setChecked(true);
    auto& auth = stage.find<QComboBox>(u"auth"_s);
    auth.setCurrentIndex(auth.findData(static_cast<int>(AuthMethod::KeyFile)));
    std::vector<QPoint> places;
    QStringList names;
    for (auto* field = stage.dialog.findChild<QWidget*>(u"host"_s);
         field != nullptr && field->objectName() != "metricsInterval"_L1;
         field = field->nextInFocusChain()) {
        const bool isField = (field->focusPolicy() & Qt::TabFocus) != 0 && field->isVisible()
            && field->focusProxy() == nullptr && !field->objectName().isEmpty();
        if (isField) {
            names += field->objectName();
            places.push_back(field->mapTo(&stage.dialog, QPoint()));
        }
    }

    INFO(names.join(u' '));
    CHECK(names.size() >= 9);
    CHECK(std::ranges::is_sorted(places, {}, [](QPoint at) { return at.y() / 12; }));
}

TEST_CASE("Where there is little room the fields scroll, and the buttons stay in sight")
{
    ServerDialogStage stage;
    stage.dialog.setMaximumHeight(600);
    stage.find<QToolButton>(u"advanced"_s).setChecked(true);
    auto* const scroll = stage.dialog.findChild<FormScroll*>();
    REQUIRE(scroll != nullptr);
    REQUIRE(test::pumpUntil([&] { return scroll->verticalScrollBar()->maximum() > 0; }));
    const auto placeIn = [](const QWidget& parent, const QWidget& part) {
        return QRect(part.mapTo(&parent, QPoint()), part.size());
    };

    CHECK(stage.dialog.height() <= 600);
    for (const QString& name : {u"save"_s, u"testConnection"_s}) {
        INFO(name.toStdString());
        CHECK(stage.dialog.rect().contains(placeIn(stage.dialog, stage.find<QPushButton>(name))));
    }
    CHECK_FALSE(scroll->horizontalScrollBar()->isVisible());

    auto& last = stage.find<QSpinBox>(u"metricsInterval"_s);
    const QWidget& seen = *scroll->viewport();
    REQUIRE_FALSE(seen.rect().contains(placeIn(seen, last)));
    last.setFocus();
    CHECK(test::pumpUntil([&] { return seen.rect().contains(placeIn(seen, last)); }));
}

TEST_CASE("Where there is room enough no field is scrolled away")
{
    const ServerDialogStage stage;
    const auto* const scroll = stage.dialog.findChild<FormScroll*>();
    REQUIRE(scroll != nullptr);

    auto& fold = stage.find<QToolButton>(u"advanced"_s);
    const int folded = stage.dialog.height();
    fold.setChecked(true);
    REQUIRE(test::pumpUntil([&] { return stage.dialog.height() > folded + 100; }));

    fold.setChecked(false);

    CHECK(test::pumpUntil([&] {
        return stage.dialog.height() < 600 && scroll->verticalScrollBar()->maximum() == 0;
    }));
}

TEST_CASE("A password goes to the source as a secret and stays nowhere else")
{
    const QString canary = u"canary-5f3a"_s;
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.choosePassword(canary);

    stage.click(u"testConnection"_s);
    CHECK(stage.fleet.credential->password.view() == canary.toLatin1());
    stage.fleet.deliver();
    auto& edit = stage.find<QLineEdit>(u"password"_s);
    CHECK(edit.text().isEmpty());
    edit.undo();
    CHECK(edit.text().isEmpty());
    CHECK_FALSE(everythingReadable(stage.dialog).contains(canary));
    stage.click(u"save"_s);

    CHECK(stage.fleet.credential->password.view() == canary.toLatin1());
}

TEST_CASE("A password that was typed for one address is not sent to another one")
{
    const auto [field, text] = GENERATE(std::pair{u"host"_s, u"web2"_s},
                                        std::pair{u"user"_s, u"root"_s},
                                        std::pair{u"proxyJump"_s, u"bastion"_s});
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.choosePassword(u"canary"_s);
    stage.click(u"testConnection"_s);
    REQUIRE_FALSE(stage.fleet.credential->isEmpty());
    stage.fleet.deliver();

    stage.type(field, text);
    stage.click(u"testConnection"_s);

    CHECK(stage.fleet.credential->isEmpty());
}

TEST_CASE("A password that was typed for another way to log in is not sent")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.choosePassword(u"canary"_s);
    stage.find<QComboBox>(u"auth"_s).setCurrentIndex(0);

    stage.click(u"save"_s);

    CHECK(stage.fleet.credential->isEmpty());
}

TEST_CASE("Editing without a new password keeps the one in memory")
{
    Server server = makeServer(7, u"web1"_s);
    server.auth = AuthMethod::Password;
    ServerDialogStage stage(server);
    stage.fleet.state.servers = {server};
    stage.type(u"name"_s, u"Front"_s);

    stage.click(u"save"_s);

    CHECK(stage.fleet.calls == QStringList{u"updateServer"_s});
    CHECK_FALSE(stage.fleet.credential.has_value());
    stage.fleet.deliver();
    CHECK(stage.fleet.state.servers.front().name == u"Front"_s);
    CHECK_FALSE(stage.dialog.isVisible());
}

TEST_CASE("A server that waits for a password gets the cursor there")
{
    ServerDialogStage stage(makeServer(7, u"web1"_s));

    stage.dialog.focusCredential();

    CHECK(stage.isShown(u"password"_s));
    CHECK(stage.dialog.focusWidget() == &stage.find<QWidget>(u"password"_s));
}

TEST_CASE("This computer has no address and nothing to test")
{
    ServerDialogStage stage(thisComputer());

    for (const QString& name : {u"host"_s,
                                u"port"_s,
                                u"user"_s,
                                u"auth"_s,
                                u"password"_s,
                                u"testConnection"_s,
                                u"hostKeyPolicy"_s}) {
        INFO(name.toStdString());
        CHECK_FALSE(stage.isShown(name));
    }
    for (const QString& name :
         {u"name"_s, u"group"_s, u"tags"_s, u"statusInterval"_s, u"metricsInterval"_s}) {
        INFO(name.toStdString());
        CHECK(stage.isShown(name));
    }
}

TEST_CASE("Hostile names open a dialog, as plain text")
{
    const QString text = GENERATE(from_range(test::hostileStrings()));
    Server server = makeServer(1, text);
    server.group = text;
    server.tags = {text};
    ServerDialogStage stage(server);

    CHECK(stage.dialog.sizeHint().isValid());
    CHECK(stage.dialog.windowTitle().size() < 200);
    for (const QLabel* label : stage.dialog.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
}
