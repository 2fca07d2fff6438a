// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryViewJson.h"

#include "core/base/Names.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr Names<HistoryLayout, 2> layoutNames{
    {{HistoryLayout::Overlay, "overlay"_L1}, {HistoryLayout::Multiples, "multiples"_L1}}};

constexpr Names<CompareWith, 6> compareNames{{{CompareWith::Nothing, "nothing"_L1},
                                              {CompareWith::PreviousPeriod, "previous"_L1},
                                              {CompareWith::DayBefore, "day"_L1},
                                              {CompareWith::WeekBefore, "week"_L1},
                                              {CompareWith::FourWeeksBefore, "fourWeeks"_L1},
                                              {CompareWith::Offset, "offset"_L1}}};

constexpr double mostExact = 9'007'199'254'740'992; // 2^53: what a JSON number holds
constexpr qsizetype longestWord = 1024; // of a metric or a tag

/// A whole number that the type holds; nothing for anything else.
std::optional<qint64> whole(const QJsonValue& value)
{
    const double number = value.toDouble(std::nan(""));
    const bool isWhole = std::abs(number) < mostExact && number == std::floor(number);
    return isWhole ? std::optional(static_cast<qint64>(number)) : std::nullopt;
}

std::optional<QString> word(const QJsonValue& value)
{
    const QString text = value.toString();
    return text.isEmpty() || text.size() > longestWord ? std::nullopt : std::optional(text);
}

QJsonObject rangeToJson(const HistoryRange& range)
{
    QJsonObject object{{"span"_L1, static_cast<qint64>(range.span.count())}};
    if (range.fixed) {
        object.insert("from"_L1, toMsecs(range.fixed->from));
        object.insert("to"_L1, toMsecs(range.fixed->to));
    }
    return object;
}

HistoryRange rangeFromJson(const QJsonObject& object)
{
    HistoryRange range;
    range.span = seconds{whole(object.value("span"_L1)).value_or(range.span.count())};
    const auto from = whole(object.value("from"_L1));
    const auto to = whole(object.value("to"_L1));
    if (from && to && *from < *to) {
        range.fixed = TimeRange{fromMsecs(*from), fromMsecs(*to)};
    }
    return range;
}

Comparison compareFromJson(const QJsonObject& object)
{
    Comparison compare;
    const QString with = object.value("with"_L1).toString();
    compare.with = valueNamed(compareNames, with).value_or(compare.with);
    compare.offset = seconds{whole(object.value("offset"_L1)).value_or(compare.offset.count())};
    return compare;
}

void readLists(const QJsonObject& object, HistoryView& view)
{
    const QJsonArray servers = object.value("servers"_L1).toArray();
    for (const auto& value : servers) {
        if (const auto id = whole(value); id && *id > 0) {
            view.servers.push_back(ServerId{*id});
        }
    }
    const QJsonArray tags = object.value("tags"_L1).toArray();
    for (const auto& value : tags) {
        if (const auto tag = word(value)) {
            view.tags.append(*tag);
        }
    }
    const QJsonArray metrics = object.value("metrics"_L1).toArray();
    for (const auto& value : metrics) {
        const auto text = word(value);
        const Result<MetricId> metric
            = text ? parseMetricId(*text) : Result<MetricId>(fail(ErrorCode::Malformed));
        if (metric) {
            view.metrics.push_back(*metric);
        }
    }
}

} // namespace

QJsonObject toJson(const HistoryView& view)
{
    QJsonArray servers;
    for (const ServerId server : view.servers) {
        servers.append(server.value);
    }
    QJsonArray metrics;
    for (const MetricId& metric : view.metrics) {
        metrics.append(toString(metric));
    }
    const QJsonObject compare{{"with"_L1, nameOf(compareNames, view.compare.with)},
                              {"offset"_L1, static_cast<qint64>(view.compare.offset.count())}};
    return {{"name"_L1, view.name},
            {"servers"_L1, servers},
            {"tags"_L1, QJsonArray::fromStringList(view.tags)},
            {"metrics"_L1, metrics},
            {"layout"_L1, nameOf(layoutNames, view.layout)},
            {"sharesScale"_L1, view.sharesScale},
            {"showsMarks"_L1, view.showsMarks},
            {"range"_L1, rangeToJson(view.range)},
            {"compare"_L1, compare}};
}

HistoryView historyViewFromJson(const QJsonObject& object)
{
    HistoryView view;
    view.name = object.value("name"_L1).toString();
    readLists(object, view);
    const QString layout = object.value("layout"_L1).toString();
    view.layout = valueNamed(layoutNames, layout).value_or(view.layout);
    view.sharesScale = object.value("sharesScale"_L1).toBool(view.sharesScale);
    view.showsMarks = object.value("showsMarks"_L1).toBool(view.showsMarks);
    view.range = rangeFromJson(object.value("range"_L1).toObject());
    view.compare = compareFromJson(object.value("compare"_L1).toObject());
    return bounded(std::move(view));
}

QJsonObject unknownMembers(QJsonObject object)
{
    const QStringList known = toJson(HistoryView{}).keys();
    for (const QString& key : known) {
        object.remove(key);
    }
    return object;
}

} // namespace vedette::ui
