// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/store/PowerCut.h"

#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace vedette::test {

namespace {

constexpr int sectorBytes = 512;

bool happens(std::mt19937& random, double chance)
{
    return std::bernoulli_distribution(chance)(random);
}

qsizetype pick(std::mt19937& random, qsizetype most)
{
    return std::uniform_int_distribution<qsizetype>(0, most)(random);
}

/// Only whole sectors of it reached the disk.
void tear(DiskEvent& event, std::mt19937& random)
{
    event.bytes.truncate(pick(random, event.bytes.size() / sectorBytes) * sectorBytes);
}

/// A write may overtake another one, but not the truncation of its file.
void shuffleBetweenTruncations(std::vector<DiskEvent>& events, std::mt19937& random)
{
    const auto isTruncation
        = [](const DiskEvent& event) { return event.kind == DiskEventKind::Truncate; };
    for (auto begin = events.begin(); begin != events.end();) {
        const auto end = std::find_if(begin, events.end(), isTruncation);
        std::shuffle(begin, end, random);
        begin = end == events.end() ? end : end + 1;
    }
}

} // namespace

PowerCut::PowerCut(QString folder, const std::map<QByteArray, QByteArray>& before)
    : m_folder(QFile::encodeName(folder))
{
    for (const auto& [path, bytes] : before) {
        m_names[path] = static_cast<int>(m_files.size());
        m_files.push_back({bytes, {}});
    }
    m_syncedNames = m_names;
}

void PowerCut::happen(const DiskEvent& event)
{
    switch (event.kind) {
    case DiskEventKind::Write:
    case DiskEventKind::Truncate:
        m_files.at(static_cast<std::size_t>(fileAt(event.path))).pending.push_back(event);
        return;
    case DiskEventKind::Sync:
        sync(event.path);
        return;
    case DiskEventKind::Remove:
        rename(event.path, {});
        return;
    case DiskEventKind::Rename:
        rename(event.path, event.bytes);
        return;
    case DiskEventKind::Say:
        return;
    }
}

/// Made by its first write: an empty file tells nobody anything.
int PowerCut::fileAt(const QByteArray& path)
{
    const auto known = m_names.find(path);
    if (known != m_names.end()) {
        return known->second;
    }
    m_files.push_back({});
    m_pendingNames.push_back({{}, path, static_cast<int>(m_files.size()) - 1});
    apply(m_names, m_pendingNames.back());
    return m_pendingNames.back().file;
}

void PowerCut::rename(const QByteArray& from, const QByteArray& to)
{
    const auto known = m_names.find(from);
    if (known == m_names.end()) {
        return;
    }
    m_pendingNames.push_back({from, to, known->second});
    apply(m_names, m_pendingNames.back());
}

void PowerCut::sync(const QByteArray& path)
{
    if (path == m_folder) {
        syncNames(m_pendingNames.size());
        return;
    }
    const int index = fileAt(path);
    File& file = m_files.at(static_cast<std::size_t>(index));
    for (const DiskEvent& event : std::exchange(file.pending, {})) {
        apply(file.synced, event);
    }
    const auto last = std::find_if(m_pendingNames.rbegin(),
                                   m_pendingNames.rend(),
                                   [index](const Naming& naming) { return naming.file == index; });
    syncNames(static_cast<std::size_t>(std::distance(last, m_pendingNames.rend())));
}

void PowerCut::syncNames(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        apply(m_syncedNames, m_pendingNames.at(i));
    }
    m_pendingNames.erase(m_pendingNames.begin(),
                         m_pendingNames.begin() + static_cast<std::ptrdiff_t>(count));
}

void PowerCut::apply(std::map<QByteArray, int>& names, const Naming& naming)
{
    if (!naming.from.isEmpty()) {
        names.erase(naming.from);
    }
    if (!naming.to.isEmpty()) {
        names[naming.to] = naming.file;
    }
}

void PowerCut::apply(QByteArray& bytes, const DiskEvent& event)
{
    if (event.kind == DiskEventKind::Truncate) {
        bytes.resize(event.offset, '\0');
        return;
    }
    const qsizetype end = event.offset + event.bytes.size();
    if (bytes.size() < end) {
        bytes.resize(end, '\0');
    }
    bytes.replace(event.offset, event.bytes.size(), event.bytes);
}

std::vector<DiskEvent> PowerCut::survivors(std::vector<DiskEvent> pending, std::mt19937& random)
{
    const qsizetype way = pick(random, 3);
    if (way == 0) {
        return {};
    }
    if (way == 1) { // in order, as far as it came
        pending.resize(
            static_cast<std::size_t>(pick(random, static_cast<qsizetype>(pending.size()))));
    } else if (way == 2) {
        std::erase_if(pending, [&random](const DiskEvent&) { return happens(random, 0.5); });
        shuffleBetweenTruncations(pending, random);
    }
    if (!pending.empty() && happens(random, 0.5)) {
        tear(pending.back(), random);
    }
    return pending;
}

void PowerCut::leave(const QString& target, std::mt19937& random) const
{
    auto names = m_syncedNames;
    const qsizetype named = pick(random, static_cast<qsizetype>(m_pendingNames.size()));
    for (qsizetype i = 0; i < named; ++i) {
        apply(names, m_pendingNames.at(static_cast<std::size_t>(i)));
    }
    for (const auto& [path, index] : names) {
        const File& file = m_files.at(static_cast<std::size_t>(index));
        QByteArray bytes = file.synced;
        for (const DiskEvent& event : survivors(file.pending, random)) {
            apply(bytes, event);
        }
        writeFile(QDir(target).filePath(QFileInfo(QFile::decodeName(path)).fileName()), bytes);
    }
}

std::map<QByteArray, QByteArray> filesIn(const QString& folder)
{
    std::map<QByteArray, QByteArray> files;
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files)) {
        files[QFile::encodeName(file.absoluteFilePath())] = readFile(file.absoluteFilePath());
    }
    return files;
}

} // namespace vedette::test
