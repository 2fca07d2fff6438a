// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerFilter.h"

#include "core/text/StateText.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// "up" and "down" are what people type, whatever the state is called.
QString upOrDown(ServerState state)
{
    if (isUp(state)) {
        return QCoreApplication::translate("vedette::ui::ServerFilter", "up", "filter word");
    }
    return isDown(state)
        ? QCoreApplication::translate("vedette::ui::ServerFilter", "down", "filter word")
        : QString();
}

} // namespace

ServerFilter::ServerFilter(const QString& text)
{
    static const QRegularExpression spaces(u"\\s+"_s);
    m_words = text.split(spaces, Qt::SkipEmptyParts);
}

bool ServerFilter::matches(const ServerRow& row) const
{
    if (m_words.isEmpty()) {
        return true;
    }
    const QStringList parts{row.server.name,
                            addressOf(row.server),
                            row.server.group,
                            row.server.tags.join(u'\n'),
                            text::statusLabel(row.status),
                            upOrDown(row.status.state)};
    const QString all = parts.join(u'\n');
    return std::ranges::all_of(
        m_words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace vedette::ui
