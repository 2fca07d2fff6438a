// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Platform.h"
#include "tests/support/FakeSshForward.h"
#include "tests/support/FakeSshServer.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace vedette::test {

/// One client of a FakeSshServer. Lives on: its own thread.
class FakeSshConnection final
{
public:
    FakeSshConnection(const FakeSshOptions& options,
                      FakeSshCounters& counters,
                      const std::atomic_int& epoch);
    FakeSshConnection(const FakeSshConnection&) = delete;
    FakeSshConnection& operator=(const FakeSshConnection&) = delete;
    ~FakeSshConnection();

    /// Until the client goes, the server drops it, or `stop`.
    void serve(ssh::FileDescriptor socket, const QByteArray& privateKey, std::stop_token stop);

private:
    [[nodiscard]] bool misbehaveBeforeBanner(int socket);
    [[nodiscard]] bool pause(int socket, milliseconds duration) const;
    void hold(int socket) const;
    void fallSilentAt(FakeTrouble stage) const;
    [[nodiscard]] bool exchangeKeys(ssh::FileDescriptor socket, const QByteArray& privateKey);
    void setCallbacks();
    void setChannelCallbacks();
    void serveSession();
    void turn();

    [[nodiscard]] int checkPassword(const char* password);
    [[nodiscard]] int checkKey(ssh_key key, char signatureState);
    [[nodiscard]] int handleMessage(ssh_message message);
    [[nodiscard]] int handlePrompts(ssh_message message);
    void ask(ssh_message message) const;
    [[nodiscard]] const std::vector<FakePrompt>& round() const;
    [[nodiscard]] bool areRight() const;
    [[nodiscard]] int askForNewPassword(ssh_message message);
    [[nodiscard]] int forward(ssh_message message);
    [[nodiscard]] int startCommand(const char* command);
    void receive(QByteArrayView bytes);
    void handleRequest(const QByteArray& line);
    void beginFault();
    void relayOutput();
    void write(const QByteArray& bytes, bool isErrors = false);

    [[nodiscard]] bool isOver() const;
    [[nodiscard]] bool hasFault() const;

    const FakeSshOptions& m_options;
    FakeSshCounters& m_counters;
    const std::atomic_int& m_epoch;
    const int m_startEpoch;
    std::stop_token m_stop;

    ssh_server_callbacks_struct m_serverCallbacks{};
    ssh_channel_callbacks_struct m_channelCallbacks{};
    ssh_session m_session = nullptr;
    ssh_event m_event = nullptr;
    bool m_takesKeyNow = false; ///< the password was right
    ssh_channel m_channel = nullptr;
    ssh::platform::LocalProcess m_shell;
    std::vector<std::unique_ptr<FakeSshForward>> m_forwards;
    std::vector<std::unique_ptr<FakeSshForward>> m_newForwards; ///< libssh may call back any time
    QByteArray m_line; ///< the beginning of a request
    QByteArray m_held; ///< requests that wait for their delay
    std::optional<Deadline> m_heldUntil;
    int m_requests = 0;
    std::size_t m_round = 0; ///< of prompts
    bool m_isFlooding = false;
    bool m_isSilent = false;
};

} // namespace vedette::test
