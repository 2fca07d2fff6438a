// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QHash>

#include <optional>

namespace vedette::parse {

/// proc(5), /proc/PID/io: what a process had read from disks, and written to them. Immutable value.
struct ProcessIo
{
    std::optional<quint64> readBytes;
    std::optional<quint64> writeBytes;

    bool operator==(const ProcessIo&) const = default;
};

/// Lines "12/io:read_bytes: 4096", as grep(1) prints them of several files, by pid. The account may
/// read those of its own processes only.
[[nodiscard]] QHash<qint64, ProcessIo> parseProcessIo(QByteArrayView text);

} // namespace vedette::parse
