// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"
#include "core/ssh/FileDescriptor.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace vedette::test {

/// What goes wrong before a login is done.
enum class FakeTrouble
{
    None,
    SilentAccept, ///< the connection is taken, and that is all
    HalfBanner,
    DripBanner, ///< one byte in 50 ms, without end
    FloodBanner, ///< lines before the banner, as fast as they go
    WebServer, ///< answers as an HTTP server does
    TooManyLogins, ///< OpenSSH's words at MaxStartups
    SilentKeyExchange,
    SilentAuth,
    HangUpOnPassword, ///< refuses by closing the connection, as some appliances do
    FloodAfterLogin, ///< sends messages to be ignored, without end, in place of a channel
    NoChannel,
    NoCommand
};

/// What goes wrong with the shell, from `faultAtRequest` on.
enum class FakeFault
{
    None,
    Silence,
    Garbage, ///< text that is no frame
    EndlessOutput,
    EndlessErrors,
    CloseMidReply,
    LeaveAtOnce ///< "This account is currently not available."
};

/// One question of a keyboard-interactive login; the right answer is the password.
struct FakePrompt
{
    std::string text = "Password: ";
    bool isHidden = true;
};

struct FakeSshOptions
{
    QByteArray password = "right"; ///< empty: no password login
    std::vector<FakePrompt> prompts; ///< not empty: keyboard-interactive instead of password
    bool wantsBoth = false; ///< the password first, then the prompts
    std::vector<QByteArray> acceptedKeys; ///< public keys in wire format
    FakeTrouble trouble = FakeTrouble::None;
    FakeFault fault = FakeFault::None;
    int faultAtRequest = 0; ///< 0: at once; 1: the login's own first request; 2: the next
    milliseconds replyDelay{0};
    /// The output for a command; unset: a real `sh` runs it.
    std::function<QByteArray(const QByteArray& command)> answer;
};

/// Counted while the server runs; read from any thread.
struct FakeSshCounters
{
    std::atomic_int connections = 0;
    std::atomic_int authRequests = 0; ///< everything after the key exchange: 0 = not a byte
    std::atomic_int secretsSeen = 0; ///< passwords and answers
    std::atomic_int keysSeen = 0;
    std::atomic_int logins = 0;
    std::atomic_int requests = 0; ///< request lines of all shells
};

/// An SSH server inside the test, on a free port of 127.0.0.1, with every kind of misbehaviour.
/// Owns a thread of its own and one for each connection; all end with it.
class FakeSshServer final
{
public:
    explicit FakeSshServer(FakeSshOptions options = {});
    FakeSshServer(const FakeSshServer&) = delete;
    FakeSshServer& operator=(const FakeSshServer&) = delete;
    ~FakeSshServer();

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
