// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/SecretRepository.h"

#include "core/base/Names.h"
#include "core/store/Statement.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr Names<SecretPlace, 3> placeNames{{{SecretPlace::Keychain, "keychain"_L1},
                                            {SecretPlace::VaultFile, "vault"_L1},
                                            {SecretPlace::MemoryOnly, "memory"_L1}}};

Result<std::vector<KeptSecret>> readKept(const Connection& connection)
{
    // A kit lives as long as its server: the bits below firstKitId.
    Statement select(connection,
                     u"SELECT server, login, revision, EXISTS"
                     " (SELECT 1 FROM server WHERE id = kept_secret.server & 1099511627775)"
                     " FROM kept_secret ORDER BY server"_s);
    if (const auto done = select.run(); !done) {
        return fail(done.error());
    }
    std::vector<KeptSecret> kept;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        kept.push_back({.server = ServerId{select.integer(0)},
                        .login = select.text(1),
                        .revision = select.integer(2),
                        .hasServer = select.integer(3) != 0});
    }
    if (!row) {
        return fail(row.error());
    }
    return kept;
}

/// Where the server's note is, or belongs.
template <class Notes>
auto placeOf(Notes& kept, ServerId server)
{
    return std::lower_bound(
        kept.begin(), kept.end(), server, [](const KeptSecret& note, ServerId wanted) {
            return note.server < wanted;
        });
}

} // namespace

const KeptSecret* SecretNotes::find(ServerId server) const
{
    const auto found = placeOf(kept, server);
    return found == kept.end() || found->server != server ? nullptr : &*found;
}

const KeptSecret* SecretNotes::findInUse(ServerId server) const
{
    const KeptSecret* const found = find(server);
    return found != nullptr && found->isInUse() ? found : nullptr;
}

KeptSecret& SecretNotes::noteOf(ServerId server)
{
    const auto found = placeOf(kept, server);
    const bool isThere = found != kept.end() && found->server == server;
    return isThere ? *found : *kept.insert(found, KeptSecret{.server = server});
}

SecretRepository::SecretRepository(const Connection& connection)
    : m_connection(connection)
{ }

Result<SecretNotes> SecretRepository::all() const
{
    const auto place = setting(u"secretPlace"_s);
    if (!place) {
        return fail(place.error());
    }
    const auto scope = setting(u"secretScope"_s);
    if (!scope) {
        return fail(scope.error());
    }
    auto kept = readKept(m_connection);
    if (!kept) {
        return fail(kept.error());
    }
    return SecretNotes{.place = valueNamed(placeNames, *place).value_or(SecretPlace::Undecided),
                       .scope = *scope,
                       .kept = *std::move(kept)};
}

Result<void> SecretRepository::setPlace(SecretPlace place) const
{
    Statement statement(m_connection,
                        u"INSERT INTO setting (name, value) VALUES ('secretPlace', ?)"
                        " ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s);
    return statement.run({nameOf(placeNames, place)});
}

Result<void> SecretRepository::keep(ServerId server, const QString& login) const
{
    Statement statement(m_connection,
                        u"INSERT INTO kept_secret (server, login, revision) VALUES (?, ?, 1)"
                        " ON CONFLICT (server) DO UPDATE"
                        " SET login = excluded.login, revision = revision + 1"_s);
    return statement.run({server.value, login});
}

Result<void> SecretRepository::release(ServerId server) const
{
    Statement statement(m_connection, u"UPDATE kept_secret SET login = '' WHERE server = ?"_s);
    return statement.run({server.value});
}

Result<void> SecretRepository::drop(ServerId server) const
{
    Statement statement(m_connection, u"DELETE FROM kept_secret WHERE server = ?"_s);
    return statement.run({server.value});
}

/// Empty when it was never set.
Result<QString> SecretRepository::setting(const QString& name) const
{
    Statement select(m_connection, u"SELECT value FROM setting WHERE name = ?"_s);
    if (const auto done = select.run({name}); !done) {
        return fail(done.error());
    }
    const auto row = select.next();
    if (!row) {
        return fail(row.error());
    }
    return *row ? select.text(0) : QString();
}

} // namespace vedette::store
