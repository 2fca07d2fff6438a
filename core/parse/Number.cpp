// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Number.h"

#include <algorithm>
#include <cmath>

namespace vedette::parse {

namespace {

constexpr qsizetype maxNumberLength = 400; // the largest double has 309 digits

bool isDecimalDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c)
{
    return isDecimalDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool hasDigitAt(QByteArrayView text, qsizetype at)
{
    return at < text.size() && isDecimalDigit(text[at]);
}

qsizetype endOfDigits(QByteArrayView text, qsizetype at)
{
    while (hasDigitAt(text, at)) {
        ++at;
    }
    return at;
}

/// Behind "e-12", or where it stood when that is no exponent ("1e", "5each").
qsizetype endOfExponent(QByteArrayView text, qsizetype at)
{
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) {
        return at;
    }
    const bool isSigned = at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == '+');
    const qsizetype digits = at + (isSigned ? 2 : 1);
    const qsizetype end = endOfDigits(text, digits);
    return end == digits ? at : end;
}

/// Whether what follows makes something else of the digits.
bool goesOn(QByteArrayView text, qsizetype end)
{
    if (end >= text.size()) {
        return false;
    }
    const char c = text[end];
    return ((c == '.' || c == ',') && hasDigitAt(text, end + 1))
        || ((c == 'x' || c == 'X') && text[end - 1] == '0');
}

std::optional<FoundNumber> numberAt(QByteArrayView text, qsizetype begin)
{
    const bool isSigned = begin < text.size() && (text[begin] == '-' || text[begin] == '+');
    const qsizetype digits = begin + (isSigned ? 1 : 0);
    qsizetype end = endOfDigits(text, digits);
    const bool hasWhole = end > digits;
    if (end < text.size() && text[end] == '.' && hasDigitAt(text, end + 1)) {
        end = endOfDigits(text, end + 1);
    } else if (!hasWhole) {
        return std::nullopt;
    }
    end = endOfExponent(text, end);
    if (goesOn(text, end) || end - begin > maxNumberLength) {
        return std::nullopt;
    }
    const qsizetype from = isSigned && text[begin] == '+' ? digits : begin;
    bool isNumber = false;
    const double value = text.sliced(from, end - from).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value)) {
        return std::nullopt;
    }
    return FoundNumber{value, text.sliced(end)};
}

bool startsNumber(QByteArrayView text, qsizetype at)
{
    const qsizetype digits = at + (text[at] == '-' || text[at] == '+' ? 1 : 0);
    return hasDigitAt(text, digits)
        || (digits < text.size() && text[digits] == '.' && hasDigitAt(text, digits + 1));
}

} // namespace

std::optional<FoundNumber> leadingNumber(QByteArrayView text)
{
    return numberAt(text.trimmed(), 0);
}

std::optional<FoundNumber> firstNumber(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (startsNumber(text, at)) {
            return numberAt(text, at);
        }
        if (isWordCharacter(text[at])) { // "eth0", and "v1.2" too
            const auto* const end = std::find_if_not(text.begin() + at, text.end(), [](char c) {
                return isWordCharacter(c) || c == '.' || c == '-';
            });
            at = end - text.begin();
        }
    }
    return std::nullopt;
}

} // namespace vedette::parse
