// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Pictures of lists and dialogs, to be looked at: VEDETTE_GALLERY=folder test_ui "[.gallery]"
#include "core/base/Clock.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/ui/Gallery.h"
#include "ui/alerts/AlertModel.h"
#include "ui/alerts/AlertPane.h"
#include "ui/import/SshImportDialog.h"
#include "ui/servers/HostKeyDialog.h"
#include "ui/servers/LoginPromptDialog.h"
#include "ui/servers/ServerDialog.h"
#include "ui/servers/ServerListView.h"
#include "ui/servers/ServerMenu.h"
#include "ui/settings/SettingsDialog.h"
#include "ui/theme/SegmentedControl.h"
#include "ui/theme/Theme.h"
#include "ui/tray/TrayIcon.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

struct Sketch
{
    QString name;
    QString host;
    QString group;
    double cpu = 0;
    double memory = 0;
};

std::vector<Sketch> sketches()
{
    return {{u"web-1"_s, u"web1.example.net"_s, u"Production"_s, 24, 41},
            {u"web-2"_s, u"web2.example.net"_s, u"Production"_s, 31, 44},
            {u"db-primary"_s, u"10.0.4.11"_s, u"Production"_s, 88, 72},
            {u"db-replica"_s, u"10.0.4.12"_s, u"Production"_s, 22, 66},
            {u"cache-1"_s, u"10.0.4.20"_s, u"Production"_s, 9, 81},
            {u"queue-1"_s, u"10.0.4.31"_s, u"Production"_s, 47, 58},
            {u"stage-web"_s, u"stage.example.net"_s, u"Staging"_s, 6, 30},
            {u"stage-db"_s, u"stagedb.example.net"_s, u"Staging"_s, 0, 0},
            {u"ci-runner"_s, u"ci.example.net"_s, u"Staging"_s, 74, 52},
            {u"nas"_s, u"nas.lan"_s, u"Homelab"_s, 4, 36},
            {u"pi-hole"_s, u"192.168.1.2"_s, u"Homelab"_s, 3, 22},
            {u"gateway"_s, u"192.168.1.1"_s, u"Homelab"_s, 0, 0},
            {u"old-laptop"_s, u"192.168.1.9"_s, u"Homelab"_s, 0, 0}};
}

std::vector<Snapshot> courseOf(ServerId server, const Sketch& sketch, Timestamp now)
{
    std::mt19937 random(static_cast<unsigned>(server.value));
    std::normal_distribution<double> step(0, 3 + sketch.cpu / 14);
    std::vector<Snapshot> polls;
    for (int i = 60; i >= 0; --i) {
        Snapshot poll = makeSnapshot(server, now - i * 10s, PollKind::Status);
        const double usage = i == 0 ? sketch.cpu : sketch.cpu + step(random);
        poll.samples = {{{u"cpu"_s, u"totalUsage"_s, {}}, std::clamp(usage, 0.5, 100.0)},
                        {{u"memory"_s, u"usedPercent"_s, {}}, sketch.memory}};
        polls.push_back(poll);
    }
    return polls;
}

void fillGallery(ui::ServerModel& model, Timestamp now)
{
    FleetState state;
    qint64 id = 0;
    for (const Sketch& sketch : sketches()) {
        Server server = makeServer(++id, sketch.name);
        server.host = sketch.host;
        server.group = sketch.group;
        server.position = static_cast<int>(id);
        state.servers.push_back(server);
        state.statuses.push_back(makeStatus(server.id, ServerState::Online, now - 1h));
    }
    model.load(state);
    id = 0;
    for (const Sketch& sketch : sketches()) {
        ++id;
        if (sketch.cpu > 0) {
            model.applySnapshots(courseOf(ServerId{id}, sketch, now));
        }
    }
    ServerStatus down = makeStatus(ServerId{8}, ServerState::Unreachable, now - 4min);
    down.nextAttempt = now + 18s;
    model.applyStatus(down);
    model.applyStatus(makeStatus(ServerId{12}, ServerState::NeedsUser, now - 1min));
    model.applyStatus(makeStatus(ServerId{13}, ServerState::Paused, now - 1h));
    model.setSeverity(ServerId{3}, Severity::High);
    model.setSeverity(ServerId{6}, Severity::Medium);
}

std::vector<Alert> someAlerts(Timestamp now)
{
    const auto make = [&](qint64 id, const QString& server, Severity severity, seconds ago) {
        Alert alert;
        alert.id = AlertId{id};
        alert.server = ServerId{id};
        alert.serverName = server;
        alert.rule = u"server.unreachable"_s;
        alert.severity = severity;
        alert.reason = Error{ErrorCode::Timeout, {}, 0};
        alert.raisedAt = now - ago;
        return alert;
    };
    std::vector<Alert> alerts{make(8, u"stage-db"_s, Severity::Critical, 4min),
                              make(3, u"db-primary"_s, Severity::High, 7min),
                              make(6, u"queue-1"_s, Severity::Medium, 26h),
                              make(5, u"cache-1"_s, Severity::Low, 10min)};
    alerts[1].reason = Error{ErrorCode::AuthDenied, {}, 0};
    alerts[3].state = AlertState::Resolved;
    alerts[3].resolvedAt = now - 3min;
    return alerts;
}

