// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/PollText.h"
#include "tests/collect/SessionShell.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace vedette::test {

/// Marks the sections of the answers below.
inline constexpr QByteArrayView fragmentNonce("0f3a9c");

/// The file NAME.sh of resources/probes/slow.
[[nodiscard]] QByteArray slowScript(const QString& name);

/// What the function `vd_<name>` of resources/probes/slow answers in that shell, on this machine;
/// `before` is read after its file.
[[nodiscard]] QByteArray
fragmentAnswer(const QStringList& shell, const QString& name, const QByteArray& before = {});

/// The same, parsed.
[[nodiscard]] collect::PollText
runFragment(const QStringList& shell, const QString& name, const QByteArray& before = {});

} // namespace vedette::test
