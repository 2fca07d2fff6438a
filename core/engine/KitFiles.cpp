// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/KitFiles.h"

#include "core/base/Log.h"
#include "core/base/Nonce.h"
#include "core/collect/FixedProbe.h"
#include "core/collect/login/NewKey.h"
#include "core/engine/DataFolder.h"
#include "core/store/config/SecretRepository.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr qsizetype nameDigits = 8;
constexpr qint64 maxPublicKey = 1024;
constexpr auto publicSuffix = ".pub"_L1;

QDir keyFolder(const QString& dataFolder)
{
    return {QDir(dataFolder).absoluteFilePath(u"keys"_s)};
}

/// 128 bits of the system's random generator: nobody ever types it.
Secret randomPassphrase()
{
    QByteArray digits = makeNonce();
    Secret passphrase{QByteArrayView(digits)};
    wipeMemory(digits.data(), static_cast<std::size_t>(digits.size()));
    return passphrase;
}

/// A new file that only its owner may read; one that is there stays as it is.
Result<void> writeNew(const QString& path, QByteArrayView bytes)
{
    QFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)
        && file.write(bytes.data(), bytes.size()) == bytes.size() && file.flush();
    if (!isWritten) {
        return fail(ErrorCode::StoreIo, u"%1: %2"_s.arg(path, file.errorString()));
    }
    return {};
}

QString fileNameOf(const QString& path)
{
    return path.mid(std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\')) + 1);
}

QSet<QString> fileNamesOf(const QStringList& paths)
{
    QSet<QString> names;
    for (const QString& path : paths) {
        names.insert(fileNameOf(path));
    }
    return names;
}

/// Empty when it can't be read.
QByteArray readPublicKey(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QList<QByteArray> words = file.read(maxPublicKey).simplified().split(' ');
    return words.size() < 2 ? QByteArray() : words[0] + ' ' + words[1];
}

AccessKit kitOf(const Server& server, const QString& keyPath, const QByteArray& publicKey)
{
    AccessKit kit;
    kit.server = server;
    kit.server.auth = AuthMethod::KeyFile;
    kit.server.identityFile = keyPath;
    kit.server.certificateFile.clear();
    kit.server.access = ServerAccess::FixedProbe;
    kit.isInUse = kit.server == server;
    kit.publicKey = QString::fromLatin1(publicKey);
    kit.authorizedKeys = QString::fromLatin1(
        collect::authorizedKeysLine(publicKey, collect::KeyOptions::Restrict));
    kit.authorizedKeysOlder
        = QString::fromLatin1(collect::authorizedKeysLine(publicKey, collect::KeyOptions::Listed));
    for (const QByteArray& line : collect::sudoersLines()) {
        kit.sudoers += QString::fromUtf8(line);
    }
    kit.probeVersion = QString::fromLatin1(collect::fixedProbe().version);
    return kit;
}

std::vector<OtherKey> keysOf(const std::vector<AccessKit>& kits)
{
    std::vector<OtherKey> keys;
    keys.reserve(kits.size());
    for (const AccessKit& kit : kits) {
        keys.push_back({kit.publicKey, kit.isInUse});
    }
    return keys;
}

std::optional<AccessKit> usableKit(std::vector<AccessKit> kits,
                                   const std::function<bool(const Server&)>& keeps)
{
    std::optional<AccessKit> used;
    for (AccessKit& kit : kits) {
        kit.isInUse = kit.isInUse && keeps(kit.server);
        if (!keeps(secretEntry(kit))) {
            continue;
        }
        if (!kit.isInUse) {
            return std::move(kit);
        }
        used = std::move(kit);
    }
    return used;
}

} // namespace