void writeIn(const QTemporaryDir& folder, const QString& name, const QByteArray& text)
{
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(text) == text.size());
}

QByteArray richConfig(const QByteArray& key)
{
    return "Host web-1\n  HostName web1.example.net\n  User root\n  Port 2222\n"
           "Host gate\n  HostName gate.example.net\n  User ops\n  Port 2222\n"
           "Host db-primary db-replica\n  User deploy\n  ProxyJump gate\n"
           "Host nas\n  HostName nas.example.net\n  User deploy\n"
           "Host old-router\n  StrictHostKeyChecking no\n  User admin\n"
           "Host cloud-*\n  User cloud\n"
           "Host lab\n  ProxyCommand nc -X 5 -x proxy:1080 %h %p\n"
           "Host web-* db-*\n  IdentityFile "
        + key + '\n';
}

QString applied(ThemeChoice theme)
{
    ui::applyTheme(*qApp, theme);
    return theme == ThemeChoice::Light ? u"-light"_s : u"-dark"_s;
}

void saveIcons(const QString& suffix)
{
    QWidget board;
    board.resize(440, 60);
    QPixmap sheet(board.size());
    sheet.fill(board.palette().color(QPalette::Window));
    QPainter painter(&sheet);
    int x = 8;
    for (const int size : {22, 48}) {
        painter.drawPixmap(x, 6, ui::trayPixmap(std::nullopt, 0, size));
        for (int i = 0; i < 4; ++i) {
            x += size + 6;
            painter.drawPixmap(x, 6, ui::trayPixmap(static_cast<Severity>(i), i * 4 + 1, size));
        }
        x += size + 6;
    }
    painter.end();
    REQUIRE(sheet.save(qEnvironmentVariable("VEDETTE_GALLERY") + u"/tray"_s + suffix + u".png"_s));
}

} // namespace

TEST_CASE("The server list is painted", "[.gallery]")
{
    const QString suffix = applied(GENERATE(ThemeChoice::Light, ThemeChoice::Dark));
    ui::ServerModel model;
    ui::ServerListView list(model);
    list.resize(318, 760);
    list.show();
    saveToGallery(list, u"list-empty"_s + suffix);
    fillGallery(model, systemClock().now());
    list.select(ServerId{3});
    saveToGallery(list, u"list"_s + suffix);
    auto menu = list.findChild<ui::ServerMenu*>()->makeMenu({u"Production"_s, u"Staging"_s});
    menu->popup({0, 0});
    saveToGallery(*menu, u"list-menu"_s + suffix);
    menu->hide();
    list.findChild<QLineEdit*>(u"serverFilter"_s)->setText(u"nothing"_s);
    saveToGallery(list, u"list-nothing"_s + suffix);
    list.findChild<QLineEdit*>(u"serverFilter"_s)->setText(u"production db"_s);
    list.resize(230, 300);
    saveToGallery(list, u"list-narrow"_s + suffix);
    saveIcons(suffix);
}

TEST_CASE("The alert pane is painted", "[.gallery]")
{
    const QString suffix = applied(GENERATE(ThemeChoice::Light, ThemeChoice::Dark));
    ui::AlertModel alerts;
    ui::ServerModel servers;
    fillGallery(servers, systemClock().now());
    ui::AlertPane pane(alerts, servers);
    pane.resize(1120, 200);
    pane.show();
    saveToGallery(pane, u"alerts-quiet"_s + suffix);
    alerts.load(someAlerts(systemClock().now()));
    auto* range = pane.findChild<ui::SegmentedControl*>();
    range->setCurrent(1);
    Q_EMIT range->currentChanged(1);
    saveToGallery(pane, u"alerts"_s + suffix);
}

TEST_CASE("The server dialog is painted", "[.gallery]")
{
    const QString suffix = applied(GENERATE(ThemeChoice::Light, ThemeChoice::Dark));
    FakeFleet fleet;
    ui::ServerDialog dialog(fleet, {}, {u"Production"_s});
    dialog.open();
    saveToGallery(dialog, u"server-new"_s + suffix);
    dialog.findChild<QPushButton*>(u"save"_s)->click();
    saveToGallery(dialog, u"server-complaint"_s + suffix);
    dialog.findChild<QLineEdit*>(u"host"_s)->setText(u"deploy@web1.example.net:2222"_s);
    dialog.findChild<QComboBox*>(u"auth"_s)->setCurrentIndex(2);
    dialog.findChild<QLineEdit*>(u"password"_s)->setText(u"secret"_s);
    dialog.findChild<QPushButton*>(u"testConnection"_s)->click();
    saveToGallery(dialog, u"server-testing"_s + suffix);
    fleet.report.hostKey = HostKeyIssue{{u"ssh-ed25519"_s, "key"}, {}, u"db1"_s, 22};
    fleet.deliver();
    saveToGallery(dialog, u"server-key"_s + suffix);
    fleet.report = {};
    fleet.report.facts.operatingSystem = u"Debian GNU/Linux 12 (bookworm)"_s;
    fleet.report.facts.cpuCount = 4;
    fleet.report.facts.memoryTotal = 8.4e9;
    fleet.report.connectTime = 38ms;
    dialog.findChild<QPushButton*>(u"trustKey"_s)->click();
    fleet.deliver();
    dialog.findChild<QComboBox*>(u"auth"_s)->setCurrentIndex(1);
    dialog.findChild<QToolButton*>(u"advanced"_s)->setChecked(true);
    saveToGallery(dialog, u"server-works"_s + suffix);
    fleet.report.error = Error{ErrorCode::Refused, {}, 0};
    dialog.findChild<QPushButton*>(u"testConnection"_s)->click();
    dialog.findChild<QLineEdit*>(u"identityFile"_s)->setText(u"~/.ssh/id_ed25519"_s);
    dialog.findChild<QPushButton*>(u"testConnection"_s)->click();
    fleet.deliver();
    saveToGallery(dialog, u"server-fails"_s + suffix);
    ui::ServerDialog local(fleet, thisComputer(), {});
    local.open();
    saveToGallery(local, u"server-local"_s + suffix);
}

