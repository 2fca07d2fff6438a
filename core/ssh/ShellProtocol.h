// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

/// What is said to the persistent shell: constant text, a command of ours, and a nonce of ours.
namespace vedette::ssh {

/// The script of the persistent shell: it evaluates each line it is sent, until its input ends.
[[nodiscard]] QByteArray shellLoop();

/// The command that starts that shell from any login shell: sh, bash, zsh, fish or csh.
[[nodiscard]] QByteArray shellCommand();

/// What is asked for where the server forces the fixed probe and reads no command. A shell that
/// runs it after all says so by its output, shellSign().
[[nodiscard]] QByteArray probeCommand();
[[nodiscard]] QByteArrayView shellSign();
/// What the fixed probe says first when it is sent something else than a request.
[[nodiscard]] QByteArrayView probeSign();
/// What it adds to its version where an agent is forwarded to it.
[[nodiscard]] QByteArrayView agentSign();

/// The line that makes a shell answer a request to its prelude, in one frame of the request's own
/// nonce; the fixed probe takes the request itself.
[[nodiscard]] QByteArray preludeLine(const QByteArray& request);

/// One line that runs `command` in a subshell, without input and without its error output, and
/// prints one frame at once. An empty command does nothing and succeeds.
[[nodiscard]] QByteArray requestLine(const QByteArray& command, const QByteArray& nonce);

/// What a frame of that nonce begins with, and what its output is followed by; the exit code and a
/// line feed come last.
[[nodiscard]] QByteArray frameBegin(const QByteArray& nonce);
[[nodiscard]] QByteArray frameEnd(const QByteArray& nonce);

/// Lines that evaluate a script of many lines in the shell itself, where its functions stay.
[[nodiscard]] QByteArray definitionLines(const QByteArray& script);

} // namespace vedette::ssh
