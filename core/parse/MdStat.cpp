// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/MdStat.h"

#include "core/base/PlainText.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

/// "md0 : active raid1 sdb2[2](F) sda2[0]".
std::optional<RaidArray> readArray(QByteArrayView line)
{
    Scanner fields(line);
    const auto name = fields.nextField();
    const auto colon = fields.nextField();
    const auto state = fields.nextField();
    if (line.startsWith(' ') || colon != QByteArrayView(":") || !state) {
        return std::nullopt;
    }
    RaidArray array;
    array.name = plainText(*name);
    array.isActive = *state == QByteArrayView("active");
    while (const auto field = fields.nextField()) {
        if (field->endsWith("(F)")) {
            ++array.failedDevices;
        }
    }
    return array;
}

/// The devices that it should have, and has: "[4/3]"; not "[0KB]" or "[UU_U]".
void readMembers(QByteArrayView line, RaidArray& array)
{
    Scanner fields(line);
    while (const auto field = fields.nextField()) {
        const qsizetype slash = field->indexOf('/');
        if (slash < 0 || !field->startsWith('[') || !field->endsWith(']')) {
            continue;
        }
        const auto wanted = toCount(field->sliced(1, slash - 1));
        const auto working = toCount(field->sliced(slash + 1).chopped(1));
        if (wanted && working) {
            array.isDegraded = *working < *wanted;
        }
    }
}

/// "[=>....]  recovery =  8.5% (…)". "resync=DELAYED" and "=PENDING" have not begun.
void readProgress(QByteArrayView line, RaidArray& array)
{
    constexpr double full = 100;
    const qsizetype end = line.indexOf('%');
    const qsizetype equals = end < 0 ? -1 : line.first(end).lastIndexOf('=');
    if (equals < 0) {
        return;
    }
    const auto percent = toDecimal(line.sliced(equals + 1, end - equals - 1).trimmed());
    if (percent && *percent <= full) {
        array.resyncPercent = percent;
    }
}

/// A line below an array's first one. False when the array is none, but holds some.
bool readDetail(QByteArrayView line, RaidArray& array)
{
    if (line.contains(" blocks ")) {
        readMembers(line, array);
        // Of an array within such a container: "super external:/md127/0".
        return !line.contains("super external:") || line.contains("super external:/");
    }
    readProgress(line, array);
    return true;
}

void keepArray(const std::optional<RaidArray>& array, std::vector<RaidArray>& arrays)
{
    if (array && arrays.size() < maxEntities) {
        arrays.push_back(*array);
    }
}

} // namespace

Result<std::vector<RaidArray>> parseMdStat(QByteArrayView text)
{
    Scanner lines(text);
    const auto first = lines.nextLine();
    if (!first || !first->startsWith("Personalities")) {
        return fail(ErrorCode::Malformed, u"/proc/mdstat has no first line"_s);
    }
    std::vector<RaidArray> arrays;
    std::optional<RaidArray> current;
    while (const auto line = lines.nextLine()) {
        if (auto next = readArray(*line)) {
            keepArray(current, arrays);
            current = std::move(next);
        } else if (current && !readDetail(*line, *current)) {
            current.reset();
        }
    }
    keepArray(current, arrays);
    return arrays;
}

std::vector<Sample> samplesOf(const std::vector<RaidArray>& arrays)
{
    std::vector<Sample> samples;
    QSet<QString> names;
    for (const RaidArray& array : arrays) {
        if (names.contains(array.name)) {
            continue;
        }
        names.insert(array.name);
        SampleList list(u"raid"_s, array.name);
        list.add(u"active"_s, std::optional(array.isActive ? 1.0 : 0.0));
        if (array.isDegraded && array.isActive) { // of one at rest the kernel counts on paper
            list.add(u"degraded"_s, std::optional(*array.isDegraded ? 1.0 : 0.0));
        }
        list.add(u"failedDevices"_s, std::optional(array.failedDevices));
        list.add(u"resyncPercent"_s, array.resyncPercent);
        append(samples, list.take());
    }
    return samples;
}

} // namespace vedette::parse
