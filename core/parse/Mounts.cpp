// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Mounts.h"

#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

bool isOctalDigit(char c)
{
    return c >= '0' && c <= '7';
}

/// The byte that "\040" at the start of `text` stands for.
std::optional<char> escapedByte(QByteArrayView text)
{
    const bool isEscape = text.size() >= 4 && text[0] == '\\' && isOctalDigit(text[1])
        && isOctalDigit(text[2]) && isOctalDigit(text[3]);
    if (!isEscape) {
        return std::nullopt;
    }
    const int value = (text[1] - '0') * 64 + (text[2] - '0') * 8 + (text[3] - '0');
    return static_cast<char>(value);
}

/// The kernel writes blank, tab, line feed, backslash and '#' as three octal digits.
QByteArray unescaped(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    while (!text.isEmpty()) {
        const auto byte = escapedByte(text);
        bytes += byte.value_or(text.front());
        text = text.sliced(byte ? 4 : 1);
    }
    return bytes;
}

bool isReadOnly(QByteArrayView options)
{
    return options == QByteArrayView("ro") || options.startsWith("ro,");
}

} // namespace

Result<std::vector<Mount>> parseMounts(QByteArrayView text)
{
    std::vector<Mount> mounts;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        const auto device = fields.nextField();
        const auto mountPoint = fields.nextField();
        const auto type = fields.nextField();
        const auto options = fields.nextField();
        if (options && mountPoint->startsWith('/')) {
            mounts.push_back({.device = unescaped(*device),
                              .mountPoint = unescaped(*mountPoint),
                              .type = type->toByteArray(),
                              .isReadOnly = isReadOnly(*options)});
        }
    }
    if (mounts.empty()) {
        return fail(ErrorCode::Malformed, u"/proc/self/mounts has no mount"_s);
    }
    return mounts;
}

} // namespace vedette::parse
