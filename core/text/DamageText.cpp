// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/DamageText.h"

#include "core/base/PlainText.h"
#include "core/text/Translated.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLocale>

namespace vedette::text {

namespace {

constexpr const char* configRestored = QT_TRANSLATE_NOOP(
    "Text",
    "The list of servers (vedette.db) was damaged. The backup of %1 was put in its place: what was "
    "changed after that is missing, and servers, host keys and commands that were removed after "
    "that are there again. Passwords must be typed again. The damaged file is %2.");
constexpr const char* configBegun = QT_TRANSLATE_NOOP(
    "Text",
    "The list of servers (vedette.db) was damaged, and no backup of it was found. A new, empty one "
    "was begun: no server of before is watched. The damaged file is %1.");
constexpr const char* historyRestored = QT_TRANSLATE_NOOP(
    "Text",
    "The stored history was damaged. The one of the backup of %1 was put in its place: what was "
    "measured after that is missing. The damaged file is %2.");
constexpr const char* historyBegun = QT_TRANSLATE_NOOP(
    "Text", "The stored history was damaged. It was set aside as %1 and a new one was begun.");

} // namespace

QString damageText(const Damage& damage)
{
    const bool isConfig = damage.part == Damage::Part::Configuration;
    const QString path = plainText(QDir::toNativeSeparators(damage.movedTo), maxMessageLength);
    if (!damage.backupAt) {
        return translated(isConfig ? configBegun : historyBegun).arg(path);
    }
    const QString time = QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(toMsecs(*damage.backupAt)), QLocale::ShortFormat);
    return translated(isConfig ? configRestored : historyRestored).arg(time, path);
}

} // namespace vedette::text
