// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Scanner.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vedette::parse {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isDigitOrPoint(char c)
{
    return (c >= '0' && c <= '9') || c == '.';
}

QByteArrayView cutToWholeFields(QByteArrayView line)
{
    if (line.size() <= maxLineLength) {
        return line;
    }
    const QByteArrayView cut = line.first(maxLineLength);
    const qsizetype blank = cut.lastIndexOf(' ');
    return blank > 0 ? cut.first(blank) : cut;
}

} // namespace

std::optional<QByteArrayView> Scanner::nextLine()
{
    if (m_rest.isEmpty() || m_linesLeft <= 0) {
        return std::nullopt;
    }
    --m_linesLeft;
    const qsizetype end = m_rest.indexOf('\n');
    QByteArrayView line = end < 0 ? m_rest : m_rest.first(end);
    m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    return cutToWholeFields(line);
}

std::optional<QByteArrayView> Scanner::nextField()
{
    const auto* const begin = std::find_if_not(m_rest.begin(), m_rest.end(), isBlank);
    const auto* const end = std::find_if(begin, m_rest.end(), isBlank);
    const QByteArrayView field(begin, end);
    m_rest = QByteArrayView(end, m_rest.end());
    if (field.isEmpty()) {
        return std::nullopt;
    }
    return field;
}

std::optional<quint64> Scanner::nextCount()
{
    const auto field = nextField();
    return field ? toCount(*field) : std::nullopt;
}

std::optional<double> Scanner::nextDecimal()
{
    const auto field = nextField();
    return field ? toDecimal(*field) : std::nullopt;
}

void Scanner::skipFields(int count)
{
    for (int i = 0; i < count && nextField().has_value(); ++i) { }
}

std::optional<quint64> toCount(QByteArrayView text)
{
    quint64 value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    if (error != std::errc() || end != text.end()) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> toDecimal(QByteArrayView text)
{
    // Not from_chars: not every standard library has it for double yet. The characters are checked
    // first because toDouble() takes "inf", "1e9", signs and blanks too.
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigitOrPoint)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

} // namespace vedette::parse
