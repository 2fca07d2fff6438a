// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/Engine.h"
#include "core/fleet/SecretsSource.h"
#include "tests/support/FakeKeychain.h"
#include "tests/support/FakeSshServer.h"

#include <map>
#include <memory>
#include <optional>

namespace vedette::test {

/// An engine whose secrets a test looks at, and what it said of them. Lives on: the test's thread.
class SecretStage
{
public:
    /// `keychain` null: there is none.
    SecretStage(const QString& folder,
                std::shared_ptr<FakeKeychain> keychain,
                std::optional<Secret> master = {});

    [[nodiscard]] SecretsSource& secrets() const { return *engine->secrets(); }
    /// Adds a server that leads to `fake`, trusted, with a password to be kept; its id.
    ServerId add(const FakeSshServer& fake, QByteArrayView password, bool isToBeKept = true);
    /// The end of a command to the engine or to its secrets().
    [[nodiscard]] std::optional<Error> wait(RequestId request);
    [[nodiscard]] bool reaches(ServerId server, ServerState state);
    [[nodiscard]] bool isKept(ServerId server);

    std::unique_ptr<vedette::engine::Engine> engine;
    std::map<ServerId, Server> servers;
    std::map<ServerId, ServerStatus> statuses;
    SecretsStatus status;

private:
    std::map<RequestId, std::optional<Error>> m_finished;
    QString m_folder;
    bool m_isLoaded = false;
};

} // namespace vedette::test
