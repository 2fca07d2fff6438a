// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/ShellProtocol.h"

#include "core/ssh/PreludeRequest.h"

namespace vedette::ssh {

namespace {

/// A quoted word of the shell: only the single quote itself needs care.
QByteArray quoted(QByteArray text)
{
    return '\'' + text.replace('\'', "'\\''") + '\'';
}

} // namespace

QByteArray shellLoop()
{
    // What runs long may watch 9 for the end of the connection: its own input is empty.
    return R"(LC_ALL=C; export LC_ALL; while IFS= read -r q; do eval "$q"; done 9<&0)";
}

QByteArray shellCommand()
{
    return "exec sh -c " + quoted(shellLoop());
}

QByteArray probeCommand()
{
    return "echo vedette-\"\"shell";
}

QByteArrayView shellSign()
{
    return "vedette-shell";
}

QByteArrayView probeSign()
{
    return "vedette-probe ";
}

QByteArrayView agentSign()
{
    return "vedette-agent";
}

QByteArray preludeLine(const QByteArray& request)
{
    constexpr QByteArrayView local(" local");
    if (request.endsWith(local)) {
        return "vd_local " + nonceOf(request) + " 2>/dev/null\n";
    }
    const bool isWholeFrame = preludeFunction(request) == PreludeFunction::Status;
    return isWholeFrame ? request + " 2>/dev/null\n" : "vd_gather " + request + '\n';
}

QByteArray requestLine(const QByteArray& command, const QByteArray& nonce)
{
    // The output is gathered to be printed by one write: four times cheaper for both sides. A
    // command that breaks, or exits, ends its subshell only. The line never holds a whole mark, so
    // that its echo is no frame.
    return "_n=" + nonce + ";_o=$(eval " + quoted(command.isEmpty() ? ":" : command)
        + R"( </dev/null 2>/dev/null);_r=$?;printf '\n%s{\n%s\n%s}%s\n' )"
        + R"("$_n" "$_o" "$_n" "$_r";_o=)" + '\n';
}

QByteArray frameBegin(const QByteArray& nonce)
{
    return '\n' + nonce + "{\n";
}

QByteArray frameEnd(const QByteArray& nonce)
{
    return '\n' + nonce + '}';
}

QByteArray definitionLines(const QByteArray& script)
{
    if (script.isEmpty()) {
        return {};
    }
    const QByteArray lastFeed = script.endsWith('\n') ? "" : "\n";
    return R"(_n=$(printf '\nx');_n=${_n%x};_p=;while IFS= read -r _l&&[ "x$_l" != x@@ ];do )"
           R"(_p=$_p$_l$_n;done;eval "$_p" </dev/null 2>/dev/null;_p=)"
        + QByteArray("\n") + script + lastFeed + "@@\n";
}

} // namespace vedette::ssh
