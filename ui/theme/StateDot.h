// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ServerStatus.h"
#include "ui/theme/Colors.h"

#include <QWidget>

class QPainter;
class QRectF;

namespace vedette::ui {

/// The sign of a state, by shape as well as colour: a disc when up, a triangle when degraded or a
/// person is needed, a diamond when down, two bars when paused, a ring while unknown or connecting.
void paintStateDot(QPainter& painter, const QRectF& rect, const Colors& colors, ServerState state);

/// The same as a widget. Lives on: GUI thread.
class StateDot final : public QWidget
{
    Q_OBJECT

public:
    explicit StateDot(QWidget* parent = nullptr);

    [[nodiscard]] ServerState state() const { return m_state; }
    void setState(ServerState state);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ServerState m_state = ServerState::Unknown;
};

} // namespace vedette::ui
