// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/FrameReader.h"

#include <QByteArray>
#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vedette::test {

/// How to start a shell that this machine has: "busybox" as `busybox sh`; empty where it is not
/// installed.
[[nodiscard]] QStringList shellCommand(const QString& name);

/// The answers of a shell that is spoken to as a session does: it is given `functions` once, and
/// runs each request in a subshell, so that what one sets is gone in the next. Nothing for one that
/// it did not live to give.
[[nodiscard]] std::vector<std::optional<ssh::Frame>>
askShell(const QStringList& shell,
         const QByteArray& functions,
         const QList<QByteArray>& requests,
         const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());

/// The same for one request, which has to be answered.
[[nodiscard]] ssh::Frame
askShellOnce(const QStringList& shell, const QByteArray& functions, const QByteArray& request);

} // namespace vedette::test
