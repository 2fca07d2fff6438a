// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/AccessKits.h"

#include "core/engine/KitFiles.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

AccessKits::AccessKits(Configuration& configuration, SecretDesk& secrets, QString dataFolder)
    : m_configuration(configuration)
    , m_secrets(secrets)
    , m_dataFolder(std::move(dataFolder))
{ }

std::optional<AccessKit> AccessKits::find(const Server& server) const
{
    return chooseKit(kitsOnDisk(server, m_dataFolder),
                     [this](const Server& entry) { return m_secrets.keeps(entry); });
}

Result<AccessKit> AccessKits::make(const Server& server)
{
    if (const auto ready = m_secrets.prepare(); !ready) {
        return fail(ready.error().in(u"the key's passphrase can't be kept"_s));
    }
    const std::vector<AccessKit> before = kitsOnDisk(server, m_dataFolder);
    auto made = makeKit(server, m_dataFolder);
    if (!made) {
        return fail(made.error());
    }
    const auto kept = m_secrets.keep(secretEntry(made->kit), made->credential).and_then([this] {
        return m_secrets.open({});
    });
    if (!kept) {
        removeKit(made->kit);
        return fail(kept.error());
    }
    if (const auto named = m_configuration.namedKeyFiles()) { // else a collector removes them
        removeUnusedKits(before, *named);
    }
    return std::move(made->kit);
}

Result<Credential> AccessKits::credentialOf(const AccessKit& kit)
{
    auto credential = m_secrets.read(secretEntry(kit));
    if (credential && credential->passphrase.isEmpty()) {
        return fail(ErrorCode::AuthNeedsUser,
                    u"the passphrase of the kit's key is not kept any more: make a new key"_s);
    }
    return credential;
}

Result<void> AccessKits::use(const AccessKit& kit)
{
    if (kit.isInUse) {
        return {};
    }
    const auto credential = credentialOf(kit);
    if (!credential) {
        return fail(credential.error());
    }
    return m_configuration.update(kit.server)
        .and_then([&] { return m_secrets.keep(kit.server, *credential); })
        .and_then([&] { return m_secrets.forget(secretEntry(kit).id); })
        .and_then([&] { return m_secrets.open({}); });
}

} // namespace vedette::engine
