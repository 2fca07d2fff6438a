// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/RotatingFile.h"
#include "core/base/BoundedQueue.h"
#include "core/base/Clock.h"
#include "core/model/Settings.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <thread>

namespace vedette::app {

/// Takes every message of the program into log/vedette.log of the data folder, redacted; warnings
/// and errors go to standard error too. Messages come from any thread, a thread of its own writes.
/// One at a time; outlives all other threads.
class LogSink final
{
public:
    LogSink(const QString& dataFolder,
            LogLevel level,
            RotatingFile::Limits limits = {},
            const Clock& clock = systemClock());
    LogSink(const LogSink&) = delete;
    LogSink& operator=(const LogSink&) = delete;
    /// Writes out what waits.
    ~LogSink();

    [[nodiscard]] static QString filePath(const QString& dataFolder);

private:
    static void handle(QtMsgType type, const QMessageLogContext& context, const QString& text);
    void take(QtMsgType type, const QMessageLogContext& context, const QString& text);
    void writeOut();

    const Clock& m_clock;
    BoundedQueue<QByteArray> m_lines;
    RotatingFile m_file;
    QtMessageHandler m_previous = nullptr;
    std::jthread m_writer;
};

} // namespace vedette::app
