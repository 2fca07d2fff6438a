// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Ids.h"
#include "core/model/SecretsStatus.h"
#include "core/store/Connection.h"

#include <QString>

#include <vector>

namespace vedette::store {

/// Under which id the secret of a server's access kit is kept, beside the server's own, until the
/// server is switched to the kit's key. Ids of servers count from 1 and never come near it.
inline constexpr qint64 firstKitId = qint64{1} << 40;
[[nodiscard]] constexpr ServerId kitIdOf(ServerId server)
{
    return ServerId{server.value + firstKitId};
}

/// That a server's secret is kept, and for which login (loginText); never the secret itself.
struct KeptSecret
{
    ServerId server; ///< or its kit
    QString login = {}; ///< empty when the secret was released: it is still to be removed
    qint64 revision = 0; ///< grows whenever the secret is another one
    bool hasServer = false; ///< false once the server was deleted for good

    /// False when the secret is only to be removed.
    [[nodiscard]] bool isInUse() const { return hasServer && !login.isEmpty(); }

    bool operator==(const KeptSecret&) const = default;
};

/// What a data folder remembers of secrets.
struct SecretNotes
{
    SecretPlace place = SecretPlace::Undecided;
    QString scope; ///< random, one for each folder: names its entries in a keychain
    std::vector<KeptSecret> kept; ///< by server

    /// Null when there is no note of this server, or of this kit.
    [[nodiscard]] const KeptSecret* find(ServerId server) const;
    /// The same, if only a secret in use is wanted.
    [[nodiscard]] const KeptSecret* findInUse(ServerId server) const;
    /// The note; a new one where there was none.
    KeptSecret& noteOf(ServerId server);

    bool operator==(const SecretNotes&) const = default;
};

/// The tables `setting` and `kept_secret`. Lives on: its connection's thread.
class SecretRepository
{
public:
    explicit SecretRepository(const Connection& connection);

    [[nodiscard]] Result<SecretNotes> all() const;
    [[nodiscard]] Result<void> setPlace(SecretPlace place) const;
    /// A secret of this server is kept now, for this login.
    [[nodiscard]] Result<void> keep(ServerId server, const QString& login) const;
    /// The secret is to be used no more; it is still to be removed from its place.
    [[nodiscard]] Result<void> release(ServerId server) const;
    /// It was removed from its place.
    [[nodiscard]] Result<void> drop(ServerId server) const;

private:
    [[nodiscard]] Result<QString> setting(const QString& name) const;

    const Connection& m_connection;
};

} // namespace vedette::store
