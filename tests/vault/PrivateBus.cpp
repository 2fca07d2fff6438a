// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/vault/PrivateBus.h"

#include "core/base/Deadline.h"
#include "tests/support/TempStore.h"

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr seconds busBound{30};

QByteArray nextLine(QProcess& process)
{
    const Deadline deadline = Deadline::after(busBound);
    while (!process.canReadLine() && !deadline.hasExpired()) {
        if (!process.waitForReadyRead(static_cast<int>(deadline.remaining().count()))) {
            return {};
        }
    }
    return process.readLine().trimmed();
}

void endNow(QProcess& process)
{
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
}

} // namespace

PrivateBus::PrivateBus()
{
    const QString config = m_folder.filePath(u"bus.conf"_s);
    writeFile(config,
              "<busconfig><type>session</type><listen>unix:path="
                  + m_folder.filePath(u"bus"_s).toUtf8()
                  + "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                    "<allow send_destination=\"*\"/><allow eavesdrop=\"true\"/>"
                    "<allow own=\"*\"/></policy></busconfig>");
    m_daemon.start(u"dbus-daemon"_s,
                   {u"--config-file="_s + config, u"--nofork"_s, u"--print-address"_s});
    if (m_daemon.waitForStarted()) {
        m_address = QString::fromUtf8(nextLine(m_daemon));
    }
}

PrivateBus::~PrivateBus()
{
    end();
}

void PrivateBus::end()
{
    endNow(m_daemon);
}

BusProcess::BusProcess(const QString& program,
                       const QStringList& arguments,
                       const QString& busAddress)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Without an address GLib looks for a bus by itself.
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s,
                       busAddress.isEmpty() ? u"unix:path=/nonexistent/bus"_s : busAddress);
    environment.remove(u"XDG_CURRENT_DESKTOP"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, arguments);
    m_process.waitForStarted();
}

BusProcess::~BusProcess()
{
    endNow(m_process);
}

QByteArray BusProcess::readLine()
{
    return nextLine(m_process);
}

QByteArray BusProcess::ask(const QByteArray& line)
{
    m_process.write(line + '\n');
    return readLine();
}

bool BusProcess::endsWell()
{
    m_process.closeWriteChannel();
    return m_process.waitForFinished() && m_process.exitStatus() == QProcess::NormalExit
        && m_process.exitCode() == 0;
}

} // namespace vedette::test
