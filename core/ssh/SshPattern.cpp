// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/SshPattern.h"

#include <algorithm>

namespace vedette::ssh {

namespace {

constexpr qsizetype maxListedPattern = 1022; // match_pattern_list() of OpenSSH copies up to that

char patternLetter(char c, SshCase letters)
{
    const bool isMadeSmall = letters == SshCase::LowerPatterns && c >= 'A' && c <= 'Z';
    return isMadeSmall ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool matchesSshPattern(QByteArrayView text, QByteArrayView pattern, SshCase letters)
{
    if (pattern.size() - std::ranges::count(pattern, '*') > text.size()) {
        return false;
    }
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1; // the last `*`, and where what it stands for ends
    qsizetype starEnd = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            starEnd = t;
        } else if (p < pattern.size()
                   && (pattern[p] == '?' || patternLetter(pattern[p], letters) == text[t])) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++starEnd;
        } else {
            return false;
        }
    }
    return std::ranges::all_of(pattern.sliced(p), [](char c) { return c == '*'; });
}

bool matchesSshList(QByteArrayView text, QByteArrayView list, SshCase letters)
{
    bool isMatched = false;
    while (!list.isEmpty()) {
        const bool isNegated = list.front() == '!';
        list = list.sliced(isNegated ? 1 : 0);
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView pattern = list.first(comma < 0 ? list.size() : comma);
        list = list.sliced(comma < 0 ? list.size() : comma + 1);
        if (pattern.size() > maxListedPattern) {
            return false;
        }
        const bool isFit = matchesSshPattern(text, pattern, letters);
        if (isFit && isNegated) {
            return false;
        }
        isMatched = isMatched || isFit;
    }
    return isMatched;
}

} // namespace vedette::ssh
