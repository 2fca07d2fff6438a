// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/collect/files/SftpPoll.h"
#include "core/ssh/FileTransport.h"
#include "core/ssh/Transport.h"

#include <memory>
#include <optional>

namespace vedette::collect {

/// Answers polls from a server's files, which takes no process there, and all else by its shell.
///
/// The answer to vd_facts comes from the shell, and tells by which processes Vedette is served. The
/// channel of the files opens with the next request, and the first metrics wait a moment for it.
/// Once files have answered them the shell ends, and another one begins when it is needed: what
/// waits for nothing costs a process there and memory here. The shell is taken until that channel
/// is open; for every other request; while the server owes the channel an answer; and for the rest
/// of the session when the server has no SFTP, allows no further channel, answers something else
/// than SFTP (a login file that prints), can't tell the space of file systems, or logs each file
/// that it is asked for. Never for the fixed probe, whose key allows one command, nor for this
/// computer. Without a shell (an account that is limited to internal-sftp) files answer everything;
/// what needs a command is NotAvailable.
///
/// A file system that does not answer within 5 s costs its figures: the poll is answered without
/// them, a second channel takes the place of the one that hangs, and file systems of other machines
/// are left out, told as a time-out of df, until the answer comes.
/// Lives with a ServerContext: any thread, but never two at once.
class SftpTransport final : public ssh::Transport
{
public:
    struct Patience
    {
        milliseconds fileSystem{5'000}; ///< that does not answer, as df has it in prelude.sh
        milliseconds opening{2'000}; ///< of the files, for which the first metrics wait
    };

    /// Beside a shell.
    SftpTransport(std::unique_ptr<ssh::Transport> shell, const Patience& patience);
    /// In place of a shell; `files` may still be opening.
    SftpTransport(std::unique_ptr<ssh::FileTransport> files, const Patience& patience);

    [[nodiscard]] Result<void> start(const QByteArray& command) override;
    [[nodiscard]] Result<std::optional<ssh::ShellReply>> advance() override;
    void abandon() override;
    [[nodiscard]] bool keepAlive() override;
    [[nodiscard]] Result<std::unique_ptr<ssh::Transport>>
    openBeside(const QByteArray& prelude) override;
    [[nodiscard]] Result<std::unique_ptr<ssh::FileTransport>> openFiles() override;
    [[nodiscard]] ssh::Wait wait() const override;
    [[nodiscard]] std::optional<Deadline> deadline() const override;
    [[nodiscard]] qint64 bytesReceived() const override;
    [[nodiscard]] qint64 bytesSent() const override;
    [[nodiscard]] int channels() const override;

    /// Whether the next poll of that kind would be read from files.
    [[nodiscard]] bool readsFiles(QByteArrayView command) const;

private:
    using Turn = Result<std::optional<ssh::ShellReply>>;

    struct Running
    {
        QByteArray command;
        Deadline deadline;
        MonotonicTime started;
        bool isOfFiles = false;
        bool isWaiting = false; ///< for files that are not ready
    };

    void openFilesFor(QByteArrayView command);
    void restShell();
    [[nodiscard]] Error endOfShell(Error error) const;
    [[nodiscard]] Result<void> startFiles();
    [[nodiscard]] Turn startShell();
    [[nodiscard]] bool mustWait(QByteArrayView command) const;
    [[nodiscard]] Turn advanceShell();
    [[nodiscard]] Turn advanceFiles();
    [[nodiscard]] Turn take(ssh::FileReply reply);
    [[nodiscard]] Turn fall(const Error& error);
    void learnFrom(const ssh::ShellReply& reply);
    void setAside();
    void advanceHanging();

    std::unique_ptr<ssh::Transport> m_shell; ///< null: files are all that there is; may rest
    std::unique_ptr<ssh::FileTransport> m_files; ///< null: not opened yet, or given up
    std::unique_ptr<ssh::FileTransport> m_hanging; ///< owes an answer
    SftpPoll m_poll;
    Patience m_patience;
    std::optional<Running> m_running;
    Error m_end; ///< without a shell: why there are no files
    bool m_hasTriedFiles = false;
    bool m_hasWaited = false; ///< for files that did not open in time
    bool m_hasRested = false; ///< the first shell has ended
};

} // namespace vedette::collect
