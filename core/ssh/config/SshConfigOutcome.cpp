// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshConfigOutcome.h"

#include "core/ssh/config/SshNumbers.h"
#include "core/ssh/config/SshOptionChecks.h"
#include "core/ssh/config/SshTokens.h"

#include <QCryptographicHash>

#include <array>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr quint16 defaultPort = 22;

constexpr std::array<QByteArrayView, 7> defaultIdentities{"~/.ssh/id_rsa",
                                                          "~/.ssh/id_ecdsa",
                                                          "~/.ssh/id_ecdsa_sk",
                                                          "~/.ssh/id_ed25519",
                                                          "~/.ssh/id_ed25519_sk",
                                                          "~/.ssh/id_xmss",
                                                          "~/.ssh/id_dsa"};

QStringList textsOf(const QList<QByteArray>& texts)
{
    QStringList list;
    for (const QByteArray& text : texts) {
        list += QString::fromUtf8(text);
    }
    return list;
}

std::optional<QString> textIfSet(const std::optional<SshSetting>& setting)
{
    return setting ? std::optional(QString::fromUtf8(setting->value)) : std::nullopt;
}

bool isNoneWord(const QByteArray& value)
{
    return value.compare("none", Qt::CaseInsensitive) == 0;
}

/// Makes the outcome of one run. Lives on the thread that made it.
class Outcome
{
public:
    Outcome(const SshConfigRun& run, const SshScript& script, const SshConfigSystem& system)
        : m_run(run)
        , m_settings(run.settings())
        , m_script(script)
        , m_system(system)
    {
        const auto port = readSshPort(m_settings.textOf(SshOption::Port), system);
        m_port = port.value_or(0) != 0 ? *port : defaultPort;
        const auto& user = m_settings.of(SshOption::User);
        m_user = user ? user->value : system.user;
        fillTokens();
    }

    Result<SshHostConfig> make()
    {
        return checkJump()
            .and_then([this] { return checkValues(); })
            .and_then([this] { return checkTexts(); })
            .and_then([this] { return expandAgent(); })
            .and_then([this] { return expandKnownHosts(); })
            .map([this] { return result(); });
    }

private:
    void fillTokens()
    {
        const QByteArray port = QByteArray::number(m_port);
        const QByteArray alias = m_settings.textOf(SshOption::HostKeyAlias).toLower();
        const QByteArray hash
            = QCryptographicHash::hash(m_system.hostName + m_run.host() + port + m_user,
                                       QCryptographicHash::Sha1)
                  .toHex();
        m_tokens = {{'C', hash},
                    {'L', m_system.hostName.split('.').front()},
                    {'d', m_system.home},
                    {'h', m_run.host()},
                    {'i', m_system.userId},
                    {'k', alias.isEmpty() ? m_run.originalHost() : alias},
                    {'l', m_system.hostName},
                    {'n', m_run.originalHost()},
                    {'p', port},
                    {'r', m_user},
                    {'u', m_system.user}};
    }

    [[nodiscard]] tl::unexpected<Error> refuse(SshOption option, const QString& problem) const
    {
        const auto& setting = m_settings.of(option);
        const SshStep* const from = setting ? setting->from : nullptr;
        return from == nullptr ? fail(ErrorCode::InvalidFile, problem)
                               : fail(m_script.refusal(*from, problem));
    }

    /// "~", tokens and variables.
    [[nodiscard]] Result<QByteArray> expanded(SshOption option, const QByteArray& text) const
    {
        auto path = expandSshHome(text, m_system).and_then([this](const QByteArray& home) {
            return expandSshBoth(home, m_tokens, m_system);
        });
        if (!path) {
            return refuse(option, path.error().detail);
        }
        return path;
    }

    [[nodiscard]] const SshJump* jump() const
    {
        const auto& jump = m_settings.jump();
        return jump && !jump->isNone ? &*jump : nullptr;
    }

    [[nodiscard]] Result<void> checkJump() const
    {
        const SshJump* const jumpOrNone = jump();
        if (jumpOrNone == nullptr) {
            return {};
        }
        const SshTarget& last = jumpOrNone->last;
        const bool isLoop = last.host == m_run.host() && last.port.value_or(defaultPort) == m_port
            && last.user.value_or(m_user) == m_user;
        return isLoop
            ? fail(ErrorCode::InvalidFile,
                   u"ProxyJump leads from %1 to itself"_s.arg(QString::fromUtf8(m_run.host())))
            : Result<void>();
    }

    /// What OpenSSH refuses once all is read.
    [[nodiscard]] Result<void> checkValues() const
    {
        const auto attempts = readSshNumber(
            m_settings.textOf(SshOption::ConnectionAttempts), 0, std::numeric_limits<int>::max());
        if (attempts == 0) {
            return refuse(SshOption::ConnectionAttempts, u"no attempt to connect at all"_s);
        }
        if (m_settings.textOf(SshOption::ProxyCommand) == "-"
            && m_settings.isYes(SshOption::ProxyUseFdpass)) {
            return refuse(SshOption::ProxyCommand,
                          u"ProxyCommand “-” and ProxyUseFdpass exclude each other"_s);
        }
        const QByteArray command = m_settings.textOf(SshOption::RemoteCommand);
        const bool hasCommand = !command.isEmpty() && !isNoneWord(command);
        const bool isSession = !isNoneWord(m_settings.textOf(SshOption::SessionType));
        if (m_settings.isYes(SshOption::ForkAfterAuthentication) && !hasCommand && isSession) {
            return refuse(SshOption::ForkAfterAuthentication,
                          u"there is no command to run in the background"_s);
        }
        return {};
    }

