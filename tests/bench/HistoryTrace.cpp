// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/HistoryTrace.h"

#include <QFile>
#include <QStringList>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr std::size_t serverShift = 37; // polls

QStringList wordsOf(const QByteArray& line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

/// As a string literal is, and as parsers name what they read: no copy of it is counted.
QString unowned(const QString& text)
{
    return QString::fromRawData(text.constData(), text.size());
}

/// As each poll brings its own names of disks and networks.
QStringList ownCopies(const QStringList& texts)
{
    QStringList copies;
    for (const QString& text : texts) {
        copies.append(QString(text.constData(), text.size()));
    }
    return copies;
}

} // namespace

HistoryTrace::HistoryTrace()
{
    QFile file(QStringLiteral(VEDETTE_BENCH "/history_trace.txt"));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fputs("tests/bench/history_trace.txt can't be read\n", stderr);
        std::exit(1);
    }
    const QStringList names = wordsOf(file.readLine().trimmed());
    for (const QString& name : names) {
        m_names.push_back(name.split(u'|'));
        const QStringList& parts = m_names.back();
        m_metrics.push_back({.type = unowned(parts.value(0)),
                             .field = unowned(parts.value(2)),
                             .instance = parts.value(1)});
        if (!m_instances.contains(parts.value(1))) {
            m_instances.append(parts.value(1));
        }
        m_instanceOf.push_back(m_instances.indexOf(parts.value(1)));
    }
    while (!file.atEnd()) {
        std::vector<std::optional<double>> values;
        const QStringList words = wordsOf(file.readLine().trimmed());
        for (const QString& word : words) {
            values.push_back(word == u'-' ? std::nullopt : std::optional(word.toDouble()));
        }
        m_polls.push_back(std::move(values));
    }
}

Snapshot HistoryTrace::poll(int server, int cycle, Timestamp at) const
{
    Snapshot snapshot;
    snapshot.server = ServerId{server + 1};
    // As late as a real one is: some milliseconds.
    snapshot.collectedAt = at + milliseconds{(cycle * 7 + server * 13) % 23};
    const std::size_t row
        = static_cast<std::size_t>(cycle) + serverShift * static_cast<std::size_t>(server);
    const auto& values = m_polls.at(row % m_polls.size());
    const QStringList instances = ownCopies(m_instances);
    snapshot.samples.reserve(m_metrics.size());
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        if (values.at(i)) {
            const MetricId& metric = m_metrics[i];
            snapshot.samples.push_back(
                {{metric.type, metric.field, instances.at(m_instanceOf[i])}, *values[i]});
        }
    }
    return snapshot;
}

} // namespace vedette::bench
