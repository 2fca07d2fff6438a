// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/RealAgent.h"

#include "tests/support/Await.h"

#include <QFile>
#include <QStandardPaths>

#include <csignal>

using namespace Qt::StringLiterals;

namespace vedette::test {

RealAgent::RealAgent(const QString& folder, const QString& keyPath)
    : m_socket(folder + u"/agent"_s)
{
    m_process.start(u"ssh-agent"_s, {u"-D"_s, u"-a"_s, m_socket});
    m_isReady
        = m_process.waitForStarted(5000) && eventually([this] { return QFile::exists(m_socket); });
    if (!m_isReady) {
        return;
    }
    QProcess add;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SSH_AUTH_SOCK"_s, m_socket);
    add.setProcessEnvironment(environment);
    add.start(u"ssh-add"_s, {u"-q"_s, keyPath});
    m_isReady = add.waitForFinished(5000) && add.exitCode() == 0;
}

RealAgent::~RealAgent()
{
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
    m_process.terminate();
    m_process.waitForFinished(5000);
}

bool RealAgent::isInstalled()
{
    return !QStandardPaths::findExecutable(u"ssh-agent"_s).isEmpty();
}

QByteArray RealAgent::socket() const
{
    return QFile::encodeName(m_socket);
}

} // namespace vedette::test
