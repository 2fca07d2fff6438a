// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/Autostart.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

#ifdef Q_OS_MACOS

// Untested: written from Apple's documentation, never run.
QString entryPath()
{
    return QDir::homePath() + u"/Library/LaunchAgents/org.vedette.Vedette.plist"_s;
}

QByteArray entryContent(const QString& program, const QStringList& arguments)
{
    QString words;
    for (const QString& word : QStringList(program) + arguments) {
        words += u"<string>%1</string>"_s.arg(word.toHtmlEscaped());
    }
    return u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>"
           "<key>Label</key><string>org.vedette.Vedette</string>"
           "<key>ProgramArguments</key><array>%1</array>"
           "<key>RunAtLoad</key><true/></dict></plist>\n"_s.arg(words)
               .toUtf8();
}

#else

QString entryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/autostart/vedette.desktop"_s;
}

/// Quoted for the Exec key (Desktop Entry Specification 1.5, "The Exec key"): inside the quotes
/// `"`, `` ` ``, `$` and `\` are escaped, then every backslash once more as in any string; a per
/// cent sign is doubled.
QString quotedWord(const QString& word)
{
    QString result;
    for (const QChar c : word) {
        if (u"\"`$\\"_s.contains(c)) {
            result += c == u'\\' ? u"\\\\\\"_s : u"\\\\"_s;
        }
        result += c;
        if (c == u'%') {
            result += c;
        }
    }
    return u'"' + result + u'"';
}

QByteArray entryContent(const QString& program, const QStringList& arguments)
{
    QStringList words;
    for (const QString& word : QStringList(program) + arguments) {
        words += quotedWord(word);
    }
    return u"[Desktop Entry]\nType=Application\nName=Vedette\nIcon=vedette\nExec=%1\n"
           "Terminal=false\nX-GNOME-Autostart-enabled=true\n"_s.arg(words.join(u' '))
               .toUtf8();
}

#endif

Result<void> write(const AutostartEntry& entry)
{
    QDir().mkpath(QFileInfo(entry.path).absolutePath());
    QSaveFile file(entry.path);
    if (!file.open(QIODevice::WriteOnly) || file.write(entry.content) != entry.content.size()
        || !file.commit()) {
        return fail(ErrorCode::PermissionDenied,
                    u"can't write %1: %2"_s.arg(entry.path, file.errorString()));
    }
    return {};
}

} // namespace

bool canStartAtLogin()
{
    return true;
}

AutostartEntry autostartEntry(const QString& program, const QStringList& arguments)
{
    return {entryPath(), entryContent(program, arguments)};
}

Result<void> setStartAtLogin(bool isOn, const QString& program, const QStringList& arguments)
{
    const AutostartEntry entry = autostartEntry(program, arguments);
    if (isOn) {
        return write(entry);
    }
    if (QFile::exists(entry.path) && !QFile::remove(entry.path)) {
        return fail(ErrorCode::PermissionDenied, u"can't remove %1"_s.arg(entry.path));
    }
    return {};
}

} // namespace vedette::app
