// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/OpenVault.h"

#include "core/vault/Sodium.h"
#include "core/vault/VaultCipher.h"
#include "core/vault/VaultHeader.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

QByteArray partName(ServerId server, SecretField field)
{
    return QByteArray::number(server.value)
        + (field == SecretField::Password ? ":password" : ":passphrase");
}

bool isBefore(const SealedRecord& record, const std::pair<ServerId, SecretField>& place)
{
    return std::pair(record.server, record.field) < place;
}

} // namespace

OpenVault::OpenVault(Secret key, VaultImage image)
    : m_key(std::move(key))
    , m_image(std::move(image))
{ }

Result<OpenVault>
OpenVault::make(const Secret& master, const KdfParameters& parameters, const std::stop_token& stop)
{
    if (!isSodiumReady()) {
        return fail(ErrorCode::NotAvailable, u"libsodium does not start"_s);
    }
    const VaultHeader header{.kdf = parameters, .salt = randomBytes(saltBytes)};
    auto key = deriveKey(master, header.salt, parameters, stop);
    if (!key) {
        return fail(key.error());
    }
    OpenVault vault(*std::move(key), {});
    vault.m_image.header = encodeHeader(header);
    vault.m_image.check = seal(vault.m_key, {}, vault.associated("check"));
    return vault;
}

Result<OpenVault> OpenVault::open(QByteArrayView file,
                                  const Secret& master,
                                  const KdfBounds& bounds,
                                  const std::stop_token& stop)
{
    // First: a later version may have another checksum.
    const auto header = decodeHeader(file, bounds);
    if (!header) {
        return fail(header.error());
    }
    auto image = VaultImage::decode(file);
    if (!image) {
        return fail(image.error());
    }
    auto key = deriveKey(master, header->salt, header->kdf, stop);
    if (!key) {
        return fail(key.error());
    }
    OpenVault vault(*std::move(key), *std::move(image));
    if (!unseal(vault.m_key, vault.m_image.check, vault.associated("check"))) {
        return fail(ErrorCode::MasterPasswordWrong);
    }
    const auto verified = vault.verify();
    if (!verified) {
        return fail(verified.error());
    }
    return vault;
}

Result<void> OpenVault::refresh(QByteArrayView file)
{
    auto image = VaultImage::decode(file);
    if (!image) {
        return fail(image.error());
    }
    OpenVault other(m_key, *std::move(image));
    if (other.m_image.header != m_image.header
        || !unseal(m_key, other.m_image.check, other.associated("check"))) {
        return fail(ErrorCode::VaultLocked, u"it has another master password now"_s);
    }
    auto verified = other.verify();
    if (verified) {
        m_image = std::move(other.m_image);
    }
    return verified;
}

Result<void> OpenVault::verify() const
{
    const auto opened
        = unseal(m_key, m_image.seal, QByteArray("vault:v1:seal") + m_image.sealedPart());
    if (!opened) {
        return fail(ErrorCode::VaultDamaged, u"the seal of the file does not fit it"_s);
    }
    return {};
}

Result<Credential> OpenVault::read(ServerId server) const
{
    auto password = readField(server, SecretField::Password);
    if (!password) {
        return fail(password.error());
    }
    auto passphrase = readField(server, SecretField::Passphrase);
    if (!passphrase) {
        return fail(passphrase.error());
    }
    return Credential{*std::move(password), *std::move(passphrase)};
}

void OpenVault::write(ServerId server, const Credential& credential)
{
    writeField(server, SecretField::Password, credential.password);
    writeField(server, SecretField::Passphrase, credential.passphrase);
}

bool OpenVault::holds(ServerId server) const
{
    return std::ranges::any_of(
        m_image.records, [server](const SealedRecord& record) { return record.server == server; });
}

Result<Secret> OpenVault::readField(ServerId server, SecretField field) const
{
    const auto& records = m_image.records;
    const std::pair place(server, field);
    const auto found = std::lower_bound(records.begin(), records.end(), place, isBefore);
    if (found == records.end() || std::pair(found->server, found->field) != place) {
        return Secret();
    }
    auto opened = unseal(m_key, found->sealed, associated(partName(server, field)));
    if (!opened) {
        return opened;
    }
    return unpadded(*std::move(opened));
}

void OpenVault::writeField(ServerId server, SecretField field, const Secret& secret)
{
    auto& records = m_image.records;
    const std::pair place(server, field);
    auto found = std::lower_bound(records.begin(), records.end(), place, isBefore);
    const bool isThere = found != records.end() && std::pair(found->server, found->field) == place;
    if (secret.isEmpty()) {
        records.erase(found, isThere ? found + 1 : found);
        return;
    }
    if (!isThere) {
        found = records.insert(found, SealedRecord{server, field, {}});
    }
    found->sealed = seal(m_key, padded(secret).view(), associated(partName(server, field)));
}

Result<OpenVault> OpenVault::withMaster(const Secret& master,
                                        const KdfParameters& parameters,
                                        const std::stop_token& stop) const
{
    auto next = make(master, parameters, stop);
    if (!next) {
        return next;
    }
    for (const SealedRecord& record : m_image.records) {
        const auto secret = readField(record.server, record.field);
        if (!secret) {
            return fail(secret.error());
        }
        next->writeField(record.server, record.field, *secret);
    }
    return next;
}

QByteArray OpenVault::encode() const
{
    VaultImage image = m_image;
    image.seal = seal(m_key, {}, QByteArray("vault:v1:seal") + image.sealedPart());
    return image.encode();
}

QByteArray OpenVault::associated(const QByteArray& part) const
{
    return "vault:v1:" + part + m_image.header;
}

} // namespace vedette::vault
