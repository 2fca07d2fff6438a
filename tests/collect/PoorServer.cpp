// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/PoorServer.h"

#include "core/base/Nonce.h"
#include "core/ssh/ShellProtocol.h"

#include <QDir>
#include <QFile>
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

PoorServer::PoorServer()
    : m_mark("VEDETTE_TEST_MARK=" + makeNonce())
{
    const auto words = m_mark.split('=');
    setVariable(QString::fromLatin1(words[0]), QString::fromLatin1(words[1]));
    setVariable(u"PATH"_s, m_folder.path() + u':' + m_environment.value(u"PATH"_s));
    QFile::setPermissions(m_folder.path(),
                          QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther);
}

void PoorServer::addTool(const QString& name, const QByteArray& body) const
{
    QFile file(m_folder.filePath(name));
    if (file.open(QIODevice::WriteOnly)) {
        file.write("#!/bin/sh\n" + body + '\n');
        file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeOther
                            | QFile::ReadOther);
    }
}

void PoorServer::setVariable(const QString& name, const QString& value)
{
    m_environment.insert(name, value);
}

std::vector<std::optional<ssh::Frame>> PoorServer::ask(const QStringList& shell,
                                                       const QByteArray& script,
                                                       const QList<QByteArray>& commands) const
{
    QByteArray input = ssh::definitionLines(script);
    std::vector<QByteArray> nonces;
    for (const QByteArray& command : commands) {
        nonces.push_back(makeNonce());
        input += ssh::requestLine(command, nonces.back());
    }
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setProgram(shell.first());
    process.setArguments(shell.mid(1)
                         + QStringList{u"-c"_s, QString::fromLatin1(ssh::shellLoop())});
    process.start();
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    const QByteArray output = process.readAllStandardOutput();
    std::vector<std::optional<ssh::Frame>> frames;
    frames.reserve(nonces.size());
    for (const QByteArray& nonce : nonces) {
        frames.push_back(frameOf(output, nonce));
    }
    return frames;
}

int PoorServer::leftovers() const
{
    int count = 0;
    for (const QString& pid : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        QFile environment(u"/proc/"_s + pid + u"/environ"_s);
        const bool isOpen = environment.open(QIODevice::ReadOnly);
        count += isOpen && environment.readAll().contains(m_mark) ? 1 : 0;
    }
    return count;
}

QStringList shellNamed(const QString& name)
{
    const QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty()) {
        return {};
    }
    return name == u"busybox"_s ? QStringList{path, u"sh"_s} : QStringList{path};
}

} // namespace vedette::test
