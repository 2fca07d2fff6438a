// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/cli/RunCli.h"

#include "tests/support/FakeKeychain.h"

#include <QBuffer>
#include <QJsonObject>
#include <QTextStream>

namespace vedette::test {

QList<QJsonObject> CliOutcome::jsonLines() const
{
    QList<QJsonObject> objects;
    const QStringList lines = out.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        objects += QJsonDocument::fromJson(line.toUtf8()).object();
    }
    return objects;
}

CliOutcome runCli(const QStringList& arguments, QByteArray input)
{
    CliOutcome outcome;
    QTextStream out(&outcome.out);
    QTextStream err(&outcome.err);
    QBuffer in(&input);
    in.open(QIODevice::ReadOnly);
    outcome.code = static_cast<cli::ExitCode>(
        cli::run(arguments, cli::Console{out, err, in, {}, FakeKeychain::options(nullptr)}));
    out.flush();
    err.flush();
    return outcome;
}

} // namespace vedette::test
