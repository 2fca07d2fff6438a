// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/CodeField.h"

#include <QFontDatabase>

namespace vedette::ui {

namespace {

constexpr int fieldFrame = 20; // padding and border of the style sheet, and the document's margin
constexpr int leastFieldWidth = 180;
constexpr int usualFieldWidth = 420;

} // namespace

CodeField::CodeField(Kind kind, const QString& name, QWidget* parent)
    : QPlainTextEdit(parent)
{
    setObjectName(name);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    if (kind == Kind::Output) {
        setReadOnly(true);
        setUndoRedoEnabled(false);
    }
}

void CodeField::setLeastLines(int lines)
{
    m_leastLines = lines;
    updateGeometry();
}

int CodeField::leastHeight() const
{
    return m_leastLines * fontMetrics().lineSpacing() + fieldFrame;
}

QSize CodeField::sizeHint() const
{
    return {usualFieldWidth, leastHeight()};
}

QSize CodeField::minimumSizeHint() const
{
    return {leastFieldWidth, leastHeight()};
}

} // namespace vedette::ui
