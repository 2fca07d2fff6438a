// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>

namespace vedette::test {

/// An ssh-agent of its own, with one key. Lives on: the thread of the test. Ends with it.
class RealAgent final
{
public:
    /// Its socket stands in `folder`.
    RealAgent(const QString& folder, const QString& keyPath);
    RealAgent(const RealAgent&) = delete;
    RealAgent& operator=(const RealAgent&) = delete;
    ~RealAgent();

    /// False where there is no ssh-agent.
    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QByteArray socket() const;

private:
    QString m_socket;
    QProcess m_process;
    bool m_isReady = false;
};

} // namespace vedette::test
