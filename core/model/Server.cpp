// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Server.h"

#include "core/base/PlainText.h"
#include "core/model/JumpHosts.h"
#include "core/model/ProxyCommand.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr qsizetype maxHostLength = 253; // RFC 1035
constexpr qsizetype maxUserLength = 256;
constexpr qsizetype maxPathLength = 4096; // PATH_MAX of Linux
constexpr qsizetype maxTags = 32;
constexpr qsizetype maxTagLength = 64;

bool hasOnly(const QString& text, const QRegularExpression& allowed)
{
    return allowed.match(text).hasMatch();
}

/// Dotted numbers only: an IPv4 address, or nothing that can be reached.
bool isNumbered(const QString& host)
{
    static const QRegularExpression numbers(u"\\A[0-9.]+\\z"_s);
    return hasOnly(host, numbers);
}

bool isIpv4(const QString& host)
{
    static const QString number = u"(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"_s;
    static const QRegularExpression four(u"\\A(?:%1\\.){3}%1\\z"_s.arg(number));
    return hasOnly(host, four);
}

/// Allow-list, never a deny-list: letters, digits, and what names and IPv6 addresses with a zone
/// need.
bool isHost(const QString& host)
{
    static const QRegularExpression allowed(u"\\A[\\p{L}\\p{N}_:%.-]+\\z"_s);
    return host.size() <= maxHostLength && !host.startsWith(u'-') && hasOnly(host, allowed)
        && (!isNumbered(host) || isIpv4(host));
}

/// A name of known_hosts(5), whether a host could have it or not; no pattern, and no hashed name.
bool isHostKeyAlias(const QString& alias)
{
    static const QRegularExpression allowed(u"\\A[\\p{L}\\p{N}_:%.-]*\\z"_s);
    return alias.size() <= maxHostLength && !alias.startsWith(u'-') && hasOnly(alias, allowed);
}

/// Domain accounts ("dom\\user", "user@dom") are allowed; spaces, quotes and control characters are
/// not.
bool isUser(const QString& user)
{
    static const QRegularExpression allowed(u"\\A[\\p{L}\\p{N}_.@+$\\\\-]+\\z"_s);
    return user.size() <= maxUserLength && !user.startsWith(u'-') && hasOnly(user, allowed);
}

/// Kept and shown as it was typed: nothing in it is cut or replaced later.
bool isCleanName(const QString& text, qsizetype maxLength = maxNameLength)
{
    return plainText(text, maxLength) == text;
}

/// "/home/…", "C:/…" or "\\\\server\\…": wherever the list was written.
bool isAbsolute(const QString& path)
{
    static const QRegularExpression root(u"\\A(?:/|[A-Za-z]:[/\\\\]|\\\\\\\\)"_s);
    return root.match(path).hasMatch();
}

/// Absolute, or empty.
bool isPathOrNone(const QString& path)
{
    return isCleanName(path, maxPathLength) && (path.isEmpty() || isAbsolute(path));
}

bool areKnownHostsFiles(const QStringList& paths)
{
    return paths.size() <= maxKnownHostsFiles
        && (paths == QStringList{u"none"_s} || std::ranges::all_of(paths, [](const QString& path) {
                return !path.isEmpty() && isPathOrNone(path);
            }));
}

/// Of the server, which is no Windows: each by its whole path, once.
bool areWatchedCertificates(const QStringList& paths)
{
    return paths.size() <= maxWatchedCertificates
        && QSet(paths.begin(), paths.end()).size() == paths.size()
        && std::ranges::all_of(paths, [](const QString& path) {
               return path.startsWith(u'/') && isCleanName(path, maxPathLength);
           });
}

/// What can be started without a shell, where no jump host is named. The reason stands before the
/// field.
Result<void> validateProxyCommand(const Server& server)
{
    const QString& command = server.proxyCommand;
    if (command.isEmpty()) {
        return {};
    }
    if (!server.proxyJump.isEmpty() || plainText(command, command.size()) != command) {
        return fail(ErrorCode::InvalidConfig, u"proxyCommand"_s);
    }
    const auto words = splitProxyCommand(command);
    return words ? Result<void>{}
                 : fail(ErrorCode::InvalidConfig, words.error().detail + u": proxyCommand"_s);
}

/// How the identities of user and server and the way to it are named: paths and hosts.
Result<void> validateLogin(const Server& server)
{
    if (!isPathOrNone(server.identityFile)
        || (server.auth == AuthMethod::KeyFile && server.identityFile.isEmpty())) {
        return fail(ErrorCode::InvalidConfig, u"identityFile"_s);
    }
    if (!isPathOrNone(server.certificateFile)) {
        return fail(ErrorCode::InvalidConfig, u"certificateFile"_s);
    }
    const QString& agent = server.identityAgent;
    if (agent != "none"_L1 && !isPathOrNone(agent)) {
        return fail(ErrorCode::InvalidConfig, u"identityAgent"_s);
    }
    if (!isHostKeyAlias(server.hostKeyAlias)) {
        return fail(ErrorCode::InvalidConfig, u"hostKeyAlias"_s);
    }
    if (!areKnownHostsFiles(server.knownHostsFiles)) {
        return fail(ErrorCode::InvalidConfig, u"knownHostsFiles"_s);
    }
    if (const auto hops = parseJumpHosts(server.proxyJump); !hops) {
        return fail(hops.error());
    }
    return validateProxyCommand(server);
}

