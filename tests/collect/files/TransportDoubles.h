// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/FileTransport.h"
#include "core/ssh/Transport.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace vedette::test {

/// What the doubles of one transport were asked, and what they are to do.
struct TransportScript
{
    QList<QByteArray> shellCommands;
    QByteArray shellReply = "@n:processes\n11 10\n@n:files\n";
    std::vector<ssh::FileRequest> fileRequests;
    std::optional<Error> filesError; ///< of the next turn
    std::optional<Error> shellError;
    std::optional<Error> startError; ///< of the shell
    bool areFilesReady = false;
    bool isAnswering = true;
    bool isShellAnswering = true;
    bool tellsSpace = true;
    bool owesAnswer = false;
    QByteArray hangsAt;
    QByteArray arguments; ///< of the SFTP server
    int channelsOpened = 0;
    int shellsOpen = 0;
    int turnsOfFiles = 0;
    qint64 received = 5; ///< by the connection that both share
    bool isShellReadWithFiles = false; ///< the next turn of the files takes in the shell's answer
};

/// Files that answer as their script has it; the text of each is "text".
class FakeFiles final : public ssh::FileTransport
{
public:
    explicit FakeFiles(TransportScript& script);

    [[nodiscard]] bool isReady() const override { return m_script.areFilesReady; }
    [[nodiscard]] bool tellsSpace() const override { return m_script.tellsSpace; }
    [[nodiscard]] Result<void> start(const ssh::FileRequest& request) override;
    [[nodiscard]] Result<std::optional<ssh::FileReply>> advance() override;
    [[nodiscard]] ssh::FileReply giveUp() override;
    [[nodiscard]] QByteArray hangsAt() const override { return m_script.hangsAt; }
    [[nodiscard]] bool owesAnswer() const override { return m_script.owesAnswer; }
    [[nodiscard]] std::unique_ptr<ssh::FileTransport> openBeside() override;
    [[nodiscard]] ssh::Wait wait() const override { return {}; }
    void keepAlive() override { }
    [[nodiscard]] qint64 bytesReceived() const override { return 7; }
    [[nodiscard]] qint64 bytesSent() const override { return 8; }

private:
    [[nodiscard]] ssh::FileReply answer() const;

    TransportScript& m_script;
    bool m_isRunning = false;
};

/// A shell whose every answer is that of its script.
class FakeShell final : public ssh::Transport
{
public:
    /// Open from the start as that of a login is, or with its first request.
    explicit FakeShell(TransportScript& script, bool isOpen = true);
    FakeShell(const FakeShell&) = delete;
    FakeShell& operator=(const FakeShell&) = delete;
    ~FakeShell() override;

    [[nodiscard]] Result<void> start(const QByteArray& command) override;
    [[nodiscard]] Result<std::optional<ssh::ShellReply>> advance() override;
    void abandon() override { m_isRunning = false; }
    [[nodiscard]] bool keepAlive() override { return true; }
    [[nodiscard]] Result<std::unique_ptr<ssh::Transport>>
    openBeside(const QByteArray& prelude) override;
    [[nodiscard]] Result<std::unique_ptr<ssh::FileTransport>> openFiles() override;
    [[nodiscard]] ssh::Wait wait() const override { return {}; }
    [[nodiscard]] qint64 bytesReceived() const override { return m_script.received; }
    [[nodiscard]] qint64 bytesSent() const override { return 6; }
    [[nodiscard]] int channels() const override { return m_isOpen ? 1 : 0; }

private:
    void open() { m_script.shellsOpen += std::exchange(m_isOpen, true) ? 0 : 1; }

    TransportScript& m_script;
    bool m_isOpen = false;
    bool m_isRunning = false;
};

} // namespace vedette::test
