// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/HostKeyDialog.h"

#include "core/base/PlainText.h"
#include "core/model/JumpHosts.h"
#include "ui/servers/FieldRows.h"
#include "ui/servers/FingerprintRow.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/PlainLabel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// The program, not the window, lets go of a trusted key: nobody clicks that away in a hurry.
QString forgetCommand(const HostKeyIssue& issue)
{
    // The address, which holds nothing that a shell could take for more: a name may.
    const QString host = issue.host.contains(u':') ? u'[' + issue.host + u']' : issue.host;
    return u"vedette server forget-key %1:%2"_s.arg(plainText(host), QString::number(issue.port));
}

QString titleFor(bool isChanged, bool isOwn)
{
    if (isOwn) {
        return isChanged ? HostKeyDialog::tr("This server proves itself with another key")
                         : HostKeyDialog::tr("This server's key was never seen before");
    }
    return isChanged ? HostKeyDialog::tr("A jump host proves itself with another key")
                     : HostKeyDialog::tr("A jump host's key was never seen before");
}

PlainLabel* selectable(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

HostKeyDialog::HostKeyDialog(const Server& server, const HostKeyIssue& issue, QWidget* parent)
    : QDialog(parent)
{
    const bool isChanged = !issue.expected.empty();
    setWindowTitle(isChanged ? tr("Host key changed") : tr("New host key"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    auto* title = new PlainLabel(titleFor(isChanged, isOwn(issue, server)), this);
    title->setWeight(QFont::DemiBold);
    title->setScale(1.15);
    layout->addWidget(title);
    addExplanation(isChanged);
    addFacts(server, issue);
    if (isChanged) {
        addWayOut(issue);
    }
    layout->addStretch();
    addButtons(isChanged);
}

void HostKeyDialog::addExplanation(bool isChanged)
{
    auto* note = new NoteLabel(
        isChanged
            ? tr("Either it was set up anew, or somebody stands between you and it. No password "
                 "and no key was sent. Ask the server's administrator which fingerprint is right.")
            : tr("Compare the fingerprint with the one that the server's administrator gives you, "
                 "or with the output of ssh-keygen -lf on the server. Trust it only when they are "
                 "the same."),
        this);
    note->setObjectName(u"explanation"_s);
    note->setMeaning(isChanged ? NoteLabel::Meaning::Problem : NoteLabel::Meaning::Hint);
    layout()->addWidget(note);
}

void HostKeyDialog::addFacts(const Server& server, const HostKeyIssue& issue)
{
    auto* rows = new FieldRows(this);
    rows->add(tr("Server"), selectable(plainText(server.name), rows));
    rows->add(tr("Address"), selectable(plainText(addressOf(server)), rows));
    if (!isOwn(issue, server)) {
        rows->add(tr("Jump host"), selectable(plainText(addressOf(issue)), rows));
    }
    for (const HostKey& key : issue.expected) {
        rows->add(tr("Trusted key"), new FingerprintRow(key, rows));
    }
    rows->add(issue.expected.empty() ? tr("Its key") : tr("Key seen now"),
              new FingerprintRow(issue.seen, rows));
    layout()->addWidget(rows);
}

void HostKeyDialog::addWayOut(const HostKeyIssue& issue)
{
    auto* note = new NoteLabel(
        tr("When the administrator confirms the new key, let Vedette forget the old one with this "
           "command; it then asks about the new key:"),
        this);
    layout()->addWidget(note);
    PlainLabel* command = selectable(forgetCommand(issue), this);
    command->setObjectName(u"forgetCommand"_s);
    QFont font = command->font();
    font.setFamily(u"monospace"_s);
    font.setStyleHint(QFont::Monospace);
    command->setFont(font);
    layout()->addWidget(command);
}

void HostKeyDialog::addButtons(bool isChanged)
{
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* leave
        = buttons->addButton(isChanged ? QDialogButtonBox::Close : QDialogButtonBox::Cancel);
    leave->setDefault(true);
    if (!isChanged) {
        QPushButton* trust = buttons->addButton(tr("Trust this key"), QDialogButtonBox::AcceptRole);
        trust->setObjectName(u"trustKey"_s);
        trust->setAutoDefault(false); // Enter must never trust a key
        trust->setDefault(false);
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
    leave->setFocus();
}

} // namespace vedette::ui
