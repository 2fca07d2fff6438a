// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/NoteLabel.h"

#include "ui/theme/Colors.h"

#include <QEvent>

namespace vedette::ui {

NoteLabel::NoteLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::WindowText); // whatever the background of the parent
    setText(text);
    takeColor();
}

void NoteLabel::setMeaning(Meaning meaning)
{
    m_meaning = meaning;
    takeColor();
}

void NoteLabel::say(const QString& text, Meaning meaning)
{
    setMeaning(meaning);
    setText(text);
    setVisible(!text.isEmpty());
}

void NoteLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        takeColor();
    }
}

void NoteLabel::takeColor()
{
    const Colors& colors = colorsOf(palette());
    QColor color = colors.muted;
    if (m_meaning == Meaning::Success) {
        color = colors.ok;
    } else if (m_meaning == Meaning::Problem) {
        color = colors.critical;
    }
    if (palette().color(QPalette::WindowText) != color) { // setting it brings us here again
        QPalette changed; // an empty one: all other colours stay the theme's
        changed.setColor(QPalette::WindowText, color);
        setPalette(changed);
    }
}

} // namespace vedette::ui
