// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace vedette::test {

/// What a tool of this machine prints, without translation; nothing, with a warning that says
/// "skipped", where it is missing or fails.
[[nodiscard]] std::optional<QByteArray> toldBy(const QString& program,
                                               const QStringList& arguments);

} // namespace vedette::test
