// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/files/PollFiles.h"

#include "core/collect/Probe.h"

#include <algorithm>

namespace vedette::collect {

namespace {

struct FileShape
{
    QByteArrayView path;
    qsizetype longestRecord;
};

/// What the kernel gives record by record (its fs/seq_file.c); most files are one text. Of those
/// that are not known here the end is asked for.
constexpr std::array fileShapes{
    FileShape{"/proc/stat", ssh::FileAsk::oneText},
    FileShape{"/proc/meminfo", ssh::FileAsk::oneText},
    FileShape{"/proc/loadavg", ssh::FileAsk::oneText},
    FileShape{"/proc/uptime", ssh::FileAsk::oneText},
    FileShape{"/proc/pressure/cpu", ssh::FileAsk::oneText},
    FileShape{"/proc/pressure/memory", ssh::FileAsk::oneText},
    FileShape{"/proc/pressure/io", ssh::FileAsk::oneText},
    FileShape{"/proc/net/sockstat", ssh::FileAsk::oneText},
    FileShape{"/proc/net/snmp", ssh::FileAsk::oneText},
    FileShape{"/proc/vmstat", 64},
    FileShape{"/proc/diskstats", 384},
    FileShape{"/proc/net/dev", 384},
};

void addFile(std::vector<QByteArray>& paths, const QByteArray& path)
{
    if (path.startsWith('/') && std::ranges::find(paths, path) == paths.end()) {
        paths.push_back(path);
    }
}

std::vector<QByteArray> filesOfProbes()
{
    std::vector<QByteArray> paths;
    for (const Probe& probe : probeCatalogue()) {
        for (const QLatin1StringView need : probe.needs) {
            addFile(paths, QByteArray(need.data(), need.size()));
        }
    }
    addFile(paths, "/proc/net/snmp"); // of the sockets, where it is
    return paths;
}

} // namespace

ssh::FileAsk askWhole(QByteArrayView path)
{
    const auto* const known = std::ranges::find(fileShapes, path, &FileShape::path);
    const bool isValue = path.startsWith("/proc/sys/") || path.endsWith("/stat");
    const qsizetype record = known != fileShapes.end() ? known->longestRecord
        : isValue                                      ? ssh::FileAsk::oneText
                                                       : ssh::FileAsk::anyLength;
    return {.path = path.toByteArray(), .longestRecord = record};
}

ssh::FileAsk askBeginning(QByteArrayView path, qsizetype atMost)
{
    return {.path = path.toByteArray(), .longestRecord = ssh::FileAsk::oneText, .atMost = atMost};
}

const std::vector<QByteArray>& probeFiles()
{
    static const std::vector<QByteArray> files = filesOfProbes();
    return files;
}

} // namespace vedette::collect
