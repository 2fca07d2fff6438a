// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Metric.h"
#include "core/model/Snapshot.h"
#include "core/store/Connection.h"
#include "core/store/Statement.h"
#include "core/store/history/PackedPoll.h"
#include "core/store/history/PollPattern.h"
#include "core/store/history/ServerQuota.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace vedette::store {

/// What is kept of a poll: all samples of a Metrics poll, `server.up`, `server.monitored` and
/// `ssh.roundTrip` of a Status poll, `server.up` = 0 of a failed one.
[[nodiscard]] std::vector<Sample> storedSamples(const Snapshot& snapshot);

/// Where polls wait until their hour is over: those of one commit in one row. Remembers ids that it
/// has looked up or given: begin anew with another one after a rollback. Lives on: its connection's
/// thread.
class Journal
{
public:
    /// Names of metrics are kept for good, and a hostile or busy server could invent them without
    /// end (mounts of containers): 1,024 cores of five values, 256 mounts of eight, and room.
    static constexpr ServerQuota::Allowance newMetrics{.most = 8192, .perHour = 1024};
    /// Layouts are kept for good, as names of metrics are. One has 2 or 3 bytes for each metric:
    /// there is room for 500 values of which some are new every minute.
    static constexpr ServerQuota::Allowance usualLayoutBytes{.most = 4.0 * 1024 * 1024,
                                                             .perHour = 128.0 * 1024};

    explicit Journal(const Connection& connection,
                     ServerQuota::Allowance layoutBytes = usualLayoutBytes);

    /// Puts a poll into the row that write() writes. Answers the number of samples in it: fewer
    /// than there are when the server brings more new metrics than newMetrics allows, or more
    /// different sets of them than there is room for: then the set of its last such poll is kept.
    [[nodiscard]] Result<qint64> add(const Snapshot& snapshot);

    struct Row
    {
        qint64 id = 0; ///< 0: there was nothing to write
        QByteArray polls; ///< OpenHours.h
    };
    [[nodiscard]] Result<Row> write();

private:
    /// Polls of one server that bring the same metrics, as a rule.
    struct SourceKey
    {
        qint64 server = 0;
        int kind = 0; ///< PollKind; -1: failed polls
        QString probe; ///< of a slow one

        bool operator==(const SourceKey&) const = default;
        friend size_t qHash(const SourceKey& key, size_t seed)
        {
            return qHashMulti(seed, key.server, key.kind, key.probe);
        }
    };

    struct Source
    {
        PollPattern pattern;
        QByteArray metrics; ///< of the layout of its latest poll
        qint64 layout = 0; ///< its id; 0: none yet
    };

    [[nodiscard]] static SourceKey sourceOf(const Snapshot& snapshot);
    void append(const Snapshot& snapshot,
                qint64 layout,
                const std::vector<std::optional<double>>& values);
    [[nodiscard]] Result<qint64>
    addAnew(const Snapshot& snapshot, const std::vector<Sample>& samples, Source& source);
    /// 0 for each that can't be kept.
    [[nodiscard]] Result<std::vector<qint64>> idsOf(const std::vector<Sample>& samples,
                                                    const Snapshot& snapshot);
    [[nodiscard]] PackedPoll packed(const Snapshot& snapshot, std::vector<StoredValue> values);
    /// Changes the poll to one that can be kept; 0 when nothing of it can.
    [[nodiscard]] Result<qint64>
    layoutFor(const Snapshot& snapshot, PackedPoll& poll, Source& source);
    /// 0 for a new layout of a server that has brought too many.
    [[nodiscard]] Result<qint64> layoutOf(const QByteArray& metrics, const Snapshot& snapshot);
    void rememberLayout(const QByteArray& metrics, qint64 id);
    /// 0 for a new metric of a server that has brought too many.
    [[nodiscard]] Result<qint64> metricIdOf(const MetricId& metric, const Snapshot& snapshot);
    [[nodiscard]] Result<qint64> findOrAddMetric(const QVariantList& names,
                                                 const Snapshot& snapshot);

    ServerQuota m_newMetrics{newMetrics};
    ServerQuota m_layoutBytes; ///< what each server may add to the table of layouts
    qsizetype m_rememberedBytes = 0; ///< of the keys of m_layouts
    QHash<MetricId, qint64> m_metrics;
    QHash<QByteArray, qint64> m_layouts;
    QHash<SourceKey, Source> m_sources;
    QHash<qint64, std::vector<qint64>> m_usual; ///< by server: the layout of its Metrics polls
    Statement m_findMetric;
    Statement m_addMetric;
    Statement m_findLayout;
    Statement m_addLayout;
    Statement m_addRow;
    QByteArray m_row; ///< not yet written
    std::vector<std::optional<double>> m_values; ///< of the poll that is added
};

} // namespace vedette::store
