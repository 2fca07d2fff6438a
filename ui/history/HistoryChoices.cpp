// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryChoices.h"

#include "core/base/PlainText.h"
#include "ui/history/HistoryPlan.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QChar tagSign = u't'; // before a key: t for a tag, s for a server
constexpr QChar serverSign = u's';
constexpr std::size_t mostMetricRows = 3000;

/// Lends tr() to the functions of this file.
struct HistoryChoiceWords
{
    Q_DECLARE_TR_FUNCTIONS(HistoryChoices)
};

TickList::Row serverChoice(const Server& server)
{
    TickList::Row row;
    row.key = serverSign + QString::number(server.id.value);
    row.text = plainText(server.name);
    row.toolTip = row.text + u'\n' + plainText(addressOf(server));
    row.words
        = QStringList{server.name, addressOf(server), server.group, server.tags.join(u'\n')}.join(
            u'\n');
    return row;
}

TickList::Row tagChoice(const QString& tag, int count)
{
    TickList::Row row;
    row.key = tagSign + tag;
    row.text = HistoryChoiceWords::tr("Tag %1 (%n)", "a tag, and how many servers have it", count)
                   .arg(plainText(tag));
    row.words = row.text;
    return row;
}

/// What people call it, beside its label and its identifier.
QString synonyms(const QString& type)
{
    const std::array<std::pair<QLatin1StringView, QString>, 12> words{
        {{"cpu"_L1, HistoryChoiceWords::tr("processor core", "words to find CPU metrics by")},
         {"memory"_L1, HistoryChoiceWords::tr("RAM", "words to find memory metrics by")},
         {"swap"_L1, HistoryChoiceWords::tr("RAM paging", "words to find swap metrics by")},
         {"disk"_L1,
          HistoryChoiceWords::tr("disk space storage full mount volume",
                                 "words to find file system metrics by")},
         {"diskIo"_L1,
          HistoryChoiceWords::tr("storage throughput latency IOPS drive",
                                 "words to find disk activity by")},
         {"network"_L1,
          HistoryChoiceWords::tr("traffic bandwidth interface download upload",
                                 "words to find network metrics by")},
         {"tcp"_L1, HistoryChoiceWords::tr("network", "words to find TCP metrics by")},
         {"temperature"_L1, HistoryChoiceWords::tr("heat sensor", "words to find temperatures by")},
         {"uptime"_L1, HistoryChoiceWords::tr("reboot boot", "words to find the uptime by")},
         {"smart"_L1, HistoryChoiceWords::tr("disk health", "words to find SMART metrics by")},
         {"gpu"_L1, HistoryChoiceWords::tr("graphics card", "words to find GPU metrics by")},
         {"command"_L1, HistoryChoiceWords::tr("command", "word to find values of commands by")}}};
    const auto* const found
        = std::ranges::find(words, type, [](const auto& entry) { return entry.first; });
    return found == words.end() ? QString() : found->second;
}

TickList::Row metricChoice(const MetricId& metric, const CommandUnits& units, bool isKnown)
{
    TickList::Row row;
    row.key = toString(metric);
    row.text = metricTitle(metric, units);
    const QString id = plainText(row.key);
    row.toolTip = isKnown
        ? row.text + u'\n' + id
        : HistoryChoiceWords::tr("%1\n%2\nNothing of it is known of these servers.",
                                 "a metric's name and its identifier")
              .arg(row.text, id);
    row.words = QStringList{row.text, row.key, synonyms(metric.type)}.join(u'\n');
    row.isMuted = !isKnown;
    return row;
}

/// Where a metric stands: by the catalogue, then by name.
std::tuple<std::ptrdiff_t, QString, QString, QString> placeOf(const MetricId& metric)
{
    const auto catalogue = metricCatalogue();
    const MetricInfo* const info = findMetric(metric.type, metric.field);
    const std::ptrdiff_t rank = info != nullptr ? info - catalogue.data() : std::ssize(catalogue);
    return {rank, metric.type, metric.field, metric.instance};
}

/// Known ones, chosen ones, and each of the catalogue that stands for no known one.
std::vector<MetricId> offered(const QSet<MetricId>& known, const std::vector<MetricId>& chosen)
{
    QSet<MetricId> all = known;
    for (const MetricId& metric : chosen) {
        all.insert(metric);
    }
    QSet<std::pair<QString, QString>> fields;
    for (const MetricId& metric : all) {
        fields.insert({metric.type, metric.field});
    }
    for (const MetricInfo& info : metricCatalogue()) {
        const MetricId metric{QString::fromLatin1(info.type), QString::fromLatin1(info.field), {}};
        if (!fields.contains({metric.type, metric.field})) {
            all.insert(metric);
        }
    }
    std::vector<MetricId> sorted(all.begin(), all.end());
    std::ranges::sort(sorted, {}, placeOf);
    return sorted;
}

} // namespace

std::vector<TickList::Row> serverRows(const std::vector<Server>& servers)
{
    std::map<QString, int> tags;
    std::vector<TickList::Row> known;
    known.reserve(servers.size());
    for (const Server& server : servers) {
        known.push_back(serverChoice(server));
        for (const QString& tag : server.tags) {
            ++tags[tag];
        }
    }
    std::vector<TickList::Row> rows;
    rows.reserve(tags.size() + known.size());
    for (const auto& [tag, count] : tags) {
        rows.push_back(tagChoice(tag, count));
    }
    rows.insert(rows.end(), known.begin(), known.end());
    return rows;
}

QStringList serverTicks(const HistoryView& view)
{
    QStringList ticks;
    for (const QString& tag : view.tags) {
        ticks.append(tagSign + tag);
    }
    for (const ServerId server : view.servers) {
        ticks.append(serverSign + QString::number(server.value));
    }
    return ticks;
}

void takeServerTicks(HistoryView& view, const QStringList& ticked)
{
    view.tags.clear();
    view.servers.clear();
    for (const QString& key : ticked) {
        if (key.startsWith(tagSign)) {
            view.tags.append(key.mid(1));
        } else {
            view.servers.push_back(ServerId{key.mid(1).toLongLong()});
        }
    }
}

std::vector<TickList::Row> metricRows(const QSet<MetricId>& known,
                                      const std::vector<MetricId>& chosen,
                                      const CommandUnits& units)
{
    std::vector<TickList::Row> rows;
    for (const MetricId& metric : offered(known, chosen)) {
        if (rows.size() < mostMetricRows) {
            rows.push_back(metricChoice(metric, units, known.contains(metric)));
        }
    }
    return rows;
}

QStringList metricTicks(const HistoryView& view)
{
    QStringList ticks;
    for (const MetricId& metric : view.metrics) {
        ticks.append(toString(metric));
    }
    return ticks;
}

void takeMetricTicks(HistoryView& view, const QStringList& ticked)
{
    view.metrics.clear();
    for (const QString& key : ticked) {
        if (const auto metric = parseMetricId(key)) {
            view.metrics.push_back(*metric);
        }
    }
}

} // namespace vedette::ui
