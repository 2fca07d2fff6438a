// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HostKey.h"

#include <QWidget>

namespace vedette::ui {

/// The type and fingerprint of a host key, monospaced, to be selected or copied. Lives on: GUI
/// thread.
class FingerprintRow final : public QWidget
{
    Q_OBJECT

public:
    explicit FingerprintRow(const HostKey& key, QWidget* parent = nullptr);
};

} // namespace vedette::ui
