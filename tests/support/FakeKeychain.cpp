// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FakeKeychain.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::test {

/// One opening of the keychain.
class FakeKeychain::Store final : public vault::SecretStore
{
public:
    explicit Store(std::shared_ptr<FakeKeychain> keychain)
        : m_keychain(std::move(keychain))
    { }

    Result<Credential> read(ServerId server) override
    {
        const std::scoped_lock lock(m_keychain->m_mutex);
        ++m_keychain->m_reads;
        if (const auto ready = m_keychain->check(Call::Read, server); !ready) {
            return fail(ready.error());
        }
        const auto found = m_keychain->m_kept.find(server);
        return found == m_keychain->m_kept.end() ? Credential() : found->second;
    }

    Result<void> write(ServerId server, const Credential& credential) override
    {
        const std::scoped_lock lock(m_keychain->m_mutex);
        if (const auto ready = m_keychain->check(Call::Write, server); !ready) {
            return fail(ready.error());
        }
        m_keychain->m_kept[server] = credential;
        return {};
    }

    Result<void> remove(ServerId server) override
    {
        const std::scoped_lock lock(m_keychain->m_mutex);
        if (const auto ready = m_keychain->check(Call::Remove, server); !ready) {
            return fail(ready.error());
        }
        m_keychain->m_kept.erase(server);
        return {};
    }

private:
    std::shared_ptr<FakeKeychain> m_keychain; // shared with the test
};

void FakeKeychain::setWorking(bool isWorking)
{
    setTrouble([isWorking](Call, ServerId) { return !isWorking; });
}

void FakeKeychain::setTrouble(Trouble trouble)
{
    const std::scoped_lock lock(m_mutex);
    m_trouble = std::move(trouble);
}

Result<void> FakeKeychain::check(Call call, ServerId server) const
{
    if (m_trouble && m_trouble(call, server)) {
        return fail(ErrorCode::KeychainFailed, u"it is out of order"_s);
    }
    return {};
}

std::set<ServerId> FakeKeychain::servers() const
{
    const std::scoped_lock lock(m_mutex);
    std::set<ServerId> servers;
    for (const auto& [server, credential] : m_kept) {
        servers.insert(server);
    }
    return servers;
}

Credential FakeKeychain::kept(ServerId server) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_kept.find(server);
    return found == m_kept.end() ? Credential() : found->second;
}

int FakeKeychain::reads() const
{
    const std::scoped_lock lock(m_mutex);
    return m_reads;
}

void FakeKeychain::put(ServerId server, const Credential& credential)
{
    const std::scoped_lock lock(m_mutex);
    m_kept[server] = credential;
}

engine::SecretOptions FakeKeychain::options(std::shared_ptr<FakeKeychain> keychain)
{
    engine::SecretOptions options;
    options.bounds = {.least = {.passes = 1, .memoryKib = 8},
                      .most = {.passes = 2, .memoryKib = 16},
                      .aim = milliseconds{1}};
    options.openKeychain
        = [keychain = std::move(keychain)](
              const QString&, engine::KeychainUse) -> Result<std::unique_ptr<vault::SecretStore>> {
        if (!keychain) {
            return fail(ErrorCode::KeychainFailed, u"there is none"_s);
        }
        return std::make_unique<Store>(keychain);
    };
    return options;
}

} // namespace vedette::test
