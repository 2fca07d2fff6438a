// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

class QAbstractItemView;

namespace vedette::ui {

/// A field above what it filters: Escape clears it, and the keys that move through rows reach a
/// list without leaving it. Lives on: GUI thread.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget* parent = nullptr);

    /// Whose current row Up, Down, Page Up and Page Down move; null: none.
    void setList(QAbstractItemView* list);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QAbstractItemView* m_list = nullptr;
};

} // namespace vedette::ui
