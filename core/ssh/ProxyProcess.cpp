// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/ProxyProcess.h"

#include "core/base/Deadline.h"
#include "core/base/Expendable.h"

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

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
    if (m_end) {
        return m_end;
    }
    const auto end = expendable(
        [pid = m_process.pid] { return platform::awaitEnd(pid); }, Deadline::after(wait), {});
    if (end) {
        m_end = textOf(*end);
    }
    return m_end;
}

} // namespace vedette::ssh
