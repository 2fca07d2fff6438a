// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Authenticate.h"

#include "core/base/PlainText.h"
#include "core/ssh/Agent.h"
#include "core/ssh/AuthExchange.h"
#include "core/ssh/Interactive.h"
#include "core/ssh/Platform.h"
#include "core/ssh/PrivateKey.h"
#include "core/ssh/UserCertificate.h"

#include <QDir>
#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr int passwordMethods = SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE;
constexpr int publicKeyMethod = SSH_AUTH_METHOD_PUBLICKEY;

/// One authentication: by which means it is tried, in which order, and why they were not enough.
class Authenticator final
{
public:
    Authenticator(Session& session,
                  const AuthRequest& request,
                  Patience& patience,
                  LoginTrace& trace)
        : m_server(request.server)
        , m_credential(request.credential)
        , m_identities(request.identities)
        , m_person(request.person)
        , m_patience(patience)
        , m_trace(trace)
        , m_user((m_server.user.isEmpty() ? platform::userName() : m_server.user).toUtf8())
        , m_exchange(session, m_user, patience, trace)
    { }

    Result<void> run()
    {
        m_trace.note(u"user "_s + QString::fromUtf8(m_user));
        const auto isIn = tryAll();
        m_exchange.noteMethods();
        if (!isIn) {
            Error error = isIn.error().in(u"authentication");
            if (m_exchange.hasOffered() && error.code == ErrorCode::ConnectionLost) {
                error.code = ErrorCode::AuthInterrupted; // some servers refuse by hanging up
            } else if (m_exchange.hasOfferedSecret() && error.code == ErrorCode::Timeout) {
                error.code = ErrorCode::AuthUnanswered; // it may count as a wrong one there
            }
            return fail(std::move(error));
        }
        return *isIn ? Result<void>{} : explainRefusal();
    }

private:
    using Outcome = AuthExchange::Outcome;

    Outcome tryAll()
    {
        Outcome isIn = tryChosenWay();
        if (!isIn || *isIn || !m_exchange.isPartial() || !takesKeys()) {
            return isIn;
        }
        // The password was right, and a key is wanted besides: before it none was taken.
        return m_server.auth == AuthMethod::KeyFile ? tryChosenKey() : tryKeys();
    }

    Outcome tryChosenWay()
    {
        switch (m_server.auth) {
        case AuthMethod::Automatic:
            return orKnowledge(tryKeys());
        case AuthMethod::KeyFile:
            return orKnowledge(tryChosenKey());
        case AuthMethod::Password:
            break;
        }
        if (m_credential.password.isEmpty() && !m_person.isThere()) {
            return fail(ErrorCode::AuthNeedsUser, u"a password is needed"_s);
        }
        return tryKnowledge();
    }

    Outcome orKnowledge(const Outcome& isIn) { return !isIn || *isIn ? isIn : tryKnowledge(); }

    /// As far as is known: each key that is offered in vain counts as a failure.
    [[nodiscard]] bool takesKeys() const
    {
        return methods() == 0 || (methods() & publicKeyMethod) != 0;
    }

    Outcome tryKeys()
    {
        Outcome isIn = tryWholeAgent();
        for (const QString& path : m_identities.keyFiles) {
            if (!isIn || *isIn || !takesKeys()) {
                return isIn;
            }
            if (QFile::exists(path)) {
                isIn = tryUsualKey(path);
            }
        }
        return isIn;
    }

    Outcome tryChosenKey()
    {
        const auto key = loadPrivateKey(m_server.identityFile, m_credential.passphrase, m_patience);
        if (const auto ok = m_patience.check(); !ok) {
            return fail(ok.error());
        }
        return key ? tryKeyOf(m_server.identityFile, key->get()) : tryChosenKeyOfAgent(key.error());
    }

    /// The password; and with a person there what the server asks, which comes first as with ssh.
    Outcome tryKnowledge()
    {
        const bool hasPassword = !m_credential.password.isEmpty();
        if (!m_person.isThere()) {
            return hasPassword ? tryPassword() : m_exchange.askForMethods();
        }
        if (Outcome isIn = m_exchange.askForMethods(); !isIn || *isIn) {
            return isIn;
        }
        if ((methods() & SSH_AUTH_METHOD_INTERACTIVE) != 0) {
            const auto end = m_exchange.answer(m_credential.password, m_person);
            if (!end) {
                return fail(end.error());
            }
            const bool isOpen = (*end == PromptEnd::Unasked || *end == PromptEnd::NotEnough)
                && hasPassword && (methods() & SSH_AUTH_METHOD_PASSWORD) != 0;
            if (!isOpen) {
                return *end == PromptEnd::LoggedIn;
            }
        }
        return hasPassword ? tryPassword() : Outcome(false);
    }

