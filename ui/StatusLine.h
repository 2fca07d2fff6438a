// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CollectorHealth.h"
#include "core/model/SecretsStatus.h"

#include <QStatusBar>

namespace vedette::ui {

class PlainLabel;
class StateDot;
class VaultButton;

/// The collector's own health at the foot of the window. Lives on: GUI thread.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setHealth(const CollectorHealth& health);
    void setSecrets(const SecretsStatus& status);

Q_SIGNALS:
    void vaultClicked();

private:
    PlainLabel* addLabel(const QString& objectName);
    void setError(const CollectorHealth& health);

    StateDot* m_dot;
    PlainLabel* m_servers = nullptr;
    PlainLabel* m_polls = nullptr;
    PlainLabel* m_database = nullptr;
    PlainLabel* m_logins = nullptr;
    PlainLabel* m_missed = nullptr;
    PlainLabel* m_dropped = nullptr;
    PlainLabel* m_error = nullptr;
    VaultButton* m_vault;
};

} // namespace vedette::ui
