// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ExportVerb.h"

#include "core/base/Clock.h"
#include "core/cli/OpenConfiguration.h"
#include "core/cli/ProbeTarget.h"
#include "core/cli/StoppableWork.h"
#include "core/cli/TimeOption.h"
#include "core/cli/VerbParser.h"
#include "core/engine/HistoryExport.h"
#include "core/engine/WholeFile.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr int mostTargets = 5000;
constexpr milliseconds usualSpan = std::chrono::days{1};
constexpr milliseconds shortestStep{1000};

VerbHelp exportHelp()
{
    return {u"export"_s,
            u"[SERVER …] [options]"_s,
            u"Writes stored values of the SERVERs (all unless some are named) as CSV, JSON or "
            "OpenMetrics text,\nalso while Vedette runs. Where values were condensed the value is "
            "the average, with the lowest and\nthe highest beside it; OpenMetrics has room for "
            "the average alone. TIME is “2026-03-01”,\n“2026-03-01 08:30”, with “Z” at its end "
            "for UTC, or how long ago: “36h”, “90d”."_s,
            u"export db1 > db1.csv\n"
            "export --from 30d --every 1h --metric \"disk*.usedPercent\" --output disks.csv\n"
            "export db1 db2 --from 2026-03-01 --to 2026-03-02 --format openmetrics\n"_s};
}

void addExportOptions(VerbParser& parser)
{
    parser.addOption(u"from"_s, u"TIME"_s, u"The first moment (a day before the last one)."_s);
    parser.addOption(u"to"_s, u"TIME"_s, u"The moment after the last one (now)."_s);
    parser.addOption(u"metric"_s,
                     u"NAME"_s,
                     u"Only these, “*” stands for anything; may be given several times (all)."_s);
    parser.addOption(
        u"every"_s, u"DURATION"_s, u"One average for so much time (each value, as it is kept)."_s);
    parser.addOption(u"format"_s, u"FORMAT"_s, u"csv, json or openmetrics (csv)."_s);
    parser.addOption(u"output"_s,
                     u"FILE"_s,
                     u"Writes to FILE, which is replaced once all is written (the standard "
                     "output)."_s);
    parser.setPositionals(0, mostTargets);
}

Result<TimeRange> readRange(const VerbParser& parser)
{
    const auto to = timeOption(parser, u"to"_s, systemClock().now());
    if (!to) {
        return fail(to.error());
    }
    const auto from = timeOption(parser, u"from"_s, *to - usualSpan);
    if (!from) {
        return fail(from.error());
    }
    if (*from >= *to) {
        return fail(ErrorCode::InvalidConfig, u"--from is not before --to"_s);
    }
    return TimeRange{*from, *to};
}

Result<std::vector<Server>> readServers(const VerbParser& parser)
{
    const auto configuration = openIfPresent(parser.dataFolder());
    if (!configuration) {
        return fail(configuration.error());
    }
    if (*configuration == nullptr) {
        return fail(ErrorCode::NotFound, u"%1 has no servers"_s.arg(parser.dataFolder()));
    }
    if (parser.positionals().isEmpty()) {
        return (*configuration)->servers();
    }
    std::vector<Server> servers;
    for (const QString& name : parser.positionals()) {
        const auto server = findServer(**configuration, name);
        if (!server) {
            return fail(server.error());
        }
        const auto isSame = [&server](const Server& other) { return other.id == server->id; };
        if (std::ranges::none_of(servers, isSame)) {
            servers.push_back(*server);
        }
    }
    return servers;
}

/// InvalidConfig, NotFound and what a data folder can answer.
Result<ExportOrder> readOrder(const VerbParser& parser)
{
    ExportOrder order;
    order.metrics = parser.values(u"metric"_s);
    if (parser.isSet(u"format"_s)) {
        const auto format = valueNamed(exportFormatNames, parser.value(u"format"_s));
        if (!format) {
            return fail(ErrorCode::InvalidConfig, u"--format takes csv, json or openmetrics"_s);
        }
        order.format = *format;
    }
    const auto range = readRange(parser);
    const auto every = parser.duration(u"every"_s, {}, {.least = shortestStep});
    if (!range || !every) {
        return fail(range ? every.error() : range.error());
    }
    order.range = *range;
    order.every = *every;
    auto servers = readServers(parser);
    if (!servers) {
        return fail(servers.error());
    }
    order.servers = *std::move(servers);
    return order;
}

/// The stream has nobody else meanwhile.
engine::WriteBytes writeTo(QTextStream& out)
{
    return [&out](const QByteArray& bytes) -> Result<void> {
        out << QString::fromUtf8(bytes);
        out.flush();
        if (out.status() != QTextStream::Ok) {
            return fail(ErrorCode::InvalidFile, u"the standard output takes no more"_s);
        }
        return {};
    };
}

} // namespace

ExitCode runExport(const QStringList& arguments, const Console& console)
{
    VerbParser parser(exportHelp());
    addExportOptions(parser);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto order = readOrder(parser);
    if (!order && order.error().code == ErrorCode::InvalidConfig) {
        return parser.reportUsage(console, order.error().detail + u'.');
    }
    if (!order) {
        return parser.report(console, order.error());
    }
    const QString path = parser.value(u"output"_s);
    if (parser.isSet(u"output"_s) && path.isEmpty()) {
        return parser.reportUsage(console, u"--output needs the name of a file, or -."_s);
    }
    const bool isFile = !path.isEmpty() && path != "-"_L1;
    const engine::ExportJob job{parser.dataFolder(), *order};
    Result<ExportCount> count = fail(ErrorCode::Cancelled);
    const bool isInterrupted = runStoppable(console, [&](const TellStep& tell, const auto& stop) {
        count = isFile ? engine::exportHistoryInto(engine::absolutePath(path), job, tell, stop)
                       : engine::exportHistory(job, writeTo(console.out), tell, stop);
    });
    if (!count) {
        const ExitCode code = parser.report(console, count.error());
        return isInterrupted ? ExitCode::Interrupted : code;
    }
    if (isFile) {
        say(console,
            u"Wrote %1 values of %2 series to %3."_s.arg(count->values)
                .arg(count->series)
                .arg(path));
    }
    return ExitCode::Ok;
}

} // namespace vedette::cli
