// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ExportOrder.h"
#include "core/model/Series.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace vedette::engine {

/// What OpenMetrics calls the metrics of a type and field: "vedette_disk_used_percent". Two may
/// have one name.
[[nodiscard]] QByteArray familyName(const MetricId& metric);

/// Series as UTF-8 text, piece by piece: begin(), for each series open(), points() as often as
/// needed and close(), then end(). OpenMetrics wants those of one familyName() in a row, and has
/// only the averages of points that stand for several values. Names lose control characters.
class ExportWriter
{
public:
    explicit ExportWriter(ExportFormat format);

    [[nodiscard]] QByteArray begin() const;
    [[nodiscard]] QByteArray open(const QString& server, const MetricId& metric);
    /// `recovered`: where values come from the server's own records, which JSON tells.
    [[nodiscard]] QByteArray points(const std::vector<SeriesPoint>& points,
                                    const std::vector<TimeRange>& recovered = {});
    [[nodiscard]] QByteArray close() const;
    [[nodiscard]] QByteArray end() const;

private:
    [[nodiscard]] QByteArray openFamily(const MetricId& metric);

    const ExportFormat m_format;
    bool m_isFirstSeries = true;
    bool m_isFirstPoint = true;
    QByteArray m_family;
    QByteArray m_lead; ///< what stands before each point
};

} // namespace vedette::engine
