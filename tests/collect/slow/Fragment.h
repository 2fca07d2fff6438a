// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/PollText.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace vedette::test {

/// How to start a shell that this machine has: "busybox" as `busybox sh`.
[[nodiscard]] std::optional<QStringList> findShell(const QString& name);

/// What the function `vd_<name>` of resources/probes/slow answers in that shell, on this machine,
/// after the lines of `before`.
[[nodiscard]] collect::PollText
runFragment(const QStringList& shell, const QString& name, const QByteArray& before = {});

} // namespace vedette::test
