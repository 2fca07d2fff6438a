// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/ServerContext.h"

#include <QByteArray>

namespace vedette::collect {

/// Reads the answer to the facts request into context.facts and context.missing. Malformed without
/// any section.
[[nodiscard]] Result<void>
readFacts(QByteArray reply, QByteArrayView nonce, ServerContext& context);

/// Reads the answer to a poll: sections, values, rates against the context's earlier reading.
/// An answer without sections gives a snapshot with Malformed; a probe that fails is in
/// `unavailable`.
[[nodiscard]] Snapshot readPoll(ssh::ShellReply reply,
                                QByteArrayView nonce,
                                PollKind kind,
                                Timestamp collectedAt,
                                ServerContext& context);

/// A poll that did not come off: server.up = 0 and the error.
[[nodiscard]] Snapshot
failedSnapshot(ServerId server, PollKind kind, Timestamp collectedAt, Error error);

} // namespace vedette::collect
