// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryMarks.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "core/text/HardwareText.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype longestMark = 90; // it stands in one line of the bubble
constexpr double sameUptime = 1.0; // seconds by which a rounded uptime may step back
constexpr double longestUptime = 1e10; // seconds; more is no uptime

/// Lends tr() to the functions of this file.
struct HistoryMarkWords
{
    Q_DECLARE_TR_FUNCTIONS(HistoryMarks)
};

QString markText(const QString& server, const QString& what)
{
    return plainText(HistoryMarkWords::tr("%1: %2", "a server and what happened").arg(server, what),
                     longestMark);
}

ChartMark moment(MarkKind kind, Timestamp at, const QString& text)
{
    return {kind, at, at, Severity::Low, text};
}

std::optional<Timestamp> startOf(const SeriesPoint& uptime)
{
    if (!(uptime.value >= 0 && uptime.value < longestUptime)) {
        return std::nullopt;
    }
    return uptime.time - milliseconds{std::llround(uptime.value * 1000)};
}

/// A point that stands for values before and after a start tells of neither.
bool isOfOneStart(const SeriesPoint& uptime, const SeriesPoint* before)
{
    if (!uptime.spread || before == nullptr) {
        return true;
    }
    const std::chrono::duration<double> distance = uptime.time - before->time;
    return uptime.spread->high - uptime.spread->low <= 1.5 * distance.count() + sameUptime;
}

QString bootText(const BootRecord& boot)
{
    const QString source = boot.source == BootSource::Journal ? u"journal"_s : u"wtmp"_s;
    switch (boot.event) {
    case BootEvent::Started:
        return HistoryMarkWords::tr("system started (%1)", "by the journal or wtmp").arg(source);
    case BootEvent::Stopped:
        return HistoryMarkWords::tr("system stopped (%1)", "by the journal or wtmp").arg(source);
    }
    return {};
}

} // namespace

std::vector<ChartMark>
rebootMarks(const Series& uptime, const TimeRange& range, const QString& server)
{
    std::vector<ChartMark> marks;
    const SeriesPoint* before = nullptr;
    for (const SeriesPoint& point : uptime.points) {
        if (!isOfOneStart(point, before)) {
            continue;
        }
        const bool isNew = before == nullptr || point.value < before->value - sameUptime;
        before = &point;
        const std::optional<Timestamp> start = startOf(point);
        if (isNew && start && range.contains(*start)) {
            marks.push_back(moment(MarkKind::Reboot,
                                   *start,
                                   markText(server, HistoryMarkWords::tr("system started"))));
        }
    }
    return marks;
}

std::vector<ChartMark> bootMarks(const std::vector<BootRecord>& boots,
                                 const std::vector<ChartMark>& reboots,
                                 const TimeRange& range,
                                 const QString& server)
{
    std::vector<ChartMark> marks;
    for (const BootRecord& boot : boots) {
        const bool isTold = boot.event == BootEvent::Started
            && std::ranges::any_of(reboots, [&boot](const ChartMark& reboot) {
                                return std::chrono::abs(reboot.at - boot.at) <= sameBoot;
                            });
        if (range.contains(boot.at) && !isTold) {
            marks.push_back(moment(MarkKind::Reboot, boot.at, markText(server, bootText(boot))));
        }
    }
    return marks;
}

std::vector<ChartMark>
hardwareMarks(const HardwareHistory& hardware, const TimeRange& range, const QString& server)
{
    std::vector<ChartMark> marks;
    for (const HardwareEvent& event : hardware.changes) {
        if (range.contains(event.at)) {
            marks.push_back(moment(MarkKind::Hardware,
                                   event.at,
                                   markText(server, text::changeSentence(event.change))));
        }
    }
    return marks;
}

std::vector<ChartMark>
alertMarks(const std::vector<Alert>& alerts, const TimeRange& range, ServerId server)
{
    std::vector<ChartMark> marks;
    for (const Alert& alert : alerts) {
        const Timestamp until = alert.resolvedAt.value_or(Timestamp::max());
        if (alert.server == server && alert.raisedAt < range.to && until > range.from) {
            marks.push_back({MarkKind::Alert,
                             alert.raisedAt,
                             std::max(until, alert.raisedAt),
                             alert.severity,
                             markText(plainText(alert.serverName), text::alertTitle(alert))});
        }
    }
    return marks;
}

} // namespace vedette::ui
