// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Platform.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>

namespace vedette::ssh {

/// A program on this computer whose input and output lead to a server, as ProxyCommand of
/// ssh_config(5). It is ended, with its process group, when this goes. Any thread, one at a time.
class ProxyProcess final
{
public:
    /// `words` are the program and its arguments; no shell sees them. What it says on its standard
    /// error goes nowhere: it may run for days. ProxyCommandFailed; NotAvailable on Windows.
    [[nodiscard]] static Result<std::unique_ptr<ProxyProcess>> start(const QStringList& words);
    /// Use start().
    explicit ProxyProcess(platform::LocalProcess process);
    ProxyProcess(const ProxyProcess&) = delete;
    ProxyProcess& operator=(const ProxyProcess&) = delete;
    ~ProxyProcess();

    /// Its input and output, once.
    [[nodiscard]] FileDescriptor takeSocket() { return std::move(m_process.socket); }
    /// "it ended with status 1", when it ends within that time.
    [[nodiscard]] std::optional<QString> end(milliseconds wait);

private:
    platform::LocalProcess m_process;
    std::optional<QString> m_end;
};

} // namespace vedette::ssh
