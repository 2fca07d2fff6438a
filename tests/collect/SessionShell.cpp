// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/SessionShell.h"

#include "core/base/Nonce.h"
#include "core/ssh/PreludeRequest.h"
#include "core/ssh/ShellProtocol.h"
#include "tests/support/Catch.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

std::optional<ssh::Frame> frameOf(const QByteArray& output, const QByteArray& nonce)
{
    ssh::FrameReader reader;
    reader.expect(nonce);
    const auto frame = reader.feed(output);
    return frame ? *frame : std::nullopt;
}

} // namespace

QStringList shellCommand(const QString& name)
{
    const QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty()) {
        return {};
    }
    if (name == u"zsh"_s) { // as where it is /bin/sh
        return {path, u"--emulate"_s, u"sh"_s};
    }
    return name == u"busybox"_s ? QStringList{path, u"sh"_s} : QStringList{path};
}

std::vector<std::optional<ssh::Frame>> askShell(const QStringList& shell,
                                                const QByteArray& functions,
                                                const QList<QByteArray>& requests,
                                                const QProcessEnvironment& environment)
{
    QByteArray input = ssh::definitionLines(functions);
    std::vector<QByteArray> nonces;
    nonces.reserve(static_cast<std::size_t>(requests.size()));
    for (const QByteArray& request : requests) {
        const bool isOfPrelude = ssh::preludeFunction(request).has_value();
        nonces.push_back(isOfPrelude ? ssh::nonceOf(request) : makeNonce());
        input += isOfPrelude ? ssh::preludeLine(request) : ssh::requestLine(request, nonces.back());
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(shell.first(),
                  shell.mid(1) + QStringList{u"-c"_s, QString::fromLatin1(ssh::shellLoop())});
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    const QByteArray output = process.readAllStandardOutput();
    UNSCOPED_INFO(process.readAllStandardError());
    std::vector<std::optional<ssh::Frame>> frames;
    frames.reserve(nonces.size());
    for (const QByteArray& nonce : nonces) {
        frames.push_back(frameOf(output, nonce));
    }
    return frames;
}

ssh::Frame
askShellOnce(const QStringList& shell, const QByteArray& functions, const QByteArray& request)
{
    const auto frames = askShell(shell, functions, {request});
    REQUIRE(frames.front());
    return *frames.front();
}

} // namespace vedette::test
