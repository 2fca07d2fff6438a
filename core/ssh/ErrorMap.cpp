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

Error notSsh(QByteArrayView firstBytes)
{
    const qsizetype end = firstBytes.indexOf('\n');
    const QByteArrayView line = end < 0 ? firstBytes : firstBytes.first(end);
    return {ErrorCode::SshProtocol,
            u"what answers is not SSH; it says \"%1\""_s.arg(plainText(line).trimmed())};
}

} // namespace vedette::ssh
