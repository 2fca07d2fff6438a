// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/VaultFile.h"

#include "core/vault/StagedFile.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

constexpr int turnMsecs = 3000; // a writer holds its turn for milliseconds

Result<void> checkMaster(const Secret& master)
{
    if (master.isEmpty() || master.size() > maxSecretBytes) {
        return fail(ErrorCode::InvalidConfig, u"masterPassword"_s);
    }
    return {};
}

Result<std::unique_ptr<QLockFile>> takeTurn(const QString& path)
{
    auto turn = std::make_unique<QLockFile>(path + u".lock"_s);
    if (turn->tryLock(turnMsecs)) {
        return turn;
    }
    const bool isBusy = turn->error() == QLockFile::LockFailedError;
    return fail(isBusy ? ErrorCode::StoreBusy : ErrorCode::StoreReadOnly, u"vault"_s);
}

} // namespace

VaultFile::VaultFile(Options options)
    : m_options(std::move(options))
    , m_idle(*m_options.clock, m_options.idleLimit)
{ }

bool VaultFile::exists() const
{
    return QFileInfo::exists(m_options.path);
}

Result<void> VaultFile::create(const Secret& master, const std::stop_token& stop)
{
    auto valid = checkMaster(master);
    if (!valid) {
        return valid;
    }
    const auto parameters = calibrate(m_options.bounds, *m_options.clock, stop);
    if (!parameters) {
        return fail(parameters.error().in(u"make a vault"));
    }
    auto vault = OpenVault::make(master, *parameters, stop);
    if (!vault) {
        return fail(vault.error().in(u"make a vault"));
    }
    const auto turn = takeTurn(m_options.path);
    if (!turn) {
        return fail(turn.error());
    }
    if (exists()) {
        return fail(ErrorCode::InvalidFile, u"there is a vault already"_s);
    }
    return store(*std::move(vault));
}

Result<void> VaultFile::unlock(const Secret& master, const std::stop_token& stop)
{
    auto bytes = load();
    if (!bytes) {
        return fail(bytes.error());
    }
    auto vault = OpenVault::open(*bytes, master, m_options.bounds, stop);
    if (!vault) {
        return fail(vault.error().in(u"unlock the vault"));
    }
    use(*std::move(vault), *std::move(bytes));
    return {};
}

Result<void> VaultFile::discard()
{
    lock();
    const auto turn = takeTurn(m_options.path);
    if (!turn) {
        return fail(turn.error());
    }
    if (exists() && !QFile::remove(m_options.path)) {
        return fail(ErrorCode::StoreIo, u"the vault file can't be removed"_s);
    }
    return {};
}

void VaultFile::setIdleLimit(milliseconds limit)
{
    m_options.idleLimit = limit;
    m_idle = IdleLimit(*m_options.clock, limit);
}

void VaultFile::lock()
{
    m_vault.reset();
    m_bytes.clear();
}

bool VaultFile::lockIfIdle()
{
    if (!m_vault || !m_idle.isOver()) {
        return false;
    }
    lock();
    return true;
}

bool VaultFile::isLocked() const
{
    return !m_vault || m_idle.isOver();
}

Result<void>
VaultFile::changeMaster(const Secret& current, const Secret& next, const std::stop_token& stop)
{
    auto valid = checkMaster(next);
    if (!valid) {
        return valid;
    }
    const auto bytes = load();
    if (!bytes) {
        return fail(bytes.error());
    }
    const auto vault = OpenVault::open(*bytes, current, m_options.bounds, stop);
    if (!vault) {
        return fail(vault.error().in(u"change the master password"));
    }
    const auto parameters = calibrate(m_options.bounds, *m_options.clock, stop);
    if (!parameters) {
        return fail(parameters.error().in(u"change the master password"));
    }
    auto changed = vault->withMaster(next, *parameters, stop);
    if (!changed) {
        return fail(changed.error().in(u"change the master password"));
    }
    const auto turn = takeTurn(m_options.path);
    if (!turn) {
        return fail(turn.error());
    }
    if (load() != bytes) {
        return fail(ErrorCode::StoreBusy, u"the vault has changed meanwhile"_s);
    }
    return store(*std::move(changed));
}

Result<Credential> VaultFile::read(ServerId server)
{
    const auto fresh = refresh();
    if (!fresh) {
        return fail(fresh.error());
    }
    return m_vault->read(server);
}

Result<void> VaultFile::write(ServerId server, const Credential& credential)
{
    if (credential.password.size() > maxSecretBytes
        || credential.passphrase.size() > maxSecretBytes) {
        return fail(ErrorCode::InvalidConfig, u"the secret is too long"_s);
    }
    if (isLocked()) {
        lock();
        return fail(ErrorCode::VaultLocked);
    }
    const auto turn = takeTurn(m_options.path);
    if (!turn) {
        return fail(turn.error());
    }
    auto fresh = refresh();
    if (!fresh) {
        return fresh;
    }
    if (credential.isEmpty() && !m_vault->holds(server)) {
        return {};
    }
    OpenVault next = *m_vault;
    next.write(server, credential);
    return store(std::move(next));
}

Result<void> VaultFile::remove(ServerId server)
{
    return write(server, {});
}

Result<QByteArray> VaultFile::load() const
{
    const QFileInfo info(m_options.path);
    if (!info.exists()) {
        return fail(ErrorCode::NotFound, u"there is no vault file"_s);
    }
    QFile file(m_options.path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) { // a pipe could be waited for for ever
        return fail(ErrorCode::PermissionDenied, u"the vault file can't be opened"_s);
    }
    QByteArray bytes = file.read(maxVaultBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return fail(ErrorCode::StoreIo, file.errorString());
    }
    return bytes;
}

/// Sees what other processes have done; the vault is unlocked when this is good.
Result<void> VaultFile::refresh()
{
    if (isLocked()) {
        lock();
        return fail(ErrorCode::VaultLocked);
    }
    m_idle.touch();
    auto bytes = load();
    if (!bytes) {
        return fail(bytes.error());
    }
    if (*bytes == m_bytes) {
        return {};
    }
    auto refreshed = m_vault->refresh(*bytes);
    if (refreshed) {
        m_bytes = *std::move(bytes);
    } else if (refreshed.error().code == ErrorCode::VaultLocked) {
        lock();
    }
    return refreshed;
}

/// Called in turn. What is in memory changes when the disk has.
Result<void> VaultFile::store(OpenVault vault)
{
    QByteArray bytes = vault.encode();
    if (bytes.size() > maxVaultBytes) {
        return fail(ErrorCode::StoreFull, u"the vault is full"_s);
    }
    auto staged = StagedFile::stage(m_options.path, bytes);
    if (!staged) {
        return fail(staged.error().in(u"write the vault"));
    }
    auto committed = staged->commit();
    if (!committed) {
        return fail(committed.error().in(u"write the vault"));
    }
    use(std::move(vault), std::move(bytes));
    return committed;
}

void VaultFile::use(OpenVault vault, QByteArray bytes)
{
    m_vault.emplace(std::move(vault));
    m_bytes = std::move(bytes);
    m_idle.touch();
}

} // namespace vedette::vault
