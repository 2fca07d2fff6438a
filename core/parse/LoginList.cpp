// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/LoginList.h"

#include "core/base/PlainText.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vedette::parse {

namespace {

constexpr int maxPresent = 500;
constexpr int maxPast = 50;
constexpr std::size_t maxLoginFields = 32;

using LoginFields = std::vector<QByteArrayView>;

/// Where the time stands in a row: [begin, end) of its fields.
struct TimeFields
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

LoginFields splitLogin(QByteArrayView line)
{
    LoginFields fields;
    Scanner scanner(line);
    while (const auto field = scanner.nextField()) {
        if (fields.size() == maxLoginFields) {
            break;
        }
        fields.push_back(*field);
    }
    return fields;
}

template <std::size_t N>
bool isOneOf(QByteArrayView text, const std::array<QByteArrayView, N>& words)
{
    return std::ranges::find(words, text) != words.end();
}

bool isMonth(QByteArrayView text)
{
    constexpr std::array<QByteArrayView, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return isOneOf(text, months);
}

bool isWeekday(QByteArrayView text)
{
    constexpr std::array<QByteArrayView, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    return isOneOf(text, days);
}

/// Digits in the places of `pattern`'s zeros, its other characters as they are.
bool isLike(QByteArrayView text, QByteArrayView pattern)
{
    return text.size() == pattern.size()
        && std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char wanted) {
               return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
           });
}

bool isTimeOfDay(QByteArrayView text)
{
    return isLike(text, "00:00") || isLike(text, "00:00:00");
}

bool isDayOfMonth(QByteArrayView text)
{
    return isLike(text, "0") || isLike(text, "00");
}

/// "2026-11-02 10:20" or "[Mon ]Nov 2 10:20[:30][ 2026]" at `at`; its end, or `at` where none is.
std::size_t endOfTime(const LoginFields& fields, std::size_t at)
{
    const auto field
        = [&fields](std::size_t i) { return i < fields.size() ? fields[i] : QByteArrayView(); };
    if (isLike(field(at), "0000-00-00") && isTimeOfDay(field(at + 1))) {
        return at + 2;
    }
    std::size_t next = isWeekday(field(at)) ? at + 1 : at;
    if (!isMonth(field(next)) || !isDayOfMonth(field(next + 1)) || !isTimeOfDay(field(next + 2))) {
        return at;
    }
    next += 3;
    return isLike(field(next), "0000") ? next + 1 : next;
}

/// Behind the user: a name may be "Nov".
std::optional<TimeFields> findTime(const LoginFields& fields)
{
    for (std::size_t at = 1; at < fields.size(); ++at) {
        const std::size_t end = endOfTime(fields, at);
        if (end > at) {
            return TimeFields{at, end};
        }
    }
    return std::nullopt;
}

QString joined(const LoginFields& fields, std::size_t begin, std::size_t end)
{
    QByteArray text;
    for (std::size_t i = begin; i < std::min(end, fields.size()); ++i) {
        text += (text.isEmpty() ? "" : " ") + fields[i].toByteArray();
    }
    return plainText(text);
}

QString withoutParentheses(QString text)
{
    if (text.startsWith(u'(') && text.endsWith(u')')) {
        return text.sliced(1).chopped(1);
    }
    return text;
}

/// coreutils: user, terminal, time, (host). busybox has a column IDLE before the time.
std::optional<LoginSession> readWhoRow(const LoginFields& fields, bool hasIdle)
{
    const auto time = findTime(fields);
    const std::size_t before = hasIdle ? 3 : 2;
    if (!time || time->begin < before) {
        return std::nullopt;
    }
    const std::size_t terminalEnd = time->begin - (hasIdle ? 1 : 0);
    return LoginSession{.user = joined(fields, 0, 1),
                        .terminal = joined(fields, 1, terminalEnd),
                        .from = withoutParentheses(joined(fields, time->end, fields.size())),
                        .since = joined(fields, time->begin, time->end),
                        .until = {}};
}

bool isMachine(QByteArrayView user)
{
    constexpr std::array<QByteArrayView, 4> names{"reboot", "shutdown", "runlevel", "soft-reboot"};
    return isOneOf(user, names);
}

/// What stands behind the time of a login: "- 11:00 (00:40)", "- down (00:05)", "gone - no logout".
/// Empty while it lasts.
QString endOfLogin(const LoginFields& fields, std::size_t begin)
{
    std::size_t end = fields.size();
    const bool hasLength = end > begin && fields[end - 1].startsWith('(');
    end -= hasLength ? 1U : 0U;
    if (begin < end && fields[begin] == QByteArrayView("still")) {
        return {};
    }
    const bool hasDash = begin < end && fields[begin] == QByteArrayView("-");
    return joined(fields, begin + (hasDash ? 1U : 0U), end);
}

/// User, terminal, perhaps a host, time, end.
std::optional<LoginSession> readLastRow(const LoginFields& fields)
{
    const auto time = findTime(fields);
    if (!time || time->begin < 2 || isMachine(fields.front())) {
        return std::nullopt;
    }
    LoginSession session{.user = joined(fields, 0, 1),
                         .terminal = joined(fields, 1, 2),
                         .from = joined(fields, 2, time->begin),
                         .since = joined(fields, time->begin, time->end),
                         .until = endOfLogin(fields, time->end)};
    return session.until.isEmpty() ? std::nullopt : std::optional(std::move(session));
}

} // namespace

PresentLogins parseWho(QByteArrayView text)
{
    PresentLogins present;
    bool hasIdle = false;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const LoginFields fields = splitLogin(*line);
        hasIdle = hasIdle || (fields.size() > 2 && fields[2] == QByteArrayView("IDLE"));
        present.isComplete = *line == QByteArrayView("end 0");
        auto session = readWhoRow(fields, hasIdle);
        present.total += session ? 1 : 0;
        if (session && present.sessions.size() < maxPresent) {
            present.sessions.push_back(*std::move(session));
        }
    }
    return present;
}

QList<LoginSession> parseLast(QByteArrayView text)
{
    QList<LoginSession> past;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        auto session = readLastRow(splitLogin(*line));
        if (session && past.size() < maxPast) {
            past.push_back(*std::move(session));
        }
    }
    return past;
}

} // namespace vedette::parse
