// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"
#include "core/ssh/FileDescriptor.h"
#include "tests/support/FakeSshOptions.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace vedette::test {

/// An SSH server inside the test, on a free port of 127.0.0.*, with every kind of misbehaviour.
/// Owns a thread of its own and one for each connection; all end with it.
class FakeSshServer final
{
public:
    explicit FakeSshServer(FakeSshOptions options = {});
    FakeSshServer(const FakeSshServer&) = delete;
    FakeSshServer& operator=(const FakeSshServer&) = delete;
    ~FakeSshServer();

    [[nodiscard]] QString host() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] HostKey hostKey() const;
    /// A server entry that leads here, with password login.
    [[nodiscard]] Server server() const;
    /// The pin that makes this server trusted.
    [[nodiscard]] HostKeyPin pin() const;
    [[nodiscard]] const FakeSshCounters& counters() const { return *m_counters; }

    /// New connections see another host key.
    void swapHostKey() { m_isSwapped = true; }
    /// Ends the connections that are open now; new ones are welcome.
    void dropConnections() { ++m_epoch; }

private:
    void acceptConnections(const std::stop_token& stop);

    FakeSshOptions m_options;
    std::unique_ptr<FakeSshCounters> m_counters = std::make_unique<FakeSshCounters>();
    std::vector<QByteArray> m_privateKeys; ///< the first one, and the swapped one
    std::vector<HostKey> m_hostKeys;
    std::atomic_bool m_isSwapped = false;
    std::atomic_int m_epoch = 0;
    ssh::FileDescriptor m_listener;
    quint16 m_port = 0;
    std::vector<std::jthread> m_connections; ///< of the accepting thread
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace vedette::test
