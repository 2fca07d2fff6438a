// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/WelcomePage.h"

#include "core/engine/SshHosts.h"
#include "ui/theme/Card.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"
#include "ui/theme/TintedIcon.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int cardWidth = 540;
constexpr int welcomeIconSize = 56;

} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent)
{
    auto* const card = new Card({}, this);
    card->setFixedWidth(cardWidth);
    auto* const picture = new QLabel(card);
    picture->setPixmap(
        QIcon(u":/vedette/icons/vedette.svg"_s).pixmap(welcomeIconSize, welcomeIconSize));
    picture->setFixedSize(welcomeIconSize, welcomeIconSize);
    auto* const title = new PlainLabel(tr("Welcome to Vedette"), card);
    title->setScale(1.6);
    title->setWeight(QFont::Bold);
    const std::array lines{
        tr("Vedette watches your servers over SSH. Nothing is installed on them: a login that can "
           "run a shell is enough."),
        tr("Add a server with what you would give to ssh: a host, a user, a key or a password. The "
           "connection is tested at once."),
        tr("Or import a list of servers that Vedette exported on another computer, or the hosts of "
           "your SSH configuration.")};
    card->body()->setContentsMargins(34, 30, 34, 30);
    card->body()->setSpacing(12);
    card->body()->addWidget(picture);
    card->body()->addWidget(title);
    for (const QString& line : lines) {
        auto* const label = new PlainLabel(line, card);
        label->setWordWrap(true);
        card->body()->addWidget(label);
    }
    card->body()->addSpacing(6);
    card->body()->addWidget(createButtons());
    // Not by alignment: that takes the card's height without regard to its width.
    auto* const row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card);
    row->addStretch(1);
    auto* const column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addLayout(row);
    column->addStretch(3);
}

QWidget* WelcomePage::createButtons()
{
    auto* const buttons = new QWidget(this);
    auto* const add = new QPushButton(tr("Add server…"), buttons);
    add->setObjectName(u"welcomeAdd"_s);
    add->setProperty("primary", true);
    add->setIcon(tintedIcon(u"plus"_s, QPalette::HighlightedText));
    auto* const import = new QPushButton(tr("Import…"), buttons);
    import->setObjectName(u"welcomeImport"_s);
    import->setIcon(themedIcon(u"import"_s));
    auto* const row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(add);
    row->addWidget(import);
    if (QFileInfo::exists(engine::usualSshConfig())) {
        row->addWidget(createSshButton(buttons));
    }
    row->addStretch(1);
    connect(add, &QPushButton::clicked, this, &WelcomePage::addRequested);
    connect(import, &QPushButton::clicked, this, &WelcomePage::importRequested);
    return buttons;
}

QPushButton* WelcomePage::createSshButton(QWidget* parent)
{
    auto* const button = new QPushButton(tr("Import from SSH config…"), parent);
    button->setObjectName(u"welcomeImportSsh"_s);
    button->setIcon(themedIcon(u"key"_s));
    connect(button, &QPushButton::clicked, this, &WelcomePage::sshImportRequested);
    return button;
}

} // namespace vedette::ui
