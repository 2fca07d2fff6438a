// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/AccessTrials.h"

#include "core/base/Nonce.h"
#include "core/base/PlainText.h"
#include "core/ssh/ErrorMap.h"
#include "core/ssh/Platform.h"
#include "core/ssh/ServerSession.h"
#include "core/ssh/ShellProtocol.h"
#include "core/ssh/TrialChannel.h"

#include <array>
#include <exception>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr milliseconds trialBound{5000};

struct Finding
{
    AccessVerdict verdict = AccessVerdict::Unclear;
    QString detail;
};

Finding refused(const QString& what)
{
    return {AccessVerdict::Right, what};
}

Finding excess(const QString& what)
{
    return {AccessVerdict::Excess, what};
}

Finding unclear(const Error& error)
{
    return {AccessVerdict::Unclear, errorName(error.code).toString() + u": "_s + error.detail};
}

/// RFC 4254, 5.1: 1 is "administratively prohibited", 3 "unknown channel type". libssh keeps the
/// number in its text.
bool isForbidden(QByteArrayView text)
{
    return text.contains("error (1)") || text.contains("error (3)");
}

/// A word that only a shell puts together out of its halves.
class Canary final
{
public:
    /// Prints the word, in any shell.
    [[nodiscard]] QByteArray command() const
    {
        return "echo " + m_word.first(half) + "''" + m_word.sliced(half);
    }
    [[nodiscard]] bool isIn(const QByteArray& output) const { return output.contains(m_word); }

private:
    static constexpr qsizetype half = 16;

    QByteArray m_word = makeNonce();
};

/// All trials on one session.
class AccessTrials final
{
public:
    AccessTrials(Session& session, Patience& patience)
        : m_session(session)
        , m_patience(patience)
    { }

    std::vector<AccessCheck> run()
    {
        using Try = Finding (AccessTrials::*)(Patience&);
        constexpr std::array<std::pair<AccessTrial, Try>, 11> trials{
            {{AccessTrial::OtherCommand, &AccessTrials::tryCommand},
             {AccessTrial::LoginShell, &AccessTrials::tryShell},
             {AccessTrial::EvaluatedLine, &AccessTrials::tryLine},
             {AccessTrial::EvaluatedNonce, &AccessTrials::tryNonce},
             {AccessTrial::Terminal, &AccessTrials::tryTerminal},
             {AccessTrial::Sftp, &AccessTrials::trySftp},
             {AccessTrial::AgentForwarding, &AccessTrials::tryAgent},
             {AccessTrial::X11Forwarding, &AccessTrials::tryX11},
             {AccessTrial::LocalForwarding, &AccessTrials::tryForward},
             {AccessTrial::SocketForwarding, &AccessTrials::trySocket},
             {AccessTrial::RemoteForwarding, &AccessTrials::tryListen}}};
        std::vector<AccessCheck> checks;
        for (const auto& [trial, attempt] : trials) {
            Patience own(m_patience.deadline().atMost(trialBound), m_patience.stop());
            Finding finding = (this->*attempt)(own);
            checks.push_back(
                {trial, finding.verdict, plainText(finding.detail, maxMessageLength).trimmed()});
        }
        return checks;
    }

private:
    using Request = std::function<int(ssh_channel)>;

    /// Opens a channel and makes the request on it; nothing when that much is granted.
    std::optional<Finding> ask(TrialChannel& channel, const Request& request)
    {
        const auto opened = channel.call(ssh_channel_open_session);
        if (!opened) {
            return unclear(opened.error());
        }
        if (*opened != SSH_OK) {
            const Error error = sessionError(m_session.get());
            return isForbidden(ssh_get_error(m_session.get())) ? refused(u"no channel is opened"_s)
                                                               : unclear(error);
        }
        const auto granted = channel.call(request);
        if (!granted) {
            return unclear(granted.error());
        }
        return *granted == SSH_OK ? std::nullopt : std::optional(refused(u"refused"_s));
    }

    /// For what the server need not refuse, when the fixed probe runs in its place.
    Finding talk(Patience& patience, const Request& request, const QByteArray& input)
    {
        TrialChannel channel(m_session, patience);
        if (auto finding = ask(channel, request)) {
            return *std::move(finding);
        }
        const auto sent = channel.send(input);
        channel.endInput();
        return judge(channel.receive(), sent);
    }

    [[nodiscard]] Finding judge(const QByteArray& output, const Result<void>& sent) const
    {
        if (m_canary.isIn(output)) {
            return excess(u"a shell ran a command"_s);
        }
        if (output.contains(shellSign())) {
            return excess(u"a shell ran what stands in place of the fixed probe"_s);
        }
        if (output.contains(probeSign())) {
            return refused(u"the fixed probe ran in its place"_s);
        }
        if (!sent) {
            return unclear(sent.error());
        }
        return {AccessVerdict::Unclear, u"an answer that tells nothing: "_s + plainText(output)};
    }

    /// A request that the fixed probe answers, then a line that a shell would run.
    [[nodiscard]] QByteArray talkLines() const
    {
        return "vd_version " + makeNonce() + '\n' + m_canary.command() + '\n';
    }

    Finding tryCommand(Patience& patience)
    {
        const QByteArray command = m_canary.command();
        return talk(
            patience,
            [&](ssh_channel c) { return ssh_channel_request_exec(c, command.constData()); },
            talkLines());
    }

    Finding tryShell(Patience& patience)
    {
        return talk(patience, ssh_channel_request_shell, talkLines());
    }

    Finding tryLine(Patience& patience)
    {
        return talk(patience, requestProbe, m_canary.command() + '\n');
    }

    Finding tryNonce(Patience& patience)
    {
        return talk(patience, requestProbe, "vd_version a;" + m_canary.command() + '\n');
    }

