// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/secrets/VaultCommands.h"

#include "core/text/ErrorText.h"

#include <algorithm>
#include <utility>

namespace vedette::ui {

VaultCommands::VaultCommands(SecretsSource* source, QWidget& window)
    : QObject(&window)
    , m_source(source)
    , m_window(window)
{
    if (m_source != nullptr) {
        connect(m_source, &SecretsSource::statusChanged, this, &VaultCommands::take);
        m_source->requestStatus();
    }
}

void VaultCommands::take(const SecretsStatus& status)
{
    m_status = status;
    Q_EMIT statusChanged(status);
    askFor(hasNewlyWaiting());
}

/// And from now on they are no longer new.
bool VaultCommands::hasNewlyWaiting()
{
    const std::set<ServerId> waiting(m_status.waiting.begin(), m_status.waiting.end());
    const std::set<ServerId> known = std::exchange(m_askedFor, waiting);
    return !std::includes(known.begin(), known.end(), waiting.begin(), waiting.end());
}

/// Once for each secret that newly waits, and once at the start.
void VaultCommands::askFor(bool isNewlyWaiting)
{
    const bool needsVault = m_status.place == SecretPlace::VaultFile;
    const bool isLocked = m_status.vault == VaultState::Locked;
    if (m_status.error && isNewlyWaiting) {
        if (!needsVault) {
            Q_EMIT failed(
                tr("The password is not kept: %1").arg(text::words(*m_status.error).sentence()));
        } else if (m_status.vault != VaultState::Unlocked) {
            open(isLocked ? MasterDialog::Purpose::Unlock : MasterDialog::Purpose::Create);
        }
        return;
    }
    if (m_isFirst && needsVault && isLocked && !m_status.kept.empty() && m_window.isVisible()) {
        m_isFirst = false;
        open(MasterDialog::Purpose::Unlock);
    }
}

void VaultCommands::toggle()
{
    if (m_source == nullptr) {
        return;
    }
    if (m_status.place == SecretPlace::Keychain) {
        m_source->keepWaiting();
        return;
    }
    switch (m_status.vault) {
    case VaultState::Missing:
        open(MasterDialog::Purpose::Create);
        break;
    case VaultState::Locked:
        open(MasterDialog::Purpose::Unlock);
        break;
    case VaultState::Unlocked:
        m_source->lock();
        break;
    }
}

void VaultCommands::unlock()
{
    if (m_source != nullptr && m_status.vault != VaultState::Unlocked) {
        const bool isMissing = m_status.vault == VaultState::Missing;
        open(isMissing ? MasterDialog::Purpose::Create : MasterDialog::Purpose::Unlock);
    }
}

void VaultCommands::open(MasterDialog::Purpose purpose)
{
    if (m_dialog != nullptr) {
        return;
    }
    m_isFirst = false;
    m_dialog = new MasterDialog(*m_source, purpose, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
}

} // namespace vedette::ui
