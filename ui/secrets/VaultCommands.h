// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/SecretsSource.h"
#include "ui/secrets/MasterDialog.h"

#include <QObject>
#include <QPointer>

#include <set>

namespace vedette::ui {

/// What a person does with the vault: opens the dialogs, and asks by itself when a secret is to be
/// kept and no vault is there to take it. Lives on: GUI thread.
class VaultCommands final : public QObject
{
    Q_OBJECT

public:
    /// `source` may be null: then nothing happens.
    VaultCommands(SecretsSource* source, QWidget& window);

    [[nodiscard]] const SecretsStatus& status() const { return m_status; }
    /// Makes the vault, unlocks or locks it: what comes next.
    void toggle();
    void unlock();

Q_SIGNALS:
    void statusChanged(const vedette::SecretsStatus& status);
    /// A secret could not be kept, and no dialog helps.
    void failed(const QString& text);

private:
    void take(const SecretsStatus& status);
    void askFor(bool isNewlyWaiting);
    [[nodiscard]] bool hasNewlyWaiting();
    void open(MasterDialog::Purpose purpose);

    SecretsSource* m_source;
    QWidget& m_window;
    SecretsStatus m_status;
    std::set<ServerId> m_askedFor; ///< whose secret waits, and the person knows
    QPointer<MasterDialog> m_dialog;
    bool m_isFirst = true;
};

} // namespace vedette::ui
