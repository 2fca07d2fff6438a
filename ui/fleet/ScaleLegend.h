// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/fleet/FleetColor.h"

#include <QWidget>

namespace vedette::ui {

/// Says what colours and marks of the fleet page mean. Lives on: GUI thread.
class ScaleLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit ScaleLegend(QWidget* parent = nullptr);

    void setColorBy(ColorBy by);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int paintScale(QPainter& painter, int left) const;
    [[nodiscard]] int paintStates(QPainter& painter, int left) const;
    [[nodiscard]] int paintMarks(QPainter& painter, int left) const;
    [[nodiscard]] int paintWord(QPainter& painter, int left, const QString& word) const;

    ColorBy m_by = ColorBy::Cpu;
};

} // namespace vedette::ui
