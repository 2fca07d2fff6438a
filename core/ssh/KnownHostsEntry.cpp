// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/KnownHostsEntry.h"

#include "core/ssh/HostPatterns.h"
#include "core/ssh/PublicKeyBlob.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView withoutLeadingBlanks(QByteArrayView text)
{
    return text.sliced(std::ranges::find_if_not(text, isBlank) - text.begin());
}

/// The first field; `rest` then begins with what follows it.
QByteArrayView takeField(QByteArrayView& rest)
{
    const qsizetype length = std::ranges::find_if(rest, isBlank) - rest.begin();
    const QByteArrayView field = rest.first(length);
    rest = withoutLeadingBlanks(rest.sliced(length));
    return field;
}

/// At most one marker. As in ssh a space ends it, and a tab only on a line without any space.
Result<HostKeyMarker> takeMarker(QByteArrayView& rest)
{
    if (!rest.startsWith('@')) {
        return HostKeyMarker::None;
    }
    const qsizetype space = rest.indexOf(' ');
    const qsizetype end = space < 0 ? rest.indexOf('\t') : space;
    const QByteArrayView name = rest.first(end < 0 ? rest.size() : end);
    rest = withoutLeadingBlanks(rest.sliced(name.size()));
    if (rest.startsWith('@')) {
        return fail(ErrorCode::Malformed, u"more than one marker"_s);
    }
    if (name == QByteArrayView("@revoked")) {
        return HostKeyMarker::Revoked;
    }
    if (name == QByteArrayView("@cert-authority")) {
        return HostKeyMarker::CertAuthority;
    }
    return fail(ErrorCode::Malformed, u"an unknown marker"_s);
}

Result<std::optional<KnownHostsEntry>> parseFields(QByteArrayView rest)
{
    const auto marker = takeMarker(rest);
    if (!marker) {
        return fail(marker.error());
    }
    const QByteArrayView hosts = takeField(rest);
    if (isHashed(hosts) && !isReadableHash(hosts)) {
        return fail(ErrorCode::Malformed, u"a hashed name that can't be read"_s);
    }
    const QByteArrayView type = takeField(rest);
    auto key = parsePublicKey(type, takeField(rest));
    if (!key) {
        return fail(ErrorCode::Malformed, u"no public key of a known type"_s);
    }
    return KnownHostsEntry{*marker, hosts.toByteArray(), *std::move(key)};
}

} // namespace

Result<std::optional<KnownHostsEntry>> parseKnownHostsLine(QByteArrayView line)
{
    // For ssh a zero byte ends the line, and a carriage return is white space within the key.
    const qsizetype zero = line.indexOf('\0');
    line = line.first(zero < 0 ? line.size() : zero);
    line = line.endsWith('\r') ? line.chopped(1) : line;
    line = withoutLeadingBlanks(line);
    if (line.isEmpty() || line.startsWith('#')) {
        return std::nullopt;
    }
    return parseFields(line);
}

} // namespace vedette::ssh
