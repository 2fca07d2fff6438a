// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshConfig.h"

#include "core/base/PlainText.h"
#include "core/model/JumpHosts.h"
#include "core/ssh/config/SshConfigOutcome.h"
#include "core/ssh/config/SshConfigRun.h"
#include "core/ssh/config/SshScript.h"
#include "core/ssh/config/SshTokens.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

bool isControlByte(char c)
{
    return (c >= 0 && c < ' ') || c == '\x7F';
}

/// valid_hostname() of ssh.c: what could not do harm in a command.
bool isSafeHost(const QByteArray& host)
{
    static constexpr QByteArrayView unsafe = "'`\"$\\;&<>|(){} ";
    return !host.isEmpty() && !host.startsWith('-') && std::ranges::none_of(host, [](char c) {
        return unsafe.contains(c) || isControlByte(c);
    });
}

/// valid_ruser() of ssh.c.
bool isSafeUser(const QByteArray& user)
{
    static constexpr QByteArrayView unsafe = "'`\";&<>|(){}";
    return !user.isEmpty() && !user.startsWith('-') && !user.contains(" -") && !user.endsWith('\\')
        && std::ranges::none_of(user,
                                [](char c) { return unsafe.contains(c) || isControlByte(c); });
}

tl::unexpected<Error> refuseField(const QString& field)
{
    return fail(ErrorCode::InvalidConfig, field);
}

/// What could not do harm where ssh puts it into commands.
Result<SshTarget> safeTarget(const SshTarget& target)
{
    if (target.user && !isSafeUser(*target.user)) {
        return refuseField(u"user"_s);
    }
    return isSafeHost(target.host) ? Result<SshTarget>(target) : refuseField(u"host"_s);
}

/// The host as it stands on ssh's command line.
Result<SshTarget> readHost(const QByteArray& text, const SshConfigSystem& system)
{
    SshTarget target;
    if (const auto uri = readSshUri(text, system)) {
        if (!*uri) {
            return refuseField(u"host"_s);
        }
        target = **uri;
    } else {
        const qsizetype at = text.lastIndexOf('@');
        target.host = text.mid(at + 1);
        if (at >= 0) {
            target.user = text.left(at);
        }
    }
    return target;
}

tl::unexpected<Error> refuseHop(const QString& hop, const QString& problem)
{
    return fail(ErrorCode::InvalidConfig,
                u"jump host “%1”: %2"_s.arg(plainText(hop, maxMessageLength), problem));
}

bool isLiteral(const QByteArray& pattern)
{
    return !pattern.startsWith('!') && !pattern.contains('*') && !pattern.contains('?')
        && isSafeHost(pattern);
}

/// Those that are not known yet.
void addLiterals(const QList<QByteArray>& patterns, QSet<QByteArray>& known, QStringList& names)
{
    for (const QByteArray& pattern : patterns) {
        if (isLiteral(pattern) && !known.contains(pattern)) {
            known.insert(pattern);
            names += QString::fromUtf8(pattern);
        }
    }
}

/// ssh writes ProxyJump into a command of its own, in which tokens stand for the target (TOKENS of
/// ssh_config(5); the name as it was asked for is not known here). Empty: none.
Result<QString> wayNamedBy(const SshHostConfig& config)
{
    const auto expanded = expandSshTokens(config.proxyJump.value_or(QString()).toUtf8(),
                                          {{'h', config.hostName.toUtf8()},
                                           {'p', QByteArray::number(config.port)},
                                           {'r', config.user.toUtf8()}});
    return expanded ? Result<QString>(QString::fromUtf8(*expanded)) : fail(expanded.error());
}

} // namespace

QString addressOf(const SshHostConfig& config)
{
    Server server;
    server.host = config.hostName;
    server.port = config.port;
    server.user = config.user;
    return vedette::addressOf(server);
}

SshConfig::SshConfig(std::shared_ptr<const SshScript> script, SshConfigSystem system)
    : m_script(std::move(script))
    , m_system(std::move(system))
{ }

