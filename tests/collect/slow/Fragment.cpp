// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/slow/Fragment.h"

#include "core/ssh/ShellProtocol.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr int fragmentTimeout = 60'000; // ms

QByteArray frameNonce(qsizetype request)
{
    return "f" + QByteArray::number(request);
}

} // namespace

QStringList shellCommand(const QString& name)
{
    const QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty()) {
        return {};
    }
    return name == u"busybox"_s ? QStringList{path, u"sh"_s} : QStringList{path};
}

QByteArray slowScript(const QString& name)
{
    QFile file(u":/vedette/probes/slow/%1.sh"_s.arg(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll() + '\n';
}

std::vector<ssh::Frame>
askShell(const QStringList& shell, const QByteArray& functions, const QList<QByteArray>& requests)
{
    QProcess process;
    process.start(shell.first(),
                  shell.mid(1) + QStringList{u"-c"_s, QString::fromLatin1(ssh::shellLoop())});
    process.write(ssh::definitionLines(functions));
    for (qsizetype i = 0; i < requests.size(); ++i) {
        process.write(ssh::requestLine(requests[i], frameNonce(i)));
    }
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(fragmentTimeout));
    const QByteArray output = process.readAllStandardOutput();
    UNSCOPED_INFO(process.readAllStandardError());
    std::vector<ssh::Frame> answers;
    answers.reserve(static_cast<std::size_t>(requests.size()));
    for (qsizetype i = 0; i < requests.size(); ++i) {
        ssh::FrameReader reader;
        reader.expect(frameNonce(i));
        auto frame = reader.feed(output);
        REQUIRE(frame);
        REQUIRE(frame->has_value());
        answers.push_back(**std::move(frame));
    }
    return answers;
}

QByteArray fragmentAnswer(const QStringList& shell, const QString& name, const QByteArray& before)
{
    const QByteArray functions = slowScript(u"common"_s) + slowScript(name) + before;
    const QByteArray request = "vd_" + name.toLatin1() + ' ' + fragmentNonce.toByteArray();
    return askShell(shell, functions, {request}).front().output;
}

collect::PollText
runFragment(const QStringList& shell, const QString& name, const QByteArray& before)
{
    auto text = collect::PollText::parse(fragmentAnswer(shell, name, before), fragmentNonce);
    REQUIRE(text);
    return *std::move(text);
}

} // namespace vedette::test
