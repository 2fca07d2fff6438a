// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Cli.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QString>
#include <QStringList>

namespace vedette::test {

/// What a verb left behind.
struct CliOutcome
{
    cli::ExitCode code = cli::ExitCode::Failed;
    QString out;
    QString err;

    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out.toUtf8()); }
    /// Every line of the output as a JSON object.
    [[nodiscard]] QList<QJsonObject> jsonLines() const;
};

/// Runs a verb in this process, with buffers for streams.
[[nodiscard]] CliOutcome runCli(const QStringList& arguments, QByteArray input = {});

} // namespace vedette::test
