// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshJump.h"

#include "core/ssh/config/SshOptionChecks.h"

#include <QList>

#include <algorithm>

namespace vedette::ssh {

namespace {

int hexDigit(char c)
{
    constexpr QByteArrayView digits = "0123456789abcdef";
    const char small = c >= 'A' && c <= 'F' ? static_cast<char>(c + ('a' - 'A')) : c;
    return static_cast<int>(digits.indexOf(small));
}

/// Percent encoding of RFC 3986 with "+" for a space; nothing when it is broken or hides a NUL.
std::optional<QByteArray> decodeUri(const QByteArray& text)
{
    QByteArray decoded;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c != '%') {
            decoded += c == '+' ? ' ' : c;
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text.at(i + 1)) : -1;
        const int low = high >= 0 ? hexDigit(text.at(i + 2)) : -1;
        if (low < 0 || high * 16 + low == 0) {
            return std::nullopt;
        }
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return decoded;
}

/// A port other than 0, or none when nothing is written; false when it can't be.
bool readPlacePort(const SshPlace& place, const SshConfigSystem& system, SshTarget& target)
{
    if (!place.port || place.port->isEmpty()) {
        return true;
    }
    target.port = readSshPort(*place.port, system);
    return target.port.value_or(0) != 0;
}

/// "[user@]host[:port]"; nothing when it can't be.
std::optional<SshTarget> readTarget(const QByteArray& text, const SshConfigSystem& system)
{
    SshTarget target;
    const qsizetype at = text.lastIndexOf('@');
    if (at == 0) {
        return std::nullopt;
    }
    if (at > 0) {
        target.user = text.left(at);
    }
    const auto place = splitSshPlace(text.mid(at + 1));
    if (!place || !readPlacePort(*place, system, target)) {
        return std::nullopt;
    }
    target.host = place->host;
    return target;
}

/// What stands behind "ssh://".
std::optional<SshTarget> readUriRest(QByteArray text, const SshConfigSystem& system)
{
    SshTarget target;
    if (const qsizetype at = text.indexOf('@'); at >= 0) {
        const QByteArray name = text.left(at).split(';').front(); // parameters are left out
        target.user = decodeUri(name);
        if (name.isEmpty() || !target.user) {
            return std::nullopt;
        }
        text = text.mid(at + 1);
    }
    const qsizetype slash = text.indexOf('/');
    if (slash >= 0 && (slash + 1 < text.size() || text.at(qMax<qsizetype>(slash, 1) - 1) == ':')) {
        return std::nullopt; // a path, or no port behind its colon
    }
    const auto place = splitSshPlace(slash < 0 ? text : text.left(slash));
    const bool isGood = place && isSshDomain(place->host) && readPlacePort(*place, system, target);
    target.host = isGood ? place->host : QByteArray();
    return isGood ? std::optional(target) : std::nullopt;
}

std::optional<SshTarget> readHop(const QByteArray& text, const SshConfigSystem& system)
{
    const auto uri = readSshUri(text, system);
    return uri ? *uri : readTarget(text, system);
}

/// Up to a comment or a blank that does not lead.
QByteArray firstOfLine(const QByteArray& text)
{
    const qsizetype comment = text.indexOf('#');
    QByteArray line = comment < 0 ? text : text.left(comment);
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    if (!line.isEmpty()) {
        const auto* end = std::find_if(line.cbegin() + 1, line.cend(), isBlank);
        line.truncate(end - line.cbegin());
    }
    return line;
}

} // namespace

std::optional<SshPlace> splitSshPlace(const QByteArray& text)
{
    const qsizetype close = text.indexOf(']');
    const bool isBracketed = text.startsWith('[');
    if (text.isEmpty() || (isBracketed && close < 0)) {
        return std::nullopt;
    }
    const auto isStop = [](char c) { return c == ':' || c == '/'; };
    const auto* from = text.cbegin() + (isBracketed ? close + 1 : 0);
    const auto* stop = std::find_if(from, text.cend(), isStop);
    const qsizetype end = stop - text.cbegin();
    const bool isEnd = stop == text.cend();
    if ((isBracketed && stop != from) || end == 0 || (!isEnd && *stop == '/')) {
        return std::nullopt;
    }
    SshPlace place{text.left(end), std::nullopt};
    if (isBracketed) {
        place.host = place.host.mid(1, place.host.size() - 2);
    }
    if (!isEnd) {
        place.port = text.mid(end + 1);
    }
    return place;
}

std::optional<std::optional<SshTarget>> readSshUri(const QByteArray& text,
                                                   const SshConfigSystem& system)
{
    constexpr QByteArrayView scheme = "ssh://";
    if (!text.startsWith(scheme)) {
        return std::nullopt;
    }
    return readUriRest(text.mid(scheme.size()), system);
}

std::optional<SshJump> readSshJump(const QByteArray& text, const SshConfigSystem& system)
{
    if (text.compare("none", Qt::CaseInsensitive) == 0) {
        return SshJump{true, {}, {}};
    }
    const QByteArray line = firstOfLine(text);
    const QList<QByteArray> hops = line.split(',');
    SshJump jump;
    for (const QByteArray& hop : hops) {
        const auto target = readHop(hop, system);
        if (!target) {
            return std::nullopt;
        }
        jump.last = *target;
    }
    if (hops.size() > 1) {
        jump.before = line.left(line.lastIndexOf(','));
    }
    return jump;
}

QByteArray toText(const SshJump& jump)
{
    const QByteArray& host = jump.last.host;
    const bool isNumeric = host.contains(':')
        || std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    QByteArray text = jump.before.isEmpty() ? QByteArray() : jump.before + ',';
    text += jump.last.user ? *jump.last.user + '@' : QByteArray();
    text += isNumeric ? '[' + host + ']' : host;
    return jump.last.port ? text + ':' + QByteArray::number(*jump.last.port) : text;
}

} // namespace vedette::ssh
