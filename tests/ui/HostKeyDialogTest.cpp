// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/HostKeyDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::makeServer;

namespace {

const HostKey seen{u"ssh-ed25519"_s, "the key that was seen"};
const HostKey trusted{u"ssh-rsa"_s, "the key that was trusted"};

QStringList labels(const QWidget& dialog)
{
    QStringList texts;
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        texts.append(label->text());
    }
    return texts;
}

QPushButton* trustButton(const QWidget& dialog)
{
    return dialog.findChild<QPushButton*>(u"trustKey"_s);
}

} // namespace

TEST_CASE("An unknown key is shown with its fingerprint, and Enter does not trust it")
{
    HostKeyDialog dialog(makeServer(1, u"web-1"_s), {seen, {}, u"web-1.example.net"_s, 22});
    dialog.open();

    CHECK(labels(dialog).contains(fingerprint(seen)));
    CHECK(labels(dialog).contains(u"deploy@web-1.example.net"_s));
    REQUIRE(trustButton(dialog) != nullptr);
    CHECK_FALSE(trustButton(dialog)->isDefault());
    QTest::keyClick(&dialog, Qt::Key_Return);

    CHECK(dialog.result() == QDialog::Rejected);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("A click on Trust accepts")
{
    HostKeyDialog dialog(makeServer(1, u"web-1"_s), {seen, {}, u"web-1.example.net"_s, 22});
    dialog.open();

    trustButton(dialog)->click();

    CHECK(dialog.result() == QDialog::Accepted);
}

TEST_CASE("A changed key shows both fingerprints and the way out, and can't be trusted here")
{
    HostKeyDialog dialog(makeServer(1, u"web-1"_s), {seen, {trusted}, u"web-1.example.net"_s, 22});
    dialog.open();

    CHECK(trustButton(dialog) == nullptr);
    CHECK(labels(dialog).contains(fingerprint(seen)));
    CHECK(labels(dialog).contains(fingerprint(trusted)));
    CHECK(labels(dialog).contains(u"vedette server forget-key web-1.example.net:22\n"
                                  "ssh-keygen -R 'web-1.example.net'"_s));
}

TEST_CASE("A key that is revoked, or that a strict policy does not know, can't be trusted here")
{
    const auto [obstacle, word]
        = GENERATE(table<HostKeyObstacle, QString>({{HostKeyObstacle::Revoked, u"revoked key"_s},
                                                    {HostKeyObstacle::StrictPolicy, u"strict"_s}}));
    HostKeyDialog dialog(makeServer(1, u"web-1"_s),
                         {seen, {}, u"web-1.example.net"_s, 22, obstacle});
    dialog.open();

    CHECK(trustButton(dialog) == nullptr);
    CHECK(labels(dialog).contains(fingerprint(seen)));
    CHECK(labels(dialog).join(u' ').contains(word));
}

TEST_CASE("The key of a jump host is shown as its own, with the way out for its address")
{
    HostKeyDialog dialog(makeServer(1, u"web-1"_s), {seen, {trusted}, u"bastion"_s, 2222});
    dialog.open();

    CHECK(labels(dialog).contains(u"bastion:2222"_s));
    CHECK(labels(dialog).contains(u"A jump host proves itself with another key"_s));
    CHECK(labels(dialog).contains(u"vedette server forget-key bastion:2222\n"
                                  "ssh-keygen -R '[bastion]:2222'"_s));
}

TEST_CASE("The key of a server with an alias is its own, with the way out for the alias")
{
    Server server = makeServer(1, u"web-1"_s);
    server.hostKeyAlias = u"lab"_s;
    HostKeyDialog dialog(server, {seen, {trusted}, u"lab"_s, 22});
    dialog.open();

    CHECK(labels(dialog).contains(u"This server proves itself with another key"_s));
    CHECK(labels(dialog).contains(u"lab"_s));
    CHECK(labels(dialog).contains(u"vedette server forget-key lab:22\nssh-keygen -R 'lab'"_s));
}

TEST_CASE("A fingerprint can be copied")
{
    HostKeyDialog dialog(makeServer(1, u"web-1"_s), {seen, {}, u"web-1.example.net"_s, 22});

    dialog.findChild<QToolButton*>(u"copyFingerprint"_s)->click();

    CHECK(QGuiApplication::clipboard()->text() == fingerprint(seen));
}

TEST_CASE("Hostile server names and key types stay plain in the host key dialog")
{
    const QString text = GENERATE(from_range(test::hostileStrings()));
    HostKeyDialog dialog(makeServer(1, text), {{text, "blob"}, {trusted}, text, 22});

    dialog.open();

    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
        CHECK(label->text().size() < 500);
    }
}