    /// Texts that are of no use here, but in which OpenSSH refuses what it doesn't know.
    [[nodiscard]] Result<void> checkTexts() const
    {
        const QByteArray command = m_settings.textOf(SshOption::RemoteCommand);
        if (const auto text
            = expandSshTokens(isNoneWord(command) ? QByteArray() : command, m_tokens);
            !text) {
            return refuse(SshOption::RemoteCommand, text.error().detail);
        }
        for (const SshOption option : {SshOption::ControlPath, SshOption::ForwardAgent}) {
            const QByteArray path = m_settings.textOf(option);
            if (const auto text = expanded(option, isNoneWord(path) ? QByteArray() : path); !text) {
                return fail(text.error());
            }
        }
        return {};
    }

    Result<void> expandAgent()
    {
        const auto& agent = m_settings.of(SshOption::IdentityAgent);
        if (!agent) {
            return {};
        }
        const auto path = expanded(SshOption::IdentityAgent, agent->value);
        if (!path) {
            return fail(path.error());
        }
        m_agent = QString::fromUtf8(*path);
        return {};
    }

    Result<void> expandKnownHosts()
    {
        const QList<QByteArray> usualNames{"~/.ssh/known_hosts", "~/.ssh/known_hosts2"};
        const QList<QByteArray>& named = m_settings.knownHosts();
        const bool isNone = !named.isEmpty() && isNoneWord(named.front());
        const auto usual = expandedFiles(usualNames);
        const auto files
            = isNone ? Result<QStringList>() : expandedFiles(named.isEmpty() ? usualNames : named);
        if (!files) {
            return fail(files.error());
        }
        m_knownHosts = *files;
        m_hasUsualKnownHosts = files == usual;
        return {};
    }

    [[nodiscard]] Result<QStringList> expandedFiles(const QList<QByteArray>& files) const
    {
        QStringList paths;
        for (const QByteArray& file : files) {
            const auto path = expanded(SshOption::UserKnownHostsFile, file);
            if (!path) {
                return fail(path.error());
            }
            paths += QString::fromUtf8(*path);
        }
        return paths;
    }

    [[nodiscard]] QString strictness() const
    {
        const QByteArray word = m_settings.textOf(SshOption::StrictHostKeyChecking).toLower();
        if (word == "yes" || word == "true") {
            return u"true"_s;
        }
        if (word == "no" || word == "false" || word == "off") {
            return u"false"_s;
        }
        return word.isEmpty() ? u"ask"_s : QString::fromLatin1(word);
    }

    [[nodiscard]] QStringList identities() const
    {
        if (!m_settings.identityFiles().isEmpty()) {
            return textsOf(m_settings.identityFiles());
        }
        QStringList files;
        for (const QByteArrayView file : defaultIdentities) {
            files += QString::fromLatin1(file);
        }
        return files;
    }

    /// The files of one keyword that gathers them.
    [[nodiscard]] Result<QStringList>
    pathsOf(SshOption option, const QList<QByteArray>& files, QStringView keyword) const
    {
        QStringList paths;
        for (const QByteArray& file : files) {
            if (isNoneWord(file)) {
                continue;
            }
            const auto path = expanded(option, file);
            if (!path) {
                return fail(path.error().in(keyword));
            }
            paths += QString::fromLocal8Bit(*path);
        }
        return paths;
    }

    [[nodiscard]] SshHostConfig result() const
    {
        SshHostConfig config;
        config.hostName = QString::fromUtf8(m_run.host());
        config.user = QString::fromUtf8(m_user);
        config.port = m_port;
        config.identityFiles = identities();
        config.keyFiles
            = pathsOf(SshOption::IdentityFile, m_settings.identityFiles(), u"IdentityFile");
        config.certificateFiles = textsOf(m_settings.certificateFiles());
        config.certificatePaths = pathsOf(
            SshOption::CertificateFile, m_settings.certificateFiles(), u"CertificateFile");
        config.identityAgent = m_agent;
        const auto& command = m_settings.of(SshOption::ProxyCommand);
        if (jump() != nullptr) {
            config.proxyJump = QString::fromUtf8(toText(*jump()));
        } else if (command && !isNoneWord(command->value)) {
            config.proxyCommand = textIfSet(command);
            config.proxyUsesFdpass = m_settings.isYes(SshOption::ProxyUseFdpass);
        }
        config.hostKeyAlias = textIfSet(m_settings.of(SshOption::HostKeyAlias));
        if (config.hostKeyAlias) {
            config.hostKeyAlias
                = QString::fromUtf8(m_settings.textOf(SshOption::HostKeyAlias).toLower());
        }
        config.userKnownHostsFiles = m_knownHosts;
        config.hasUsualKnownHosts = m_hasUsualKnownHosts;
        config.strictHostKeyChecking = strictness();
        config.identitiesOnly = m_settings.isYes(SshOption::IdentitiesOnly);
        config.connectTimeout = readSshTime(m_settings.textOf(SshOption::ConnectTimeout));
        config.notes = m_run.notes();
        return config;
    }

    const SshConfigRun& m_run;
    const SshSettings& m_settings;
    const SshScript& m_script;
    const SshConfigSystem& m_system;
    quint16 m_port = defaultPort;
    QByteArray m_user;
    SshTokens m_tokens;
    std::optional<QString> m_agent;
    QStringList m_knownHosts;
    bool m_hasUsualKnownHosts = true;
};

} // namespace

Result<SshHostConfig>
outcomeOf(const SshConfigRun& run, const SshScript& script, const SshConfigSystem& system)
{
    return Outcome(run, script, system).make();
}

} // namespace vedette::ssh
