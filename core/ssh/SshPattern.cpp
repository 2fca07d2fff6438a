// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/SshPattern.h"

#include <QByteArray>

namespace vedette::ssh {

namespace {

constexpr qsizetype maxListedPattern = 1022; // match_pattern_list() of OpenSSH copies up to that

} // namespace

bool matchesSshPattern(QByteArrayView text, QByteArrayView pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1; // the last `*`, and where what it stands for ends
    qsizetype starEnd = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            starEnd = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++starEnd;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') {
        ++p;
    }
    return p == pattern.size();
}

bool matchesSshList(QByteArrayView text, QByteArrayView list, SshCase letters)
{
    bool isMatched = false;
    qsizetype at = 0;
    while (at < list.size()) {
        const bool isNegated = list[at] == '!';
        at += isNegated ? 1 : 0;
        const qsizetype comma = list.indexOf(',', at);
        const qsizetype end = comma < 0 ? list.size() : comma;
        if (end - at > maxListedPattern) {
            return false;
        }
        const QByteArray pattern = list.sliced(at, end - at).toByteArray();
        const bool isFit = matchesSshPattern(
            text, letters == SshCase::LowerPatterns ? pattern.toLower() : pattern);
        if (isFit && isNegated) {
            return false;
        }
        isMatched = isMatched || isFit;
        at = end + 1;
    }
    return isMatched;
}

} // namespace vedette::ssh
