// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/ExportWriter.h"

#include "core/base/PlainText.h"
#include "core/text/Csv.h"
#include "core/text/Formatter.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr auto csvHead = "server,metric,unit,time,value,lowest,highest\r\n";

/// As few digits as bring the same double back; empty for what is no number.
QByteArray number(double value)
{
    return std::isfinite(value) ? QByteArray::number(value, 'g', QLocale::FloatingPointShortest)
                                : QByteArray();
}

QByteArray utcTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(time), Qt::UTC)
        .toString(Qt::ISODateWithMs)
        .toLatin1();
}

/// Seconds since 1970 with three decimals, exactly.
QByteArray epochSeconds(Timestamp time)
{
    return QByteArray::number(toMsecs(time) / 1000) + '.'
        + QByteArray::number(toMsecs(time) % 1000).rightJustified(3, '0');
}

QByteArray label(const char* name, const QString& value)
{
    QString escaped = plainText(value);
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return name + ("=\"" + escaped.toUtf8() + '"');
}

QByteArray metricLabels(const QString& server, const MetricId& metric)
{
    QByteArray labels
        = label("server", server) + ',' + label("metric", metric.type + u'.' + metric.field);
    if (!metric.instance.isEmpty()) {
        labels += ',' + label("instance", metric.instance);
    }
    return '{' + labels + '}';
}

QByteArray csvLead(const QString& server, const MetricId& metric)
{
    const QStringList cells{text::csvCell(plainText(server)),
                            text::csvCell(plainText(toString(metric))),
                            text::csvCell(text::unitName(unitOf(metric)))};
    return cells.join(u',').toUtf8() + ',';
}

QByteArray csvRow(const QByteArray& lead, const SeriesPoint& point)
{
    QByteArray row = lead + utcTime(point.time) + ',' + number(point.value) + ',';
    if (point.spread) {
        row += number(point.spread->low) + ',' + number(point.spread->high);
    } else {
        row += ',';
    }
    return row + "\r\n";
}

QByteArray jsonNumber(double value)
{
    const QByteArray digits = number(value);
    return digits.isEmpty() ? "null"_ba : digits;
}

QByteArray jsonPoint(const SeriesPoint& point, const std::vector<TimeRange>& recovered)
{
    QByteArray json
        = R"({"time":")" + utcTime(point.time) + R"(","value":)" + jsonNumber(point.value);
    if (point.spread) {
        json += R"(,"lowest":)" + jsonNumber(point.spread->low) + R"(,"highest":)"
            + jsonNumber(point.spread->high);
    }
    const auto holds = [&point](const TimeRange& range) { return range.contains(point.time); };
    if (std::ranges::any_of(recovered, holds)) {
        json += R"(,"recovered":true)";
    }
    return json + '}';
}

/// All but the list of points, which stays open.
QByteArray jsonHead(const QString& server, const MetricId& metric)
{
    QJsonObject head{{"server"_L1, plainText(server)}, {"metric"_L1, plainText(toString(metric))}};
    if (const QString unit = text::unitName(unitOf(metric)); !unit.isEmpty()) {
        head["unit"_L1] = unit;
    }
    QByteArray json = QJsonDocument(head).toJson(QJsonDocument::Compact);
    json.chop(1);
    return json + R"(,"points":[)";
}

QByteArray metricPoint(const SeriesPoint& point)
{
    const QByteArray value = number(point.value);
    return (value.isEmpty() ? "NaN"_ba : value) + ' ' + epochSeconds(point.time) + '\n';
}

/// Lower case with underscores: "usedPercent" as "used_percent", what is not allowed as "_".
QByteArray snakeCase(const QString& name)
{
    QByteArray snake;
    for (const QChar c : name) {
        const bool isUpper = c >= u'A' && c <= u'Z';
        const bool isAllowed = isUpper || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isUpper && !snake.isEmpty() && !snake.endsWith('_')) {
            snake += '_';
        }
        snake += isAllowed ? static_cast<char>(c.toLower().unicode()) : '_';
    }
    return snake;
}

} // namespace

QByteArray familyName(const MetricId& metric)
{
    return "vedette_" + snakeCase(metric.type) + '_' + snakeCase(metric.field);
}

ExportWriter::ExportWriter(ExportFormat format)
    : m_format(format)
{ }

QByteArray ExportWriter::begin() const
{
    switch (m_format) {
    case ExportFormat::Csv:
        return csvHead;
    case ExportFormat::Json:
        return "[";
    case ExportFormat::OpenMetrics:
        break;
    }
    return {};
}

QByteArray ExportWriter::open(const QString& server, const MetricId& metric)
{
    const bool isFirst = std::exchange(m_isFirstSeries, false);
    m_isFirstPoint = true;
    switch (m_format) {
    case ExportFormat::Csv:
        m_lead = csvLead(server, metric);
        return {};
    case ExportFormat::Json:
        return (isFirst ? "\n" : ",\n") + jsonHead(server, metric);
    case ExportFormat::OpenMetrics:
        m_lead = familyName(metric) + metricLabels(server, metric) + ' ';
        return openFamily(metric);
    }
    return {};
}

/// A family's description comes once, before all its series.
QByteArray ExportWriter::openFamily(const MetricId& metric)
{
    const QByteArray family = familyName(metric);
    if (std::exchange(m_family, family) == family) {
        return {};
    }
    return "# TYPE " + family + " gauge\n";
}

QByteArray ExportWriter::points(const std::vector<SeriesPoint>& points,
                                const std::vector<TimeRange>& recovered)
{
    QByteArray text;
    for (const SeriesPoint& point : points) {
        switch (m_format) {
        case ExportFormat::Csv:
            text += csvRow(m_lead, point);
            break;
        case ExportFormat::Json:
            text += (std::exchange(m_isFirstPoint, false) ? "\n" : ",\n")
                + jsonPoint(point, recovered);
            break;
        case ExportFormat::OpenMetrics:
            text += m_lead + metricPoint(point);
            break;
        }
    }
    return text;
}

QByteArray ExportWriter::close() const
{
    return m_format == ExportFormat::Json ? "]}"_ba : QByteArray();
}

QByteArray ExportWriter::end() const
{
    switch (m_format) {
    case ExportFormat::Csv:
        break;
    case ExportFormat::Json:
        return "\n]\n";
    case ExportFormat::OpenMetrics:
        return "# EOF\n";
    }
    return {};
}

} // namespace vedette::engine
