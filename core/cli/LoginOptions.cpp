// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/LoginOptions.h"

#include "core/cli/VaultOptions.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vedette::cli {

void addLoginOptions(VerbParser& parser)
{
    parser.addOption(u"timeout"_s, u"DURATION"_s, u"For connecting and logging in: 20s."_s);
    parser.addOption(u"identity"_s, u"FILE"_s, u"The private key to log in with."_s);
    parser.addFlag(u"accept-new"_s, u"Accepts a host key never seen before, and keeps it."_s);
    parser.addFlag(u"password-stdin"_s,
                   u"Reads the password, or with --identity the key's passphrase, from the first "
                   "line of the standard input."_s);
    addVaultOptions(parser);
}

Credential applyLoginOptions(const VerbParser& parser, const Console& console, Server& server)
{
    if (parser.isSet(u"accept-new"_s)) {
        server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    }
    if (parser.isSet(u"identity"_s)) {
        server.auth = AuthMethod::KeyFile;
        server.identityFile = QFileInfo(parser.value(u"identity"_s)).absoluteFilePath();
    }
    return parser.isSet(u"password-stdin"_s) ? readCredential(console, server) : Credential();
}

Credential readCredential(const Console& console, Server& server)
{
    Credential credential;
    if (server.auth == AuthMethod::KeyFile) {
        credential.passphrase = readSecret(console, u"Passphrase of the key"_s);
    } else {
        server.auth = AuthMethod::Password;
        credential.password = readSecret(console, u"Password"_s);
    }
    return credential;
}

} // namespace vedette::cli
