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
        if (!m_keychain->m_isWorking) {
            return failing();
        }
        const auto found = m_keychain->m_kept.find(server);
        return found == m_keychain->m_kept.end() ? Credential() : found->second;
    }

    Result<void> write(ServerId server, const Credential& credential) override
    {
        const std::scoped_lock lock(m_keychain->m_mutex);
        if (!m_keychain->m_isWorking) {
            return failing();
        }
        m_keychain->m_kept[server] = credential;
        return {};
    }

    Result<void> remove(ServerId server) override
    {
        const std::scoped_lock lock(m_keychain->m_mutex);
        if (!m_keychain->m_isWorking) {
            return failing();
        }
        m_keychain->m_kept.erase(server);
        return {};
    }

private:
    static tl::unexpected<Error> failing()
    {
        return fail(ErrorCode::KeychainFailed, u"it is out of order"_s);
    }

    std::shared_ptr<FakeKeychain> m_keychain; // shared with the test
};

void FakeKeychain::setWorking(bool isWorking)
{
    const std::scoped_lock lock(m_mutex);
    m_isWorking = isWorking;
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
