// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

#include <vector>

namespace vedette::ui {

/// Cards in two columns where there is room, else in one; two rows fill the page, the rest is
/// scrolled to. Lives on: GUI thread.
class PanelGrid final : public QScrollArea
{
    Q_OBJECT

public:
    explicit PanelGrid(QWidget* parent = nullptr);

    void setPanels(std::vector<QWidget*> panels);
    [[nodiscard]] int columnCount() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QWidget* m_canvas;
    std::vector<QWidget*> m_panels;
    int m_columns = 0;
};

} // namespace vedette::ui
