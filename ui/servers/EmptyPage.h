// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace vedette::ui {

class PlainLabel;

/// Says why there is nothing to see and what to do next. Lives on: GUI thread.
class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    EmptyPage(const QString& title, const QString& advice, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Below the text, one under the other; the first one made `isPrimary` stands out.
    QPushButton* addButton(const QString& text, bool isPrimary = false);

private:
    PlainLabel* m_title;
    QVBoxLayout* m_buttons;
};

} // namespace vedette::ui
