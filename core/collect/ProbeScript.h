// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QByteArray>
#include <QString>

namespace vedette::collect {

/// The shell functions that a session defines once (resources/probes/prelude.sh and shell.sh):
/// constant text.
[[nodiscard]] QByteArray prelude();
/// Of them those that the fixed probe has, too.
[[nodiscard]] QByteArray fixedPrelude();
/// A script of resources/probes without its comment lines, empty lines and indentation: a shell
/// reads it byte by byte. No script of ours has a comment behind code, or a text over several
/// lines.
[[nodiscard]] QByteArray scriptOf(const QString& name);

/// One request to those functions, and the nonce that marks the sections of its answer.
struct ProbeRequest
{
    QByteArray nonce; ///< fresh, lower-case hex
    QByteArray command;
};

[[nodiscard]] ProbeRequest factsRequest();
/// `mayHang`: of the server's file systems some may rest on another machine, so that asking for
/// their space is watched there. The fixed probe always does.
[[nodiscard]] ProbeRequest pollRequest(PollKind kind, bool mayHang = true);

} // namespace vedette::collect
