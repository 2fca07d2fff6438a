// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NagiosOutput.h"

#include "core/base/PlainText.h"
#include "core/parse/Number.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double kilobyte = 1024;
constexpr int unknownStatus = 3;
constexpr qsizetype maxPerformanceData = qsizetype{64} * 1024;
constexpr qsizetype maxLabelLength = 128;

struct PlugInUnit
{
    QByteArrayView name; ///< in lower case
    Unit unit;
    double factor;
};

constexpr std::array plugInUnits{
    PlugInUnit{"s", Unit::Seconds, 1},
    PlugInUnit{"ms", Unit::Seconds, 1e-3},
    PlugInUnit{"us", Unit::Seconds, 1e-6},
    PlugInUnit{"ns", Unit::Seconds, 1e-9},
    PlugInUnit{"%", Unit::Percent, 1},
    PlugInUnit{"c", Unit::Count, 1},
    PlugInUnit{"b", Unit::Bytes, 1},
    PlugInUnit{"kb", Unit::Bytes, kilobyte},
    PlugInUnit{"mb", Unit::Bytes, kilobyte* kilobyte},
    PlugInUnit{"gb", Unit::Bytes, kilobyte* kilobyte* kilobyte},
    PlugInUnit{"tb", Unit::Bytes, kilobyte* kilobyte* kilobyte* kilobyte},
    PlugInUnit{"kib", Unit::Bytes, kilobyte},
    PlugInUnit{"mib", Unit::Bytes, kilobyte* kilobyte},
    PlugInUnit{"gib", Unit::Bytes, kilobyte* kilobyte* kilobyte},
    PlugInUnit{"tib", Unit::Bytes, kilobyte* kilobyte* kilobyte* kilobyte},
};

/// The text for people, and all performance data: behind the bar of the first line, and all that
/// follows the next bar.
struct PlugInText
{
    QByteArrayView summary;
    QByteArray performance;
};

PlugInText splitPlugIn(QByteArrayView output)
{
    PlugInText text;
    bool isPerformance = false;
    bool isFirst = true;
    Scanner lines(output);
    while (const auto line = lines.nextLine()) {
        const qsizetype bar = isPerformance ? -1 : line->indexOf('|');
        if (isFirst) {
            text.summary = bar < 0 ? *line : line->first(bar);
        }
        if (isPerformance || bar >= 0) {
            text.performance += line->sliced(bar + 1).toByteArray() + ' ';
        }
        isPerformance = isPerformance || (bar >= 0 && !isFirst);
        isFirst = false;
    }
    text.performance.truncate(maxPerformanceData);
    return text;
}

/// `'label'=` or `label=`; within quotes a doubled one stands for itself. `at` is left behind the
/// sign; nothing when there is none in this word.
std::optional<QByteArray> takeLabel(QByteArrayView data, qsizetype& at)
{
    const bool isQuoted = data[at] == '\'';
    QByteArray label;
    for (at += isQuoted ? 1 : 0; at < data.size(); ++at) {
        const bool isQuote = isQuoted && data[at] == '\'';
        const bool isDoubled = isQuote && at + 1 < data.size() && data[at + 1] == '\'';
        if ((isQuote && !isDoubled) || (!isQuoted && (data[at] == '=' || data[at] == ' '))) {
            break;
        }
        at += isDoubled ? 1 : 0;
        label += data[at];
    }
    at += isQuoted ? 1 : 0;
    const bool hasSign = at < data.size() && data[at] == '=';
    ++at;
    return hasSign && !label.trimmed().isEmpty() ? std::optional(label.trimmed()) : std::nullopt;
}

/// The name that a label gives a field: "time_offset" → "timeOffset"; empty when it gives none.
QString fieldNameOf(const QByteArray& label)
{
    QString name;
    bool isUpper = false;
    for (const char c : label) {
        const QChar letter = QLatin1Char(c);
        const bool isAscii = letter.unicode() < 0x80;
        if (isAscii && letter.isLetterOrNumber()) {
            name += isUpper && !name.isEmpty() ? letter.toUpper() : letter;
            isUpper = false;
        } else if (c == '_' || c == '-' || c == '.' || c == ' ') {
            isUpper = true;
        } else {
            return {};
        }
    }
    if (name.isEmpty() || !name.front().isLetter() || name.size() > 64) {
        return {};
    }
    name[0] = name[0].toLower();
    return isReservedField(name) ? QString() : name;
}

const OutputField* declaredField(const OutputReading& reading, const QString& label)
{
    const auto found = std::ranges::find_if(reading.fields, [&](const OutputField& field) {
        return (field.key.isEmpty() ? field.name : field.key) == label;
    });
    return found == reading.fields.end() ? nullptr : &*found;
}

void addLabelled(const QByteArray& label,
                 QByteArrayView text,
                 const OutputReading& reading,
                 CustomValueList& list)
{
    const auto number = leadingNumber(text); // "U": the plug-in does not know
    if (!number) {
        return;
    }
    const QByteArray name = number->rest.trimmed().toByteArray().toLower();
    const auto* const known = std::ranges::find(plugInUnits, name, &PlugInUnit::name);
    const bool isKnown = known != plugInUnits.end();
    const double value = number->value * (isKnown ? known->factor : 1);
    const QString plain = plainText(label, maxLabelLength);
    if (const OutputField* const field = declaredField(reading, plain)) {
        list.add(*field, {}, value);
        return;
    }
    const QString field = fieldNameOf(label);
    const Unit unit = isKnown ? known->unit : Unit::None;
    list.add(field.isEmpty() ? CustomValue{u"value"_s, plain, value, unit}
                             : CustomValue{field, {}, value, unit});
}

void addPerformance(QByteArrayView data, const OutputReading& reading, CustomValueList& list)
{
    qsizetype at = 0;
    while (at < data.size() && !list.isFull()) {
        if (data[at] == ' ' || data[at] == '\t') {
            ++at;
            continue;
        }
        const auto label = takeLabel(data, at);
        if (!label) {
            continue;
        }
        const qsizetype blank = data.indexOf(' ', at);
        const qsizetype end = blank < 0 ? data.size() : blank;
        const QByteArrayView figures = data.sliced(std::min(at, end), end - std::min(at, end));
        const qsizetype semicolon = figures.indexOf(';');
        addLabelled(
            *label, figures.first(semicolon < 0 ? figures.size() : semicolon), reading, list);
        at = end;
    }
}

} // namespace

Result<CustomValues> readNagios(const OutputReading& reading, const CommandOutput& output)
{
    const PlugInText text = splitPlugIn(output.text);
    const bool isStatus = output.exitCode >= 0 && output.exitCode <= unknownStatus;
    CustomValueList list;
    list.add({u"status"_s, {}, static_cast<double>(isStatus ? output.exitCode : unknownStatus)});
    addPerformance(text.performance, reading, list);
    return list.take({}).map([&](CustomValues values) {
        values.text = plainText(text.summary.trimmed(), maxMessageLength);
        return values;
    });
}

} // namespace vedette::parse
