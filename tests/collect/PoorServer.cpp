// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/PoorServer.h"

#include "core/base/Nonce.h"
#include "tests/collect/SessionShell.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace vedette::test {

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
    return askShell(shell, script, commands, m_environment);
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

} // namespace vedette::test
