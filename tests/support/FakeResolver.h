// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/AddressBook.h"

#include <QByteArray>

#include <atomic>
#include <future>
#include <memory>
#include <vector>

namespace vedette::test {

/// What name servers say of every name, as the test changes it between lookups. Lives on: the
/// test's thread.
class FakeResolver final
{
public:
    using Addresses = std::vector<ssh::platform::SocketAddress>;

    /// To be given to an AddressBook; may outlive this.
    [[nodiscard]] ssh::Resolver resolver() const;

    void tell(Addresses addresses);
    void fail(ErrorCode code, const QString& why = {});
    /// Lookups do not end any more, before this does.
    void hang();

    [[nodiscard]] int lookups() const { return m_state->lookups; }
    /// That was asked for last.
    [[nodiscard]] QByteArray name() const { return m_state->name; }
    [[nodiscard]] quint16 port() const { return m_state->port; }

private:
    /// Shared with lookups that are left behind, which wait for the gate alone.
    struct State
    {
        Result<Addresses> answer;
        bool isHanging = false;
        std::shared_future<void> gate;
        QByteArray name;
        quint16 port = 0;
        std::atomic_int lookups = 0;
    };

    std::shared_ptr<State> m_state = std::make_shared<State>();
    std::promise<void> m_gate; ///< opens when this ends
};

} // namespace vedette::test
