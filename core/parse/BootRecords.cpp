// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/BootRecords.h"

#include "core/parse/JsonObjects.h"
#include "core/parse/Scanner.h"
#include "core/parse/UtcTime.h"

#include <QByteArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::size_t mostBootFields = 24;

/// What the journal has of one run of the system.
struct JournalBoot
{
    qint64 index = 0; ///< 0: the one that runs; -1 the one before
    std::optional<Timestamp> first;
    std::optional<Timestamp> last;
};

std::vector<QByteArrayView> bootFields(QByteArrayView line)
{
    std::vector<QByteArrayView> fields;
    fields.reserve(mostBootFields);
    Scanner scanner(line);
    while (fields.size() < mostBootFields) {
        const auto field = scanner.nextField();
        if (!field) {
            break;
        }
        fields.push_back(*field);
    }
    return fields;
}

QByteArrayView fieldAt(const std::vector<QByteArrayView>& fields, std::size_t i)
{
    return i < fields.size() ? fields[i] : QByteArrayView();
}

/// Microseconds since 1970.
std::optional<Timestamp> journalTime(const QJsonValue& value)
{
    constexpr qint64 least = 631'152'000'000'000; // 1990
    constexpr qint64 most = 7'258'118'400'000'000; // 2200
    const qint64 time = value.toInteger(0);
    return time >= least && time < most ? std::optional(std::chrono::floor<milliseconds>(
               std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds{time})))
                                        : std::nullopt;
}

/// A text that was cut may begin within an object: that one has no index.
std::vector<JournalBoot> bootsInJson(QByteArrayView text)
{
    std::vector<JournalBoot> boots;
    JsonObjects objects(text);
    while (const auto object = objects.next()) {
        const QJsonValue index = object->value("index"_L1);
        if (index.isDouble() && boots.size() < maxBootRecords) {
            boots.push_back({index.toInteger(0),
                             journalTime(object->value("first_entry"_L1)),
                             journalTime(object->value("last_entry"_L1))});
        }
    }
    return boots;
}

std::optional<qint64> bootIndex(QByteArrayView text)
{
    const bool isPast = text.startsWith('-');
    const auto count = toCount(isPast ? text.sliced(1) : text);
    constexpr quint64 most = 1'000'000;
    if (!count || *count > most) {
        return std::nullopt;
    }
    const auto index = static_cast<qint64>(*count);
    return isPast ? -index : index;
}

/// "-1 0123…cdef Mon 2026-11-23 10:00:00 UTC—Mon 2026-11-23 18:30:00 UTC"; later versions have
/// blanks in place of the dash.
std::optional<JournalBoot> bootInRow(QByteArrayView line)
{
    QByteArray plain(line.data(), line.size());
    std::ranges::replace_if(
        plain, [](char c) { return static_cast<unsigned char>(c) > 126; }, ' ');
    const std::vector<QByteArrayView> fields = bootFields(plain);
    const auto index = bootIndex(fieldAt(fields, 0));
    constexpr qsizetype idLength = 32;
    if (!index || fieldAt(fields, 1).size() != idLength) {
        return std::nullopt;
    }
    std::vector<Timestamp> times;
    for (std::size_t i = 2; i < fields.size(); ++i) {
        const auto time = utcTime(fields[i], fieldAt(fields, i + 1));
        if (time && fieldAt(fields, i + 2) == QByteArrayView("UTC")) {
            times.push_back(*time);
        }
    }
    if (times.size() != 2) {
        return std::nullopt;
    }
    return JournalBoot{*index, times.front(), times.back()};
}

std::vector<JournalBoot> bootsInRows(QByteArrayView text)
{
    std::vector<JournalBoot> boots;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const auto boot = bootInRow(*line);
        if (boot && boots.size() < maxBootRecords) {
            boots.push_back(*boot);
        }
    }
    return boots;
}

/// "Mon Nov 23 10:00:00 2026", wherever it begins: some rows lack the kernel before it.
std::optional<Timestamp> firstTimeIn(const std::vector<QByteArrayView>& fields)
{
    for (std::size_t i = 2; i < fields.size(); ++i) {
        const auto time = utcTime(
            fieldAt(fields, i + 3), fields[i], fieldAt(fields, i + 1), fieldAt(fields, i + 2));
        if (time) {
            return time;
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<BootRecord> parseJournalBoots(QByteArrayView text)
{
    const std::vector<JournalBoot> boots
        = text.contains("first_entry") ? bootsInJson(text) : bootsInRows(text);
    const auto oldest = std::ranges::min_element(boots, {}, &JournalBoot::index);
    std::vector<BootRecord> records;
    const auto add = [&records](BootEvent event, std::optional<Timestamp> at) {
        if (at && records.size() < maxBootRecords) {
            records.push_back({event, BootSource::Journal, *at});
        }
    };
    for (const JournalBoot& boot : boots) {
        if (boot.index != oldest->index) {
            add(BootEvent::Started, boot.first);
        }
        if (boot.index < 0) {
            add(BootEvent::Stopped, boot.last);
        }
    }
    return records;
}

std::vector<BootRecord> parseWtmpBoots(QByteArrayView text)
{
    std::vector<BootRecord> records;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const std::vector<QByteArrayView> fields = bootFields(*line);
        const QByteArrayView name = fieldAt(fields, 0);
        const bool isStart = name == QByteArrayView("reboot");
        if (!isStart && name != QByteArrayView("shutdown")) {
            continue;
        }
        const auto at = firstTimeIn(fields);
        if (at && records.size() < maxBootRecords) {
            records.push_back(
                {isStart ? BootEvent::Started : BootEvent::Stopped, BootSource::Wtmp, *at});
        }
    }
    return records;
}

} // namespace vedette::parse
