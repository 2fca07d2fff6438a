// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/commands/FuzzyMatch.h"

#include <algorithm>
#include <vector>

namespace vedette::ui {

namespace {

constexpr int matchScore = 10;
constexpr int neighbourBonus = 18;
constexpr int wordBonus = 15;
constexpr int frontBonus = 10;
constexpr int impossible = -1'000'000;
constexpr qsizetype maxPattern = 64; ///< longer ones fit nothing a person would look for
constexpr qsizetype maxText = 256;

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || (!text[at - 1].isLetterOrNumber() && text[at].isLetterOrNumber())
        || (text[at - 1].isLower() && text[at].isUpper());
}

int scoreAt(QStringView text, qsizetype at)
{
    const int front = at == 0 ? frontBonus : 0;
    return matchScore + (beginsWord(text, at) ? wordBonus : 0) + front;
}

/// The best score of all ways to lay the pattern into the text: one line of the table per letter,
/// each entry being the best way that ends exactly there.
std::vector<int> nextLine(const std::vector<int>& before, QChar letter, QStringView text)
{
    std::vector<int> line(before.size(), impossible);
    int bestEarlier = impossible; // of the ways that end before the neighbour
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto place = static_cast<std::size_t>(at);
        const int neighbour = at > 0 ? before[place - 1] : impossible;
        if (text[at].toCaseFolded() == letter) {
            const int best = std::max(bestEarlier, neighbour + neighbourBonus);
            line[place] = best > impossible / 2 ? best + scoreAt(text, at) : impossible;
        }
        bestEarlier = std::max(bestEarlier, neighbour);
    }
    return line;
}

QString letters(QStringView pattern)
{
    QString result;
    for (const QChar c : pattern.left(maxPattern)) {
        if (!c.isSpace()) {
            result += c.toCaseFolded();
        }
    }
    return result;
}

} // namespace

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    const QString wanted = letters(pattern);
    if (wanted.isEmpty()) {
        return 0;
    }
    const QStringView searched = text.left(maxText);
    if (wanted.size() > searched.size()) {
        return std::nullopt;
    }
    std::vector<int> line(static_cast<std::size_t>(searched.size()), impossible);
    for (qsizetype at = 0; at < searched.size(); ++at) {
        if (searched[at].toCaseFolded() == wanted.front()) {
            line[static_cast<std::size_t>(at)] = scoreAt(searched, at);
        }
    }
    for (qsizetype i = 1; i < wanted.size(); ++i) {
        line = nextLine(line, wanted[i], searched);
    }
    const int best = std::ranges::max(line);
    // Of two texts that fit alike the shorter is meant.
    return best > impossible / 2 ? std::optional(best - static_cast<int>(searched.size()) / 8)
                                 : std::nullopt;
}

} // namespace vedette::ui
