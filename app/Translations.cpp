// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/Translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

QStringList folders()
{
    const QString program = QCoreApplication::applicationDirPath();
    return {program + u"/translations"_s,
            program + u"/../share/vedette/translations"_s,
            u":/vedette/translations"_s};
}

void install(const QLocale& locale, const QString& name, const QString& folder, QObject* owner)
{
    auto* const translator = new QTranslator(owner);
    if (!translator->load(locale, name, u"_"_s, folder)
        || !QCoreApplication::installTranslator(translator)) {
        translator->deleteLater();
    }
}

} // namespace

Translations::Translations(QObject* parent)
    : QObject(parent)
{ }

QStringList Translations::available()
{
    QStringList languages;
    for (const QString& folder : folders()) {
        const QStringList files = QDir(folder).entryList({u"vedette_*.qm"_s}, QDir::Files);
        for (const QString& file : files) {
            languages += file.mid(8, file.size() - 11);
        }
    }
    languages.sort();
    languages.removeDuplicates();
    return languages;
}

void Translations::load(const QString& language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath), this);
    for (const QString& folder : folders()) {
        install(locale, u"vedette"_s, folder, this);
    }
}

} // namespace vedette::app
