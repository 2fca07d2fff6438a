// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"

#include <QLineEdit>

namespace vedette::ui {

/// A field for a password or passphrase. Its text leaves it once, as a Secret, and leaves no undo
/// history behind. Lives on: GUI thread.
class SecretEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget* parent = nullptr);
    SecretEdit(const SecretEdit&) = delete;
    SecretEdit& operator=(const SecretEdit&) = delete;
    ~SecretEdit() override;

    /// What was typed; the field is empty afterwards, and our copies of the text are wiped.
    [[nodiscard]] Secret take();
};

} // namespace vedette::ui