    /// The file can't be used, as ssh finds an encrypted key, or a public one; the agent may hold
    /// what belongs to it. `whyNot` when it does not.
    Outcome tryChosenKeyOfAgent(const Error& whyNot)
    {
        Outcome otherwise
            = m_credential.password.isEmpty() ? Outcome(fail(whyNot)) : Outcome(false);
        m_trace.note(u"key "_s + m_server.identityFile + u": "_s + whyNot.detail);
        m_whyNoKey = whyNot.detail;
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
        return m_exchange.offerAgent(*std::move(agent));
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
        return m_exchange.offerAgent(*std::move(agent));
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

    /// First with its certificates, then alone, as ssh does.
    Outcome tryKeyOf(const QString& path, ssh_key key)
    {
        for (const QString& certificate : certificatesFor(path)) {
            const auto certified = withCertificate(key, certificate);
            Outcome isIn = certified
                ? m_exchange.offerKey(certified->get(), u"certificate "_s + certificate)
                : leaveOut(certificate, certified.error());
            if (!isIn || *isIn) {
                return isIn;
            }
        }
        return m_exchange.offerKey(key, u"key "_s + path);
    }

    /// The one that was chosen for the key, then the one beside it.
    [[nodiscard]] QStringList certificatesFor(const QString& keyPath) const
    {
        QStringList paths{certificateBeside(keyPath)};
        if (keyPath == m_server.identityFile && !m_server.certificateFile.isEmpty()) {
            paths.prepend(m_server.certificateFile);
            paths.removeDuplicates();
        }
        return paths;
    }

    /// A login with a chosen key does not go on without its chosen certificate.
    Outcome leaveOut(const QString& certificate, const Error& error)
    {
        const bool isChosen = certificate == m_server.certificateFile;
        if (isChosen && m_server.auth == AuthMethod::KeyFile) {
            return fail(ErrorCode::KeyUnreadable, error.detail);
        }
        if (isChosen || error.code != ErrorCode::NotAvailable) {
            m_trace.note(error.detail);
        }
        return false;
    }

    Outcome tryPassword()
    {
        bool isPartial = false;
        if (methods() == 0 || (methods() & SSH_AUTH_METHOD_PASSWORD) != 0) {
            Outcome isIn = m_exchange.offerPassword(m_credential.password);
            if (!isIn || *isIn) {
                return isIn;
            }
            isPartial = m_exchange.isPartial();
        }
        if ((methods() & passwordMethods) != SSH_AUTH_METHOD_INTERACTIVE) {
            return false;
        }
        if (isPartial && !m_person.isThere()) {
            return fail(ErrorCode::AuthQuestion, secondProof);
        }
        // The password went unread: this server asks for it in a dialogue. Or it was right, and
        // what is asked for now is something else.
        return m_exchange.answer(isPartial ? Secret() : m_credential.password, m_person)
            .map([](PromptEnd end) { return end == PromptEnd::LoggedIn; });
    }

    [[nodiscard]] int methods() const { return m_exchange.methods(); }

    [[nodiscard]] Result<void> explainRefusal() const
    {
        const bool hasPassword = !m_credential.password.isEmpty();
        if (m_exchange.isPartial() && (hasPassword || m_person.hasAsked())) {
            return methods() == publicKeyMethod
                ? fail(ErrorCode::AuthNeedsUser, u"the server wants a key besides the password"_s)
                : fail(ErrorCode::AuthQuestion, secondProof);
        }
        if (m_person.hasAsked()) { // to be asked again, when the person wants to
            return fail(ErrorCode::AuthQuestion, u"the server refused what it was answered"_s);
        }
        const bool takesPassword = (methods() & passwordMethods) != 0;
        const bool takesKey = (methods() & publicKeyMethod) != 0;
        if (takesKey && !m_lockedKey.isEmpty() && m_credential.passphrase.isEmpty()) {
            return fail(ErrorCode::AuthNeedsUser, u"the key has a passphrase: "_s + m_lockedKey);
        }
        if (m_exchange.hasProven() && !hasPassword
            && (methods() & passwordMethods) == SSH_AUTH_METHOD_INTERACTIVE) {
            return fail(ErrorCode::AuthQuestion, u"the server asks for more than the key"_s);
        }
        const bool mayAsk = m_server.auth != AuthMethod::KeyFile || !takesKey;
        if (takesPassword && !hasPassword && mayAsk) {
            return fail(ErrorCode::AuthNeedsUser, u"the server asks for a password"_s);
        }
        const QString besides
            = m_whyNoKey.isEmpty() ? QString() : u"; the key was not used: "_s + m_whyNoKey;
        return fail(ErrorCode::AuthDenied, u"the server refused the login"_s + besides);
    }

    const Server& m_server;
    const Credential& m_credential;
    const LocalIdentities& m_identities;
    Person& m_person;
    Patience& m_patience;
    LoginTrace& m_trace;
    QByteArray m_user;
    AuthExchange m_exchange;
    QString m_lockedKey;
    QString m_whyNoKey; ///< the chosen key could not be offered
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
