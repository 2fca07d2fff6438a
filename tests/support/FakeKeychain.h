// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/SecretOptions.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace vedette::test {

/// What a FakeKeychain holds, and how it behaves. Called from any thread.
class FakeKeychain final
{
public:
    enum class Call
    {
        Read,
        Write,
        Remove
    };
    /// True for a call that is to fail. Runs on the thread that calls.
    using Trouble = std::function<bool(Call call, ServerId server)>;

    /// From now on every call fails, or none.
    void setWorking(bool isWorking);
    void setTrouble(Trouble trouble);
    [[nodiscard]] std::set<ServerId> servers() const;
    /// Empty when nothing is kept.
    [[nodiscard]] Credential kept(ServerId server) const;
    [[nodiscard]] int reads() const;
    void put(ServerId server, const Credential& credential);

    /// What the engine is given in place of the system's keychain, which no test touches.
    /// `keychain` may be null: there is none.
    [[nodiscard]] static engine::SecretOptions options(std::shared_ptr<FakeKeychain> keychain);

private:
    class Store;

    [[nodiscard]] Result<void> check(Call call, ServerId server) const;

    mutable std::mutex m_mutex;
    std::map<ServerId, Credential> m_kept;
    int m_reads = 0;
    Trouble m_trouble;
};

} // namespace vedette::test
