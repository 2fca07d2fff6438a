// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/commands/PaletteModel.h"

#include "core/base/PlainText.h"
#include "ui/commands/FuzzyMatch.h"

#include <algorithm>
#include <utility>

namespace vedette::ui {

namespace {

constexpr std::size_t maxServers = 40;

/// The name counts more than the address.
std::optional<int> scoreOf(const QString& pattern, const Server& server)
{
    const auto byName = fuzzyScore(pattern, server.name);
    const auto byAddress = fuzzyScore(pattern, addressOf(server));
    if (!byName) {
        return byAddress ? std::optional(*byAddress / 2) : std::nullopt;
    }
    return byAddress ? std::max(*byName, *byAddress / 2) : byName;
}

QString plainTitle(const QAction& action)
{
    QString text = action.text();
    text.remove(u'&');
    text.remove(u'…');
    return text;
}

} // namespace

PaletteModel::PaletteModel(const ServerModel& servers, QList<QAction*> actions, QObject* parent)
    : QAbstractListModel(parent)
    , m_servers(servers)
    , m_actions(std::move(actions))
{ }

void PaletteModel::setPattern(const QString& pattern)
{
    beginResetModel();
    m_entries.clear();
    addServers(pattern);
    addActions(pattern);
    endResetModel();
}

void PaletteModel::addServers(const QString& pattern)
{
    for (const ServerRow& row : m_servers.rows()) {
        const auto score = scoreOf(pattern, row.server);
        if (score) {
            m_entries.push_back({*score, row.server.id, nullptr});
        }
    }
    std::ranges::stable_sort(m_entries, std::greater(), &Entry::score);
    m_entries.resize(std::min(m_entries.size(), maxServers));
}

void PaletteModel::addActions(const QString& pattern)
{
    std::vector<Entry> found;
    for (QAction* const action : m_actions) {
        const auto score = fuzzyScore(pattern, plainTitle(*action));
        if (score && action->isEnabled() && action->isVisible() && !action->isSeparator()) {
            found.push_back({*score, {}, action});
        }
    }
    std::ranges::stable_sort(found, std::greater(), &Entry::score);
    m_entries.insert(m_entries.end(), found.begin(), found.end());
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QString PaletteModel::title(const Entry& entry) const
{
    if (entry.action) {
        return plainTitle(*entry.action);
    }
    const ServerRow* const row = m_servers.find(entry.server);
    return row ? plainText(row->server.name) : QString();
}

QString PaletteModel::detail(const Entry& entry) const
{
    if (entry.action) {
        return entry.action->shortcut().toString(QKeySequence::NativeText);
    }
    const ServerRow* const row = m_servers.find(entry.server);
    return row ? plainText(addressOf(row->server)) : QString();
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return title(entry);
    case DetailRole:
        return detail(entry);
    case StateRole: {
        const ServerRow* const row = m_servers.find(entry.server);
        return row ? QVariant(static_cast<int>(row->status.state)) : QVariant();
    }
    default: // the many roles of Qt that we leave to the view
        return {};
    }
}

ServerId PaletteModel::serverAt(int row) const
{
    return m_entries.at(static_cast<std::size_t>(row)).server;
}

QAction* PaletteModel::actionAt(int row) const
{
    return m_entries.at(static_cast<std::size_t>(row)).action;
}

} // namespace vedette::ui
