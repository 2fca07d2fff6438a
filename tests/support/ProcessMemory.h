// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QProcess>

#include <vector>

namespace vedette::test {

/// Whether the memory of a process can be looked into here (proc(5): mem).
[[nodiscard]] bool canReadMemory();

/// How often each of `needles` stands in the writable memory of a process of ours.
[[nodiscard]] std::vector<qsizetype> hitsInMemory(qint64 process, const QByteArrayList& needles);

/// The next line that the process prints, without its end; empty when none comes within 30 s.
[[nodiscard]] QByteArray nextLine(QProcess& process);

} // namespace vedette::test
