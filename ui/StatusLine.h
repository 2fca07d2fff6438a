// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CollectorHealth.h"

#include <QStatusBar>

namespace vedette::ui {

class PlainLabel;
class StateDot;

/// The collector's own health at the foot of the window. Lives on: GUI thread.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setHealth(const CollectorHealth& health);

private:
    PlainLabel* addLabel(const QString& objectName);
    void setStoreError(const std::optional<Error>& error);

    StateDot* m_dot;
    PlainLabel* m_servers;
    PlainLabel* m_polls;
    PlainLabel* m_database;
    PlainLabel* m_logins;
    PlainLabel* m_missed;
    PlainLabel* m_dropped;
    PlainLabel* m_error;
};

} // namespace vedette::ui
