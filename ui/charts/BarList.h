// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>
#include <QString>

#include <optional>
#include <vector>

namespace vedette::ui {

/// Names with a bar each, for shares of 0 to 100 %: orange over 80, red over 90. Scrolls when there
/// are many. Lives on: GUI thread.
class BarList final : public QScrollArea
{
    Q_OBJECT

public:
    struct Bar
    {
        QString name; ///< may come from a server: shown as plain text
        double percent = 0;
        QString note; ///< beside the percentage: "58 of 100 GiB"
        QString toolTip;

        bool operator==(const Bar&) const = default;
    };

    explicit BarList(QWidget* parent = nullptr);
    ~BarList() override;

    [[nodiscard]] const std::vector<Bar>& bars() const;
    void setBars(std::vector<Bar> bars);
    /// What stands there without a bar.
    void setEmptyText(const QString& text);
    [[nodiscard]] QString emptyText() const;
    void setStale(bool isStale);

private:
    class Canvas;
    Canvas* m_canvas;
};

} // namespace vedette::ui
