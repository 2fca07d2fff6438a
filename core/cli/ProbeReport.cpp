// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ProbeReport.h"

#include "core/cli/SnapshotJson.h"
#include "core/cli/TextWidth.h"
#include "core/model/JumpHosts.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

QString describe(const HostKey& key)
{
    return key.type + u' ' + fingerprint(key);
}

/// How OpenSSH names the file of a key of that type.
QString fileWord(const QString& type)
{
    if (type.contains("rsa"_L1)) {
        return u"rsa"_s;
    }
    return type.contains("ecdsa"_L1) ? u"ecdsa"_s : u"ed25519"_s;
}

void explainHostKey(const Console& console, const HostKeyIssue& issue)
{
    complain(console,
             u"The host %1 shows the key %2."_s.arg(addressOf(issue), describe(issue.seen)));
    if (issue.obstacle) {
        complain(console,
                 issue.obstacle == HostKeyObstacle::Revoked
                     ? u"A line of known_hosts marks it as revoked."_s
                     : u"The policy “strict” takes keys that stand in known_hosts only."_s);
        return;
    }
    if (issue.expected.empty()) {
        complain(console,
                 u"If that is its fingerprint, call again with --accept-new. On that host "
                 "“ssh-keygen -lf /etc/ssh/ssh_host_%1_key.pub” prints it."_s.arg(
                     fileWord(issue.seen.type)));
        return;
    }
    for (const HostKey& key : issue.expected) {
        complain(console, u"Trusted until now: %1."_s.arg(describe(key)));
    }
    complain(
        console,
        u"If it really got a new key, let go of the old one: “vedette server "
        "forget-key %1” where Vedette trusts it, “ssh-keygen -R '%2'” where known_hosts has it."_s
            .arg(addressOf(issue), knownHostsName(issue)));
}

QStringList factLines(const QString& label, const Facts& facts, const Snapshot& snapshot)
{
    QStringList parts{facts.operatingSystem, facts.kernel, facts.architecture, facts.cpuModel};
    if (facts.cpuCount) {
        parts += u"%1 CPUs"_s.arg(*facts.cpuCount);
    }
    if (facts.memoryTotal) {
        parts += text::format(*facts.memoryTotal, Unit::Bytes);
    }
    parts.removeAll(QString());
    const auto roundTrip = std::chrono::duration<double>(snapshot.roundTrip);
    return {label + u"  "_s + isoTime(snapshot.collectedAt) + u"  round trip "_s
                + text::format(roundTrip.count(), Unit::Seconds),
            parts.join(u", "_s)};
}

} // namespace

ExitCode reportFailure(const Console& console, const ConnectionReport& report)
{
    const Error error = report.error.value_or(Error{});
    const ExitCode code = cli::report(console, error);
    if (report.hostKey) {
        explainHostKey(console, *report.hostKey);
    }
    return code;
}

QJsonObject probeJson(const QString& label, const Facts& facts, const Snapshot& snapshot)
{
    QJsonObject json = snapshotJson(label, snapshot);
    json.insert("facts"_L1, factsJson(facts));
    return json;
}

QStringList probeLines(const QString& label, const Facts& facts, const Snapshot& snapshot)
{
    QStringList lines = factLines(label, facts, snapshot);
    std::vector<Sample> samples = snapshot.samples;
    std::ranges::sort(samples, {}, &Sample::metric);
    std::vector<QStringList> rows{{u"METRIC"_s, u"VALUE"_s, u"MEANING"_s}};
    for (const Sample& sample : samples) {
        rows.push_back({toString(sample.metric),
                        text::format(sample.value, unitOf(sample.metric)),
                        text::metricLabel(sample.metric)});
    }
    lines += tableLines(rows);
    for (const Unavailable& probe : snapshot.unavailable) {
        lines += u"%1 is not available: %2"_s.arg(probe.probe, text::words(probe.why).sentence());
    }
    return lines;
}

} // namespace vedette::cli
