// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/ErrorMap.h"

#include "core/base/PlainText.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

using Pattern = std::pair<QByteArrayView, ErrorCode>;

// The texts of libssh 0.10 to 0.12 and, behind "disconnect", those of OpenSSH and dropbear.
constexpr std::array patterns{
    Pattern{"Too many authentication failures", ErrorCode::AuthDenied},
    Pattern{"MaxStartups", ErrorCode::ServerLimits},
    Pattern{"Timeout", ErrorCode::Timeout},
    Pattern{"Connection timed out", ErrorCode::Timeout},
    Pattern{"Channel opening failure", ErrorCode::ServerLimits},
    Pattern{"Socket error", ErrorCode::ConnectionLost},
    Pattern{"Connection reset", ErrorCode::ConnectionLost},
    Pattern{"Connection refused", ErrorCode::Refused},
    Pattern{"disconnect", ErrorCode::ConnectionLost},
    Pattern{"closed", ErrorCode::ConnectionLost},
};

constexpr qsizetype mostQuoted = 64;

QString inWords(milliseconds time)
{
    return time < seconds{1} ? u"%1 ms"_s.arg(time.count())
                             : u"%1 s"_s.arg(std::chrono::round<seconds>(time).count());
}

/// Whether the last line, of which more may come, may still become a banner.
bool beginsBanner(QByteArrayView bytes)
{
    constexpr QByteArrayView sign("SSH-");
    const QByteArrayView line = bytes.sliced(bytes.lastIndexOf('\n') + 1);
    return !line.isEmpty() && (line.startsWith(sign) || sign.startsWith(line));
}

/// Whether it named itself, and the connection ended before that was read.
bool hasBanner(QByteArrayView bytes)
{
    const qsizetype end = bytes.lastIndexOf('\n');
    const QByteArrayView lines = end < 0 ? QByteArrayView() : bytes.first(end);
    return lines.startsWith("SSH-") || lines.contains("\nSSH-");
}

/// What was said in place of a banner, made safe to show.
QString saidInstead(QByteArrayView firstBytes)
{
    if (firstBytes.startsWith("\x15\x03")) { // a TLS alert record, RFC 8446, 5.1
        return u"it speaks TLS"_s;
    }
    const QByteArrayView text = firstBytes.trimmed();
    const qsizetype end = text.indexOf('\n');
    const QString line = plainText(end < 0 ? text : text.first(end), mostQuoted)
                             .trimmed()
                             .replace(u'"', u'\''); // it ends no quotation of ours
    return line.isEmpty() ? u"what it said is no text"_s : u"it said \"%1\""_s.arg(line);
}

/// The program's own end tells more than a place that it never came to.
Error programFailure(const Error& error, const NoBanner& seen)
{
    const QString words = error.code == ErrorCode::Timeout
        ? u"it said nothing for "_s + inWords(seen.waited)
        : u"it closed its output before the server said anything"_s;
    return {ErrorCode::ProxyCommandFailed, seen.isMute ? words : u"what it passes on is no SSH"_s};
}

Error nothingSaid(const Error& error, milliseconds waited)
{
    if (error.code == ErrorCode::Timeout) {
        return {error.code,
                u"it accepted the connection, then said nothing for "_s + inWords(waited),
                error.native};
    }
    return {ErrorCode::ConnectionLost,
            u"it closed the connection before it said anything (MaxStartups, PerSourcePenalties, "
            u"hosts.deny, or no SSH server)"_s,
            error.native};
}

Error notSsh(const NoBanner& seen)
{
    const QString place = seen.place.isEmpty() ? QString() : u" at "_s + seen.place;
    const QString words
        = seen.firstBytes.isEmpty() ? u"it sent no SSH banner"_s : saidInstead(seen.firstBytes);
    return {ErrorCode::SshProtocol, u"what answers%1 is not SSH: %2"_s.arg(place, words)};
}

} // namespace

Error sessionError(ssh_session session)
{
    const QByteArrayView text(ssh_get_error(session));
    const auto* match = std::ranges::find_if(
        patterns, [text](const Pattern& pattern) { return text.contains(pattern.first); });
    const bool isLost = match == patterns.end() && ssh_is_connected(session) == 0;
    const ErrorCode fallback = isLost ? ErrorCode::ConnectionLost : ErrorCode::SshProtocol;
    return {match == patterns.end() ? fallback : match->second,
            plainText(text, maxMessageLength),
            ssh_get_error_code(session)};
}

bool asksForNewPassword(ssh_session session)
{
    return QByteArrayView(ssh_get_error(session)).contains("rejected packet (type 60)");
}

bool tellsOfExpiredPassword(QStringView words)
{
    // Of OpenSSH's sshd and of pam_unix(8).
    constexpr std::array signs{"password has expired"_L1,
                               "Password change required"_L1,
                               "required to change your password"_L1};
    return std::ranges::any_of(signs, [words](QLatin1StringView sign) {
        return words.contains(sign, Qt::CaseInsensitive);
    });
}

std::optional<Error> refusalInsteadOfBanner(QByteArrayView firstBytes)
{
    constexpr std::array<QByteArrayView, 2> refusals{"Exceeded MaxStartups",
                                                     "Not allowed at this time"};
    const bool isRefusal = std::ranges::any_of(
        refusals, [firstBytes](QByteArrayView text) { return firstBytes.startsWith(text); });
    if (!isRefusal) {
        return std::nullopt;
    }
    return Error{ErrorCode::ServerLimits, plainText(firstBytes).trimmed()};
}

Error withoutBanner(const Error& error, const NoBanner& seen)
{
    const bool isLate = error.code == ErrorCode::Timeout;
    if (!isLate && error.code != ErrorCode::ConnectionLost
        && error.code != ErrorCode::SshProtocol) {
        return error;
    }
    if (hasBanner(seen.firstBytes)) {
        return error.in(u"key exchange");
    }
    if (seen.byProgram && !beginsBanner(seen.firstBytes)) {
        return programFailure(error, seen);
    }
    if (seen.isMute) {
        return nothingSaid(error, seen.waited);
    }
    if (beginsBanner(seen.firstBytes)) {
        return isLate
            ? Error{error.code, u"its SSH banner had no end after "_s + inWords(seen.waited)}
            : error.in(u"within its SSH banner");
    }
    return notSsh(seen);
}

} // namespace vedette::ssh
