// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/ProxyProcess.h"

#include "core/base/Deadline.h"

#include <thread>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr milliseconds waitSlice{5};

QString textOf(const platform::ProcessEnd& end)
{
    return end.isSignal ? u"it was ended by signal %1"_s.arg(end.number)
                        : u"it ended with status %1"_s.arg(end.number);
}

} // namespace

Result<std::unique_ptr<ProxyProcess>> ProxyProcess::start(const QStringList& words)
{
    auto process = platform::startProgram(words);
    if (!process) {
        return fail(process.error());
    }
    return std::make_unique<ProxyProcess>(*std::move(process));
}

ProxyProcess::ProxyProcess(platform::LocalProcess process)
    : m_process(std::move(process))
{ }

ProxyProcess::~ProxyProcess()
{
    platform::endProcess(m_process.pid);
}

std::optional<QString> ProxyProcess::end(milliseconds wait)
{
    const Deadline until = Deadline::after(wait);
    while (!m_end) {
        if (const auto end = platform::processEnd(m_process.pid)) {
            m_end = textOf(*end);
        } else if (until.hasExpired()) {
            break;
        } else {
            std::this_thread::sleep_for(waitSlice);
        }
    }
    return m_end;
}

} // namespace vedette::ssh
