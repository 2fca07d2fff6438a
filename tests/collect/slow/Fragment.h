// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/PollText.h"
#include "core/ssh/FrameReader.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace vedette::test {

/// Marks the sections of the answers below.
inline constexpr QByteArrayView fragmentNonce("0f3a9c");

/// How to start a shell that this machine has: "busybox" as `busybox sh`; empty where it is not
/// installed.
[[nodiscard]] QStringList shellCommand(const QString& name);

/// The file NAME.sh of resources/probes/slow.
[[nodiscard]] QByteArray slowScript(const QString& name);

/// The answers of a shell that is spoken to as the second shell of a session: it is given
/// `functions` once, and runs each request in a subshell, so that what one sets is gone in the
/// next.
[[nodiscard]] std::vector<ssh::Frame>
askShell(const QStringList& shell, const QByteArray& functions, const QList<QByteArray>& requests);

/// What the function `vd_<name>` of resources/probes/slow answers in that shell, on this machine;
/// `before` is read after its file.
[[nodiscard]] QByteArray
fragmentAnswer(const QStringList& shell, const QString& name, const QByteArray& before = {});

/// The same, parsed.
[[nodiscard]] collect::PollText
runFragment(const QStringList& shell, const QString& name, const QByteArray& before = {});

} // namespace vedette::test
