// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/ListFile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr qsizetype maxListBytes = qsizetype{16} * 1024 * 1024;

QString formatName(const ListFormat& format)
{
    return u"vedette-"_s + format.kind;
}

} // namespace

QByteArray writeListFile(const ListFormat& format, const QJsonArray& entries)
{
    const QJsonObject root{
        {"format"_L1, formatName(format)},
        {"version"_L1, format.version},
        {format.kind, entries},
    };
    return QJsonDocument(root).toJson();
}

Result<QJsonArray> readListFile(const ListFormat& format, const QByteArray& json)
{
    if (json.size() > maxListBytes) {
        return fail(ErrorCode::InvalidFile, u"the file is larger than 16 MB"_s);
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return fail(
            ErrorCode::InvalidFile,
            u"not JSON: %1 at byte %2"_s.arg(error.errorString(), QString::number(error.offset)));
    }
    const QJsonObject root = document.object();
    if (root.value("format"_L1).toString() != formatName(format)) {
        return fail(ErrorCode::InvalidFile,
                    u"not a list of %1 exported by Vedette"_s.arg(format.kind));
    }
    const qint64 version = root.value("version"_L1).toInteger();
    if (version > format.version) {
        return fail(ErrorCode::SchemaTooNew, u"the list was exported by a newer version"_s);
    }
    if (version < 1 || !root.value(format.kind).isArray()) {
        return fail(ErrorCode::InvalidFile,
                    u"the list of %1 has no version or no %1"_s.arg(format.kind));
    }
    QJsonArray entries = root.value(format.kind).toArray();
    if (entries.size() > format.maxEntries) {
        return fail(ErrorCode::InvalidFile,
                    u"the file holds more than %1 %2"_s.arg(
                        QLocale::c().toString(format.maxEntries), format.kind));
    }
    return entries;
}

} // namespace vedette
