// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/FormScroll.h"

#include "ui/servers/WheelGuard.h"

#include <QApplication>
#include <QEvent>
#include <QScrollBar>
#include <QTimer>

namespace vedette::ui {

namespace {

constexpr int leastFormHeight = 120;

} // namespace

FormScroll::FormScroll(QWidget& form, QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(&form);
    guardFromWheel(form);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        follow(now);
    });
}

int FormScroll::heightOfAll(int width) const
{
    const QWidget& form = *widget();
    return form.hasHeightForWidth() ? form.heightForWidth(width) : form.sizeHint().height();
}

QSize FormScroll::sizeHint() const
{
    return minimumSizeHint();
}

/// With room for the scroll bar, so that it hides nothing.
QSize FormScroll::minimumSizeHint() const
{
    const int bar = verticalScrollBar()->sizeHint().width();
    return {widget()->minimumSizeHint().width() + bar, leastFormHeight};
}

/// What is around this learns that the form wants another height.
bool FormScroll::event(QEvent* event)
{
    const bool isDone = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return isDone;
}

/// Once the layouts have settled: the field may be one that was just unfolded.
void FormScroll::follow(const QWidget* focus)
{
    if (focus != nullptr && widget()->isAncestorOf(focus)) {
        QTimer::singleShot(0, this, &FormScroll::reveal);
    }
}

void FormScroll::reveal()
{
    QWidget* const field = widget()->focusWidget();
    if (field != nullptr) {
        ensureWidgetVisible(field);
    }
}

} // namespace vedette::ui
