// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vedette::test {

/// What goes wrong before a login is done.
enum class FakeTrouble
{
    None,
    SilentAccept, ///< the connection is taken, and that is all
    HalfBanner,
    DripBanner, ///< one byte of it in 50 ms, without end
    FloodBanner, ///< lines before the banner, as fast as they go
    WebServer, ///< answers as an HTTP server does
    MailServer, ///< greets as an SMTP server does, and waits to be greeted
    HangUp, ///< closes the connection without a word
    TooManyLogins, ///< OpenSSH's words at MaxStartups
    SilentKeyExchange,
    SilentAuth, ///< the first message after the key exchange is not answered
    SilentNone,
    SilentPassword,
    SilentKey, ///< at the first word of a key
    SilentPrompts,
    SilentAnswers, ///< asks, and does not judge what it was answered
    SilentChannel,
    SilentCommand,
    HangUpOnPassword, ///< refuses by closing the connection, as some appliances do
    WantsNewPassword, ///< asks for another one in answer to the right one
    FloodAfterLogin, ///< sends messages to be ignored, without end, in place of a channel
    NoChannel,
    SilentForward, ///< a connection through it is never answered
    NoCommand,
    ClosesCommand ///< says why, and closes the channel in place of an answer
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

/// One question of a keyboard-interactive login.
struct FakePrompt
{
    std::string text = "Password: ";
    bool isHidden = true;
    std::optional<QByteArray> answer = {}; ///< the right one; nothing: the password
};

struct FakeSshOptions
{
    quint8 address = 1; ///< of 127.0.0.1; another one where the system has it
    QByteArray password = "right"; ///< empty: no password login
    std::vector<FakePrompt> prompts; ///< not empty: keyboard-interactive instead of password
    std::vector<std::vector<FakePrompt>> moreRounds; ///< asked one after another
    std::string promptName; ///< of each round
    std::string instruction;
    bool wantsBoth = false; ///< the password or a key first, then the prompts
    bool wantsKeyLast = false; ///< the password first, then a key
    bool offersBoth = false; ///< says that it takes passwords and prompts
    bool areAnswersEnough = true; ///< false: after the prompts another proof is asked for
    std::vector<QByteArray> acceptedKeys; ///< public keys in wire format
    FakeTrouble trouble = FakeTrouble::None;
    FakeFault fault = FakeFault::None;
    int faultAtRequest = 0; ///< 0: at once; 1: the login's own first request; 2: the next
    milliseconds replyDelay{0};
    int delayedRequest = 0; ///< the only one with that delay, and what comes after it; 0: all
    bool isJumpHost = false; ///< connects to ports of 127.0.0.1 for its clients
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
    std::atomic_int silences = 0; ///< fallen into after the key exchange
    std::atomic_int forwards = 0; ///< connections that clients asked for
    std::atomic_int requests = 0; ///< request lines of all shells
    std::atomic<qint64> floodedBytes = 0; ///< sent before the banner
};

} // namespace vedette::test
