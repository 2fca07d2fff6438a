// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/OwnPolls.h"

#include "core/base/Clock.h"
#include "core/collect/PollOnce.h"
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/collect/SessionLimits.h"
#include "core/collect/files/SftpTransport.h"
#include "core/collect/login/SessionOpener.h"
#include "core/ssh/Poller.h"
#include "tests/bench/Measure.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr seconds loginPatience{20};
constexpr seconds pollPatience{10};
constexpr std::chrono::microseconds gathering = collect::SessionLimits{}.gathering;
constexpr int pollsUntilSettled = 3; // files are opened, buffers have grown

bool readsFiles(const collect::ServerContext& context)
{
    const auto* transport = dynamic_cast<const collect::SftpTransport*>(context.transport.get());
    return transport != nullptr
        && transport->readsFiles(collect::pollRequest(PollKind::Metrics).command);
}

ssh::FileRequest smallRequest()
{
    constexpr qsizetype longest = 384; // a record of a file that has them
    constexpr std::array paths{"/proc/stat", "/proc/meminfo", "/proc/loadavg", "/proc/uptime"};
    constexpr std::array listPaths{"/proc/net/dev", "/proc/diskstats"};
    ssh::FileRequest request;
    for (const char* path : paths) {
        request.files.push_back({.path = path, .longestRecord = ssh::FileAsk::oneText});
    }
    for (const char* path : listPaths) {
        request.files.push_back({.path = path, .longestRecord = longest});
    }
    request.spaces = {{"/"}, {"/dev"}, {"/proc"}};
    return request;
}

} // namespace

OwnSessions::OwnSessions(const test::SshdFixture& sshd, Channel channel, std::size_t count)
    : m_channel(channel)
{
    while (m_contexts.size() < count) {
        auto context = open(sshd);
        if (!context) {
            m_contexts.clear();
            return;
        }
        m_contexts.push_back(std::move(context));
    }
}

std::unique_ptr<collect::ServerContext> OwnSessions::open(const test::SshdFixture& sshd)
{
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.server.pollsByShell = m_channel == Channel::Shell;
    request.pins = {sshd.pin()};
    auto session = collect::openSession(request, Deadline::after(loginPatience), {});
    if (session.error) {
        m_error = *session.error;
        return nullptr;
    }
    collect::ServerContext& context = *session.context;
    for (int i = 0; i < pollsUntilSettled; ++i) {
        const Snapshot polled
            = collect::pollOnce(context, PollKind::Metrics, Deadline::after(pollPatience), {});
        if (polled.error) {
            m_error = *polled.error;
            return nullptr;
        }
    }
    return std::move(session.context);
}

Result<void> OwnSessions::check() const
{
    if (m_contexts.empty()) {
        return fail(m_error);
    }
    const bool isOfFiles = readsFiles(*m_contexts.front());
    if (isOfFiles == (m_channel == Channel::Files)) {
        return {};
    }
    return fail(ErrorCode::NotAvailable,
                isOfFiles ? u"files are read, in spite of Server::pollsByShell"_s
                          : u"the server's files are not read"_s);
}

PollRun OwnSessions::takeRun()
{
    const auto received = std::accumulate(
        m_contexts.begin(), m_contexts.end(), qint64{0}, [](qint64 sum, const auto& context) {
            return sum + context->transport->bytesReceived();
        });
    const PollRun now{.collectorMs = cpuTime().own, .bytes = static_cast<double>(received)};
    const PollRun before = std::exchange(m_before, now);
    return {.collectorMs = now.collectorMs - before.collectorMs,
            .bytes = *now.bytes - before.bytes.value_or(0)};
}

Result<void> OwnSessions::turnAll(const std::function<Result<bool>(std::size_t index)>& turn)
{
    const Deadline deadline = Deadline::after(pollPatience);
    std::vector<std::size_t> left(count());
    std::iota(left.begin(), left.end(), std::size_t{0});
    while (!deadline.hasExpired()) {
        std::vector<std::size_t> still;
        for (const std::size_t index : left) {
            const auto done = turn(index);
            if (!done) {
                return fail(done.error());
            }
            if (!*done) {
                still.push_back(index);
            }
        }
        if (still.empty()) {
            return {};
        }
        left = std::move(still);
        waitFor(left);
    }
    return fail(ErrorCode::Timeout, u"no answer to a poll"_s);
}

