// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/VaultHeader.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

constexpr QByteArrayView magic("VEDVAULT");
constexpr quint16 headerVersion = 1;
constexpr qsizetype versionAt = 8;
constexpr qsizetype zeroAt = 10;
constexpr qsizetype passesAt = 12;
constexpr qsizetype memoryAt = 16;
constexpr qsizetype saltAt = 20;
static_assert(saltAt + saltBytes == headerBytes);

template <class T>
T numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

} // namespace

QByteArray encodeHeader(const VaultHeader& header)
{
    QByteArray bytes(saltAt, '\0');
    bytes.replace(0, magic.size(), magic);
    qToLittleEndian(headerVersion, bytes.data() + versionAt);
    qToLittleEndian(header.kdf.passes, bytes.data() + passesAt);
    qToLittleEndian(header.kdf.memoryKib, bytes.data() + memoryAt);
    return bytes + header.salt;
}

Result<VaultHeader> decodeHeader(QByteArrayView bytes, const KdfBounds& bounds)
{
    if (bytes.size() < headerBytes || !bytes.startsWith(magic)) {
        return fail(ErrorCode::VaultDamaged, u"no vault"_s);
    }
    if (numberAt<quint16>(bytes, versionAt) > headerVersion) {
        return fail(ErrorCode::SchemaTooNew, u"vault"_s);
    }
    if (numberAt<quint16>(bytes, versionAt) != headerVersion
        || numberAt<quint16>(bytes, zeroAt) != 0) {
        return fail(ErrorCode::VaultDamaged, u"the header is not one of this version"_s);
    }
    const KdfParameters kdf{.passes = numberAt<quint32>(bytes, passesAt),
                            .memoryKib = numberAt<quint32>(bytes, memoryAt)};
    if (!bounds.contains(kdf)) {
        return fail(ErrorCode::VaultDamaged,
                    u"%1 passes over %2 KiB are not what a vault asks for"_s.arg(kdf.passes)
                        .arg(kdf.memoryKib));
    }
    return VaultHeader{.kdf = kdf, .salt = bytes.sliced(saltAt, saltBytes).toByteArray()};
}

} // namespace vedette::vault
