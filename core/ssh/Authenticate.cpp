// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Authenticate.h"

#include "core/base/PlainText.h"
#include "core/ssh/Agent.h"
#include "core/ssh/AgentRelay.h"
#include "core/ssh/ErrorMap.h"
#include "core/ssh/Interactive.h"
#include "core/ssh/Platform.h"
#include "core/ssh/PrivateKey.h"

#include <QDir>
#include <QFile>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr int passwordMethods = SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE;
constexpr int publicKeyMethod = SSH_AUTH_METHOD_PUBLICKEY;

/// One authentication: what was tried, and why it was not enough.
class Authenticator final
{
public:
    Authenticator(Session& session,
                  const AuthRequest& request,
                  Patience& patience,
                  LoginTrace& trace)
        : m_session(session)
        , m_server(request.server)
        , m_credential(request.credential)
        , m_identities(request.identities)
        , m_person(request.person)
        , m_patience(patience)
        , m_trace(trace)
        , m_user((m_server.user.isEmpty() ? platform::userName() : m_server.user).toUtf8())
    { }

    Result<void> run()
    {
        m_trace.note(u"user "_s + QString::fromUtf8(m_user));
        const auto isIn = tryAll();
        noteMethods();
        if (!isIn) {
            Error error = isIn.error().in(u"authentication");
            if (m_hasOffered && error.code == ErrorCode::ConnectionLost) {
                error.code = ErrorCode::AuthInterrupted; // some servers refuse by hanging up
            } else if (m_hasOfferedSecret && error.code == ErrorCode::Timeout) {
                error.code = ErrorCode::AuthUnanswered; // it may count as a wrong one there
            }
            return fail(std::move(error));
        }
        return *isIn ? Result<void>{} : explainRefusal();
    }

private:
    /// True: logged in. False: not by this way, another may be tried.
    using Outcome = Result<bool>;

    /// Notes how an attempt ended.
    Outcome noted(const QString& attempt, Outcome isIn)
    {
        const QString failure = isIn ? u"refused"_s : errorName(isIn.error().code).toString();
        const bool isPartial = isIn && !*isIn && m_isPartial;
        m_trace.note(attempt + u": "_s
                     + (isIn && *isIn   ? u"accepted"_s
                            : isPartial ? u"right, and not enough"_s
                                        : failure));
        return isIn;
    }

