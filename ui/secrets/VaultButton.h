// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/SecretsStatus.h"

#include <QToolButton>

namespace vedette::ui {

/// Says in the status bar whether the vault is open; hidden where no vault file is in use and
/// nothing waits to be kept. Lives on: GUI thread.
class VaultButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit VaultButton(QWidget* parent = nullptr);

    void setStatus(const SecretsStatus& status);
};

} // namespace vedette::ui
