// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HistoryExport.h"

#include "core/base/PlainText.h"
#include "core/engine/ExportWriter.h"
#include "core/engine/WholeFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/history/HistoryFile.h"
#include "core/store/history/SpanReader.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <iterator>
#include <memory>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr milliseconds slice = std::chrono::days{7};
constexpr int extentSteps = 1000;

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
    Export(const ExportJob& job, const WriteBytes& write, std::stop_token stop)
        : m_dataFolder(job.dataFolder)
        , m_order(job.order)
        , m_write(write)
        , m_stop(std::move(stop))
        , m_writer(job.order.format)
    { }

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<ExportCount> run(const TellStep& tell);

private:
    [[nodiscard]] Result<std::vector<Chosen>> choose();
    [[nodiscard]] Result<void> put(const QByteArray& bytes);
    [[nodiscard]] Result<void> writeSeries(const Chosen& chosen);
    [[nodiscard]] Result<void> writePart(const Chosen& chosen, TimeRange part, bool isFirst);
    /// What of the order's range has values, roughly: most of ten years may be empty.
    [[nodiscard]] Result<TimeRange> extentOf(const Chosen& chosen);
    [[nodiscard]] TimeRange partFrom(Timestamp from, Timestamp to) const;
    [[nodiscard]] Result<std::vector<SeriesPoint>>
    pointsOf(const Chosen& chosen, TimeRange range, milliseconds step);

    const QString& m_dataFolder;
    const ExportOrder& m_order;
    const WriteBytes& m_write;
    const std::stop_token m_stop;
    ExportWriter m_writer;
    ExportCount m_count;
    std::vector<TimeRange> m_recovered; ///< of what was read last
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<store::SpanReader> m_spans; ///< goes before its connection
};

Result<void> Export::open()
{
    const QString path = QDir(m_dataFolder).filePath(store::historyDatabase.fileName.toString());
    if (!QFileInfo::exists(path)) {
        return fail(ErrorCode::NotFound, u"%1 has no history"_s.arg(m_dataFolder));
    }
    auto connection = store::openHistory(path, store::accessToRead(path));
    if (!connection) {
        return fail(connection.error().in(path));
    }
    const auto version = (*connection)->value(u"PRAGMA user_version"_s);
    if (!version) {
        return fail(version.error().in(path));
    }
    if (version->toInt() == 0) {
        return fail(ErrorCode::StoreCorrupt, path + u": there is no table in it"_s);
    }
    m_connection = *std::move(connection);
    m_spans = std::make_unique<store::SpanReader>(*m_connection);
    return {};
}

Result<void> Export::put(const QByteArray& bytes)
{
    m_count.bytes += bytes.size();
    return m_write(bytes);
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
        std::vector<MetricId> metrics = history->stored;
        std::erase_if(metrics, [&](const MetricId& metric) { return !patterns.match(metric); });
        std::ranges::transform(metrics, std::back_inserter(all), [i](const MetricId& metric) {
            return Chosen{familyName(metric), i, metric};
        });
    }
    std::ranges::sort(all, {}, [](const Chosen& chosen) {
        return std::tie(chosen.family, chosen.server, chosen.metric);
    });
    return all;
}

Result<TimeRange> Export::extentOf(const Chosen& chosen)
{
    const TimeRange all = m_order.range;
    if (all.length() <= slice) {
        return all;
    }
    const milliseconds step = all.length() / extentSteps;
    const auto points = pointsOf(chosen, all, step);
    if (!points) {
        return fail(points.error());
    }
    if (points->empty()) {
        return TimeRange{all.from, all.from};
    }
    const milliseconds margin = 2 * std::max<milliseconds>(step, std::chrono::hours{1});
    Timestamp from = std::max(all.from, points->front().time - margin);
    if (m_order.every > milliseconds::zero()) { // the averages of all series are of the same times
        from -= (from - all.from) % m_order.every;
    }
    return TimeRange{from, std::min(all.to, points->back().time + margin)};
}

/// About a slice, of whole averages unless less than one is left.
TimeRange Export::partFrom(Timestamp from, Timestamp to) const
{
    if (m_order.every == milliseconds::zero()) {
        return {from, std::min(from + slice, to)};
    }
    const qint64 most = std::max<qint64>(1, slice / m_order.every);
    const qint64 left = std::max<qint64>(1, (to - from) / m_order.every);
    const milliseconds length = std::min(most, left) * m_order.every;
    return {from, std::min(from + length, to)};
}

Result<std::vector<SeriesPoint>>
Export::pointsOf(const Chosen& chosen, TimeRange range, milliseconds step)
{
    const HistoryQuery query{.server = m_order.servers[chosen.server].id,
                             .metrics = {chosen.metric},
                             .range = range,
                             .columns = std::max(1, static_cast<int>(range.length() / step)),
                             .isAveraged = m_order.every > milliseconds::zero()};
    auto history = m_spans->read(query, m_stop);
    if (!history) {
        return fail(history.error());
    }
    m_recovered = std::move(history->recovered);
    std::vector<SeriesPoint> points = std::move(history->series.front().points);
    std::erase_if(points,
                  [&range](const SeriesPoint& point) { return !range.contains(point.time); });
    return points;
}

/// A metric that is known, but has no value in the range, has no series.
Result<void> Export::writeSeries(const Chosen& chosen)
{
    const auto extent = extentOf(chosen);
    if (!extent) {
        return fail(extent.error());
    }
    const qint64 before = m_count.values;
    TimeRange part{extent->from, extent->from};
    while (part.to < extent->to) {
        part = partFrom(part.to, extent->to);
        if (auto written = writePart(chosen, part, m_count.values == before); !written) {
            return written;
        }
    }
    return m_count.values > before ? put(m_writer.close()) : Result<void>();
}

Result<void> Export::writePart(const Chosen& chosen, TimeRange part, bool isFirst)
{
    if (m_stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    const auto points = pointsOf(chosen, part, std::max(m_order.every, milliseconds{1}));
    if (!points || points->empty()) {
        return points ? Result<void>() : fail(points.error());
    }
    QByteArray text = m_count.series == 0 ? m_writer.begin() : QByteArray();
    if (isFirst) {
        text += m_writer.open(m_order.servers[chosen.server].name, chosen.metric);
        ++m_count.series;
    }
    m_count.values += static_cast<qint64>(points->size());
    return put(text + m_writer.points(*points, m_recovered));
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
    if (auto ended = put(m_writer.end()); !ended) {
        return fail(ended.error());
    }
    return m_count;
}

tl::unexpected<Error> unwritable(const QFileDevice& file)
{
    return fail(ErrorCode::InvalidFile, file.fileName() + u": "_s + file.errorString());
}

} // namespace

Result<ExportCount> exportHistory(const ExportJob& job,
                                  const WriteBytes& write,
                                  const TellStep& tell,
                                  const std::stop_token& stop)
{
    Export work(job, write, stop);
    return work.open().and_then([&] { return work.run(tell); });
}

Result<ExportCount> exportHistoryInto(const QString& path,
                                      const ExportJob& job,
                                      const TellStep& tell,
                                      const std::stop_token& stop)
{
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (auto may = checkReplaceable(path); !may) {
        return fail(may.error());
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return unwritable(file);
    }
    const auto write = [&file](const QByteArray& bytes) -> Result<void> {
        if (file.write(bytes) != bytes.size()) {
            return unwritable(file);
        }
        return {};
    };
    auto count = exportHistory(job, write, tell, stop);
    if (count && stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (count && !file.commit()) {
        return unwritable(file);
    }
    return count;
}

} // namespace vedette::engine
