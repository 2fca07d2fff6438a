// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SecretKeeper.h"

#include "core/base/Log.h"
#include "core/vault/KeychainStore.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

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
    const auto from = store(m_place, KeychainUse::Known);
    if (!from) {
        return fail(from.error());
    }
    return *from == nullptr ? Credential() : (*from)->read(server);
}

Result<void> SecretKeeper::write(ServerId server, const Credential& credential)
{
    const auto into = store(choose(), KeychainUse::Known);
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

Result<void> SecretKeeper::moveTo(SecretPlace place, const std::vector<ServerId>& kept)
{
    if (place == m_place) {
        return {};
    }
    const auto target = store(place, KeychainUse::FirstTime);
    if (!target) {
        return fail(target.error());
    }
    if (*target != nullptr) {
        if (auto copied = copyTo(**target, kept); !copied) {
            return copied;
        }
    }
    auto cleared = clear(m_place, kept);
    if (!cleared && *target == nullptr) {
        return cleared; // nothing is to be left behind
    }
    if (!cleared) {
        qCWarning(logEngine).noquote()
            << "not all secrets could be removed at their old place:" << cleared.error().detail;
    }
    m_place = place;
    return {};
}

Result<void> SecretKeeper::copyTo(vault::SecretStore& target, const std::vector<ServerId>& kept)
{
    for (const ServerId server : kept) {
        const auto credential = read(server);
        if (!credential) {
            return fail(credential.error());
        }
        if (auto written = target.write(server, *credential); !written) {
            return written;
        }
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
    Result<void> cleared;
    for (const ServerId server : kept) {
        const auto removed = *from == nullptr ? Result<void>() : (*from)->remove(server);
        cleared = removed ? cleared : removed;
    }
    return cleared;
}

Result<void> SecretKeeper::forgetAll(const std::vector<ServerId>& kept)
{
    const auto cleared = clear(m_place, kept);
    if (m_place == SecretPlace::VaultFile) {
        return cleared;
    }
    const auto discarded = m_vault.discard();
    return cleared ? discarded : cleared;
}

} // namespace vedette::engine
