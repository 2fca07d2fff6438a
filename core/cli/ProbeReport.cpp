// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ProbeReport.h"

#include "core/cli/SnapshotJson.h"
#include "core/cli/TextWidth.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

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
    QStringList lines{label + u"  "_s + isoTime(snapshot.collectedAt) + u"  round trip "_s
                          + text::format(roundTrip.count(), Unit::Seconds),
                      parts.join(u", "_s)};
    QStringList ssh{facts.sshServer, facts.sshAlgorithms};
    if (!facts.hostKeyType.isEmpty()) {
        ssh += u"host key "_s + facts.hostKeyType;
    }
    ssh.removeAll(QString());
    if (!ssh.isEmpty()) {
        lines += ssh.join(u", "_s);
    }
    return lines;
}

} // namespace

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
