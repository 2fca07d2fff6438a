// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SecretKeeper.h"

#include "core/base/Log.h"
#include "core/vault/KeychainStore.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

/// As many as can be removed; the last error.
Result<void> removeFrom(vault::SecretStore& place, const std::vector<ServerId>& servers)
{
    Result<void> removed;
    for (const ServerId server : servers) {
        auto gone = place.remove(server);
        removed = gone ? removed : gone;
    }
    return removed;
}

void putBack(vault::SecretStore& place,
             const std::vector<std::pair<ServerId, Credential>>& credentials)
{
    for (const auto& [server, credential] : credentials) {
        if (const auto written = place.write(server, credential); !written) {
            qCWarning(logEngine).noquote() << "the secret of server" << server.value
                                           << "could not be put back:" << written.error().detail;
        }
    }
}

void logLeftovers(const Result<void>& removed)
{
    if (!removed) {
        qCWarning(logEngine).noquote()
            << "not all secrets could be removed from where they are not kept any more:"
            << removed.error().detail;
    }
}

} // namespace

Result<std::unique_ptr<vault::SecretStore>> openSystemKeychain(const QString& scope,
                                                               KeychainUse use)
{
    auto keychain = std::make_unique<vault::KeychainStore>(scope);
    if (use == KeychainUse::FirstTime) {
        if (const auto works = keychain->probe(); !works) {
            return fail(works.error());
        }
    }
    return std::unique_ptr<vault::SecretStore>(std::move(keychain));
}

QString vaultPath(const QString& folder)
{
    return QDir(folder).filePath(u"secrets.vault"_s);
}

SecretKeeper::SecretKeeper(const QString& folder, SecretOptions options)
    : m_options(std::move(options))
    , m_vault({.path = vaultPath(folder), .clock = m_options.clock, .bounds = m_options.bounds})
{ }

void SecretKeeper::remember(SecretPlace place, const QString& scope)
{
    if (scope != m_scope) {
        m_keychain.reset();
        m_scope = scope;
    }
    if (place != SecretPlace::Undecided) {
        m_place = place;
    }
}

SecretPlace SecretKeeper::choose()
{
    if (m_place == SecretPlace::Undecided) {
        const bool hasKeychain
            = !m_vault.exists() && store(SecretPlace::Keychain, KeychainUse::FirstTime);
        m_place = hasKeychain ? SecretPlace::Keychain : SecretPlace::VaultFile;
    }
    return m_place;
}

Result<void> SecretKeeper::prepare()
{
    switch (choose()) {
    case SecretPlace::VaultFile:
        break;
    case SecretPlace::Keychain:
        return {};
    case SecretPlace::Undecided:
    case SecretPlace::MemoryOnly:
        return fail(ErrorCode::NotAvailable, u"secrets stay in memory"_s);
    }
    switch (vaultState()) {
    case VaultState::Unlocked:
        return {};
    case VaultState::Locked:
        return fail(ErrorCode::VaultLocked);
    case VaultState::Missing:
        return fail(ErrorCode::VaultMissing);
    }
    return {};
}

VaultState SecretKeeper::vaultState() const
{
    if (!m_vault.exists()) {
        return VaultState::Missing;
    }
    return m_vault.isLocked() ? VaultState::Locked : VaultState::Unlocked;
}

/// Null for memory.
Result<vault::SecretStore*> SecretKeeper::store(SecretPlace place, KeychainUse use)
{
    switch (place) {
    case SecretPlace::VaultFile:
        return &m_vault;
    case SecretPlace::Keychain:
        break;
    case SecretPlace::Undecided:
    case SecretPlace::MemoryOnly:
        return nullptr;
    }
    if (!m_keychain || use == KeychainUse::FirstTime) {
        auto opened = m_options.openKeychain(m_scope, use);
        if (!opened) {
            return fail(opened.error());
        }
        m_keychain = *std::move(opened);
    }
    return m_keychain.get();
}

Result<Credential> SecretKeeper::read(ServerId server)
{
    if (m_place == SecretPlace::VaultFile && !m_vault.exists()) {
        return fail(ErrorCode::VaultMissing);
    }
    const auto from = store(m_place, KeychainUse::Known);
    if (!from) {
        return fail(from.error());
    }
    return *from == nullptr ? Credential() : (*from)->read(server);
}

