// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/KeychainStore.h"

#include "core/vault/CredentialBlob.h"
#include "core/vault/KeychainWorker.h"
#include "core/vault/Sodium.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

constexpr qsizetype probeBytes = 16;

Result<void> withoutValue(const Result<Secret>& result)
{
    if (!result) {
        return fail(result.error());
    }
    return {};
}

} // namespace

KeychainStore::KeychainStore(QString scope, milliseconds patience)
    : m_scope(std::move(scope))
    , m_patience(patience)
{ }

Result<void> KeychainStore::probe()
{
    if (!isSodiumReady()) {
        return fail(ErrorCode::NotAvailable, u"libsodium does not start"_s);
    }
    using Kind = KeychainRequest::Kind;
    const Deadline deadline = Deadline::after(m_patience);
    const Secret nonce(randomBytes(probeBytes).toHex());
    const QString key = m_scope + u"/probe/"_s + QString::fromLatin1(randomBytes(8).toHex());
    const auto written
        = KeychainWorker::ask({.kind = Kind::Write, .key = key, .value = nonce}, deadline);
    if (!written) {
        return fail(written.error().in(u"probe"));
    }
    const auto seen = KeychainWorker::ask({.kind = Kind::Read, .key = key}, deadline);
    const auto removed = KeychainWorker::ask({.kind = Kind::Remove, .key = key}, deadline);
    if (!seen) {
        return fail(seen.error().in(u"probe"));
    }
    if (seen->view() != nonce.view()) {
        return fail(ErrorCode::KeychainFailed, u"probe: it gives back something else"_s);
    }
    return withoutValue(removed);
}

Result<Credential> KeychainStore::read(ServerId server)
{
    const auto value = KeychainWorker::ask(
        {.kind = KeychainRequest::Kind::Read, .key = keyOf(server)}, Deadline::after(m_patience));
    if (!value) {
        return fail(value.error());
    }
    return value->isEmpty() ? Credential() : decodeCredential(value->view());
}

Result<void> KeychainStore::write(ServerId server, const Credential& credential)
{
    if (credential.isEmpty()) {
        return remove(server);
    }
    if (credential.password.size() > maxSecretBytes
        || credential.passphrase.size() > maxSecretBytes) {
        return fail(ErrorCode::InvalidConfig, u"the secret is too long"_s);
    }
    return withoutValue(KeychainWorker::ask({.kind = KeychainRequest::Kind::Write,
                                             .key = keyOf(server),
                                             .value = encodeCredential(credential)},
                                            Deadline::after(m_patience)));
}

Result<void> KeychainStore::remove(ServerId server)
{
    return withoutValue(
        KeychainWorker::ask({.kind = KeychainRequest::Kind::Remove, .key = keyOf(server)},
                            Deadline::after(m_patience)));
}

QString KeychainStore::keyOf(ServerId server) const
{
    return m_scope + u"/server/"_s + QString::number(server.value);
}

} // namespace vedette::vault
