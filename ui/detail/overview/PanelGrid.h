// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

#include <vector>

namespace vedette::ui {

/// Cards in columns as there is room for; two rows fill the page, the rest is scrolled to. Lives
/// on: GUI thread.
class PanelGrid final : public QScrollArea
{
    Q_OBJECT

public:
    /// How small a card may become.
    struct Rule
    {
        int leastWidth = 450;
        int leastHeight = 240;
        int mostColumns = 2;

        bool operator==(const Rule&) const = default;
    };

    explicit PanelGrid(QWidget* parent = nullptr);

    void setRule(const Rule& rule);

    void setPanels(std::vector<QWidget*> panels);
    [[nodiscard]] int columnCount() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QWidget* m_canvas;
    std::vector<QWidget*> m_panels;
    Rule m_rule;
    int m_columns = 0;
};

} // namespace vedette::ui
