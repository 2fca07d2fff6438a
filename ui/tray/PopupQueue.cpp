// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tray/PopupQueue.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype maxText = 256;
constexpr qsizetype maxLines = 4;

Popup popupOf(const Alert& alert)
{
    return {notificationText(alert.serverName),
            notificationText(text::alertTitle(alert)),
            alert.severity,
            alert.server};
}

/// Two at least.
Popup popupOf(const std::vector<Alert>& alerts)
{
    Popup popup;
    popup.title = QCoreApplication::translate(
        "vedette::ui::Tray", "%n more alerts", nullptr, static_cast<int>(alerts.size()));
    QStringList lines;
    for (const Alert& alert : alerts) {
        popup.severity = std::max(popup.severity, alert.severity);
        if (lines.size() < maxLines) {
            lines.append(plainText(alert.serverName));
        }
    }
    if (alerts.size() > static_cast<std::size_t>(maxLines)) {
        lines.append(u"…"_s);
    }
    popup.body = notificationText(lines.join(u", "_s));
    return popup;
}

} // namespace

void PopupQueue::add(const Alert& alert)
{
    const auto same = std::ranges::find(m_waiting, alert.id, &Alert::id);
    if (same == m_waiting.end()) {
        m_waiting.push_back(alert);
    } else {
        *same = alert;
    }
}

void PopupQueue::retract(AlertId alert)
{
    std::erase_if(m_waiting, [alert](const Alert& waiting) { return waiting.id == alert; });
}

std::optional<Popup> PopupQueue::take()
{
    if (m_waiting.empty()) {
        return std::nullopt;
    }
    const std::vector<Alert> alerts = std::exchange(m_waiting, {});
    return alerts.size() == 1 ? popupOf(alerts.front()) : popupOf(alerts);
}

QString notificationText(const QString& text)
{
    QString safe = text;
    safe.removeIf([](QChar c) { return c == u'<' || c == u'>' || c == u'&'; });
    return plainText(safe, maxText);
}

} // namespace vedette::ui
