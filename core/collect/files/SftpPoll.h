// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/parse/Mounts.h"
#include "core/ssh/FileTransport.h"
#include "core/ssh/PreludeRequest.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::collect {

/// The functions vd_facts, vd_status and vd_metrics of prelude.sh, answered from a server's files:
/// which of them are to be read, and then what those functions would have printed. So whatever
/// reads an answer, or shows it to a person, need not know where it came from. No I/O.
/// Lives with its SftpTransport.
class SftpPoll final
{
public:
    /// Of a request to the prelude (PreludeRequest.h). `tellsSpace`: as the transport has it.
    [[nodiscard]] ssh::FileRequest begin(const QByteArray& command, bool tellsSpace);
    /// Takes in what was read. Another request when file systems were mounted since the last time;
    /// nothing: takeAnswer() has it.
    [[nodiscard]] std::optional<ssh::FileRequest> take(ssh::FileReply reply);
    /// Once: what was read goes with it.
    [[nodiscard]] QByteArray takeAnswer();

    /// The one that serves the session, for the cost of watching: its number, as in /proc.
    void setServerProcess(const QByteArray& number) { m_serverProcess = number; }
    /// What did not answer in time does so again: nothing is left out any more.
    void trust();
    /// The SFTP server was told, by its arguments, to log each file that is read (sftp-server(8),
    /// -l); after the first metrics. That of an internal-sftp is not to be seen.
    [[nodiscard]] bool isLogged() const { return m_isLogged; }

private:
    using Function = ssh::PreludeFunction;

    [[nodiscard]] ssh::FileRequest metricsRequest() const;
    [[nodiscard]] std::vector<ssh::SpaceAsk> spacesToAsk() const;
    void learnMounts();
    void learnShown();
    void learnArguments();
    void learnFrom(const std::vector<ssh::SpaceAnswer>& answers);
    void forgetFailures();
    [[nodiscard]] bool isAnswered(const QByteArray& mountPoint) const;
    [[nodiscard]] const ssh::FileAnswer* find(QByteArrayView path) const;
    [[nodiscard]] QByteArray content(QByteArrayView path) const;
    [[nodiscard]] QByteArray mark(QByteArrayView section) const;
    [[nodiscard]] QByteArray makeAnswer() const;
    [[nodiscard]] QByteArray factsAnswer() const;
    [[nodiscard]] QByteArray statusAnswer() const;
    [[nodiscard]] QByteArray metricsAnswer() const;
    [[nodiscard]] qsizetype fileBytes() const;
    [[nodiscard]] QByteArray accessLines() const;
    [[nodiscard]] QByteArray dfStatus() const;
    [[nodiscard]] std::vector<QByteArray> servingProcesses() const;
    [[nodiscard]] QByteArray costLines() const;

    QByteArray m_nonce;
    std::vector<ssh::FileAnswer> m_files; ///< of this request
    std::vector<ssh::SpaceAnswer> m_spaces; ///< of this request
    QByteArray m_serverProcess;
    QByteArray m_parent; ///< of the SFTP server: the sshd that serves it
    QByteArray m_mountsText;
    std::vector<parse::Mount> m_mounts;
    std::vector<parse::Mount> m_shown; ///< of them those whose space is told
    std::vector<QByteArray> m_refused; ///< mount points that gave nothing, of these mounts
    std::vector<QByteArray> m_failed; ///< of them those that may give something later
    int m_pollsSinceFailure = 0;
    Function m_function = Function::Status;
    bool m_tellsSpace = true;
    bool m_isSecond = false; ///< the mounts were asked for a second time
    bool m_knowsArguments = false; ///< of the SFTP server
    bool m_isLogged = false;
    bool m_isWary = false; ///< one did not answer: those that may hang are left out
};

} // namespace vedette::collect
