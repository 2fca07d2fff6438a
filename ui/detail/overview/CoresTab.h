// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/charts/Sparkline.h"
#include "ui/servers/ServerModel.h"

#include <QScrollArea>

#include <vector>

namespace vedette::ui {

/// How busy each logical CPU is, now and lately. Lives on: GUI thread.
class CoresTab final : public QScrollArea
{
    Q_OBJECT

public:
    struct Core
    {
        QString name; ///< "0"
        double usage = 0;
        Course recent; ///< oldest first, `usage` last
    };

    explicit CoresTab(QWidget* parent = nullptr);
    ~CoresTab() override;

    [[nodiscard]] const std::vector<Core>& cores() const;
    /// What stands there without a CPU.
    [[nodiscard]] QString emptyText() const;
    void clear();
    void applyRow(const ServerRow& row);
    void applySnapshot(const Snapshot& snapshot);

private:
    class Canvas;
    Canvas* m_canvas;
};

} // namespace vedette::ui
