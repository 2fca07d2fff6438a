// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/Platform.h"
#include "core/ssh/ShellExchange.h"
#include "core/ssh/Transport.h"

#include <memory>

namespace vedette::ssh {

/// A persistent `sh` on this computer; it ends, with all that it started, when this goes (a df that
/// hangs under timeout(1) follows within 5 s).
/// Lives with a ServerContext: any thread, but never two at once.
class LocalShell final : public Transport
{
public:
    /// NotAvailable where there is no `sh`.
    [[nodiscard]] static Result<std::unique_ptr<LocalShell>> open(const QByteArray& prelude);

    /// Use open().
    LocalShell(platform::LocalProcess process, const QByteArray& prelude);
    ~LocalShell() override;

    [[nodiscard]] Result<void> start(const QByteArray& command) override;
    [[nodiscard]] Result<std::optional<ShellReply>> advance() override;
    void abandon() override { m_exchange.abandon(); }
    void interrupt() override;
    [[nodiscard]] bool keepAlive() override { return false; }
    [[nodiscard]] Result<std::unique_ptr<Transport>> openBeside(const QByteArray& prelude) override;
    [[nodiscard]] Result<std::unique_ptr<FileTransport>> openFiles() override;
    [[nodiscard]] Wait wait() const override;
    [[nodiscard]] qint64 bytesReceived() const override { return m_received; }
    [[nodiscard]] qint64 bytesSent() const override { return 0; }
    [[nodiscard]] int channels() const override { return 0; }
    /// What came outside of replies, its beginning, as plain text.
    [[nodiscard]] QString printed() const { return m_exchange.printed(); }

private:
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> readAll();
    [[nodiscard]] tl::unexpected<Error> shutDown(Error error);
    void end();

    ShellExchange m_exchange;
    platform::LocalProcess m_process;
    Error m_end;
    qint64 m_received = 0;
};

} // namespace vedette::ssh
