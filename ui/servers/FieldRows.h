// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/NoteLabel.h"

#include <QHash>
#include <QWidget>

class QFormLayout;

namespace vedette::ui {

/// A form: muted labels at the left, fields at the right, each with room for a hint or a complaint
/// below it. Lives on: GUI thread.
class FieldRows final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldRows(QWidget* parent = nullptr);

    /// `field` may be a row of widgets; then the first one has the label's focus and name.
    void add(const QString& label, QWidget* field, const QString& hint = {});
    /// Over the whole width, without a label.
    void addWide(QWidget* widget);
    void setShown(QWidget* field, bool isShown);
    /// Another hint below it; an empty one goes.
    void setHint(QWidget* field, const QString& hint);
    /// Says what is wrong with the field, and brings it into focus.
    void complain(QWidget* field, const QString& text);
    /// Hints stand again where complaints stood.
    void forgive();

private:
    struct Row
    {
        QWidget* cell = nullptr;
        NoteLabel* note = nullptr;
        QString hint;
    };

    QFormLayout* m_layout;
    QHash<QWidget*, Row> m_rows;
};

/// Some fields side by side, the first one as wide as it can be.
[[nodiscard]] QWidget* inOneRow(const QList<QWidget*>& fields, QWidget* parent);

} // namespace vedette::ui
