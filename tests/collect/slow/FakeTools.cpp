// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/slow/FakeTools.h"

#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr QByteArrayView answerNonce("0f3a9c");

QByteArray probeFile(const QByteArray& name)
{
    QFile file(u":/vedette/probes/slow/"_s + QString::fromLatin1(name) + u".sh"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// The script with each path of `moved` that begins there, not one that ends with the same words.
QByteArray below(const QString& root, const QByteArray& script, const QList<QByteArray>& moved)
{
    QStringList paths;
    for (const QByteArray& path : moved) {
        paths.push_back(QRegularExpression::escape(QString::fromLatin1(path)));
    }
    if (paths.isEmpty()) {
        return script;
    }
    const QRegularExpression start(uR"((?<=[\s"'=<-])(%1))"_s.arg(paths.join(u'|')));
    return QString::fromUtf8(script).replace(start, root + u"\\1"_s).toUtf8();
}

} // namespace

FakeTools::FakeTools()
{
    REQUIRE(m_root.isValid());
    REQUIRE(QDir(m_root.path()).mkpath(u"bin"_s));
    for (const QString& name : {u"awk"_s,
                                u"cat"_s,
                                u"cut"_s,
                                u"date"_s,
                                u"env"_s,
                                u"grep"_s,
                                u"head"_s,
                                u"id"_s,
                                u"nice"_s,
                                u"readlink"_s,
                                u"sed"_s,
                                u"sh"_s,
                                u"sort"_s,
                                u"sleep"_s,
                                u"tail"_s,
                                u"timeout"_s,
                                u"true"_s,
                                u"uname"_s}) {
        const QString path = QStandardPaths::findExecutable(name);
        REQUIRE_FALSE(path.isEmpty());
        REQUIRE(QFile::link(path, at(u"bin/"_s + name)));
    }
}

void FakeTools::add(const QString& name, const QByteArray& script)
{
    const QString path = at(u"bin/"_s + name);
    // A link to this machine's own tool goes first, and NewOnly follows none: a test that wrote
    // through it would replace the machine's date or id.
    QFile::remove(path);
    REQUIRE_FALSE(QFileInfo(path).isSymLink());
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
    file.write("#!/bin/sh\n" + script + '\n');
    REQUIRE(file.setPermissions(file.permissions() | QFile::ExeOwner));
}

void FakeTools::touch(const QString& path)
{
    const bool isFolder = path.endsWith(u'/');
    const QString full = at(path);
    REQUIRE(QDir().mkpath(isFolder ? full : QFileInfo(full).path()));
    if (!isFolder) {
        QFile file(full);
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
    }
}

QString FakeTools::at(const QString& path) const
{
    return m_root.path() + (path.startsWith(u'/') ? path : u'/' + path);
}

QByteArray FakeTools::run(const QString& shell,
                          const QByteArray& name,
                          const QList<QByteArray>& moved,
                          const QByteArray& before) const
{
    QByteArray script = probeFile("common") + '\n' + below(m_root.path(), probeFile(name), moved);
    script += "\nPATH=" + at(u"bin"_s).toUtf8() + "\n" + before + "vd_" + name + ' '
        + answerNonce.toByteArray() + " </dev/null 2>/dev/null\n";
    const QStringList command = shellCommand(shell);
    QProcess process;
    process.setProgram(command.first());
    process.setArguments(command.mid(1) + QStringList{u"-s"_s});
    process.start();
    process.write(script);
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(60'000));
    return process.readAllStandardOutput();
}

QStringList shellCommand(const QString& name)
{
    const QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty()) {
        return {};
    }
    return name == u"busybox"_s ? QStringList{path, u"sh"_s} : QStringList{path};
}

SlowAnswer::SlowAnswer(const QByteArray& answer)
    : text([&] {
        INFO(answer.toStdString());
        auto parsed = collect::PollText::parse(answer, answerNonce);
        REQUIRE(parsed);
        return *std::move(parsed);
    }())
{ }

collect::SlowInput SlowAnswer::input()
{
    return {.text = text,
            .facts = facts,
            .memory = memory,
            .collectedAt = collectedAt,
            .roundTrip = roundTrip};
}

} // namespace vedette::test