    void noteMethods()
    {
        constexpr std::array names{
            std::pair{SSH_AUTH_METHOD_PUBLICKEY, "publickey"_L1},
            std::pair{SSH_AUTH_METHOD_PASSWORD, "password"_L1},
            std::pair{SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive"_L1},
            std::pair{SSH_AUTH_METHOD_HOSTBASED, "hostbased"_L1},
            std::pair{SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi-with-mic"_L1}};
        QStringList offered;
        for (const auto& [method, name] : names) {
            if ((static_cast<unsigned>(methods()) & method) != 0) {
                offered += name;
            }
        }
        if (!offered.isEmpty()) {
            m_trace.note(u"the server takes: "_s + offered.join(u", "_s));
        }
    }

    Outcome tryAll()
    {
        switch (m_server.auth) {
        case AuthMethod::Automatic:
            return tryAutomatic();
        case AuthMethod::KeyFile:
            return tryChosenKey();
        case AuthMethod::Password:
            break;
        }
        if (m_credential.password.isEmpty() && !m_person.isThere()) {
            return fail(ErrorCode::AuthNeedsUser, u"a password is needed"_s);
        }
        return tryKnowledge();
    }

    Outcome tryAutomatic()
    {
        Outcome isIn = tryWholeAgent();
        for (const QString& path : m_identities.keyFiles) {
            if (!isIn || *isIn) {
                return isIn;
            }
            if (QFile::exists(path)) {
                isIn = tryUsualKey(path);
            }
        }
        if (!isIn || *isIn) {
            return isIn;
        }
        return tryKnowledge();
    }

    Outcome tryChosenKey()
    {
        const auto key = loadPrivateKey(m_server.identityFile, m_credential.passphrase, m_patience);
        if (const auto ok = m_patience.check(); !ok) {
            return fail(ok.error());
        }
        const Outcome isIn
            = key ? tryKeyOf(m_server.identityFile, key->get()) : tryChosenKeyOfAgent(key.error());
        return !isIn || *isIn ? isIn : tryKnowledge();
    }

    /// The password; and with a person there what the server asks, which comes first as with ssh.
    Outcome tryKnowledge()
    {
        const bool hasPassword = !m_credential.password.isEmpty();
        if (!m_person.isThere()) {
            return hasPassword ? tryPassword() : askForMethods();
        }
        if (const Outcome isIn = askForMethods(); !isIn || *isIn) {
            return isIn;
        }
        if ((methods() & SSH_AUTH_METHOD_INTERACTIVE) != 0) {
            const auto end = tryPrompts(m_credential.password);
            if (!end) {
                return fail(end.error());
            }
            const bool isOpen = *end == PromptEnd::Unasked && hasPassword
                && (methods() & SSH_AUTH_METHOD_PASSWORD) != 0;
            if (!isOpen) {
                return *end == PromptEnd::LoggedIn;
            }
        }
        return hasPassword ? tryPassword() : Outcome(false);
    }

    Result<PromptEnd> tryPrompts(const Secret& password)
    {
        const auto policy = m_hasProven ? PromptPolicy::NamedPassword : PromptPolicy::AnyHidden;
        m_hasOffered = m_hasOfferedSecret = true;
        m_isPartial = false;
        const auto end = answerPrompts(m_session, m_user, {password, policy, m_person}, m_patience);
        [[maybe_unused]] const Outcome told
            = noted(u"keyboard-interactive"_s,
                    end.map([](PromptEnd how) { return how == PromptEnd::LoggedIn; }));
        return end;
    }

    /// The file can't be used, as ssh finds an encrypted key, or a public one; the agent may hold
    /// what belongs to it. `whyNot` when it does not.
    Outcome tryChosenKeyOfAgent(const Error& whyNot)
    {
        const Outcome otherwise
            = m_credential.password.isEmpty() ? Outcome(fail(whyNot)) : Outcome(false);
        const QByteArray wanted = publicKeyBeside(m_server.identityFile);
        if (wanted.isEmpty()) {
            return otherwise;
        }
        auto agent = openAgent(m_identities.agentSocket, m_patience);
        if (const auto ok = m_patience.check(); !ok) {
            return fail(ok.error());
        }
        if (!agent) {
            m_trace.note(u"agent: "_s + agent.error().detail);
            return otherwise;
        }
        agent->identities = namingOnly(agent->identities, wanted);
        if (agent->identities.isEmpty()) {
            m_trace.note(u"the agent does not hold "_s + m_server.identityFile);
            return otherwise;
        }
        return tryAgent(*std::move(agent));
    }

    Outcome tryWholeAgent()
    {
        auto agent = openAgent(m_identities.agentSocket, m_patience);
        if (const auto ok = m_patience.check(); !ok) {
            return fail(ok.error());
        }
        if (!agent) {
            m_trace.note(u"agent: "_s + agent.error().detail);
            return false;
        }
        return tryAgent(*std::move(agent));
    }

    Outcome tryAgent([[maybe_unused]] OpenAgent agent)
    {
#ifndef _WIN32
        auto pipe = platform::makeSocketPair();
        if (!pipe) {
            return fail(pipe.error());
        }
        m_hasOffered = true;
        AgentRelay relay(std::move(agent), *std::move(pipe), m_patience);
        if (ssh_set_agent_socket(m_session.get(), relay.takeSocket()) != SSH_OK) {
            return fail(ErrorCode::Internal, u"libssh takes no agent"_s);
        }
        const auto rc = m_session.finish(
            [this] { return ssh_userauth_agent(m_session.get(), m_user.constData()); },
            SSH_AUTH_AGAIN,
            m_patience);
        if (rc && *rc == SSH_AUTH_ERROR && ssh_is_connected(m_session.get()) != 0) {
            if (const auto ok = m_patience.check(); !ok) {
                return noted(u"agent"_s, fail(ok.error()));
            }
            m_trace.note(u"agent: it failed, or took more than 5 s"_s);
            return false;
        }
        return noted(u"agent"_s, judge(rc));
#else
        return false;
#endif
    }

    /// A key file that nobody chose: what can't be used is skipped, but remembered.
    Outcome tryUsualKey(const QString& path)
    {
        const auto key = loadPrivateKey(path, m_credential.passphrase, m_patience);
        if (key) {
            return tryKeyOf(path, key->get());
        }
        m_trace.note(u"key "_s + path + u": "_s + errorName(key.error().code));
        if (const auto ok = m_patience.check(); !ok) {
            return fail(ok.error());
        }
        if (key.error().code == ErrorCode::AuthNeedsUser) {
            m_lockedKey = path;
        }
        return false;
    }

    /// First with the certificate beside it, then alone, as ssh does.
    Outcome tryKeyOf(const QString& path, ssh_key key)
    {
        const auto certified = withCertificate(key, path);
        if (certified) {
            Outcome isIn = noted(u"certificate of "_s + path, tryKey(certified->get()));
            if (!isIn || *isIn) {
                return isIn;
            }
        } else if (certified.error().code != ErrorCode::NotAvailable) {
            m_trace.note(certified.error().detail);
        }
        return noted(u"key "_s + path, tryKey(key));
    }

    Outcome tryKey(ssh_key key)
    {
        m_hasOffered = true;
        return judge(m_session.finish(
            [this, key] {
                return ssh_userauth_publickey(m_session.get(), m_user.constData(), key);
            },
            SSH_AUTH_AGAIN,
            m_patience));
    }

    Outcome tryPassword()
    {
        m_hasOffered = m_hasOfferedSecret = true;
        Outcome isIn
            = noted(u"password"_s,
                    judgePassword(m_session.finish(
                        [this] {
                            return ssh_userauth_password(m_session.get(),
                                                         m_user.constData(),
                                                         m_credential.password.constData());
                        },
                        SSH_AUTH_AGAIN,
                        m_patience)));
        if (!isIn || *isIn || (methods() & passwordMethods) != SSH_AUTH_METHOD_INTERACTIVE) {
            return isIn;
        }
        if (m_isPartial && !m_person.isThere()) {
            return fail(ErrorCode::AuthQuestion, secondProof);
        }
        // The password went unread: this server asks for it in a dialogue. Or it was right, and
        // what is asked for now is something else.
        return tryPrompts(m_isPartial ? Secret() : m_credential.password).map([](PromptEnd end) {
            return end == PromptEnd::LoggedIn;
        });
    }

    Outcome judgePassword(const Result<int>& rc)
    {
        if ((!rc || *rc == SSH_AUTH_ERROR) && asksForNewPassword(m_session.get())) {
            return fail(ErrorCode::PasswordExpired, u"the server asks for a new password"_s);
        }
        return judge(rc);
    }

    /// Nothing was offered yet: only a refused "none" tells what the server would take.
    Outcome askForMethods()
    {
        if (methods() != 0) {
            return false;
        }
        return judge(m_session.finish(
            [this] { return ssh_userauth_none(m_session.get(), m_user.constData()); },
            SSH_AUTH_AGAIN,
            m_patience));
    }

    Outcome judge(const Result<int>& rc)
    {
        if (!rc) {
            return fail(rc.error());
        }
        switch (*rc) {
        case SSH_AUTH_SUCCESS:
            return true;
        case SSH_AUTH_PARTIAL:
            m_isPartial = true;
            m_hasProven = true;
            return false;
        case SSH_AUTH_DENIED:
            m_isPartial = false;
            return false;
        default:
            return fail(m_session.failure(m_patience));
        }
    }

    [[nodiscard]] int methods() const
    {
        return ssh_userauth_list(m_session.get(), m_user.constData());
    }

    [[nodiscard]] Result<void> explainRefusal() const
    {
        if (m_person.hasAsked()) { // to be asked again, when the person wants to
            return fail(ErrorCode::AuthQuestion, u"the server refused what it was answered"_s);
        }
        const bool hasPassword = !m_credential.password.isEmpty();
        const bool takesPassword = (methods() & passwordMethods) != 0;
        const bool takesKey = (methods() & publicKeyMethod) != 0;
        if (takesKey && !m_lockedKey.isEmpty() && m_credential.passphrase.isEmpty()) {
            return fail(ErrorCode::AuthNeedsUser, u"the key has a passphrase: "_s + m_lockedKey);
        }
        if (m_hasProven && !hasPassword
            && (methods() & passwordMethods) == SSH_AUTH_METHOD_INTERACTIVE) {
            return fail(ErrorCode::AuthQuestion, u"the server asks for more than the key"_s);
        }
        const bool mayAsk = m_server.auth != AuthMethod::KeyFile || !takesKey;
        if (takesPassword && !hasPassword && mayAsk) {
            return fail(ErrorCode::AuthNeedsUser, u"the server asks for a password"_s);
        }
        return fail(ErrorCode::AuthDenied, u"the server refused the login"_s);
    }

    Session& m_session;
    const Server& m_server;
    const Credential& m_credential;
    const LocalIdentities& m_identities;
    Person& m_person;
    Patience& m_patience;
    LoginTrace& m_trace;
    QByteArray m_user;
    QString m_lockedKey;
    bool m_hasOffered = false; ///< a key or a secret: from then on the server may have judged
    bool m_hasOfferedSecret = false; ///< the password, or an answer
    bool m_isPartial = false; ///< what was offered last was right, and not enough
    bool m_hasProven = false; ///< something that was offered was
};

/// As ssh_config(5) tells of IdentityAgent.
QByteArray agentSocketOf(const Server& server)
{
    if (server.identityAgent == "none"_L1) {
        return {};
    }
    return server.identityAgent.isEmpty() ? qgetenv("SSH_AUTH_SOCK")
                                          : QFile::encodeName(server.identityAgent);
}

} // namespace

LocalIdentities localIdentities(const Server& server)
{
    const QString folder = QDir::homePath() + u"/.ssh/"_s;
    LocalIdentities identities{
        agentSocketOf(server),
        {folder + u"id_ed25519"_s, folder + u"id_ecdsa"_s, folder + u"id_rsa"_s}};
    if (!server.identityFile.isEmpty()) {
        identities.keyFiles.removeAll(server.identityFile);
        identities.keyFiles.prepend(server.identityFile);
    }
    return identities;
}

Result<void>
authenticate(Session& session, const AuthRequest& request, Patience& patience, LoginTrace& trace)
{
    auto result = Authenticator(session, request, patience, trace).run();
    if (result) {
        session.setAuthenticated();
    }
    return result;
}

} // namespace vedette::ssh
