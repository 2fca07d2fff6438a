// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/VaultImage.h"

#include "core/vault/SecretStore.h"
#include "core/vault/VaultCipher.h"
#include "core/vault/VaultHeader.h"

#include <QtEndian>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

constexpr qsizetype recordHead = 8 + 1 + 4;
/// Padding adds a block at most.
constexpr qsizetype maxSealedBytes = maxSecretBytes + 64 + sealOverhead;
constexpr qsizetype trailerBytes = sealOverhead + checksumBytes;

template <class T>
void append(QByteArray& bytes, T number)
{
    const qsizetype at = bytes.size();
    bytes.resize(at + static_cast<qsizetype>(sizeof(T)));
    qToLittleEndian(number, bytes.data() + at);
}

tl::unexpected<Error> failImage(const QString& reason)
{
    return fail(ErrorCode::VaultDamaged, reason);
}

/// Takes bytes from the front; what is not there is nothing.
class Reader final
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_left(bytes)
    { }

    [[nodiscard]] bool isAtEnd() const { return m_left.isEmpty(); }

    std::optional<QByteArrayView> take(qsizetype size)
    {
        if (size > m_left.size()) {
            return std::nullopt;
        }
        const QByteArrayView taken = m_left.first(size);
        m_left = m_left.sliced(size);
        return taken;
    }

    template <class T>
    T number()
    {
        const auto bytes = take(sizeof(T));
        return bytes ? qFromLittleEndian<T>(bytes->data()) : T{};
    }

private:
    QByteArrayView m_left;
};

std::optional<SealedRecord> takeRecord(Reader& reader)
{
    auto head = reader.take(recordHead);
    if (!head) {
        return std::nullopt;
    }
    Reader fields(*head);
    SealedRecord record;
    record.server = ServerId{fields.number<qint64>()};
    const auto field = fields.number<quint8>();
    const auto size = static_cast<qsizetype>(fields.number<quint32>());
    if (field < static_cast<quint8>(SecretField::Password)
        || field > static_cast<quint8>(SecretField::Passphrase) || size > maxSealedBytes) {
        return std::nullopt;
    }
    record.field = static_cast<SecretField>(field);
    const auto sealed = reader.take(size);
    if (!sealed || size < sealOverhead) {
        return std::nullopt;
    }
    record.sealed = sealed->toByteArray();
    return record;
}

bool isInOrder(const SealedRecord& earlier, const SealedRecord& later)
{
    return std::pair(earlier.server, earlier.field) < std::pair(later.server, later.field);
}

Result<std::vector<SealedRecord>> takeRecords(Reader& reader)
{
    std::vector<SealedRecord> records;
    // Not reserved: the count is only somebody's word.
    for (auto left = reader.number<quint32>(); left > 0; --left) {
        auto record = takeRecord(reader);
        if (!record || (!records.empty() && !isInOrder(records.back(), *record))) {
            return failImage(u"record %1 can't be read"_s.arg(records.size() + 1));
        }
        records.push_back(*std::move(record));
    }
    return records;
}

} // namespace

QByteArray VaultImage::sealedPart() const
{
    QByteArray bytes = header + check;
    append(bytes, static_cast<quint32>(records.size()));
    for (const SealedRecord& record : records) {
        append(bytes, record.server.value);
        append(bytes, static_cast<quint8>(record.field));
        append(bytes, static_cast<quint32>(record.sealed.size()));
        bytes += record.sealed;
    }
    return bytes;
}

QByteArray VaultImage::encode() const
{
    QByteArray bytes = sealedPart() + seal;
    bytes += checksum(bytes);
    return bytes;
}

Result<VaultImage> VaultImage::decode(QByteArrayView bytes)
{
    if (bytes.size() > maxVaultBytes || bytes.size() < headerBytes + sealOverhead + trailerBytes) {
        return failImage(u"its size is not that of a vault"_s);
    }
    const QByteArrayView body = bytes.chopped(checksumBytes);
    if (checksum(body) != bytes.sliced(body.size())) {
        return failImage(u"the checksum is wrong"_s);
    }
    VaultImage image;
    Reader reader(body.chopped(sealOverhead));
    image.header = reader.take(headerBytes).value_or(QByteArrayView()).toByteArray();
    image.check = reader.take(sealOverhead).value_or(QByteArrayView()).toByteArray();
    image.seal = body.last(sealOverhead).toByteArray();
    auto records = takeRecords(reader);
    if (!records) {
        return fail(records.error());
    }
    if (!reader.isAtEnd()) {
        return failImage(u"more bytes than records"_s);
    }
    image.records = *std::move(records);
    return image;
}

} // namespace vedette::vault
