// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/alerts/AlertModel.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "core/text/StateText.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr std::size_t maxAlerts = 1000; ///< older ones are in the store alone

bool isFiring(const Alert& alert)
{
    return alert.state == AlertState::Firing;
}

bool isNewer(const Alert& a, const Alert& b)
{
    return std::pair(a.raisedAt, a.id.value) > std::pair(b.raisedAt, b.id.value);
}

seconds duration(const Alert& alert)
{
    const Timestamp end = alert.resolvedAt.value_or(systemClock().now());
    return std::max(seconds{0}, std::chrono::round<seconds>(end - alert.raisedAt));
}

/// The time alone for today, with the date for another day.
QString moment(Timestamp time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMsecs(time));
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toMsecs(systemClock().now()));
    const QLocale locale;
    return local.date() == now.date() ? locale.toString(local.time(), QLocale::ShortFormat)
                                      : locale.toString(local, QLocale::ShortFormat);
}

} // namespace

AlertModel::AlertModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

int AlertModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_alerts.size());
}

int AlertModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant AlertModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Alert& alert = m_alerts[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(alert, column);
    case Qt::ToolTipRole: // always rich text, with the data escaped
        return QString(u"<qt>"_s + text::alertTitle(alert).toHtmlEscaped() + u"</qt>"_s);
    case SortRole:
        return sortKey(alert, column);
    case ServerIdRole:
        return alert.server.value;
    case AlertIdRole:
        return alert.id.value;
    case SeverityRole:
        return static_cast<int>(alert.severity);
    case IsFiringRole:
        return isFiring(alert);
    default: // the many roles of Qt that we leave to the view
        return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Column::Severity:
        return tr("Severity");
    case Column::State:
        return tr("State");
    case Column::Server:
        return tr("Server");
    case Column::Condition:
        return tr("Condition");
    case Column::Since:
        return tr("Since");
    case Column::Duration:
        return tr("For", "how long an alert has lasted");
    case Column::Count:
        break;
    }
    return {};
}

QString AlertModel::displayText(const Alert& alert, Column column) const
{
    switch (column) {
    case Column::Severity:
        return text::severityLabel(alert.severity);
    case Column::State:
        return isFiring(alert) ? tr("firing") : tr("resolved");
    case Column::Server:
        return plainText(alert.serverName);
    case Column::Condition:
        return plainText(text::alertTitle(alert), maxMessageLength);
    case Column::Since:
        return moment(alert.raisedAt);
    case Column::Duration:
        return text::formatDuration(duration(alert));
    case Column::Count:
        break;
    }
    return {};
}

QVariant AlertModel::sortKey(const Alert& alert, Column column) const
{
    switch (column) {
    case Column::Severity:
        return static_cast<int>(alert.severity);
    case Column::State:
        return isFiring(alert) ? 0 : 1;
    case Column::Since:
        return toMsecs(alert.raisedAt);
    case Column::Duration:
        return static_cast<qint64>(duration(alert).count());
    case Column::Server:
    case Column::Condition:
    case Column::Count:
        break;
    }
    return displayText(alert, column);
}

int AlertModel::firingCount() const
{
    return static_cast<int>(std::ranges::count_if(m_alerts, isFiring));
}

std::optional<Severity> AlertModel::worst() const
{
    std::optional<Severity> worst;
    for (const Alert& alert : m_alerts) {
        if (isFiring(alert)) {
            worst = std::max(worst.value_or(Severity::Low), alert.severity);
        }
    }
    return worst;
}

std::optional<Severity> AlertModel::worstOf(ServerId server) const
{
    std::optional<Severity> worst;
    for (const Alert& alert : m_alerts) {
        if (isFiring(alert) && alert.server == server) {
            worst = std::max(worst.value_or(Severity::Low), alert.severity);
        }
    }
    return worst;
}

void AlertModel::load(const std::vector<Alert>& alerts)
{
    beginResetModel();
    std::vector<const Alert*> order;
    std::ranges::transform(
        alerts, std::back_inserter(order), [](const Alert& alert) { return &alert; });
    std::ranges::sort(order, [](const Alert* a, const Alert* b) { return isNewer(*a, *b); });
    m_alerts.clear();
    for (const Alert* alert : order) {
        m_alerts.push_back(*alert);
    }
    endResetModel();
}

void AlertModel::apply(const Alert& alert)
{
    const auto known = std::ranges::find(m_alerts, alert.id, &Alert::id);
    if (known != m_alerts.end()) {
        const int row = static_cast<int>(known - m_alerts.begin());
        *known = alert;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
        return;
    }
    const auto place = std::ranges::upper_bound(m_alerts, alert, isNewer);
    const int row = static_cast<int>(place - m_alerts.begin());
    beginInsertRows({}, row, row);
    m_alerts.insert(place, &alert, &alert + 1); // a range: gcc 12 warns without reason of the other
    endInsertRows();
    forgetOldest();
}

void AlertModel::forgetOldest()
{
    if (m_alerts.size() <= maxAlerts) {
        return;
    }
    const auto oldest = std::find_if_not(m_alerts.rbegin(), m_alerts.rend(), isFiring);
    if (oldest == m_alerts.rend()) {
        return;
    }
    const auto last = std::prev(oldest.base());
    const int row = static_cast<int>(last - m_alerts.begin());
    beginRemoveRows({}, row, row);
    m_alerts.erase(last);
    endRemoveRows();
}

void AlertModel::refreshTimes()
{
    if (firingCount() == 0) {
        return;
    }
    const int column = static_cast<int>(Column::Duration);
    Q_EMIT dataChanged(
        index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole, SortRole});
}

} // namespace vedette::ui
