// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace vedette::test {

/// A message bus of the test's own, without any service that starts by itself.
/// Lives on: the thread of the test. Ends with it.
class PrivateBus final
{
public:
    PrivateBus();
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;
    ~PrivateBus();

    /// False where there is no dbus-daemon: say "skipped: " and leave the test.
    [[nodiscard]] bool isRunning() const { return m_daemon.state() == QProcess::Running; }
    [[nodiscard]] QString address() const { return m_address; }
    void end();

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

/// A process of the tests that reads and writes lines, on a bus (or on none: an empty address).
/// Lives on: the thread of the test. Ends with it.
class BusProcess final
{
public:
    BusProcess(const QString& program, const QStringList& arguments, const QString& busAddress);
    BusProcess(const BusProcess&) = delete;
    BusProcess& operator=(const BusProcess&) = delete;
    ~BusProcess();

    /// The next line that it writes, without its end; empty when it ends before, or after 30 s.
    [[nodiscard]] QByteArray readLine();
    /// Writes a line and reads one.
    [[nodiscard]] QByteArray ask(const QByteArray& line);
    /// Whether it ends by itself, with success, when nothing more is asked.
    [[nodiscard]] bool endsWell();

private:
    QProcess m_process;
};

} // namespace vedette::test
