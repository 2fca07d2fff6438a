// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/VaultOptions.h"

#include "core/engine/MasterPassword.h"

using namespace Qt::StringLiterals;

namespace vedette::cli {

void addVaultOptions(VerbParser& parser)
{
    parser.addOption(u"vault-key-fd"_s,
                     u"N"_s,
                     u"Reads the vault's master password from the open file descriptor N."_s);
    parser.addOption(u"vault-key-file"_s,
                     u"FILE"_s,
                     u"Reads it from a file that only this user may read (mode 0600). Without "
                     "either: from the file that VEDETTE_VAULT_KEY_FILE names, else from systemd's "
                     "credential “vedette-vault-key”."_s);
}

Result<std::optional<Secret>> readVaultKey(const VerbParser& parser)
{
    engine::MasterSource source{.file = parser.value(u"vault-key-file"_s)};
    if (parser.isSet(u"vault-key-fd"_s)) {
        bool isNumber = false;
        source.descriptor = parser.value(u"vault-key-fd"_s).toInt(&isNumber);
        if (!isNumber || *source.descriptor < 0) {
            return fail(ErrorCode::InvalidConfig,
                        u"--vault-key-fd takes the number of an open file descriptor"_s);
        }
    }
    return engine::readMasterPassword(source);
}

Result<std::unique_ptr<engine::SecretDesk>> openSecretDesk(const VerbParser& parser,
                                                           const Console& console,
                                                           engine::Configuration& configuration)
{
    const auto master = readVaultKey(parser);
    if (!master) {
        return fail(master.error());
    }
    auto desk
        = std::make_unique<engine::SecretDesk>(configuration, parser.dataFolder(), console.secrets);
    if (const auto opened = desk->open(*master); !opened) {
        return fail(opened.error());
    }
    return desk;
}

QString placeWords(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain:
        return u"in the system's keychain"_s;
    case SecretPlace::VaultFile:
        return u"in the vault file"_s;
    case SecretPlace::MemoryOnly:
        return u"in memory only"_s;
    case SecretPlace::Undecided:
        return u"nowhere so far"_s;
    }
    return {};
}

} // namespace vedette::cli
