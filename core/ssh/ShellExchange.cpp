// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/ShellExchange.h"

#include "core/base/Clock.h"
#include "core/base/Nonce.h"
#include "core/base/PlainText.h"
#include "core/ssh/ErrorMap.h"
#include "core/ssh/PreludeRequest.h"
#include "core/ssh/ShellProtocol.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

void ShellExchange::define(const QByteArray& script)
{
    if (m_access == ServerAccess::Shell) {
        m_definitions = script;
    }
}

Result<void> ShellExchange::start(const QByteArray& command)
{
    if (m_error) {
        return fail(*m_error);
    }
    if (isRunning() || m_reply) {
        return fail(ErrorCode::Internal, u"a request is running"_s);
    }
    if (command.contains('\n')) {
        return fail(ErrorCode::Internal, u"a request is one line"_s);
    }
    if (!m_hasSent && !m_definitions.isEmpty()) {
        m_outgoing = definitionLines(m_definitions);
    }
    if (m_access == ServerAccess::FixedProbe) {
        return ask(command.isEmpty() ? "vd_version " + makeNonce() : command);
    }
    if (preludeFunction(command)) {
        return ask(command);
    }
    const QByteArray nonce = makeNonce();
    m_reader.expect(nonce);
    m_outgoing += requestLine(command, nonce);
    m_started = systemClock().monotonic();
    return {};
}

Result<void> ShellExchange::ask(const QByteArray& request)
{
    if (!request.contains(' ')) {
        return fail(ErrorCode::Internal, u"a request to the fixed probe has no nonce"_s);
    }
    m_reader.expect(nonceOf(request));
    m_outgoing += m_access == ServerAccess::FixedProbe ? request + '\n' : preludeLine(request);
    m_started = systemClock().monotonic();
    return {};
}

void ShellExchange::abandon()
{
    m_reader.forget();
    m_reply.reset();
    if (!m_hasSent) {
        m_outgoing = {};
    }
}

void ShellExchange::interrupt()
{
    if (isRunning()) {
        m_outgoing += '\n';
    }
}

void ShellExchange::sent(qsizetype bytes)
{
    m_hasSent = m_hasSent || bytes > 0;
    if (m_hasSent) {
        m_definitions = {};
    }
    m_outgoing.remove(0, bytes);
    if (m_outgoing.isEmpty()) {
        m_outgoing = {}; // the functions of a prelude were much longer than a request is
        m_started = systemClock().monotonic(); // a shell may have had to be opened first
    }
}

void ShellExchange::receive(QByteArrayView output)
{
    if (m_error) {
        return;
    }
    auto frame = m_reader.feed(output);
    if (!frame) {
        m_error = frame.error();
        return;
    }
    if (!frame->has_value()) {
        return;
    }
    m_hasAnswered = true;
    const auto roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(
        systemClock().monotonic() - m_started);
    m_reply = ShellReply{std::move((*frame)->output), (*frame)->exitCode, roundTrip};
}

void ShellExchange::receiveErrors(QByteArrayView output)
{
    const auto counted = m_reader.feedErrors(output);
    if (!counted && !m_error) {
        m_error = counted.error();
    }
}

Result<std::optional<ShellReply>> ShellExchange::takeReply()
{
    if (m_error) {
        return fail(*m_error);
    }
    return std::exchange(m_reply, std::nullopt);
}

QString ShellExchange::printed() const
{
    return plainText(QByteArrayView(m_reader.noise()), maxMessageLength).trimmed();
}

std::optional<Error> ShellExchange::otherAccess() const
{
    const QByteArray text = m_reader.noise() + m_reader.undecided();
    if (m_access == ServerAccess::FixedProbe && text.contains(shellSign())) {
        return Error{ErrorCode::AccessDiffers,
                     u"this login is given a whole shell, not the fixed probe"_s};
    }
    if (m_access == ServerAccess::Shell && text.contains(probeSign())) {
        return Error{ErrorCode::AccessDiffers,
                     u"this login is given the fixed probe, not a shell"_s};
    }
    return std::nullopt;
}

Error ShellExchange::endOfStream() const
{
    if (const auto other = otherAccess(); other && !m_hasAnswered) {
        return *other;
    }
    const QString text = printed();
    if (m_hasAnswered) {
        return {ErrorCode::ConnectionLost,
                text.isEmpty() ? u"the shell ended"_s : u"the shell ended, and said: "_s + text};
    }
    if (tellsOfExpiredPassword(text)) {
        return {ErrorCode::PasswordExpired, u"the shell does not start: "_s + text};
    }
    return {ErrorCode::CommandFailed,
            text.isEmpty() ? u"no shell answered"_s : u"no shell answered, but: "_s + text};
}

} // namespace vedette::ssh
