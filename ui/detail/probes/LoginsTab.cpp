// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/LoginsTab.h"

#include "ui/detail/probes/ProbeNames.h"

#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int mostPresent = 8;

} // namespace

LoginsTab::LoginsTab(QWidget* parent)
    : ProbeTab(parent)
    , m_present(addSection({.name = u"logins"_s,
                            .title = tr("Logged in"),
                            .probes = {loginProbe},
                            .none = tr("Nobody is logged in.")},
                           {.filterHint = {},
                            .columns = columns(false),
                            .order = {3, Qt::DescendingOrder},
                            .mostRows = mostPresent}))
    , m_past(addSection({.name = u"pastLogins"_s,
                         .title = tr("Last logins"),
                         .probes = {},
                         .none = tr("No earlier login is known.")},
                        {.filterHint = tr("Filter last logins…"),
                         .columns = columns(true),
                         .order = {3, Qt::DescendingOrder}}))
{
    setObjectName(u"loginsTab"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(16);
    layout->addWidget(m_present);
    layout->addWidget(m_past, 1);
}

std::vector<RowsModel::Column> LoginsTab::columns(bool isPast)
{
    std::vector<RowsModel::Column> columns{{tr("User"), 130, false},
                                           {tr("Terminal"), 110, false},
                                           {tr("From"), 220, false},
                                           {tr("Since"), 180, false}};
    if (isPast) {
        columns.push_back({tr("Until"), 180, false});
    }
    return columns;
}

/// Sessions have no name: all that is told of one is its key.
std::vector<TableRow> LoginsTab::rowsFor(const QList<LoginSession>& sessions)
{
    std::vector<TableRow> rows;
    rows.reserve(static_cast<std::size_t>(sessions.size()));
    for (const LoginSession& session : sessions) {
        const QStringList words{session.since, session.user, session.terminal, session.from};
        rows.push_back(
            {.key = words.join(u'\n'),
             .cells = {textCell(session.user),
                       textCell(session.terminal, RowTone::Muted),
                       session.from.isEmpty() ? textCell(tr("this machine itself"), RowTone::Muted)
                                              : textCell(session.from),
                       textCell(session.since, RowTone::Muted),
                       textCell(session.until, RowTone::Muted)},
             .isMarked = false});
    }
    return rows;
}

void LoginsTab::applyRow(const ServerRow& row)
{
    const SlowAnswer* const answer = slowAnswer(row, loginProbe);
    const bool isNews = m_present->take(row.status.state, answer);
    m_past->take(row.status.state, answer);
    if (!isNews) {
        return;
    }
    const auto* const table = rowsOf<LoginTable>(answer);
    if (table == nullptr) {
        m_present->setRows({}, {});
        m_past->setRows({}, {});
        return;
    }
    const QLocale locale;
    m_present->setRows(rowsFor(table->present),
                       tr("Logged in: %1").arg(locale.toString(table->present.size())));
    m_past->setRows(rowsFor(table->past),
                    tr("Last logins: %1").arg(locale.toString(table->past.size())));
}

} // namespace vedette::ui