Result<void> SecretKeeper::write(ServerId server, const Credential& credential)
{
    if (choose() == SecretPlace::VaultFile && !m_vault.exists()) {
        return fail(ErrorCode::VaultMissing);
    }
    const auto into = store(m_place, KeychainUse::Known);
    if (!into) {
        return fail(into.error());
    }
    if (*into == nullptr) {
        return fail(ErrorCode::NotAvailable, u"secrets stay in memory"_s);
    }
    return (*into)->write(server, credential);
}

Result<void> SecretKeeper::remove(ServerId server)
{
    const auto from = store(m_place, KeychainUse::Known);
    if (!from) {
        return fail(from.error());
    }
    return *from == nullptr ? Result<void>() : (*from)->remove(server);
}

Result<void> SecretKeeper::createVault(const Secret& master, const std::stop_token& stop)
{
    auto created = m_vault.create(master, stop);
    if (created && m_place == SecretPlace::Undecided) {
        m_place = SecretPlace::VaultFile;
    }
    return created;
}

Result<void> SecretKeeper::unlock(const Secret& master, const std::stop_token& stop)
{
    return m_vault.unlock(master, stop);
}

Result<void>
SecretKeeper::changeMaster(const Secret& current, const Secret& next, const std::stop_token& stop)
{
    return m_vault.changeMaster(current, next, stop);
}

Result<void> SecretKeeper::moveTo(SecretPlace place,
                                  const std::vector<ServerId>& kept,
                                  const StorePlace& storePlace)
{
    if (place == m_place) {
        return {};
    }
    const auto target = store(place, KeychainUse::FirstTime);
    if (!target) {
        return fail(target.error());
    }
    auto copied = *target == nullptr ? Result<void>() : copyTo(**target, kept);
    if (!copied) {
        return copied;
    }
    if (auto stored = storePlace(place); !stored) {
        logLeftovers(*target == nullptr ? Result<void>() : removeFrom(**target, kept));
        return stored;
    }
    if (*target != nullptr) {
        logLeftovers(clear(m_place, kept));
    } else if (auto given = giveUp(kept); !given) { // nothing is to be left behind
        return storePlace(m_place).and_then([&] { return given; });
    }
    m_place = place;
    return {};
}

/// All secrets or none.
Result<void> SecretKeeper::copyTo(vault::SecretStore& target, const std::vector<ServerId>& kept)
{
    std::vector<ServerId> copied;
    for (const ServerId server : kept) {
        auto written = read(server).and_then(
            [&](const Credential& credential) { return target.write(server, credential); });
        if (!written) {
            logLeftovers(removeFrom(target, copied));
            return written;
        }
        copied.push_back(server);
    }
    return {};
}

/// All secrets or none: what was removed before one can't be is put back.
Result<void> SecretKeeper::giveUp(const std::vector<ServerId>& kept)
{
    const auto from = store(m_place, KeychainUse::Known);
    if (!from) {
        return fail(from.error());
    }
    if (m_place == SecretPlace::VaultFile || *from == nullptr) {
        return clear(m_place, kept);
    }
    std::vector<std::pair<ServerId, Credential>> removed;
    for (const ServerId server : kept) {
        const auto credential = (*from)->read(server);
        auto gone = credential.and_then([&](const Credential&) { return (*from)->remove(server); });
        if (!gone) {
            putBack(**from, removed);
            return gone;
        }
        removed.emplace_back(server, *credential);
    }
    return {};
}

Result<void> SecretKeeper::clear(SecretPlace place, const std::vector<ServerId>& kept)
{
    if (place == SecretPlace::VaultFile) {
        return m_vault.discard();
    }
    const auto from = store(place, KeychainUse::Known);
    if (!from) {
        return fail(from.error());
    }
    return *from == nullptr ? Result<void>() : removeFrom(**from, kept);
}

Result<void> SecretKeeper::forgetAll(const std::vector<ServerId>& kept)
{
    auto cleared = clear(m_place, kept);
    if (m_place == SecretPlace::VaultFile) {
        return cleared;
    }
    const auto discarded = m_vault.discard();
    return cleared ? discarded : cleared;
}

} // namespace vedette::engine
