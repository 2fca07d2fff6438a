// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/LoginFailure.h"

#include "core/cli/SnapshotJson.h"
#include "core/model/JumpHosts.h"
#include "core/text/DiagnosisText.h"
#include "core/text/ErrorText.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

QString describe(const HostKey& key)
{
    return key.type + u' ' + fingerprint(key);
}

QJsonObject keyJson(const HostKey& key)
{
    return {{"type"_L1, key.type}, {"fingerprint"_L1, fingerprint(key)}};
}

/// How OpenSSH names the file of a key of that type.
QString fileWord(const QString& type)
{
    if (type.contains("rsa"_L1)) {
        return u"rsa"_s;
    }
    return type.contains("ecdsa"_L1) ? u"ecdsa"_s : u"ed25519"_s;
}

QStringList changedKeyLines(const HostKeyIssue& issue)
{
    QStringList lines;
    for (const HostKey& key : issue.expected) {
        lines += u"Trusted until now: %1."_s.arg(describe(key));
    }
    lines += u"If it really got a new key, let go of the old one: “vedette server forget-key "
             "%1” where Vedette trusts it, “ssh-keygen -R '%2'” where known_hosts has it."_s.arg(
                 addressOf(issue), knownHostsName(issue));
    return lines;
}

/// A mistyped name of the list is dialled as a host.
bool isPerhapsMistyped(const ProbeTarget& target)
{
    return !target.isConfigured && std::ranges::none_of(target.server.name, [](QChar c) {
        return c == u'.' || c == u':' || c == u'@';
    });
}

/// Jump hosts are addresses, as in ssh_config(5); a name of the list is easily taken for one.
QStringList namedHopLines(const QString& jumpHost, const std::vector<Server>& servers)
{
    const auto hop = parseTarget(jumpHost);
    const auto named = std::ranges::find_if(servers, [&hop](const Server& server) {
        return hop && nameKey(server.name) == nameKey(hop->host);
    });
    if (named == servers.end()) {
        return {};
    }
    return {u"“%1” is a server of the list; as a jump host it goes by its address, %2."_s.arg(
        named->name, addressOf(*named))};
}

/// The words of the error, or what the stage where it ended tells better.
ExitCode reportConclusion(const Console& console, const ConnectionReport& report)
{
    const Error error = report.error.value_or(Error{});
    const QString conclusion = text::conclusion(report);
    if (!report.error || conclusion == text::words(error).sentence()) {
        return cli::report(console, error);
    }
    complain(console,
             error.detail.isEmpty() ? conclusion : u"%1 (%2)"_s.arg(conclusion, error.detail));
    return exitCode(error);
}

} // namespace

QStringList hostKeyLines(const HostKeyIssue& issue)
{
    const QString shown = issue.jumpHost.isEmpty()
        ? u"The host %1 shows the key %2."_s.arg(addressOf(issue), describe(issue.seen))
        : u"The jump host %1, known as %2, shows the key %3."_s.arg(
            issue.jumpHost, addressOf(issue), describe(issue.seen));
    if (issue.obstacle) {
        return {shown,
                issue.obstacle == HostKeyObstacle::Revoked
                    ? u"A line of known_hosts marks it as revoked."_s
                    : u"The policy “strict” takes keys that stand in known_hosts only."_s};
    }
    if (!issue.expected.empty()) {
        return QStringList(shown) + changedKeyLines(issue);
    }
    return {shown,
            u"If that is its fingerprint, call again with --accept-new, which takes all "
            "unknown keys on the way. On that host “ssh-keygen "
            "-lf /etc/ssh/ssh_host_%1_key.pub” prints it."_s.arg(fileWord(issue.seen.type))};
}

QJsonObject hostKeyJson(const HostKeyIssue& issue)
{
    QJsonArray trusted;
    std::ranges::for_each(issue.expected,
                          [&trusted](const HostKey& key) { trusted.append(keyJson(key)); });
    QJsonObject json = keyJson(issue.seen);
    json.insert("host"_L1, addressOf(issue));
    json.insert("trusted"_L1, trusted);
    return json;
}

QStringList adviceLines(const ConnectionReport& report, const ProbeTarget& target)
{
    QStringList lines = report.hostKey ? hostKeyLines(*report.hostKey) : QStringList();
    const Error error = report.error.value_or(Error{});
    const ErrorCode code = error.cause.value_or(error.code);
    const bool isOwn = error.jumpHost.isEmpty(); // a jump host has another name and password
    if (code == ErrorCode::NameNotFound && isOwn && isPerhapsMistyped(target)) {
        lines += u"No server of the list is called “%1” either; “vedette server list” shows "
                 "them."_s.arg(target.server.name);
    }
    if (code == ErrorCode::NameNotFound && !isOwn) {
        lines += namedHopLines(error.jumpHost, target.servers);
    }
    if (code == ErrorCode::AuthQuestion) {
        lines += u"At a terminal it is asked, and you can answer."_s;
    }
    if (code == ErrorCode::AuthNeedsUser && isOwn) {
        lines += u"With --password-stdin it is read from the standard input."_s;
    }
    return lines;
}

QJsonObject loginJson(const ConnectionReport& report, const ProbeTarget& target)
{
    QJsonObject json{{"server"_L1, target.label},
                     {"target"_L1, addressOf(target.server)},
                     {"ok"_L1, !report.error.has_value()}};
    if (report.error) {
        QJsonObject error = errorJson(*report.error);
        error.insert("message"_L1, text::conclusion(report));
        json.insert("error"_L1, error);
        json.insert("advice"_L1, QJsonArray::fromStringList(adviceLines(report, target)));
    }
    if (report.hostKey) {
        json.insert("hostKey"_L1, hostKeyJson(*report.hostKey));
    }
    return json;
}

ExitCode
reportFailure(const Console& console, const ConnectionReport& report, const ProbeTarget& target)
{
    complain(console, text::connectionHeading(target.server) + u" failed."_s);
    const ExitCode code = reportConclusion(console, report);
    const QStringList lines = adviceLines(report, target);
    std::ranges::for_each(lines, [&console](const QString& line) { complain(console, line); });
    return code;
}

} // namespace vedette::cli
