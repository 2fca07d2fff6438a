// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QTableWidget;
class QToolButton;
QT_END_NAMESPACE

namespace vedette::ui {

/// A small table to type into, with buttons that add and remove a row. Lives on: GUI thread.
class EditTable : public QWidget
{
    Q_OBJECT

public:
    /// `name` is the object name of the table; the buttons are "addNAME" and "removeNAME".
    EditTable(const QString& name, const QStringList& headers, QWidget* parent = nullptr);

    /// Beside which a complaint brings the focus.
    [[nodiscard]] QTableWidget& table() const { return *m_table; }
    [[nodiscard]] int rowCount() const;
    [[nodiscard]] QString cell(int row, int column) const;
    void setCell(int row, int column, const QString& text);
    void setColumnTitle(int column, const QString& title);
    void setColumnShown(int column, bool isShown);
    /// Rows beyond can't be added.
    void setMostRows(int rows);
    /// The names stay as they are: only their values can be typed.
    void setFixedRows();
    int appendRow();
    void clearRows();

Q_SIGNALS:
    void edited();

protected:
    /// A new row stands there, empty: what it needs besides text.
    virtual void furnishRow(int /*row*/) { }

private:
    void createTable(const QStringList& headers);
    QToolButton* createButton(const QString& name, const QString& icon, const QString& text);
    void addByHand();
    void removeCurrent();
    void refit();

    QTableWidget* m_table;
    QWidget* m_buttons;
    QToolButton* m_add;
    QToolButton* m_remove;
    int m_mostRows = 32;
};

} // namespace vedette::ui
