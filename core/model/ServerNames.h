// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Names.h"
#include "core/model/Server.h"

namespace vedette {

// The words of a server's choices, in exported lists as in vedette.db: never to be changed.

inline constexpr Names<ServerKind, 2> serverKindNames{
    {{ServerKind::Ssh, QLatin1StringView("ssh")}, {ServerKind::Local, QLatin1StringView("local")}}};
inline constexpr Names<AuthMethod, 3> authMethodNames{
    {{AuthMethod::Automatic, QLatin1StringView("automatic")},
     {AuthMethod::KeyFile, QLatin1StringView("keyFile")},
     {AuthMethod::Password, QLatin1StringView("password")}}};
inline constexpr Names<ServerAccess, 2> serverAccessNames{
    {{ServerAccess::Shell, QLatin1StringView("shell")},
     {ServerAccess::FixedProbe, QLatin1StringView("fixedProbe")}}};
inline constexpr Names<HostKeyPolicy, 3> hostKeyPolicyNames{
    {{HostKeyPolicy::Ask, QLatin1StringView("ask")},
     {HostKeyPolicy::AcceptNew, QLatin1StringView("acceptNew")},
     {HostKeyPolicy::Strict, QLatin1StringView("strict")}}};

} // namespace vedette
