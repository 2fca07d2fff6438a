// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshNumbers.h"

#include <limits>

namespace vedette::ssh {

namespace {

constexpr qint64 maxInt = std::numeric_limits<int>::max();

bool isNumberBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isNumberDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The number that begins at `at`, as strtoll(3) in base 10; `at` is moved behind it.
std::optional<qint64> takeNumber(const QByteArray& text, qsizetype& at)
{
    while (at < text.size() && isNumberBlank(text.at(at))) {
        ++at;
    }
    const qsizetype begin = at;
    if (at < text.size() && (text.at(at) == '+' || text.at(at) == '-')) {
        ++at;
    }
    const qsizetype digits = at;
    while (at < text.size() && isNumberDigit(text.at(at))) {
        ++at;
    }
    if (at == digits) {
        return std::nullopt;
    }
    bool isRead = false;
    const qint64 number = text.mid(begin, at - begin).toLongLong(&isRead);
    return isRead ? std::optional(number) : std::nullopt;
}

qint64 secondsOf(char unit)
{
    switch (unit) {
    case 's':
    case 'S':
        return 1;
    case 'm':
    case 'M':
        return 60;
    case 'h':
    case 'H':
        return 3600;
    case 'd':
    case 'D':
        return 86'400;
    case 'w':
    case 'W':
        return 604'800;
    default:
        return 0;
    }
}

} // namespace

std::optional<qint64> readSshNumber(const QByteArray& text, qint64 lowest, qint64 highest)
{
    qsizetype at = 0;
    const auto number = takeNumber(text, at);
    const bool isIn = number && at == text.size() && *number >= lowest && *number <= highest;
    return isIn ? number : std::nullopt;
}

std::optional<int> readSshTime(const QByteArray& text)
{
    if (text.isEmpty()) {
        return std::nullopt;
    }
    qint64 total = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto number = takeNumber(text, at);
        const qint64 factor = at < text.size() ? secondsOf(text.at(at)) : 1;
        ++at;
        if (!number || *number < 0 || factor == 0 || *number > maxInt / factor) {
            return std::nullopt;
        }
        total += *number * factor;
        if (total > maxInt) {
            return std::nullopt;
        }
    }
    return static_cast<int>(total);
}

} // namespace vedette::ssh
