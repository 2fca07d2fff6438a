// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Packing.h"

#include <QtEndian>

namespace vedette::store {

namespace {

constexpr quint32 largestUnpacked = 16 * 1024 * 1024; // far above any chunk: a damaged length

} // namespace

QByteArray packed(QByteArrayView plain)
{
    return qCompress(reinterpret_cast<const uchar*>(plain.data()), plain.size());
}

std::optional<QByteArray> unpacked(QByteArrayView packed)
{
    const auto size = unpackedSize(packed);
    if (!size) {
        return std::nullopt;
    }
    QByteArray plain = qUncompress(reinterpret_cast<const uchar*>(packed.data()), packed.size());
    return plain.size() == *size ? std::optional(std::move(plain)) : std::nullopt;
}

std::optional<qsizetype> unpackedSize(QByteArrayView packed)
{
    if (packed.size() < qsizetype{sizeof(quint32)}) {
        return std::nullopt;
    }
    const auto size = qFromBigEndian<quint32>(packed.data());
    return size <= largestUnpacked ? std::optional(static_cast<qsizetype>(size)) : std::nullopt;
}

} // namespace vedette::store
