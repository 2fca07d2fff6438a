// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/ProcessMemory.h"

#include "tests/support/TempStore.h"

#include <QFile>

namespace vedette::test {

namespace {

constexpr quint64 largestMapping = 256ULL * 1024 * 1024; // beyond: a sanitizer's shadow

} // namespace

bool canReadMemory()
{
    return QFile::exists(QStringLiteral("/proc/self/mem"));
}

std::vector<qsizetype> hitsInMemory(qint64 process, const QByteArrayList& needles)
{
    std::vector<qsizetype> hits(static_cast<std::size_t>(needles.size()), 0);
    const QString folder = QStringLiteral("/proc/%1/").arg(process);
    QFile memory(folder + QStringLiteral("mem"));
    if (!memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return hits;
    }
    for (const QByteArray& line : readFile(folder + QStringLiteral("maps")).split('\n')) {
        const QByteArray range = line.left(line.indexOf(' '));
        const quint64 begin = range.left(range.indexOf('-')).toULongLong(nullptr, 16);
        const quint64 end = range.mid(range.indexOf('-') + 1).toULongLong(nullptr, 16);
        const bool isWritable = line.mid(range.size() + 1, 2) == "rw";
        if (!isWritable || end - begin > largestMapping
            || !memory.seek(static_cast<qint64>(begin))) {
            continue;
        }
        const QByteArray bytes = memory.read(static_cast<qint64>(end - begin));
        for (std::size_t i = 0; i < hits.size(); ++i) {
            hits[i] += bytes.count(needles.at(static_cast<qsizetype>(i)));
        }
    }
    return hits;
}

QByteArray nextLine(QProcess& process)
{
    while (!process.canReadLine() && process.waitForReadyRead(30'000)) { }
    return process.readLine().trimmed();
}

} // namespace vedette::test
