// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/ServerContext.h"
#include "core/collect/slow/SlowTask.h"

#include <QByteArrayView>

namespace vedette::collect {

/// Reads the answer to a slow task. What can't be had, and why, is in `unavailable`: nothing here
/// is an error of the server as a whole.
[[nodiscard]] Snapshot readSlow(const SlowTask& task,
                                ssh::ShellReply reply,
                                QByteArrayView nonce,
                                Timestamp collectedAt,
                                ServerContext& context);

/// What is sent for it. Where sudo is allowed on the server a task that needs root may use it,
/// unless it was refused in the last hours; without vd_sudo vd_root leaves it alone.
[[nodiscard]] QByteArray requestOf(const SlowTask& task,
                                   const QByteArray& nonce,
                                   const ServerContext& context,
                                   MonotonicTime now);

/// A slow task that gave nothing.
[[nodiscard]] Snapshot
missedSlow(const QString& task, ServerId server, Timestamp collectedAt, const Error& why);

} // namespace vedette::collect
