// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tray/PopupQueue.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype maxText = 256;
constexpr std::size_t maxLines = 4;

QString translated(const char* text, int count = -1)
{
    return QCoreApplication::translate("vedette::ui::Tray", text, nullptr, count);
}

bool isFiring(const Alert& alert)
{
    return alert.state == AlertState::Firing;
}

Popup popupOf(const Alert& alert)
{
    const QString title = text::alertTitle(alert);
    if (isFiring(alert)) {
        return {notificationText(alert.serverName),
                notificationText(title),
                alert.severity,
                alert.server};
    }
    const auto lasted
        = std::chrono::round<seconds>(alert.resolvedAt.value_or(alert.raisedAt) - alert.raisedAt);
    //: %1 is a server that had an alert
    const QString recovered
        = translated(QT_TRANSLATE_NOOP("vedette::ui::Tray", "%1 has recovered"));
    //: %1 is an alert, %2 how long it lasted
    const QString after = translated(QT_TRANSLATE_NOOP("vedette::ui::Tray", "%1 · after %2"));
    return {notificationText(recovered.arg(alert.serverName)),
            notificationText(after.arg(title, text::formatDuration(lasted))),
            std::nullopt,
            alert.server};
}

QString headline(int firing, int recovered)
{
    const QString alerts = firing == 1
        ? translated(QT_TRANSLATE_NOOP("vedette::ui::Tray", "1 more alert"))
        : translated(QT_TRANSLATE_N_NOOP("vedette::ui::Tray", "%n more alerts"), firing);
    const QString good
        = translated(QT_TRANSLATE_N_NOOP("vedette::ui::Tray", "%n recovered"), recovered);
    if (recovered == 0) {
        return alerts;
    }
    return firing == 0 ? good : alerts + u" · "_s + good;
}

Popup popupOf(const std::vector<Alert>& alerts)
{
    const auto firing = static_cast<int>(std::ranges::count_if(alerts, isFiring));
    Popup popup;
    popup.title = headline(firing, static_cast<int>(alerts.size()) - firing);
    QStringList lines;
    for (const Alert& alert : alerts) {
        if (isFiring(alert)) {
            popup.severity = std::max(popup.severity.value_or(Severity::Low), alert.severity);
        }
        if (lines.size() < static_cast<qsizetype>(maxLines)) {
            lines.append(plainText(alert.serverName));
        }
    }
    if (alerts.size() > maxLines) {
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
    } else if (isFiring(*same) && !isFiring(alert)) {
        m_waiting.erase(same);
    } else {
        *same = alert;
    }
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
