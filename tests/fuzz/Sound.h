// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/PlainText.h"
#include "core/model/Snapshot.h"
#include "tests/fuzz/Fuzz.h"

#include <QByteArrayView>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace vedette::fuzz {

/// As text must be that is kept of what a server sends.
inline void requirePlain(const QString& text, qsizetype maxLength = maxNameLength)
{
    require(text.size() <= maxLength);
    require(std::ranges::none_of(text, [](QChar c) {
        return c.unicode() < 0x20 || (c.unicode() >= 0x7F && c.unicode() <= 0x9F);
    }));
}

/// Finite, in a bounded number, and with names that survive being written and read.
inline void requireSound(const std::vector<Sample>& samples)
{
    constexpr std::size_t most = 20'000; // 1,024 CPUs with 14 values each are the longest list
    constexpr qsizetype longestInstance = 2 * maxNameLength + 16; // "NAME (podman)", "CHIP/LABEL"
    require(samples.size() <= most);
    for (const Sample& sample : samples) {
        require(std::isfinite(sample.value));
        requirePlain(sample.metric.instance, longestInstance);
        const auto again = parseMetricId(toString(sample.metric));
        require(again && *again == sample.metric);
    }
}

/// The parsers of one target are told apart by the first byte of the input, 'a' for the first.
using Reader = void (*)(QByteArrayView text);

inline void
readByFirstByte(std::span<const Reader> readers, const std::uint8_t* data, std::size_t size)
{
    const std::size_t chosen = size > 0 && data[0] >= 'a' ? data[0] - std::size_t{'a'} : 0;
    if (size > 0 && chosen < readers.size()) {
        readers[chosen](QByteArrayView(data + 1, static_cast<qsizetype>(size) - 1));
    }
}

/// What stands before the first line "--", and what behind it: for parsers of more than one text.
struct Halves
{
    QByteArrayView first;
    QByteArrayView second;
};

inline Halves halvesOf(QByteArrayView text)
{
    constexpr QByteArrayView mark("\n--\n");
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? Halves{text, {}} : Halves{text.first(at + 1), text.sliced(at + mark.size())};
}

} // namespace vedette::fuzz
