// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vedette {

/// The stages of a login, in their order.
enum class LoginStage
{
    JumpHost, ///< one for each, all of its stages; the first note is its address
    Lookup, ///< name to addresses
    Connect, ///< TCP
    Banner, ///< RFC 4253, 4.2
    KeyExchange,
    HostKey,
    Authentication,
    Shell,
    Probe ///< the first poll
};

/// "lookup", "connect", "banner", "keyExchange", … as it stands in JSON.
[[nodiscard]] QLatin1StringView loginStageName(LoginStage stage);

/// One stage of a login as it went. Immutable value; holds no secret.
struct LoginStep
{
    LoginStage stage = LoginStage::Lookup;
    milliseconds took{0};
    QStringList notes; ///< what was found, in plain English: "SSH-2.0-OpenSSH_9.2"
    std::optional<Error> error; ///< why the login ended here

    bool operator==(const LoginStep&) const = default;
};

/// The stages that were reached, the last one with an error when the login failed.
using LoginSteps = std::vector<LoginStep>;

} // namespace vedette
