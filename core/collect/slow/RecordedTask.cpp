// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/RecordedTask.h"

#include "core/base/PlainText.h"
#include "core/parse/BootRecords.h"
#include "core/parse/Scanner.h"
#include "core/parse/Sysstat.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr seconds recordedTimeout{40};
constexpr seconds smallestError{10}; // of the server's clock: less would be the way of an answer
constexpr std::chrono::minutes longestPast{60 * 24 * 366};

SlowTask onceTask(const QString& name, const QByteArray& function, const QByteArray& numbers)
{
    return {.name = name,
            .shown = QString::fromLatin1(function + " NONCE" + numbers),
            .timeout = recordedTimeout,
            .line = [function,
                     numbers](const QByteArray& nonce) { return function + ' ' + nonce + numbers; },
            .read = [](SlowInput&) -> Result<SlowOutput> { return SlowOutput{}; }};
}

/// How far the server's clock is ahead of ours; it tells its time when it begins to answer.
seconds aheadOf(const PollText& text, Timestamp begun)
{
    constexpr quint64 most = 7'258'118'400; // 2200
    const auto section = text.section("now").value_or(QByteArrayView());
    const auto now = parse::toCount(section.trimmed());
    if (!now || *now > most) {
        return {};
    }
    const Timestamp told{seconds{static_cast<qint64>(*now)}};
    const auto ahead = std::chrono::round<seconds>(told - begun);
    return std::chrono::abs(ahead) < smallestError ? seconds{0} : ahead;
}

struct RecordedText
{
    PollText text;
    seconds ahead{0};
};

Result<RecordedText> recordedText(SlowAnswer answer, Timestamp answeredAt)
{
    auto text = PollText::parse(std::move(answer.reply.output), answer.nonce);
    if (!text) {
        return fail(text.error());
    }
    const auto took = std::chrono::round<milliseconds>(answer.reply.roundTrip);
    const seconds ahead = aheadOf(*text, answeredAt - took);
    return RecordedText{*std::move(text), ahead};
}

Snapshot recordedPoll(parse::SysstatRecord record, seconds ahead)
{
    Snapshot poll;
    poll.kind = PollKind::Slow;
    poll.probe = u"sysstat"_s;
    poll.collectedAt = record.at - ahead;
    poll.samples = std::move(record.samples);
    const auto length = static_cast<double>(record.interval.count());
    poll.samples.push_back({{u"server"_s, u"recovered"_s, {}}, length});
    return poll;
}

/// As a number that a shell can count with.
QByteArray minutesOf(std::chrono::minutes past, std::chrono::minutes least)
{
    return ' '
        + QByteArray::number(static_cast<qint64>(std::clamp(past, least, longestPast).count()));
}

Error missingDay(const PollText& text)
{
    if (const auto file = text.section("denied")) {
        return {ErrorCode::PermissionDenied, plainText(file->trimmed())};
    }
    return {ErrorCode::NotAvailable, u"no file of sysstat"_s};
}

/// Why there is no record; nothing where there simply was none in that time.
std::optional<Error> troubleOf(QByteArrayView output, QByteArrayView exit, bool isCut)
{
    if (exit == QByteArrayView("137") || exit == QByteArrayView("265")) { // ksh
        return Error{ErrorCode::Timeout, u"sadf took too long"_s};
    }
    if (exit != QByteArrayView("0")) {
        return Error{ErrorCode::CommandFailed, u"sadf ended with "_s + plainText(exit)};
    }
    if (isCut) {
        return Error{ErrorCode::OutputTooLarge,
                     u"one record of sysstat is longer than an answer"_s};
    }
    return output.contains("\"timestamp\"")
        ? std::optional(Error{ErrorCode::Malformed, u"sysstat tells of no time in UTC"_s})
        : std::nullopt;
}

} // namespace

SlowTask recordedTask(const RecordedPast& past, int file)
{
    return onceTask(u"sysstat"_s,
                    "vd_recorded",
                    minutesOf(past.begin, std::chrono::minutes{1})
                        + minutesOf(past.end, std::chrono::minutes{0}) + ' '
                        + QByteArray::number(std::max(file, 1)));
}

SlowTask bootsTask()
{
    return onceTask(u"boots"_s, "vd_boots", {});
}

Result<RecordedDay> recordedPolls(SlowAnswer answer, const Facts& facts, Timestamp answeredAt)
{
    const auto answered = recordedText(std::move(answer), answeredAt);
    if (!answered) {
        return fail(answered.error());
    }
    const auto output = answered->text.section("sadf");
    if (!output) {
        return fail(missingDay(answered->text));
    }
    const QByteArrayView exit = answered->text.section("exit").value_or(QByteArrayView()).trimmed();
    const bool isCut = !output->trimmed().startsWith("{\"statistics\"");
    parse::SysstatScale scale{.memoryTotal = facts.memoryTotal};
    if (facts.pageSize) {
        scale.pageSize = static_cast<double>(*facts.pageSize);
    }
    auto records = parse::parseSysstat(*output, scale);
    if (!records) {
        const auto trouble = troubleOf(*output, exit, isCut);
        return trouble ? Result<RecordedDay>(fail(*trouble)) : RecordedDay{};
    }
    RecordedDay day{.polls = {}, .isCut = isCut, .isBroken = exit != QByteArrayView("0")};
    day.polls.reserve(records->size());
    for (parse::SysstatRecord& record : *records) {
        day.polls.push_back(recordedPoll(std::move(record), answered->ahead));
    }
    return day;
}

Result<std::vector<BootRecord>> recordedBoots(SlowAnswer answer, Timestamp answeredAt)
{
    const auto answered = recordedText(std::move(answer), answeredAt);
    if (!answered) {
        return fail(answered.error());
    }
    std::vector<BootRecord> boots
        = parse::parseJournalBoots(answered->text.section("journal").value_or(QByteArrayView()));
    const std::vector<BootRecord> more
        = parse::parseWtmpBoots(answered->text.section("wtmp").value_or(QByteArrayView()));
    for (const BootRecord& boot : more) {
        const bool isKnown = std::ranges::any_of(boots, [&boot](const BootRecord& other) {
            return other.event == boot.event && std::chrono::abs(other.at - boot.at) <= sameBoot;
        });
        if (!isKnown) {
            boots.push_back(boot);
        }
    }
    for (BootRecord& boot : boots) {
        boot.at -= answered->ahead;
    }
    std::ranges::stable_sort(boots, {}, &BootRecord::at);
    return boots;
}

} // namespace vedette::collect
