// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/PlainLabel.h"

#include "ui/theme/Colors.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype longestText = 4096;

} // namespace

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setOpenExternalLinks(false);
    setText(text);
}

void PlainLabel::setText(const QString& text)
{
    QLabel::setText(text.size() > longestText ? text.first(longestText) + u'…' : text);
}

void PlainLabel::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void PlainLabel::setWeight(QFont::Weight weight)
{
    QFont changed = font();
    changed.setWeight(weight);
    setFont(changed);
}

void PlainLabel::setScale(qreal scale)
{
    QFont changed = font();
    if (changed.pointSizeF() > 0) {
        changed.setPointSizeF(changed.pointSizeF() * scale);
    } else {
        changed.setPixelSize(qRound(changed.pixelSize() * scale));
    }
    setFont(changed);
}

void PlainLabel::setElided(bool isElided)
{
    m_isElided = isElided;
    setSizePolicy(isElided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
    updateGeometry();
}

QSize PlainLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return m_isElided ? QSize(fontMetrics().horizontalAdvance(u'…') * 3, hint.height()) : hint;
}

void PlainLabel::paintEvent(QPaintEvent* event)
{
    if (wordWrap() || hasSelectedText()) {
        QLabel::paintEvent(event);
        return;
    }
    const Colors& colors = colorsOf(palette());
    QPainter painter(this);
    switch (m_tone) {
    case Tone::Normal:
        painter.setPen(isEnabled() ? palette().color(foregroundRole()) : colors.faint);
        break;
    case Tone::Muted:
        painter.setPen(colors.muted);
        break;
    case Tone::Faint:
        painter.setPen(colors.faint);
        break;
    }
    const QRect room = contentsRect();
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
    painter.drawText(room, static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

bool PlainLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty() || wordWrap()) {
        return QLabel::event(event);
    }
    if (fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(
            static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(text()), this);
    }
    return true;
}

QString plainToolTip(const QString& text)
{
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace vedette::ui
