// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/OwnPolls.h"

#include "core/collect/ProbeScript.h"
#include "core/collect/files/SftpTransport.h"
#include "core/collect/login/SessionOpener.h"
#include "tests/bench/Measure.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr seconds loginPatience{20};
constexpr seconds pollPatience{10};
constexpr int pollsUntilFiles = 20; // their channel opens beside the first ones

bool readsFiles(const collect::ServerContext& context)
{
    const auto* transport = dynamic_cast<const collect::SftpTransport*>(context.transport.get());
    return transport != nullptr
        && transport->readsFiles(collect::pollRequest(PollKind::Metrics).command);
}

Result<void> pollHere(collect::ServerContext& context, PollKind kind)
{
    const Snapshot snapshot = collect::pollOnce(context, kind, Deadline::after(pollPatience), {});
    return snapshot.error ? fail(*snapshot.error) : Result<void>{};
}

} // namespace

OwnSession::OwnSession(const test::SshdFixture& sshd, Channel channel)
    : m_channel(channel)
{
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.server.pollsByShell = channel == Channel::Shell;
    request.pins = {sshd.pin()};
    auto session = collect::openSession(request, Deadline::after(loginPatience), {});
    if (session.error) {
        m_error = *session.error;
        return;
    }
    m_context = std::move(session.context);
    settle();
}

void OwnSession::settle()
{
    for (int i = 0; i < pollsUntilFiles && !readsFiles(*m_context); ++i) {
        if (const auto polled = pollHere(*m_context, PollKind::Metrics); !polled) {
            m_error = polled.error();
            m_context.reset();
            return;
        }
    }
}

Result<void> OwnSession::check() const
{
    if (!m_context) {
        return fail(m_error);
    }
    const bool isOfFiles = readsFiles(*m_context);
    if (isOfFiles == (m_channel == Channel::Files)) {
        return {};
    }
    return fail(ErrorCode::NotAvailable,
                isOfFiles ? u"files are read, in spite of Server::pollsByShell"_s
                          : u"the server's files are not read"_s);
}

PollRun OwnSession::takeRun()
{
    const PollRun now{.collectorMs = cpuTime().own,
                      .bytes = static_cast<double>(m_context->transport->bytesReceived())};
    const PollRun before = std::exchange(m_before, now);
    return {.collectorMs = now.collectorMs - before.collectorMs,
            .bytes = *now.bytes - before.bytes.value_or(0)};
}

OwnPolls::OwnPolls(OwnSession& session, PollKind kind)
    : m_session(session)
    , m_kind(kind)
{ }

Result<PollRun> OwnPolls::run(int polls)
{
    (void)m_session.takeRun();
    for (int i = 0; i < polls; ++i) {
        if (const auto polled = pollHere(m_session.context(), m_kind); !polled) {
            return fail(polled.error());
        }
    }
    const PollRun run = m_session.takeRun();
    const auto checked = m_session.check();
    return checked ? Result<PollRun>(run) : fail(checked.error());
}

OwnRequests::OwnRequests(OwnSession& session, QByteArray command)
    : m_session(session)
    , m_command(std::move(command))
{ }

Result<PollRun> OwnRequests::run(int polls)
{
    (void)m_session.takeRun();
    for (int i = 0; i < polls; ++i) {
        const auto reply = collect::ask(
            *m_session.context().transport, m_command, Deadline::after(pollPatience), {});
        if (!reply) {
            return fail(reply.error());
        }
        if (reply->output.isEmpty()) {
            return fail(ErrorCode::CommandFailed, u"no output"_s);
        }
    }
    return m_session.takeRun();
}

} // namespace vedette::bench
