// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/LogSink.h"

#include "app/LogLine.h"

#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

constexpr std::size_t queueCapacity = 4096;

/// Qt's message handler is a plain function: this is its way to the sink.
std::atomic<LogSink*>& installed()
{
    static std::atomic<LogSink*> sink = nullptr;
    return sink;
}

bool isSerious(QtMsgType type)
{
    return type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg;
}

} // namespace

LogSink::LogSink(const QString& dataFolder,
                 LogLevel level,
                 RotatingFile::Limits limits,
                 const Clock& clock)
    : m_clock(clock)
    , m_lines(queueCapacity)
    , m_file(filePath(dataFolder), limits)
    , m_writer([this] { writeOut(); })
{
    setLogLevel(level);
    installed() = this;
    m_previous = qInstallMessageHandler(&LogSink::handle);
}

LogSink::~LogSink()
{
    qInstallMessageHandler(m_previous);
    installed() = nullptr;
    m_lines.close();
}

QString LogSink::filePath(const QString& dataFolder)
{
    return dataFolder + u"/log/vedette.log"_s;
}

void LogSink::handle(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    LogSink* const sink = installed();
    if (sink) {
        sink->take(type, context, text);
    }
}

void LogSink::take(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const QByteArray line = logLine(m_clock.now(), type, QLatin1StringView(context.category), text);
    if (isSerious(type)) {
        std::fputs(line.constData(), stderr);
    }
    static_cast<void>(m_lines.push(line)); // a flood is dropped rather than waited for
}

void LogSink::writeOut()
{
    while (!m_lines.isDrained()) {
        const auto line = m_lines.waitPop(seconds{1});
        if (line) {
            m_file.append(*line);
        }
        if (m_lines.size() == 0) {
            m_file.flush();
        }
    }
}

} // namespace vedette::app