void OwnSessions::waitFor(const std::vector<std::size_t>& left)
{
    std::vector<ssh::Wait> waits;
    waits.reserve(left.size());
    for (const std::size_t index : left) {
        waits.push_back(at(index).transport->wait());
    }
    ssh::Poller poller;
    (void)poller.wait(waits, pollPatience);
    std::this_thread::sleep_for(gathering);
}

OwnPolls::OwnPolls(OwnSessions& sessions, PollKind kind)
    : m_sessions(sessions)
    , m_kind(kind)
{ }

Result<PollRun> OwnPolls::run(int polls)
{
    (void)m_sessions.takeRun();
    for (std::size_t i = 0; i < static_cast<std::size_t>(polls); i += m_sessions.count()) {
        if (const auto polled = pollAll(); !polled) {
            return fail(polled.error());
        }
    }
    const PollRun run = m_sessions.takeRun();
    const auto checked = m_sessions.check();
    return checked ? Result<PollRun>(run) : fail(checked.error());
}

Result<void> OwnPolls::pollAll()
{
    std::vector<QByteArray> nonces;
    for (std::size_t i = 0; i < m_sessions.count(); ++i) {
        collect::ServerContext& context = m_sessions.at(i);
        const collect::ProbeRequest request = collect::pollRequest(m_kind, context.mayHang);
        nonces.push_back(request.nonce);
        if (auto started = context.transport->start(request.command); !started) {
            return started;
        }
    }
    return m_sessions.turnAll([&](std::size_t index) -> Result<bool> {
        collect::ServerContext& context = m_sessions.at(index);
        auto reply = context.transport->advance();
        if (!reply || !reply->has_value()) {
            return reply ? Result<bool>(false) : fail(reply.error());
        }
        const Snapshot snapshot = collect::readPoll(
            **std::move(reply), nonces[index], m_kind, systemClock().now(), context);
        return snapshot.error ? fail(*snapshot.error) : Result<bool>(true);
    });
}

OwnRequests::OwnRequests(OwnSessions& sessions, QByteArray command)
    : m_sessions(sessions)
    , m_command(std::move(command))
{ }

Result<PollRun> OwnRequests::run(int polls)
{
    (void)m_sessions.takeRun();
    for (std::size_t i = 0; i < static_cast<std::size_t>(polls); i += m_sessions.count()) {
        if (const auto asked = askAll(); !asked) {
            return fail(asked.error());
        }
    }
    return m_sessions.takeRun();
}

Result<void> OwnRequests::askAll()
{
    for (std::size_t i = 0; i < m_sessions.count(); ++i) {
        if (auto started = m_sessions.at(i).transport->start(m_command); !started) {
            return started;
        }
    }
    return m_sessions.turnAll([this](std::size_t index) -> Result<bool> {
        const auto reply = m_sessions.at(index).transport->advance();
        if (!reply || !reply->has_value()) {
            return reply ? Result<bool>(false) : fail(reply.error());
        }
        return (*reply)->output.isEmpty() ? fail(ErrorCode::CommandFailed, u"no output"_s)
                                          : Result<bool>(true);
    });
}

OwnFiles::OwnFiles(OwnSessions& sessions)
    : m_sessions(sessions)
{ }

Result<void> OwnFiles::prepare()
{
    if (auto checked = m_sessions.check(); !checked) {
        return checked;
    }
    for (std::size_t i = 0; i < m_sessions.count(); ++i) {
        auto files = m_sessions.at(i).transport->openFiles();
        if (!files) {
            return fail(files.error());
        }
        m_files.push_back(*std::move(files));
    }
    return m_sessions.turnAll([this](std::size_t index) -> Result<bool> {
        const auto opened = turn(index);
        return opened ? Result<bool>(m_files[index]->isReady()) : opened;
    });
}

/// Whether an answer is complete.
Result<bool> OwnFiles::turn(std::size_t index)
{
    const auto reply = m_files[index]->advance();
    return reply ? Result<bool>(reply->has_value()) : fail(reply.error());
}

Result<PollRun> OwnFiles::run(int polls)
{
    const ssh::FileRequest request = smallRequest();
    (void)m_sessions.takeRun();
    for (std::size_t i = 0; i < static_cast<std::size_t>(polls); i += m_sessions.count()) {
        for (const auto& files : m_files) {
            if (const auto started = files->start(request); !started) {
                return fail(started.error());
            }
        }
        const auto done = m_sessions.turnAll([this](std::size_t index) { return turn(index); });
        if (!done) {
            return fail(done.error());
        }
    }
    return m_sessions.takeRun();
}

} // namespace vedette::bench
