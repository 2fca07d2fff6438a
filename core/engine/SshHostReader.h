// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/SshHostAnswer.h"

#include <QObject>
#include <QString>

#include <thread>
#include <vector>

namespace vedette::engine {

/// Reads an ssh_config(5) without holding up whoever asks.
/// Lives on: the thread that made it; the disk is waited for on threads of its own.
class SshHostReader final : public QObject
{
    Q_OBJECT

public:
    explicit SshHostReader(QObject* parent = nullptr);

    /// Answered by hostsRead, with the errors of readSshHosts(); a reading that is under way is
    /// given up, and so is one that takes more than 10 s (InvalidFile).
    void read(const QString& path);

Q_SIGNALS:
    void hostsRead(const vedette::Result<std::vector<vedette::SshHostAnswer>>& answers);

private:
    int m_newest = 0; ///< number of the latest reading
    std::jthread m_thread; ///< last: ends before what it uses
};

} // namespace vedette::engine
