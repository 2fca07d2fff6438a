// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <vector>

namespace vedette::test {

/// Known_hosts files, and the host that is looked up in them. In the files stand for keys in text:
/// {seen} the Ed25519 key and {ecdsa}, {rsa} the other keys of the server, {other} a key that it
/// does not have, {blob} the base64 of {seen}; {long} for 10 KB of letters, {hash NAME} for a
/// hashed name.
struct KnownHostsCase
{
    const char* name;
    std::vector<QByteArray> files;
    const char* host = "db1.example.net";
    quint16 port = 22;
    const char* keyType = "ssh-ed25519"; ///< which key the server shows
};

[[nodiscard]] std::vector<KnownHostsCase> knownHostsCases();

} // namespace vedette::test
