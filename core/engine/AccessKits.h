// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/engine/Configuration.h"
#include "core/engine/SecretDesk.h"
#include "core/model/AccessKit.h"

#include <QString>

#include <optional>

namespace vedette::engine {

/// The access kits of a data folder, for the command line. Blocking calls. Lives on the
/// Configuration's thread.
class AccessKits final
{
public:
    /// `configuration` and `secrets` must outlive it.
    AccessKits(Configuration& configuration, SecretDesk& secrets, QString dataFolder);

    /// The one that was made last for this login and waits to be used, else the one in use.
    [[nodiscard]] std::optional<AccessKit> find(const Server& server) const;
    /// A new key, in place of one that was never used; the server's entry stays as it is. The
    /// errors of makeKit(); those of SecretDesk::prepare() when no passphrase can be kept.
    [[nodiscard]] Result<AccessKit> make(const Server& server);
    /// What opens the key; AuthNeedsUser when it isn't kept any more.
    [[nodiscard]] Result<Credential> credentialOf(const AccessKit& kit);
    /// From now on the server is logged in to with this kit; what was kept for the login before is
    /// removed.
    [[nodiscard]] Result<void> use(const AccessKit& kit);

private:
    Configuration& m_configuration;
    SecretDesk& m_secrets;
    QString m_dataFolder;
};

} // namespace vedette::engine
