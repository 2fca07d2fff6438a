// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/OwnTools.h"

#include "tests/support/Catch.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace vedette::test {

std::optional<QByteArray> toldBy(const QString& program, const QStringList& arguments)
{
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        WARN("skipped: " << program << " is not installed");
        return std::nullopt;
    }
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(20'000) || process.exitCode() != 0) {
        WARN("skipped: " << program << " fails here");
        return std::nullopt;
    }
    return process.readAllStandardOutput();
}

} // namespace vedette::test