Result<void> validateNames(const Server& server)
{
    if (server.name.trimmed().isEmpty()) {
        return fail(ErrorCode::InvalidConfig, u"name"_s);
    }
    if (!isCleanName(server.name) || !isCleanName(server.group)) {
        return fail(ErrorCode::InvalidConfig, u"nameTooLong"_s);
    }
    const bool areTagsClean = std::ranges::all_of(
        server.tags, [](const QString& tag) { return isCleanName(tag, maxTagLength); });
    if (server.tags.size() > maxTags || !areTagsClean) {
        return fail(ErrorCode::InvalidConfig, u"tags"_s);
    }
    return {};
}

Result<void> validateSsh(const Server& server)
{
    if (server.name.compare("local"_L1, Qt::CaseInsensitive) == 0) {
        return fail(ErrorCode::InvalidConfig, u"nameReserved"_s);
    }
    if (!isHost(server.host)) {
        return fail(ErrorCode::InvalidConfig, u"host"_s);
    }
    if (!server.user.isEmpty() && !isUser(server.user)) {
        return fail(ErrorCode::InvalidConfig, u"user"_s);
    }
    if (server.port == 0) {
        return fail(ErrorCode::InvalidConfig, u"port"_s);
    }
    return validateLogin(server);
}

Result<quint16> parsePort(const QString& text)
{
    static const QRegularExpression digits(
        u"\\A[0-9]{1,5}\\z"_s); // toUShort takes blanks and signs
    const auto port = hasOnly(text, digits) ? text.toUShort() : quint16{0};
    if (port == 0) {
        return fail(ErrorCode::InvalidConfig, u"port"_s);
    }
    return port;
}

} // namespace

Server thisComputer()
{
    Server server;
    server.kind = ServerKind::Local;
    server.name = u"This computer"_s;
    server.host = u"local"_s;
    server.statusInterval = seconds{2}; // costs no network: a live chart at once
    return server;
}

QString addressOf(const Server& server)
{
    if (server.kind == ServerKind::Local) {
        return u"local"_s;
    }
    const bool isIpv6 = server.host.contains(u':');
    QString address = server.user.isEmpty() ? QString() : server.user + u'@';
    address += isIpv6 ? u'[' + server.host + u']' : server.host;
    if (server.port != 22) {
        address += u':' + QString::number(server.port);
    }
    return address;
}

QString nameKey(const QString& name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

Result<void> validate(const Server& server)
{
    if (auto named = validateNames(server); !named) {
        return named;
    }
    if (server.statusInterval < minStatusInterval || server.statusInterval > maxInterval) {
        return fail(ErrorCode::InvalidConfig, u"statusInterval"_s);
    }
    if (server.metricsInterval < minMetricsInterval || server.metricsInterval > maxInterval) {
        return fail(ErrorCode::InvalidConfig, u"metricsInterval"_s);
    }
    if (!canBe(server.retention)) {
        return fail(ErrorCode::InvalidConfig, u"retention"_s);
    }
    if (!areWatchedCertificates(server.watchedCertificates)) {
        return fail(ErrorCode::InvalidConfig, u"watchedCertificates"_s);
    }
    return server.kind == ServerKind::Local ? Result<void>{} : validateSsh(server);
}

Result<Server> parseTarget(const QString& text)
{
    if (text == "local"_L1) {
        return thisComputer();
    }
    if (text.isEmpty()) {
        return fail(ErrorCode::InvalidConfig, u"host"_s);
    }
    Server server;
    QString rest = text;
    if (text.startsWith("ssh://"_L1)) {
        rest = text.mid(6);
        rest.chop(rest.endsWith(u'/') ? 1 : 0); // a URI may end in an empty path
    }
    const qsizetype at = rest.lastIndexOf(u'@');
    if (at >= 0) {
        server.user = rest.left(at);
        rest = rest.mid(at + 1);
        if (server.user.isEmpty()) {
            return fail(ErrorCode::InvalidConfig, u"user"_s);
        }
    }
    static const QRegularExpression bracketed(u"\\A\\[([^\\]]+)\\](?::(.*))?\\z"_s);
    static const QRegularExpression plain(u"\\A([^:]+)(?::([^:]*))?\\z"_s);
    auto match = bracketed.match(rest);
    if (!match.hasMatch()) {
        match = plain.match(rest);
    }
    server.host = match.hasMatch() ? match.captured(1) : rest; // a bare IPv6 address has no port
    if (match.hasCaptured(2)) {
        const auto port = parsePort(match.captured(2));
        if (!port) {
            return fail(port.error());
        }
        server.port = *port;
    }
    server.name = plainText(text); // the host may be longer than a name
    const auto valid = validate(server);
    if (!valid) {
        return fail(valid.error());
    }
    return server;
}

} // namespace vedette
