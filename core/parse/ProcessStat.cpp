// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessStat.h"

#include "core/base/PlainText.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr int maxProcessLines = 40'000; // 2,000 processes, each with 15 line feeds in its name
constexpr qsizetype maxStatLength = 2048; // 52 fields of 20 digits, and a name of 64 characters
constexpr quint64 maxPid = quint64{1} << 22U; // PID_MAX_LIMIT
constexpr quint64 maxThreads = maxPid;
constexpr quint64 maxTicks = quint64{1} << 53U;
constexpr quint64 kernelThreadFlag = 0x0020'0000; // PF_KTHREAD

/// The counts behind the state of a process, by their number in proc(5).
class StatFields
{
public:
    explicit StatFields(QByteArrayView text)
    {
        Scanner fields(text);
        for (auto& field : m_fields) {
            field = fields.nextField().value_or(QByteArrayView());
        }
    }

    [[nodiscard]] QByteArrayView text(std::size_t number) const
    {
        return m_fields.at(number - first);
    }

    [[nodiscard]] std::optional<quint64> count(std::size_t number, quint64 most) const
    {
        const auto value = toCount(text(number));
        return value && *value <= most ? value : std::nullopt;
    }

private:
    static constexpr std::size_t first = 3; // pid and name stand before
    static constexpr std::size_t last = 24;

    std::array<QByteArrayView, last - first + 1> m_fields;
};

bool isState(QByteArrayView text)
{
    return text.size() == 1
        && ((text.front() >= 'A' && text.front() <= 'Z')
            || (text.front() >= 'a' && text.front() <= 'z'));
}

/// "12 (": the pid that a line begins with.
std::optional<quint64> pidAtStart(QByteArrayView line)
{
    const qsizetype end = line.indexOf(" (");
    const auto pid = end > 0 ? toCount(line.first(end)) : std::nullopt;
    return pid && *pid > 0 && *pid <= maxPid ? pid : std::nullopt;
}

std::optional<ProcessStat> readProcess(QByteArrayView line)
{
    const auto pid = pidAtStart(line);
    const qsizetype open = line.indexOf('(');
    const qsizetype close = line.lastIndexOf(')'); // the name may hold some too
    if (!pid || close < open) {
        return std::nullopt;
    }
    const StatFields fields(line.sliced(close + 1));
    const auto flags = fields.count(9, ~quint64{0});
    const auto user = fields.count(14, maxTicks);
    const auto system = fields.count(15, maxTicks);
    const auto threads = fields.count(20, maxThreads);
    const auto start = fields.count(22, ~quint64{0});
    const auto pages = fields.count(24, maxTicks);
    if (!isState(fields.text(3)) || !flags || !user || !system || !threads || !start || !pages) {
        return std::nullopt;
    }
    return ProcessStat{.pid = static_cast<qint64>(*pid),
                       .name = plainText(line.sliced(open + 1, close - open - 1)),
                       .state = QLatin1Char(fields.text(3).front()),
                       .isKernelThread = (*flags & kernelThreadFlag) != 0,
                       .threads = static_cast<int>(*threads),
                       .cpuTicks = *user + *system,
                       .startTicks = *start,
                       .residentPages = *pages};
}

std::optional<ProcessSum> readSum(QByteArrayView line)
{
    Scanner fields(line);
    if (fields.nextField() != QByteArrayView("sum")) {
        return std::nullopt;
    }
    const auto threads = fields.nextCount();
    const auto zombies = fields.nextCount();
    if (!threads || !zombies) {
        return std::nullopt;
    }
    return ProcessSum{*threads, *zombies};
}

} // namespace

Result<ProcessStats> parseProcessStats(QByteArrayView text)
{
    ProcessStats stats;
    const char* begin = nullptr; // of a line that its process's name has parted
    Scanner lines(text, maxProcessLines);
    while (const auto line = lines.nextLine()) {
        if (begin != nullptr && line->end() - begin > maxStatLength) {
            begin = nullptr;
        }
        stats.sum = begin == nullptr ? readSum(*line) : std::nullopt; // the last line counts
        const QByteArrayView whole(begin == nullptr ? line->begin() : begin, line->end());
        if (auto process = readProcess(whole)) {
            stats.processes.push_back(*std::move(process));
            begin = nullptr;
        } else if (begin == nullptr && pidAtStart(*line)) {
            begin = line->begin();
        }
    }
    if (stats.processes.empty() && !stats.sum) {
        return fail(ErrorCode::Malformed, u"/proc/PID/stat has no process"_s);
    }
    return stats;
}

ProcessSum sumOf(const std::vector<ProcessStat>& processes)
{
    ProcessSum sum;
    for (const ProcessStat& process : processes) {
        sum.threads += static_cast<quint64>(process.threads);
        sum.zombies += process.state == u'Z' ? 1U : 0U;
    }
    return sum;
}

} // namespace vedette::parse
