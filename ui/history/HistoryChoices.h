// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandUnits.h"
#include "core/model/Server.h"
#include "ui/history/HistoryView.h"
#include "ui/history/TickList.h"

#include <QSet>

#include <vector>

namespace vedette::ui {

// What can be ticked for a view, and which of it is.

/// First the tags, then the servers in their order.
[[nodiscard]] std::vector<TickList::Row> serverRows(const std::vector<Server>& servers);
[[nodiscard]] QStringList serverTicks(const HistoryView& view);
void takeServerTicks(HistoryView& view, const QStringList& ticked);

/// The catalogue in its order, with the instances that are `known`: stored, or told by a poll. What
/// is not known of any of the servers is muted. Then what no catalogue lists: values of commands.
[[nodiscard]] std::vector<TickList::Row> metricRows(const QSet<MetricId>& known,
                                                    const std::vector<MetricId>& chosen,
                                                    const CommandUnits& units);
[[nodiscard]] QStringList metricTicks(const HistoryView& view);
void takeMetricTicks(HistoryView& view, const QStringList& ticked);

} // namespace vedette::ui
