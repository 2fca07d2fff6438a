// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/slow/Fragment.h"

#include "tests/support/Catch.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr QByteArrayView fragmentNonce("0f3a9c");
constexpr int fragmentTimeout = 30'000; // ms

QByteArray slowScript(const QString& name)
{
    QFile file(u":/vedette/probes/slow/%1.sh"_s.arg(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll() + '\n';
}

} // namespace

std::optional<QStringList> findShell(const QString& name)
{
    const QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty()) {
        return std::nullopt;
    }
    return name == u"busybox"_s ? QStringList{path, u"sh"_s} : QStringList{path};
}

collect::PollText
runFragment(const QStringList& shell, const QString& name, const QByteArray& before)
{
    QProcess process;
    process.setProgram(shell.first());
    process.setArguments(shell.mid(1) + QStringList{u"-s"_s});
    process.start();
    process.write(slowScript(u"common"_s) + slowScript(name) + before + "\nvd_" + name.toLatin1()
                  + ' ' + fragmentNonce.toByteArray() + " 2>/dev/null\n");
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(fragmentTimeout));
    auto text = collect::PollText::parse(process.readAllStandardOutput(), fragmentNonce);
    REQUIRE(text);
    return *std::move(text);
}

} // namespace vedette::test
