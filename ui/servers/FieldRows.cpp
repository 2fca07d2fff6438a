// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/FieldRows.h"

#include "ui/theme/PlainLabel.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

// Number fields look like the text fields beside them, in the colours of the theme's palette.
constexpr auto numberStyle = "QSpinBox { background: palette(base); border: 1px solid palette(mid);"
                             " border-radius: 6px; padding: 4px 8px; min-height: 18px; }"
                             " QSpinBox:focus { border-color: palette(highlight); }"_L1;
constexpr int tallestLine = 40; // what is higher has its label beside its first line
constexpr int labelWidth = 112; // the same in all forms of one dialog: their fields line up

/// The widget that a label of the cell belongs to.
QWidget* focusOf(QWidget* field)
{
    if (field->focusPolicy() != Qt::NoFocus || field->layout() == nullptr) {
        return field;
    }
    return field->layout()->itemAt(0)->widget();
}

} // namespace

FieldRows::FieldRows(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QFormLayout(this))
{
    setStyleSheet(numberStyle);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(14);
    m_layout->setVerticalSpacing(9);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
}

void FieldRows::add(const QString& label, QWidget* field, const QString& hint)
{
    auto* name = new PlainLabel(label, this);
    name->setTone(PlainLabel::Tone::Muted);
    name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    name->setMinimumWidth(labelWidth);
    QWidget* target = focusOf(field);
    name->setBuddy(target);
    if (target->accessibleName().isEmpty()) {
        target->setAccessibleName(label);
    }

    auto* cell = new QWidget(this);
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(field);
    auto* note = new NoteLabel(hint, cell);
    note->setObjectName(target->objectName() + u"Note"_s);
    note->setVisible(!hint.isEmpty());
    column->addWidget(note);
    m_layout->addRow(name, cell);
    field->ensurePolished(); // its size depends on our style sheet
    name->setFixedHeight(std::min(field->sizeHint().height(), tallestLine)); // not beside its note
    m_rows.insert(field, {cell, note, hint});
}

void FieldRows::addWide(QWidget* widget)
{
    m_layout->addRow(widget);
}

void FieldRows::setShown(QWidget* field, bool isShown)
{
    const Row row = m_rows.value(field);
    m_layout->setRowVisible(row.cell != nullptr ? row.cell : field, isShown);
}

void FieldRows::setHint(QWidget* field, const QString& hint)
{
    const auto row = m_rows.find(field);
    if (row != m_rows.end()) {
        row->hint = hint;
        row->note->say(hint, NoteLabel::Meaning::Hint);
    }
}

void FieldRows::complain(QWidget* field, const QString& text)
{
    const Row row = m_rows.value(field);
    if (row.note != nullptr) {
        row.note->say(text, NoteLabel::Meaning::Problem);
    }
    focusOf(field)->setFocus(Qt::OtherFocusReason);
}

void FieldRows::forgive()
{
    for (const Row& row : std::as_const(m_rows)) {
        row.note->say(row.hint, NoteLabel::Meaning::Hint);
    }
}

QWidget* inOneRow(const QList<QWidget*>& fields, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* field : fields) {
        layout->addWidget(field, field == fields.first() ? 1 : 0);
    }
    return row;
}

} // namespace vedette::ui
