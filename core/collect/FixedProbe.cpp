// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/FixedProbe.h"

#include "core/collect/ProbeScript.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr QByteArrayView answerBegin("vedette-probe ");
constexpr qsizetype versionDigits = 8;

/// For "%b" of printf(1) within single quotes of sh, csh and fish: no quote of any kind, no
/// history sign of csh, and no backslash before another.
QByteArray escaped(const QByteArray& script)
{
    QByteArray result;
    for (const char c : script) {
        switch (c) {
        case '\n':
            result += "\\n";
            break;
        case '\\':
        case '\'':
        case '"':
        case '!':
            result += "\\0" + QByteArray::number(c, 8).rightJustified(3, '0');
            break;
        default:
            result += c;
        }
    }
    return result;
}

FixedProbe makeFixedProbe()
{
    const QByteArray body = fixedPrelude() + scriptOf(u"fixed.sh"_s);
    const QByteArray version
        = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().first(versionDigits);
    const QByteArray script = "vd_v=" + version + '\n' + body;
    // dropbear hands \" of authorized_keys on as it stands, so there may be none. Without IFS and
    // patterns, what stands unquoted is one word all the same. What eval gets is this constant text
    // as $0, and nothing that a client sends.
    const QByteArray command = "exec sh -c 'IFS=;set -f;eval $(printf %b $0)' '"
        + escaped("unset IFS\nset +f\n" + script) + '\'';
    return {version, script, command};
}

} // namespace

const FixedProbe& fixedProbe()
{
    static const FixedProbe probe = makeFixedProbe();
    return probe;
}

QByteArray versionIn(QByteArrayView reply)
{
    const QByteArray text = reply.toByteArray().split('\n').front().trimmed();
    const QByteArray version = text.mid(answerBegin.size());
    const bool isHex = std::ranges::all_of(
        version, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    const bool isVersion = text.startsWith(answerBegin) && version.size() == versionDigits && isHex;
    return isVersion ? version : QByteArray();
}

QByteArray authorizedKeysLine(const QByteArray& publicKey, KeyOptions options)
{
    const QByteArray restrictions = options == KeyOptions::Restrict
        ? "restrict"
        : "no-pty,no-port-forwarding,no-agent-forwarding,no-X11-forwarding";
    return restrictions + ",command=\"" + fixedProbe().command + "\" " + publicKey + " vedette";
}

QList<QByteArray> sudoersLines()
{
    return {};
}

} // namespace vedette::collect
