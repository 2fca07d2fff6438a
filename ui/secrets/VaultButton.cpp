// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/secrets/VaultButton.h"

#include "ui/theme/Theme.h"

#include <QIcon>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// English has no translation file that could hold its plurals.
QString waitingText(int servers)
{
    return servers == 1 ? VaultButton::tr("1 password not kept")
                        : VaultButton::tr("%n passwords not kept", nullptr, servers);
}

} // namespace

VaultButton::VaultButton(QWidget* parent)
    : QToolButton(parent)
{
    setObjectName(u"vaultButton"_s);
    setProperty("flat", true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({14, 14});
    setStatus({});
}

void VaultButton::setStatus(const SecretsStatus& status)
{
    const bool usesVault = status.place == SecretPlace::VaultFile;
    const bool isOpen = status.vault == VaultState::Unlocked;
    setVisible(!status.waiting.empty() || (usesVault && status.vault != VaultState::Missing));
    setIcon(themedIcon(isOpen ? u"lock-open"_s : u"lock"_s));
    if (!status.waiting.empty()) {
        setText(waitingText(static_cast<int>(status.waiting.size())));
        setToolTip(tr("What was typed is in memory until Vedette quits. Click to keep it."));
    } else if (isOpen) {
        setText(tr("Vault open"));
        setToolTip(tr("Click to lock the vault. Sessions go on; a server that must log in again "
                      "waits until it is unlocked."));
    } else {
        setText(tr("Vault locked"));
        setToolTip(tr("Click to enter the master password."));
    }
    setAccessibleName(text());
}

} // namespace vedette::ui
