// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QToolBar>

class QHBoxLayout;
class QPushButton;

namespace vedette::ui {

class MainActions;
class SegmentedControl;

/// The bar on top of the window: what is done most, the page, the time range, and the way to the
/// command palette. Lives on: GUI thread.
class MainToolBar final : public QToolBar
{
    Q_OBJECT

public:
    enum class Page
    {
        Welcome,
        Fleet,
        Server,
        History
    };

    MainToolBar(MainActions& actions, QWidget* parent);

    void setPage(Page page);
    void setSpan(seconds span);
    /// What the button does to the chosen servers: start, or stop.
    void setStarts(bool starts);

Q_SIGNALS:
    void pageChosen(vedette::ui::MainToolBar::Page page);
    void spanChosen(vedette::seconds span);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QPushButton* addButton(QAction& action, const QString& text, const QString& icon);
    void createSpans();
    void createSearch();

    MainActions& m_actions;
    QPushButton* m_import = nullptr;
    QPushButton* m_monitor = nullptr;
    SegmentedControl* m_pages;
    SegmentedControl* m_spans;
    QHBoxLayout* m_row = nullptr; ///< one row that gives way, rather than a "»" button
};

} // namespace vedette::ui
