// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/files/TransportDoubles.h"

namespace vedette::test {

FakeFiles::FakeFiles(TransportScript& script)
    : m_script(script)
{
    ++script.channelsOpened;
}

Result<void> FakeFiles::start(const ssh::FileRequest& request)
{
    m_script.fileRequests.push_back(request);
    m_isRunning = true;
    return {};
}

Result<std::optional<ssh::FileReply>> FakeFiles::advance()
{
    ++m_script.turnsOfFiles;
    if (m_script.filesError) {
        return fail(*m_script.filesError);
    }
    if (std::exchange(m_script.isShellReadWithFiles, false)) {
        ++m_script.received;
        m_script.isShellAnswering = true;
    }
    if (!m_isRunning || !m_script.isAnswering) {
        return std::nullopt;
    }
    m_isRunning = false;
    return answer();
}

ssh::FileReply FakeFiles::giveUp()
{
    m_isRunning = false;
    m_script.owesAnswer = true;
    return answer();
}

std::unique_ptr<ssh::FileTransport> FakeFiles::openBeside()
{
    return std::make_unique<FakeFiles>(m_script);
}

ssh::FileReply FakeFiles::answer() const
{
    ssh::FileReply reply;
    for (const ssh::FileAsk& ask : m_script.fileRequests.back().files) {
        const bool isOfArguments = ask.path == "/proc/self/cmdline";
        reply.files.push_back({ask.path, isOfArguments ? m_script.arguments : "text\n"});
    }
    return reply;
}

FakeShell::FakeShell(TransportScript& script, bool isOpen)
    : m_script(script)
{
    if (isOpen) {
        open();
    }
}

FakeShell::~FakeShell()
{
    m_script.shellsOpen -= m_isOpen ? 1 : 0;
}

Result<void> FakeShell::start(const QByteArray& command)
{
    if (m_script.startError) {
        return fail(*m_script.startError);
    }
    m_script.shellCommands += command;
    m_isRunning = true;
    open();
    return {};
}

Result<std::optional<ssh::ShellReply>> FakeShell::advance()
{
    if (m_script.shellError) {
        return fail(*m_script.shellError);
    }
    if (!m_isRunning || !m_script.isShellAnswering) {
        return std::nullopt;
    }
    m_isRunning = false;
    return ssh::ShellReply{m_script.shellReply, 0, {}};
}

Result<std::unique_ptr<ssh::Transport>> FakeShell::openBeside(const QByteArray& /*prelude*/)
{
    return std::make_unique<FakeShell>(m_script, false);
}

Result<std::unique_ptr<ssh::FileTransport>> FakeShell::openFiles()
{
    return std::make_unique<FakeFiles>(m_script);
}

} // namespace vedette::test
