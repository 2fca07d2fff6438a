// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ProbeFields.h"

#include "core/model/Sudoers.h"
#include "tests/support/FleetSamples.h"
#include "tests/ui/ServerDialogStage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::makeServer;
using test::ServerDialogStage;

TEST_CASE("How far probes may go is sent as chosen, and a path that can't be is told")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.find<QCheckBox>(u"usesSudo"_s).setChecked(true);
    stage.find<QCheckBox>(u"pollsByShell"_s).setChecked(true);
    auto& certificates = stage.find<QPlainTextEdit>(u"watchedCertificates"_s);
    certificates.setPlainText(u"/etc/ssl/web.pem\nweb.pem"_s);

    stage.click(u"save"_s);

    CHECK(stage.fleet.calls.isEmpty());
    CHECK(stage.isShown(u"watchedCertificatesNote"_s));
    CHECK(stage.label(u"watchedCertificatesNote"_s).contains(u"32"_s));

    certificates.setPlainText(u"\n /etc/ssl/web.pem \n\n/etc/ssl/my mail.pem\n"_s);
    stage.click(u"save"_s);
    stage.fleet.deliver();

    REQUIRE(stage.fleet.state.servers.size() == 1);
    const Server& added = stage.fleet.state.servers.front();
    CHECK(added.usesSudo);
    CHECK(added.pollsByShell);
    CHECK(added.watchedCertificates
          == QStringList{u"/etc/ssl/web.pem"_s, u"/etc/ssl/my mail.pem"_s});
}

TEST_CASE("How far probes may go stays as it was while nobody changes it")
{
    Server server = makeServer(7, u"web1"_s);
    server.usesSudo = true;
    server.pollsByShell = true;
    server.watchedCertificates = {u"/etc/ssl/web.pem "_s, u"/etc/ssl/mail.pem"_s};
    ServerDialogStage stage(server);
    stage.fleet.state.servers = {server};
    stage.type(u"name"_s, u"Front"_s);

    stage.click(u"save"_s);
    stage.fleet.deliver();

    const Server& saved = stage.fleet.state.servers.front();
    CHECK(saved.name == u"Front"_s);
    CHECK(saved.usesSudo);
    CHECK(saved.pollsByShell);
    CHECK(saved.watchedCertificates == server.watchedCertificates);
}

TEST_CASE("The lines for sudoers are copied for the account that is typed")
{
    const ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.type(u"user"_s, u" deploy "_s);

    stage.find<QToolButton>(u"copySudoers"_s).click();

    const QString copied = QGuiApplication::clipboard()->text();
    CHECK(copied == sudoersFor(u"deploy"_s).join(u'\n') + u'\n');
    for (const QString& command : sudoCommands()) {
        CHECK(stage.find<QCheckBox>(u"usesSudo"_s).toolTip().contains(command));
    }
}

TEST_CASE("This computer can be asked by sudo and have certificates, but has no SFTP")
{
    const ServerDialogStage stage(thisComputer());

    CHECK(stage.isShown(u"usesSudo"_s));
    CHECK(stage.isShown(u"watchedCertificates"_s));
    CHECK_FALSE(stage.isShown(u"pollsByShell"_s));
}
