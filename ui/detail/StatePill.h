// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ServerStatus.h"

#include <QWidget>

namespace vedette::ui {

/// A state in words, with its sign and in its colour, framed. Lives on: GUI thread.
class StatePill final : public QWidget
{
    Q_OBJECT

public:
    explicit StatePill(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setState(ServerState state, const QString& text);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ServerState m_state = ServerState::Unknown;
    QString m_text;
};

} // namespace vedette::ui
