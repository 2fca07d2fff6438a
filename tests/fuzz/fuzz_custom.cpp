// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What a custom command prints: the first two bytes say how it is read, its keys stand in the first
// line. The same as the answer of a server.
#include "core/collect/slow/CommandLine.h"
#include "core/parse/CustomOutput.h"
#include "tests/fuzz/Sound.h"

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

constexpr std::size_t formats = 7;
constexpr qsizetype head = 2;

/// Groups of a regular expression, or what stands between tabs.
QStringList keysOf(const OutputReading& reading, const QString& line)
{
    return reading.format == OutputFormat::Regex ? QStringList{u"value"_s, u"name"_s}
                                                 : line.split(u'\t');
}

/// 'a' and the following are the formats; the bits of the second byte are what else can be chosen.
OutputReading readingOf(QByteArrayView bytes, const QString& line)
{
    OutputReading reading;
    reading.format = static_cast<OutputFormat>((static_cast<quint8>(bytes[0]) - 'a') % formats);
    const auto choices = static_cast<quint8>(bytes[1]);
    reading.isPerLine = (choices & 1U) != 0;
    reading.hasHeader = (choices & 2U) != 0;
    reading.separator = (choices & 4U) != 0 ? u","_s : QString();
    reading.pattern = line;
    const QStringList keys = keysOf(reading, line);
    const qsizetype fields
        = std::min<qsizetype>(keys.size(), reading.format == OutputFormat::Regex ? 1 : 4);
    for (qsizetype i = 0; i < fields; ++i) {
        reading.fields.push_back(
            {.name = u"value%1"_s.arg(i), .label = {}, .key = keys[i], .factor = -1.5});
    }
    if ((choices & 8U) != 0) {
        reading.instanceKeys = {keys.last()};
    }
    return reading;
}

void requireSoundValues(const OutputReading& reading, const parse::CommandOutput& output)
{
    const auto values = parse::readOutput(reading, output);
    if (!values) {
        return;
    }
    fuzz::require(values->values.size() <= parse::maxCustomValues);
    fuzz::requirePlain(values->text, maxMessageLength);
    fuzz::requireSound(parse::samplesOf(u"queue"_s, output, *values));
}

void readAnswer(const OutputReading& reading, const QByteArray& answer)
{
    const auto text = collect::PollText::parse(answer, "n");
    if (!text) {
        return;
    }
    if (const auto output = collect::readCommandAnswer(*text, CustomCommand{})) {
        fuzz::require(output->text.size() <= parse::maxCommandOutput);
        fuzz::require(output->errors.size() <= maxMessageLength);
        requireSoundValues(reading, *output);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (bytes.size() < head || bytes[0] < 'a') {
        return 0;
    }
    const qsizetype end = bytes.indexOf('\n', head);
    const qsizetype behind = end < 0 ? bytes.size() : end + 1;
    const auto line = QString::fromUtf8(bytes.sliced(head, (end < 0 ? behind : end) - head));
    const OutputReading reading = readingOf(bytes, line);
    if (!validate(reading)) {
        return 0;
    }
    const QByteArray text = bytes.sliced(behind).toByteArray();
    requireSoundValues(reading, {.text = text, .errors = {}, .exitCode = 2, .duration = {}});
    readAnswer(reading, text);
    return 0;
}
