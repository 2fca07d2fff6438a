// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/IpAddress.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::size_t bytesOfV6 = 16;
constexpr std::size_t groupsOfV6 = 8;
constexpr qsizetype digitsOfWord = 8;

using AddressBytes = std::array<quint8, bytesOfV6>;

std::optional<quint32> toWord(QByteArrayView hex)
{
    quint32 word = 0;
    const auto [end, error] = std::from_chars(hex.begin(), hex.end(), word, 16);
    return error == std::errc() && end == hex.end() ? std::optional(word) : std::nullopt;
}

void putWord(quint32 word, ByteOrder order, quint8* bytes)
{
    for (unsigned i = 0; i < 4; ++i) {
        const unsigned shift = order == ByteOrder::LittleEndian ? 8 * i : 24 - 8 * i;
        bytes[i] = static_cast<quint8>(word >> shift);
    }
}

QString v4Text(const quint8* bytes)
{
    return u"%1.%2.%3.%4"_s.arg(bytes[0]).arg(bytes[1]).arg(bytes[2]).arg(bytes[3]);
}

struct ZeroRun
{
    std::size_t begin = 0;
    std::size_t length = 0;
};

/// The longest run of groups that are zero; the first of several.
ZeroRun longestZeroRun(const std::array<quint16, groupsOfV6>& groups)
{
    ZeroRun longest;
    ZeroRun run;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        run = groups.at(i) == 0 ? ZeroRun{i - run.length, run.length + 1} : ZeroRun{};
        longest = run.length > longest.length ? run : longest;
    }
    return longest;
}

bool isMappedV4(const AddressBytes& bytes)
{
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](quint8 byte) { return byte == 0; })
        && bytes[10] == 0xFF && bytes[11] == 0xFF;
}

QString v6Text(const AddressBytes& bytes)
{
    if (isMappedV4(bytes)) {
        return u"::ffff:"_s + v4Text(bytes.data() + 12);
    }
    std::array<quint16, groupsOfV6> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups.at(i) = static_cast<quint16>(bytes.at(2 * i) << 8U | bytes.at(2 * i + 1));
    }
    const ZeroRun zeros = longestZeroRun(groups);
    const auto join = [&groups](std::size_t begin, std::size_t end) {
        QStringList texts;
        for (std::size_t i = begin; i < end; ++i) {
            texts += QString::number(groups.at(i), 16);
        }
        return texts.join(u':');
    };
    if (zeros.length < 2) { // a single one is written out
        return join(0, groups.size());
    }
    return join(0, zeros.begin) + u"::"_s + join(zeros.begin + zeros.length, groups.size());
}

} // namespace

std::optional<QString> addressFromProc(QByteArrayView hex, ByteOrder order)
{
    if (hex.size() != digitsOfWord && hex.size() != 4 * digitsOfWord) {
        return std::nullopt;
    }
    AddressBytes bytes{};
    for (qsizetype at = 0; at < hex.size(); at += digitsOfWord) {
        const auto word = toWord(hex.sliced(at, digitsOfWord));
        if (!word) {
            return std::nullopt;
        }
        putWord(*word, order, bytes.data() + at / 2);
    }
    return hex.size() == digitsOfWord ? v4Text(bytes.data()) : v6Text(bytes);
}

std::optional<ByteOrder> byteOrderOf(QStringView architecture)
{
    constexpr std::array bigEndian{"s390"_L1,
                                   "s390x"_L1,
                                   "ppc"_L1,
                                   "ppc64"_L1,
                                   "sparc"_L1,
                                   "sparc64"_L1,
                                   "parisc"_L1,
                                   "parisc64"_L1,
                                   "m68k"_L1,
                                   "aarch64_be"_L1,
                                   "or1k"_L1,
                                   "openrisc"_L1};
    const bool isBigArm = architecture.startsWith("arm"_L1) && architecture.endsWith(u'b');
    const bool isListed = std::ranges::any_of(
        bigEndian, [architecture](QLatin1StringView name) { return architecture == name; });
    if (isBigArm || isListed) {
        return ByteOrder::BigEndian;
    }
    if (architecture.isEmpty() || architecture.startsWith("mips"_L1)) {
        return std::nullopt;
    }
    return ByteOrder::LittleEndian;
}

} // namespace vedette::parse
