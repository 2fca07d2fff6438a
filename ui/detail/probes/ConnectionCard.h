// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerRow.h"
#include "ui/theme/Card.h"

#include <vector>

class QGridLayout;
class QLabel;

namespace vedette::ui {

/// How a server is reached: what its SSH server says of itself, what both have agreed on, and how
/// long things take. Hidden while nothing of it is known, as of this computer. Lives on: GUI
/// thread.
class ConnectionCard final : public Card
{
    Q_OBJECT

public:
    explicit ConnectionCard(QWidget* parent = nullptr);

    void setRow(const ServerRow& row);
    void clear();
    /// The same lines, as text to send to somebody; empty while there are none.
    [[nodiscard]] QString allText() const;

private:
    struct Line
    {
        QLabel* label;
        QLabel* value;
    };

    void addLine(QGridLayout& grid, const QString& name, const QString& label);
    void setValues(const std::vector<QString>& values);

    std::vector<Line> m_lines;
};

} // namespace vedette::ui
