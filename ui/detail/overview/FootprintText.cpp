// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/FootprintText.h"

#include "core/text/Formatter.h"
#include "ui/detail/overview/OverviewTab.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

std::optional<double> costOf(const ServerRow& row, const QString& type, const QString& field)
{
    const auto found = row.values.find({type, field, {}});
    return found == row.values.end() ? std::nullopt : std::optional(*found);
}

QStringList costsOf(const ServerRow& row)
{
    QStringList costs;
    if (const auto logins = costOf(row, u"ssh"_s, u"logins"_s)) {
        const int count = static_cast<int>(*logins);
        costs += count == 1 ? OverviewTab::tr("1 login in 24 h")
                            : OverviewTab::tr("%n logins in 24 h", nullptr, count);
    }
    if (const auto channels = costOf(row, u"ssh"_s, u"channels"_s)) {
        const int count = static_cast<int>(*channels);
        costs += count == 1 ? OverviewTab::tr("1 channel")
                            : OverviewTab::tr("%n channels", nullptr, count);
    }
    if (const auto bytes = costOf(row, u"probe"_s, u"bytes"_s)) {
        costs += OverviewTab::tr("%1 per poll", "bytes").arg(text::format(*bytes, Unit::Bytes));
    }
    if (const auto cpu = costOf(row, u"probe"_s, u"targetCpu"_s)) {
        costs += OverviewTab::tr("%1 of CPU per poll", "milliseconds")
                     .arg(text::format(*cpu, Unit::Seconds));
    }
    return costs;
}

} // namespace

QString footprintText(const ServerRow& row)
{
    const QStringList costs = costsOf(row);
    return costs.isEmpty() ? QString()
                           : OverviewTab::tr("Watching costs: %1").arg(costs.join(u" · "_s));
}

} // namespace vedette::ui
