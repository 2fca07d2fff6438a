// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QListWidget;
class QListWidgetItem;
class QToolButton;
QT_END_NAMESPACE

namespace vedette::ui {

class FilterEdit;
class PlainLabel;

/// A list to tick several from, under a field that filters it: every word typed must be part of
/// what a row is found by. Space, or Enter in the field, ticks the current row. Lives on: GUI
/// thread.
class TickList final : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString key;
        QString text; ///< plain
        QString toolTip; ///< plain; may be empty
        QString words; ///< what it is found by
        bool isMuted = false; ///< of less interest

        bool operator==(const Row&) const = default;
    };

    struct Words
    {
        QString name; ///< for objectName
        QString title; ///< "Servers"
        QString placeholder;
        QString emptyText; ///< where the filter leaves nothing
    };

    explicit TickList(const Words& words, QWidget* parent = nullptr);

    /// Keeps ticks by key, also of rows that are gone: they may come back.
    void setRows(const std::vector<Row>& rows);
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    void setTicked(const QStringList& keys);
    /// In the order in which they were ticked.
    [[nodiscard]] const QStringList& ticked() const { return m_ticked; }
    /// Below the list: how much is chosen.
    void setSum(const QString& text);
    void focusFilter();
    /// What Tab leaves it from.
    [[nodiscard]] QWidget* lastField() const;

Q_SIGNALS:
    /// By the user's hand.
    void edited();

private:
    void layOut(const QString& title);
    void fill();
    void applyFilter();
    void takeTick(const QListWidgetItem* item);
    void toggleCurrent();

    FilterEdit* m_filter;
    QListWidget* m_list;
    PlainLabel* m_empty;
    PlainLabel* m_sum;
    QToolButton* m_clear;
    std::vector<Row> m_rows;
    QStringList m_ticked;
    bool m_isFilling = false;
};

} // namespace vedette::ui
