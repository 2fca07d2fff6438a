// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: written from Microsoft's documentation, never run.
#include "app/Autostart.h"

#include <QDir>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

QString runKey()
{
    return u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_s;
}

} // namespace

bool canStartAtLogin()
{
    return true;
}

AutostartEntry autostartEntry(const QString& program, const QStringList& arguments)
{
    QString line = u'"' + QDir::toNativeSeparators(program) + u'"';
    for (const QString& word : arguments) {
        line += u" \""_s + word + u'"';
    }
    return {runKey() + u"\\Vedette"_s, line.toUtf8()};
}

Result<void> setStartAtLogin(bool isOn, const QString& program, const QStringList& arguments)
{
    QSettings registry(runKey(), QSettings::NativeFormat);
    if (isOn) {
        const AutostartEntry entry = autostartEntry(program, arguments);
        registry.setValue("Vedette"_L1, QString::fromUtf8(entry.content));
    } else {
        registry.remove("Vedette"_L1);
    }
    registry.sync();
    if (registry.status() != QSettings::NoError) {
        return fail(ErrorCode::PermissionDenied, u"can't write the registry"_s);
    }
    return {};
}

} // namespace vedette::app
