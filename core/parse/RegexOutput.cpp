// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/RegexOutput.h"

#include "core/base/PlainText.h"
#include "core/parse/Number.h"
#include "core/parse/Scanner.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr qsizetype maxWholeLength = qsizetype{16} * 1024;
constexpr qsizetype maxMatchedLine = 2048;
constexpr int maxMatchedLines = 1000;

/// For one output: some 10 ns a step, 30 where no JIT compiler may run.
constexpr qsizetype stepBudget = 4'000'000;
/// A search that does not end within one limit is tried with the next.
constexpr std::array<qsizetype, 7> stepLimits{512, 2048, 8192, 32'768, 131'072, 524'288, 2'097'152};

/// Looks for a pattern in one text after another, until its steps are used up.
class BoundedSearch
{
public:
    explicit BoundedSearch(const OutputReading& reading)
        : m_options(reading.isPerLine ? QRegularExpression::NoPatternOption
                                      : QRegularExpression::MultilineOption)
        , m_end(u"\\E)"_s)
    {
        const QString pattern = u"(?:)"_s + reading.pattern; // as it was validated
        m_isValid = QRegularExpression(pattern, m_options).isValid();
        m_pattern = reading.pattern;
        if (m_isValid && !limitedTo(0).isValid()) { // it ends with a comment, after "(?x)"
            m_end = u"\\E\n)"_s;
            m_bounded.front().reset();
            m_isValid = limitedTo(0).isValid();
        }
    }

    [[nodiscard]] bool isValid() const { return m_isValid; }

    /// Nothing when the steps do not reach.
    [[nodiscard]] std::optional<QRegularExpressionMatch> find(const QString& text)
    {
        const qsizetype least = text.size() * 3 + 200; // an ordinary pattern needs 1 or 2 a place
        for (std::size_t i = 0; i < stepLimits.size(); ++i) {
            if (stepLimits.at(i) < least) {
                continue;
            }
            const qsizetype cost = costOf(stepLimits.at(i), text.size());
            if (cost > m_stepsLeft) {
                break;
            }
            m_stepsLeft -= cost;
            QRegularExpressionMatch match = limitedTo(i).match(text);
            if (match.isValid()) {
                return match;
            }
        }
        m_stepsLeft = 0;
        return std::nullopt;
    }

private:
    /// A run of characters is one step, however long it is, and may begin at each place.
    static qsizetype costOf(qsizetype limit, qsizetype length)
    {
        return limit * (1 + length / 1024) + length * std::min<qsizetype>(length, 4096) / 64;
    }

    /// pcre2pattern(3), "Special start-of-pattern items": the limits hold for each place where a
    /// match may begin. So there is only one: the search is a part of the pattern.
    const QRegularExpression& limitedTo(std::size_t i)
    {
        std::optional<QRegularExpression>& bounded = m_bounded.at(i);
        if (!bounded) {
            const QString limits = u"(*LIMIT_MATCH=%1)(*LIMIT_DEPTH=2000)"_s.arg(stepLimits.at(i));
            bounded.emplace(limits + u"\\A(?s:.*?)(?:"_s + m_pattern + m_end, m_options);
        }
        return *bounded;
    }

    QString m_pattern;
    QRegularExpression::PatternOptions m_options;
    QString m_end; ///< of a quotation, too
    std::array<std::optional<QRegularExpression>, stepLimits.size()> m_bounded;
    qsizetype m_stepsLeft = stepBudget;
    bool m_isValid = false;
};

/// The beginning of a text.
struct Searched
{
    QString text;
    bool isCut = false;
};

Searched searchedPart(QByteArrayView text, qsizetype most)
{
    const qsizetype bytes = std::min(text.size(), 4 * most);
    const QString beginning = QString::fromUtf8(text.first(bytes));
    return {beginning.left(most), beginning.size() > most || text.size() > bytes};
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

Error tooManySteps()
{
    return {ErrorCode::Malformed, u"the pattern takes too many steps on this output"_s};
}

Error notReadToTheEnd()
{
    return {ErrorCode::OutputTooLarge, u"the output is not read to its end, it is too long"_s};
}

/// What hindered it from finding all.
std::optional<Error> matchWhole(BoundedSearch& search,
                                QByteArrayView text,
                                const OutputReading& reading,
                                CustomValueList& list)
{
    const Searched part = searchedPart(text, maxWholeLength);
    const auto match = search.find(part.text);
    if (!match) {
        return tooManySteps();
    }
    if (match->hasMatch()) {
        addMatch(*match, reading, list);
    }
    return part.isCut && !match->hasMatch() ? std::optional(notReadToTheEnd()) : std::nullopt;
}

std::optional<Error> matchLines(BoundedSearch& search,
                                QByteArrayView text,
                                const OutputReading& reading,
                                CustomValueList& list)
{
    bool isCut = false;
    Scanner lines(text, maxMatchedLines);
    while (const auto line = lines.nextLine()) {
        const Searched part = searchedPart(*line, maxMatchedLine);
        const auto match = search.find(part.text);
        if (!match) {
            return tooManySteps();
        }
        if (match->hasMatch()) {
            addMatch(*match, reading, list);
        }
        if (list.isFull()) {
            return std::nullopt; // which tells of itself
        }
        isCut = isCut || (part.isCut && !match->hasMatch());
    }
    isCut = isCut || !lines.rest().trimmed().isEmpty();
    return isCut ? std::optional(notReadToTheEnd()) : std::nullopt;
}

} // namespace

Result<CustomValues> readRegex(const OutputReading& reading, QByteArrayView text)
{
    BoundedSearch search(reading);
    if (!search.isValid()) {
        return fail(ErrorCode::InvalidConfig, u"commandPattern"_s);
    }
    CustomValueList list;
    const auto gap = reading.isPerLine ? matchLines(search, text, reading, list)
                                       : matchWhole(search, text, reading, list);
    auto values = list.take(u"the pattern does not match, or its groups hold no numbers"_s);
    if (!values && gap) {
        return fail(*gap);
    }
    if (values) {
        values->gap = gap;
    }
    return values;
}

} // namespace vedette::parse