    static int requestProbe(ssh_channel channel)
    {
        return ssh_channel_request_exec(channel, probeCommand().constData());
    }

    Finding trySftp(Patience& patience)
    {
        constexpr QByteArrayView hello("\0\0\0\5\1\0\0\0\3\n", 10); // SSH_FXP_INIT, version 3
        constexpr qsizetype typeAt = 4;
        constexpr char versionType = 2; // SSH_FXP_VERSION
        TrialChannel channel(m_session, patience);
        if (auto finding = ask(channel, ssh_channel_request_sftp)) {
            return *std::move(finding);
        }
        const auto sent = channel.send(hello);
        QByteArray output = channel.receive(typeAt + 1); // at the end of input it would end unheard
        channel.endInput();
        const bool isSftp
            = output.size() > typeAt && output.at(0) == 0 && output.at(typeAt) == versionType;
        output += channel.receive();
        return isSftp ? excess(u"files can be read and written"_s) : judge(output, sent);
    }

    /// For what the server itself must refuse.
    Finding mustRefuse(Patience& patience, const Request& request, const QString& otherwise)
    {
        TrialChannel channel(m_session, patience);
        return ask(channel, request).value_or(excess(otherwise));
    }

    Finding tryTerminal(Patience& patience)
    {
        return mustRefuse(patience, ssh_channel_request_pty, u"a terminal was given"_s);
    }

    /// libssh asks for no answer: what runs on the channel tells whether it was given a socket.
    Finding tryAgent(Patience& patience)
    {
        const QByteArray command = "test -n \"$SSH_AUTH_SOCK\" && " + m_canary.command();
        TrialChannel channel(m_session, patience);
        if (auto finding = ask(channel, ssh_channel_request_auth_agent)) {
            return *std::move(finding);
        }
        const auto started = channel.call(
            [&](ssh_channel c) { return ssh_channel_request_exec(c, command.constData()); });
        if (!started || *started != SSH_OK) {
            return started ? refused(u"nothing runs"_s) : unclear(started.error());
        }
        const auto sent = channel.send("vd_version " + makeNonce() + '\n');
        channel.endInput();
        const QByteArray output = channel.receive();
        if (m_canary.isIn(output) || output.contains(agentSign())) {
            return excess(u"an agent would be reachable"_s);
        }
        return output.isEmpty() ? refused(u"refused"_s) : judge(output, sent);
    }

    Finding tryX11(Patience& patience)
    {
        return mustRefuse(
            patience,
            [](ssh_channel c) { return ssh_channel_request_x11(c, 0, nullptr, nullptr, 0); },
            u"a display would be reachable"_s);
    }

    /// A channel that leads on. Where nothing listens at its end the server says so only when it
    /// has tried.
    Finding leadOn(Patience& patience, const Request& open)
    {
        TrialChannel channel(m_session, patience);
        const auto opened = channel.call(open);
        if (!opened) {
            return unclear(opened.error());
        }
        const QByteArrayView text(ssh_get_error(m_session.get()));
        if (*opened != SSH_OK && isForbidden(text)) {
            return refused(u"refused"_s);
        }
        return excess(*opened == SSH_OK ? u"it connected"_s
                                        : u"it tried to connect: "_s + plainText(text));
    }

    Finding tryForward(Patience& patience)
    {
        constexpr int noService = 1; // tcpmux
        return leadOn(patience, [](ssh_channel c) {
            return ssh_channel_open_forward(c, "127.0.0.1", noService, "127.0.0.1", 0);
        });
    }

    /// sshd gives the same reason for what it forbids and for what is not there: only a socket that
    /// opens tells something. That of the journal is open to all on most of today's systems.
    Finding trySocket(Patience& patience)
    {
        constexpr const char* path = "/run/systemd/journal/stdout";
        TrialChannel channel(m_session, patience);
        const auto opened = channel.call(
            [](ssh_channel c) { return ssh_channel_open_forward_unix(c, path, "127.0.0.1", 0); });
        if (!opened) {
            return unclear(opened.error());
        }
        return *opened == SSH_OK ? excess(u"it connected"_s) : refused(u"it did not open"_s);
    }

    Finding tryListen(Patience& patience)
    {
        constexpr const char* host = "127.0.0.1";
        ssh_session session = m_session.get();
        int port = 0;
        TrialChannel channel(m_session, patience);
        const auto bound = channel.call(
            [&](ssh_channel) { return ssh_channel_listen_forward(session, host, 0, &port); });
        if (!bound) {
            return unclear(bound.error());
        }
        if (*bound != SSH_OK) {
            return refused(u"refused"_s);
        }
        [[maybe_unused]] const auto closed = channel.call(
            [&](ssh_channel) { return ssh_channel_cancel_forward(session, host, port); });
        return excess(u"port %1 of the server led back here"_s.arg(port));
    }

    Session& m_session;
    Patience& m_patience;
    Canary m_canary;
};

} // namespace

AccessReport tryExcess(const LoginRequest& request, Deadline deadline, const std::stop_token& stop)
{
    AccessReport report;
    try {
        platform::ignoreBrokenPipes();
        Patience patience(deadline, stop);
        LoginTrace trace;
        HostFindings findings;
        Attempt attempt{findings, patience, trace};
        const auto session = openServerSession(request, attempt);
        report.hostKey = std::move(findings.hostKey);
        report.newPins = std::move(findings.newPins);
        if (session) {
            report.checks = AccessTrials(**session, patience).run();
        } else {
            report.error = session.error();
        }
    } catch (const std::exception& exception) { // no memory, no thread
        report.error = Error{ErrorCode::Internal, plainText(QByteArrayView(exception.what()))};
    }
    return report;
}

} // namespace vedette::ssh