Result<MadeKit> makeKit(const Server& server, const QString& dataFolder)
{
    if (server.kind == ServerKind::Local || server.id.isNull()) {
        return fail(ErrorCode::InvalidConfig, u"only a server of the list has a key of its own"_s);
    }
    const QDir folder = keyFolder(dataFolder);
    if (const auto ready = prepareDataFolder(folder.path()); !ready) {
        return fail(ready.error());
    }
    Credential credential{.password = {}, .passphrase = randomPassphrase(), .isToBeKept = true};
    const auto key = collect::makeKey(credential.passphrase);
    if (!key) {
        return fail(key.error());
    }
    std::vector<OtherKey> others = keysOf(kitsOnDisk(server, dataFolder));
    const QString path = folder.absoluteFilePath(u"%1-%2"_s.arg(
        QString::number(server.id.value), QString::fromLatin1(makeNonce().first(nameDigits))));
    const auto written = writeNew(path, key->privateKey.view()).and_then([&] {
        return writeNew(path + publicSuffix, key->publicKey + " vedette\n");
    });
    MadeKit made{kitOf(server, path, key->publicKey), std::move(credential)};
    made.kit.otherKeys = std::move(others);
    if (!written) {
        removeKit(made.kit);
        return fail(written.error());
    }
    return made;
}

std::vector<AccessKit> kitsOnDisk(const Server& server, const QString& dataFolder)
{
    std::vector<AccessKit> kits;
    const QDir folder = keyFolder(dataFolder);
    const QString pattern = QString::number(server.id.value) + u"-*"_s + publicSuffix;
    const QStringList names = folder.entryList({pattern}, QDir::Files);
    for (const QString& name : names) {
        const QString path = folder.absoluteFilePath(name);
        const QByteArray publicKey = readPublicKey(path);
        if (!publicKey.isEmpty()) {
            kits.push_back(kitOf(server, path.chopped(publicSuffix.size()), publicKey));
        }
    }
    return kits;
}

void removeKit(const AccessKit& kit)
{
    const QString path = kit.server.identityFile;
    for (const QString& file : {path + publicSuffix, path}) { // without the first none is listed
        if (QFile::exists(file) && !QFile::remove(file)) {
            qCWarning(logEngine).noquote() << "an unused key can't be removed:" << file;
        }
    }
}

void removeUnusedKits(const std::vector<AccessKit>& kits, const QStringList& named)
{
    const QSet<QString> names = fileNamesOf(named);
    for (const AccessKit& kit : kits) {
        if (!names.contains(fileNameOf(kit.server.identityFile))) {
            removeKit(kit);
        }
    }
}

void removeUnusedKeys(const QString& dataFolder, const QStringList& named, Timestamp limit)
{
    static const QRegularExpression keyName(u"^[0-9]+-[0-9a-f]{8}$"_s);
    std::vector<AccessKit> old;
    const QDir folder = keyFolder(dataFolder);
    const QFileInfoList files = folder.entryInfoList(QDir::Files);
    for (const QFileInfo& file : files) {
        const bool isKey = keyName.match(file.completeBaseName()).hasMatch()
            && (file.suffix().isEmpty() || file.suffix() == u"pub"_s);
        if (isKey && file.lastModified().toMSecsSinceEpoch() < toMsecs(limit)) {
            old.emplace_back().server.identityFile
                = folder.absoluteFilePath(file.completeBaseName());
        }
    }
    removeUnusedKits(old, named);
}

std::optional<AccessKit> chooseKit(std::vector<AccessKit> kits,
                                   const std::function<bool(const Server&)>& keeps)
{
    std::vector<OtherKey> keys = keysOf(kits);
    auto chosen = usableKit(std::move(kits), keeps);
    if (chosen) {
        std::erase_if(
            keys, [&chosen](const OtherKey& key) { return key.publicKey == chosen->publicKey; });
        chosen->otherKeys = std::move(keys);
    }
    return chosen;
}

Server secretEntry(const AccessKit& kit)
{
    Server entry = kit.server;
    if (!kit.isInUse) {
        entry.id = store::kitIdOf(entry.id);
    }
    return entry;
}

QString fixedProbeScript()
{
    return QString::fromLatin1(collect::fixedProbe().script);
}

} // namespace vedette::engine
