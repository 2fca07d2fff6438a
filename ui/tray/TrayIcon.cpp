// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tray/TrayIcon.h"

#include "ui/theme/Colors.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr std::array sizes{16, 22, 24, 32, 48, 64};

QString trayText(const char* text, int count = -1)
{
    return QCoreApplication::translate("vedette::ui::Tray", text, nullptr, count);
}

QString alertCount(int firing)
{
    if (firing == 0) {
        return trayText(QT_TRANSLATE_NOOP("vedette::ui::Tray", "All quiet"));
    }
    return firing == 1 ? trayText(QT_TRANSLATE_NOOP("vedette::ui::Tray", "1 alert"))
                       : trayText(QT_TRANSLATE_N_NOOP("vedette::ui::Tray", "%n alerts"), firing);
}

/// A polygon with `corners` corners that fills `rect`, standing on a side.
QPainterPath polygon(const QRectF& rect, int corners)
{
    QPolygonF shape;
    const double step = 2 * std::numbers::pi / corners;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = std::numbers::pi / 2 + step * (corner + 0.5);
        shape.append(
            rect.center()
            + QPointF(std::cos(angle) * rect.width() / 2, std::sin(angle) * rect.height() / 2));
    }
    QPainterPath path;
    path.addPolygon(shape);
    path.closeSubpath();
    return path;
}

/// Colour is never the only sign: a disc, a square, a hexagon, and the octagon of a stop sign.
QPainterPath badgeShape(const QRectF& rect, Severity severity)
{
    QPainterPath path;
    switch (severity) {
    case Severity::Low:
        path.addEllipse(rect);
        return path;
    case Severity::Medium:
        path.addRoundedRect(rect, rect.width() * 0.2, rect.width() * 0.2);
        return path;
    case Severity::High:
        return polygon(rect.adjusted(-1, -1, 1, 1), 6);
    case Severity::Critical:
        return polygon(rect.adjusted(-1, -1, 1, 1), 8);
    }
    return path;
}

void paintMark(QPainter& painter, const QRectF& rect)
{
    QSvgRenderer mark(u":/vedette/icons/vedette.svg"_s);
    if (mark.isValid()) {
        mark.render(&painter, rect);
    }
}

void paintBadge(QPainter& painter, int size, Severity severity, int firing)
{
    const double side = size * 0.62;
    const QRectF rect(size - side, size - side, side, side);
    const QPainterPath shape = badgeShape(rect.adjusted(1, 1, -1, -1), severity);
    // A clear rim parts the badge from the mark on any panel.
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.strokePath(shape, QPen(Qt::black, std::max(1.0, size / 16.0)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.fillPath(shape, severityColor(lightColors(), severity));
    QFont font = painter.font();
    font.setPixelSize(std::max(7, static_cast<int>(side * 0.68)));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Qt::white);
    const QString count = firing > 9 ? u"9+"_s : QString::number(firing);
    painter.drawText(rect, Qt::AlignCenter, count);
}

} // namespace

QPixmap trayPixmap(std::optional<Severity> worst, int firing, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, QRectF(0, 0, size, size));
    if (worst && firing > 0) {
        paintBadge(painter, size, *worst, firing);
    }
    return pixmap;
}

QIcon trayIcon(std::optional<Severity> worst, int firing)
{
    QIcon icon;
    for (const int size : sizes) {
        icon.addPixmap(trayPixmap(worst, firing, size));
    }
    return icon;
}

QString trayToolTip(int firing, int serversUp, int serversMonitored)
{
    const QString up = trayText(QT_TRANSLATE_NOOP("vedette::ui::Tray", "%1 of %2 servers up"))
                           .arg(serversUp)
                           .arg(serversMonitored);
    return alertCount(firing) + u" · "_s + up;
}

} // namespace vedette::ui
