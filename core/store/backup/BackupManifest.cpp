// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/BackupManifest.h"

#include "core/store/KnownFiles.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr int manifestFormat = 1;
constexpr qint64 maxManifest = 64LL * 1024;
constexpr qint64 maxBackupFile = qint64{1} << 46; // 64 TiB: more is no database
constexpr qsizetype sha256Bytes = 32;
constexpr qsizetype maxVersionText = 32;

tl::unexpected<Error> failManifest(const QString& why)
{
    return fail(ErrorCode::BackupDamaged, u"manifest.json: "_s + why);
}

QDateTime utc(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(time), Qt::UTC);
}

/// A whole number within bounds; -1 is none.
qint64 numberIn(const QJsonObject& object, QLatin1StringView name, qint64 most)
{
    const qint64 number = object.value(name).toInteger(-1);
    return number <= most ? number : -1;
}

/// What a later version may call a file of its own: one that is safe to tell, not to open.
bool isPlainName(const QString& name)
{
    static const QRegularExpression plain(u"\\A[a-z]{1,32}\\.[a-z]{1,16}\\z"_s);
    return plain.match(name).hasMatch();
}

Result<void> checkName(const QString& name, const Backup& backup)
{
    if (!isKnownFile(name)) {
        return isPlainName(name) ? fail(ErrorCode::SchemaTooNew, u"the backup has a "_s + name)
                                 : failManifest(u"the name of a file can't be"_s);
    }
    if (backup.find(name) != nullptr) {
        return failManifest(name + u" is there twice"_s);
    }
    return {};
}

Result<BackupFile> fileFromJson(const QJsonObject& json)
{
    BackupFile file;
    file.name = json.value("name"_L1).toString();
    const bool isDatabase = findDatabase(file.name) != nullptr;
    const qint64 schema = numberIn(json, "schema"_L1, 1'000'000);
    file.bytes = numberIn(json, "bytes"_L1, maxBackupFile);
    const QByteArray hex = json.value("sha256"_L1).toString().toLatin1();
    file.sha256 = QByteArray::fromHex(hex);
    if (file.bytes <= 0 || file.sha256.size() != sha256Bytes || file.sha256.toHex() != hex
        || (isDatabase && schema <= 0)) {
        return failManifest(u"what it tells of %1 can't be"_s.arg(file.name));
    }
    file.schemaVersion = isDatabase ? static_cast<int>(schema) : 0;
    return file;
}

Result<std::vector<BackupFile>> filesFromJson(const QJsonArray& json)
{
    Backup found;
    for (const auto& value : json) {
        const QJsonObject object = value.toObject();
        if (const auto named = checkName(object.value("name"_L1).toString(), found); !named) {
            return fail(named.error());
        }
        auto file = fileFromJson(object);
        if (!file) {
            return fail(file.error());
        }
        found.files.push_back(*std::move(file));
    }
    if (found.find(configDatabase.fileName) == nullptr) {
        return failManifest(u"it names no vedette.db"_s);
    }
    return std::move(found.files);
}

QJsonObject fileToJson(const BackupFile& file)
{
    QJsonObject json{{"name"_L1, file.name},
                     {"bytes"_L1, file.bytes},
                     {"sha256"_L1, QString::fromLatin1(file.sha256.toHex())}};
    if (file.schemaVersion > 0) {
        json["schema"_L1] = file.schemaVersion;
    }
    return json;
}

} // namespace

QByteArray encodeManifest(const Backup& backup)
{
    QJsonArray files;
    for (const BackupFile& file : backup.files) {
        files.append(fileToJson(file));
    }
    return QJsonDocument(QJsonObject{{"format"_L1, manifestFormat},
                                     {"program"_L1, backup.programVersion},
                                     {"createdAt"_L1, utc(backup.createdAt).toString(Qt::ISODate)},
                                     {"files"_L1, files}})
        .toJson(QJsonDocument::Indented);
}

Result<Backup> decodeManifest(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        return failManifest(u"it is no JSON object"_s);
    }
    const QJsonObject object = document.object();
    const qint64 format = object.value("format"_L1).toInteger();
    if (format > manifestFormat) {
        return fail(ErrorCode::SchemaTooNew, u"backup format %1"_s.arg(format));
    }
    const QDateTime time
        = QDateTime::fromString(object.value("createdAt"_L1).toString(), Qt::ISODate);
    const QString program = object.value("program"_L1).toString();
    // A year of five digits would have another name of its folder.
    const bool hasTime = time.isValid() && time.timeSpec() == Qt::UTC && time.date().year() >= 1970
        && time.date().year() <= 9999;
    if (format != manifestFormat || !hasTime || program.size() > maxVersionText) {
        return failManifest(u"its format, version or time can't be"_s);
    }
    auto files = filesFromJson(object.value("files"_L1).toArray());
    if (!files) {
        return fail(files.error());
    }
    return Backup{.createdAt = fromMsecs(time.toSecsSinceEpoch() * 1000),
                  .programVersion = program,
                  .files = *std::move(files)};
}

Result<Backup> readManifest(const QString& folder)
{
    const QFileInfo info(QDir(folder).filePath(manifestName));
    if (QFileInfo(folder).isDir() && !QFileInfo(folder).isExecutable()) {
        return fail(ErrorCode::PermissionDenied, u"can't read "_s + folder);
    }
    if (!info.exists()) {
        return fail(ErrorCode::NotFound, folder + u" is no backup: it has no manifest.json"_s);
    }
    if (!info.isFile() || info.isSymLink() || info.size() > maxManifest) {
        return failManifest(u"it is no file of that kind"_s);
    }
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::PermissionDenied, u"can't read "_s + info.filePath());
    }
    return decodeManifest(file.read(maxManifest));
}

QString backupName(Timestamp createdAt)
{
    return u"vedette-backup-"_s + utc(createdAt).toString(u"yyyyMMdd-HHmmss"_s);
}

bool isBackupName(const QString& name)
{
    static const QRegularExpression pattern(u"\\Avedette-backup-[0-9]{8}-[0-9]{6}\\z"_s);
    return pattern.match(name).hasMatch();
}

} // namespace vedette::store
