// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/MasterPassword.h"

#include "core/vault/HeadlessSecrets.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr seconds descriptorPatience{10};

/// Says which of the sources it was.
Result<std::optional<Secret>> told(Result<Secret> master, QStringView source)
{
    if (!master) {
        return fail(master.error().in(source));
    }
    return std::optional<Secret>(*std::move(master));
}

} // namespace

Result<std::optional<Secret>> readMasterPassword(const MasterSource& source)
{
    if (source.descriptor) {
        return told(
            vault::masterFromDescriptor(*source.descriptor, Deadline::after(descriptorPatience)),
            u"master password from descriptor %1"_s.arg(*source.descriptor));
    }
    const QString file
        = source.file.isEmpty() ? qEnvironmentVariable("VEDETTE_VAULT_KEY_FILE") : source.file;
    if (!file.isEmpty()) {
        return told(vault::masterFromFile(file), file);
    }
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (!credentials.isEmpty() && QFile::exists(credentials + u"/vedette-vault-key"_s)) {
        return told(vault::masterFromCredentials(credentials), credentials);
    }
    return std::optional<Secret>();
}

bool isShortMaster(const Secret& master)
{
    // A character begins with any byte but one that continues it (RFC 3629, 3).
    const QByteArrayView bytes = master.view();
    return std::ranges::count_if(
               bytes, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; })
        < fairMasterLength;
}

} // namespace vedette::engine
