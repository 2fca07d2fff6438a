// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/RealAgent.h"

#include "tests/support/Await.h"

#include <QFile>
#include <QStandardPaths>

#include <csignal>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

bool addKey(const QString& socket, const QString& keyPath)
{
    QProcess add;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SSH_AUTH_SOCK"_s, socket);
    add.setProcessEnvironment(environment);
    add.start(u"ssh-add"_s, {u"-q"_s, keyPath});
    return add.waitForFinished(5000) && add.exitCode() == 0;
}

} // namespace

RealAgent::RealAgent(const QString& folder, const QString& keyPath)
    : m_socket(folder + u"/agent"_s)
{
    m_process.start(u"ssh-agent"_s, {u"-D"_s, u"-a"_s, m_socket});
    // The socket stands there before the agent listens: until then ssh-add is refused.
    m_isReady = m_process.waitForStarted(5000)
        && eventually([this] { return QFile::exists(m_socket); })
        && eventually([&] { return addKey(m_socket, keyPath); });
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