TEST_CASE("The import from an SSH configuration is painted", "[.gallery]")
{
    const QString suffix = applied(GENERATE(ThemeChoice::Light, ThemeChoice::Dark));
    const QTemporaryDir folder;
    writeIn(folder, u"id_work"_s, "key");
    writeIn(folder, u"broken"_s, "Host web-1\n  HostName web1.example.net\n  Port twenty\n");
    writeIn(folder, u"nothing"_s, "Host *\n  User deploy\n");
    writeIn(folder, u"config"_s, richConfig(folder.filePath(u"id_work"_s).toUtf8()));
    ui::SshImportDialog dialog(
        {folder.filePath(u"config"_s), {makeServer(1, u"web-1"_s), makeServer(2, u"nas"_s)}, {}});
    QSignalSpy spy(&dialog, &ui::SshImportDialog::refreshed);
    dialog.open();
    REQUIRE(spy.wait());
    dialog.findChild<QTableView*>(u"sshImportTable"_s)->selectRow(0);
    saveToGallery(dialog, u"ssh-import"_s + suffix);
    dialog.findChild<QPushButton*>(u"sshImportNone"_s)->click();
    dialog.findChild<QTableView*>(u"sshImportTable"_s)->selectRow(5);
    saveToGallery(dialog, u"ssh-import-none"_s + suffix);
    for (const QString& name : {u"broken"_s, u"nothing"_s}) {
        dialog.findChild<QLineEdit*>(u"sshImportPath"_s)->setText(folder.filePath(name));
        dialog.findChild<QPushButton*>(u"sshImportRefresh"_s)->click();
        REQUIRE(spy.wait());
        saveToGallery(dialog, u"ssh-import-"_s + name + suffix);
    }
}

TEST_CASE("The question of a login is painted", "[.gallery]")
{
    const QString suffix = applied(GENERATE(ThemeChoice::Light, ThemeChoice::Dark));
    ui::LoginPromptDialog code({.host = u"deploy@web-1.example.net"_s,
                                .isJumpHost = false,
                                .name = {},
                                .instruction = {},
                                .prompts = {{u"Verification code:"_s, true}},
                                .timeLeft = 120s},
                               u"web-1"_s);
    code.open();
    saveToGallery(code, u"login-code"_s + suffix);
    ui::LoginPromptDialog choice(
        {.host = u"ops@bastion"_s,
         .isJumpHost = true,
         .name = u"Two-factor login"_s,
         .instruction = u"Enter a passcode or select one of the following options:\n\n 1. Push to "
                        "•••-•••-1234\n 2. Phone call to •••-•••-1234"_s,
         .prompts = {{u"Passcode or option (1-2):"_s, false}, {u"PIN of your token:"_s, true}},
         .timeLeft = 87s},
        u"db-primary"_s);
    choice.open();
    saveToGallery(choice, u"login-choice"_s + suffix);
}

TEST_CASE("The other dialogs are painted", "[.gallery]")
{
    const QString suffix = applied(GENERATE(ThemeChoice::Light, ThemeChoice::Dark));
    const HostKey seen{u"ssh-ed25519"_s, "seen"};
    ui::HostKeyDialog unknown(makeServer(1, u"web-1"_s), {seen, {}, u"web-1.example.net"_s, 22});
    unknown.open();
    saveToGallery(unknown, u"key-unknown"_s + suffix);
    ui::HostKeyDialog changed(makeServer(1, u"web-1"_s),
                              {seen, {{u"ssh-rsa"_s, "trusted"}}, u"web-1.example.net"_s, 22});
    changed.open();
    saveToGallery(changed, u"key-changed"_s + suffix);
    ui::SettingsDialog settings(
        {}, {{u"de"_s}, u"/data/vedette"_s, u"/data/vedette/vedette.log"_s, true, true});
    settings.open();
    for (int tab = 0; tab < 3; ++tab) {
        settings.findChild<QTabWidget*>()->setCurrentIndex(tab);
        saveToGallery(settings, u"settings-%1"_s.arg(tab) + suffix);
    }
}
