// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HistoryExport.h"

#include "core/base/PlainText.h"
#include "core/store/HistoryFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/history/SpanReader.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <memory>
#include <tuple>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr milliseconds slice = std::chrono::days{7};

struct Chosen
{
    QByteArray family;
    std::size_t server = 0; ///< of the order's
    MetricId metric;
};

/// Whole names, in which "*" stands for anything.
class MetricPatterns
{
public:
    explicit MetricPatterns(const QStringList& patterns)
    {
        for (const QString& pattern : patterns) {
            const QString escaped = QRegularExpression::escape(pattern).replace(u"\\*"_s, u".*"_s);
            m_patterns.emplace_back(QRegularExpression::anchoredPattern(escaped),
                                    QRegularExpression::DotMatchesEverythingOption);
        }
    }

    [[nodiscard]] bool match(const MetricId& metric) const
    {
        const QString whole = toString(metric);
        const QString withoutInstance = metric.type + u'.' + metric.field;
        return m_patterns.empty()
            || std::ranges::any_of(m_patterns, [&](const QRegularExpression& pattern) {
                   return pattern.match(whole).hasMatch()
                       || pattern.match(withoutInstance).hasMatch();
               });
    }

private:
    std::vector<QRegularExpression> m_patterns;
};

class Export
{
public:
    Export(const ExportOrder& order, const WriteBytes& write, const std::stop_token& stop)
        : m_order(order)
        , m_write(write)
        , m_stop(stop)
        , m_writer(order.format)
    { }

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<ExportCount> run(const TellStep& tell);

private:
    [[nodiscard]] Result<std::vector<Chosen>> choose();
    [[nodiscard]] Result<void> writeSeries(const Chosen& chosen);
    [[nodiscard]] Result<std::vector<SeriesPoint>> pointsOf(const Chosen& chosen, TimeRange range);

    const ExportOrder& m_order;
    const WriteBytes& m_write;
    const std::stop_token m_stop;
    ExportWriter m_writer;
    ExportCount m_count;
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<store::SpanReader> m_spans; ///< goes before its connection
};

Result<void> Export::open()
{
    const QString path
        = QDir(m_order.dataFolder).filePath(store::historyDatabase.fileName.toString());
    if (!QFileInfo::exists(path)) {
        return fail(ErrorCode::NotFound, u"%1 has no history"_s.arg(m_order.dataFolder));
    }
    auto connection = store::openHistory(path, store::Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    m_connection = *std::move(connection);
    m_spans = std::make_unique<store::SpanReader>(*m_connection);
    return {};
}

/// In the order in which OpenMetrics wants them; the others don't mind.
Result<std::vector<Chosen>> Export::choose()
{
    const MetricPatterns patterns(m_order.metrics);
    std::vector<Chosen> all;
    for (std::size_t i = 0; i < m_order.servers.size(); ++i) {
        const auto history = m_spans->read(
            {.server = m_order.servers[i].id, .metrics = {}, .range = m_order.range, .columns = 1},
            m_stop);
        if (!history) {
            return fail(history.error());
        }
        for (const MetricId& metric : history->stored) {
            if (patterns.match(metric)) {
                all.push_back({familyName(metric), i, metric});
            }
        }
    }
    std::ranges::sort(all, {}, [](const Chosen& chosen) {
        return std::tie(chosen.family, chosen.server, chosen.metric);
    });
    return all;
}

Result<std::vector<SeriesPoint>> Export::pointsOf(const Chosen& chosen, TimeRange range)
{
    const milliseconds step = std::max(m_order.every, milliseconds{1});
    const HistoryQuery query{.server = m_order.servers[chosen.server].id,
                             .metrics = {chosen.metric},
                             .range = range,
                             .columns = std::max(1, static_cast<int>(range.length() / step))};
    auto history = m_spans->read(query, m_stop);
    if (!history) {
        return fail(history.error());
    }
    std::vector<SeriesPoint> points = std::move(history->series.front().points);
    std::erase_if(points,
                  [&range](const SeriesPoint& point) { return !range.contains(point.time); });
    return points;
}

Result<void> Export::writeSeries(const Chosen& chosen)
{
    const Server& server = m_order.servers[chosen.server];
    bool isOpen = false; // a metric that is known, but has no value in the range, has no series
    for (Timestamp from = m_order.range.from; from < m_order.range.to; from += slice) {
        if (m_stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        const auto points = pointsOf(chosen, {from, std::min(from + slice, m_order.range.to)});
        if (!points) {
            return fail(points.error());
        }
        if (points->empty()) {
            continue;
        }
        QByteArray text = m_count.series == 0 ? m_writer.begin() : QByteArray();
        text += isOpen ? QByteArray() : m_writer.open(server.name, chosen.metric);
        text += m_writer.points(*points);
        m_count.series += isOpen ? 0 : 1;
        m_count.values += static_cast<qint64>(points->size());
        isOpen = true;
        if (auto written = m_write(text); !written) {
            return written;
        }
    }
    return isOpen ? m_write(m_writer.close()) : Result<void>();
}

Result<ExportCount> Export::run(const TellStep& tell)
{
    const auto chosen = choose();
    if (!chosen) {
        return fail(chosen.error());
    }
    StepProgress progress{.count = static_cast<int>(chosen->size())};
    for (const Chosen& one : *chosen) {
        ++progress.number;
        progress.what = plainText(m_order.servers[one.server].name + u' ' + toString(one.metric));
        if (tell) {
            tell(progress);
        }
        if (const auto written = writeSeries(one); !written) {
            return fail(written.error());
        }
    }
    if (m_count.series == 0) { // what was chosen may have values beside the range alone
        return fail(ErrorCode::NotFound, u"nothing is stored of that in that time"_s);
    }
    if (auto ended = m_write(m_writer.end()); !ended) {
        return fail(ended.error());
    }
    return m_count;
}

} // namespace

Result<ExportCount> exportHistory(const ExportOrder& order,
                                  const WriteBytes& write,
                                  const TellStep& tell,
                                  const std::stop_token& stop)
{
    Export work(order, write, stop);
    return work.open().and_then([&] { return work.run(tell); });
}

} // namespace vedette::engine
