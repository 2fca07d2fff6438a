// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/cli/RunCli.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace vedette::test {

/// A data folder of its own, and the server verbs on it.
struct ServerFolder
{
    QTemporaryDir dir;

    [[nodiscard]] QString path() const;
    /// `arguments` after "server", separated by blanks.
    [[nodiscard]] CliOutcome server(const QString& arguments, const QByteArray& input = {}) const;
    [[nodiscard]] QJsonObject shown(const QString& name) const;
    [[nodiscard]] qsizetype count() const;
    void pin(const QString& host) const;
    [[nodiscard]] QStringList pinnedHosts() const;
};

} // namespace vedette::test