SshConfig::SshConfig(const SshConfig&) = default;
SshConfig::SshConfig(SshConfig&&) noexcept = default;
SshConfig& SshConfig::operator=(const SshConfig&) = default;
SshConfig& SshConfig::operator=(SshConfig&&) noexcept = default;
SshConfig::~SshConfig() = default;

Result<SshConfig> SshConfig::load(const QString& path, SshConfigSystem system)
{
    auto script = readSshScript(path.toLocal8Bit(), system);
    if (!script) {
        return fail(script.error());
    }
    return SshConfig(std::make_shared<const SshScript>(*std::move(script)), std::move(system));
}

Result<QStringList> SshConfig::hosts() const
{
    QStringList names;
    QSet<QByteArray> known;
    for (const SshStep& step : m_script->steps) {
        if (!step.problem.isEmpty()) {
            return fail(m_script->refusal(step, step.problem));
        }
        if (step.keyword == nullptr || step.keyword->option != SshOption::Host) {
            continue;
        }
        addLiterals(step.arguments, known, names);
    }
    return names;
}

Result<SshHostConfig> SshConfig::resolve(const QString& target) const
{
    return readHost(target.toUtf8(), m_system).and_then([this](const SshTarget& host) {
        return resolve(host);
    });
}

Result<SshHostConfig> SshConfig::resolve(const SshTarget& target) const
{
    const auto host = safeTarget(target);
    if (!host) {
        return fail(host.error());
    }
    SshConfigRun run(*m_script, m_system);
    if (const auto read = run.read(*host); !read) {
        return fail(read.error());
    }
    return outcomeOf(run, *m_script, m_system);
}

/// ssh logs in to a jump host by a second ssh, which reads the same file.
Result<SshHostConfig> SshConfig::resolveHop(const QString& hop) const
{
    const auto jump = readSshJump(hop.toUtf8(), m_system);
    if (!jump || jump->isNone) {
        return refuseHop(hop, u"it can't be understood"_s);
    }
    auto resolved = resolve(jump->last);
    if (!resolved) {
        return refuseHop(hop, resolved.error().detail);
    }
    const auto doubt = std::ranges::find(resolved->notes, true, &SshConfigNote::isDoubtful);
    if (doubt != resolved->notes.end()) {
        return refuseHop(hop, doubt->text);
    }
    return resolved;
}

/// Those that one ProxyJump names; the first of them is reached as its own lines say.
Result<std::vector<SshHostConfig>> SshConfig::resolveHops(const QStringList& hops) const
{
    std::vector<SshHostConfig> configs;
    for (const QString& hop : hops) {
        auto resolved = resolveHop(hop);
        if (!resolved) {
            return fail(resolved.error());
        }
        if (configs.empty() && resolved->proxyCommand) {
            return refuseHop(hop, u"it is reached by a ProxyCommand"_s);
        }
        configs.push_back(*std::move(resolved));
    }
    return configs;
}

Result<std::vector<SshHostConfig>> SshConfig::jumpHosts(const SshHostConfig& config) const
{
    std::vector<SshHostConfig> way;
    QStringList gone;
    auto jump = wayNamedBy(config);
    if (!jump) {
        return fail(jump.error());
    }
    while (!jump->isEmpty()) { // what the first one is reached through comes before it
        const QStringList hops = jump->split(u',');
        if (gone.contains(*jump)) {
            return refuseHop(hops.front(), u"the way there leads back to it, in a loop"_s);
        }
        gone += *jump;
        if (static_cast<qsizetype>(way.size()) + hops.size() > maxJumpHosts) {
            return refuseHop(hops.front(), u"the way is too long"_s);
        }
        auto nearer = resolveHops(hops);
        if (!nearer) {
            return nearer;
        }
        jump = wayNamedBy(nearer->front());
        if (!jump) {
            return fail(jump.error());
        }
        way.insert(way.begin(),
                   std::make_move_iterator(nearer->begin()),
                   std::make_move_iterator(nearer->end()));
    }
    return way;
}

} // namespace vedette::ssh
