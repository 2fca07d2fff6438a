// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/SecretOptions.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace vedette::test {

/// What a FakeKeychain holds, and how it behaves. Called from any thread.
class FakeKeychain final
{
public:
    /// From now on every call fails.
    void setWorking(bool isWorking);
    [[nodiscard]] std::set<ServerId> servers() const;
    [[nodiscard]] int reads() const;
    void put(ServerId server, const Credential& credential);

    /// What the engine is given in place of the system's keychain, which no test touches.
    /// `keychain` may be null: there is none.
    [[nodiscard]] static engine::SecretOptions options(std::shared_ptr<FakeKeychain> keychain);

private:
    class Store;

    mutable std::mutex m_mutex;
    std::map<ServerId, Credential> m_kept;
    int m_reads = 0;
    bool m_isWorking = true;
};

} // namespace vedette::test
