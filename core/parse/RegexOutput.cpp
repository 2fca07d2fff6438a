// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/RegexOutput.h"

#include "core/base/PlainText.h"
#include "core/parse/Number.h"
#include "core/parse/Scanner.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr qsizetype maxWholeLength = qsizetype{16} * 1024;
constexpr qsizetype maxMatchedLine = 2048;
constexpr int maxMatchedLines = 1000;

/// pcre2pattern(3), "Special start-of-pattern items". They hold for each place where a match may
/// begin: the length of a text bounds the rest. The empty group keeps a pattern from lifting them
/// by an item of its own.
QRegularExpression boundedPattern(const OutputReading& reading)
{
    QRegularExpression::PatternOptions options = QRegularExpression::NoPatternOption;
    if (!reading.isPerLine) {
        options = QRegularExpression::MultilineOption;
    }
    return QRegularExpression(u"(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)(?:)"_s + reading.pattern,
                              options);
}

QString instanceOf(const QRegularExpressionMatch& match, const QStringList& groups)
{
    QStringList names;
    for (const QString& group : groups) {
        names.append(match.captured(group));
    }
    return plainText(names.join(u' ')).trimmed();
}

void addMatch(const QRegularExpressionMatch& match,
              const OutputReading& reading,
              CustomValueList& list)
{
    const QString instance = instanceOf(match, reading.instanceKeys);
    for (const OutputField& field : reading.fields) {
        const QString& group = field.key.isEmpty() ? field.name : field.key;
        const auto number = leadingNumber(match.captured(group).toUtf8());
        if (number) {
            list.add(field, instance, number->value);
        }
    }
}

/// False when the pattern went beyond its limits.
bool matchText(const QRegularExpression& pattern,
               const QString& text,
               const OutputReading& reading,
               CustomValueList& list)
{
    const QRegularExpressionMatch match = pattern.match(text);
    if (match.hasMatch()) {
        addMatch(match, reading, list);
    }
    return match.isValid();
}

bool matchLines(const QRegularExpression& pattern,
                QByteArrayView text,
                const OutputReading& reading,
                CustomValueList& list)
{
    Scanner lines(text, maxMatchedLines);
    while (const auto line = lines.nextLine()) {
        const QString bounded = QString::fromUtf8(*line).left(maxMatchedLine);
        if (list.isFull() || !matchText(pattern, bounded, reading, list)) {
            return list.isFull();
        }
    }
    return true;
}

} // namespace

Result<CustomValues> readRegex(const OutputReading& reading, QByteArrayView text)
{
    const QRegularExpression pattern = boundedPattern(reading);
    if (!pattern.isValid()) {
        return fail(ErrorCode::InvalidConfig, u"commandPattern"_s);
    }
    CustomValueList list;
    const QByteArrayView beginning = text.first(std::min(text.size(), 4 * maxWholeLength));
    const bool isBounded = reading.isPerLine
        ? matchLines(pattern, text, reading, list)
        : matchText(pattern, QString::fromUtf8(beginning).left(maxWholeLength), reading, list);
    if (!isBounded) {
        return fail(ErrorCode::Malformed, u"the pattern takes too many steps on this output"_s);
    }
    return list.take(u"the pattern does not match, or its groups hold no numbers"_s);
}

} // namespace vedette::parse
