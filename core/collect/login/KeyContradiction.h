// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/login/SessionOpener.h"
#include "core/model/HostKey.h"

namespace vedette::collect {

[[nodiscard]] bool isTrusted(const HostKeyPins& pins, const HostKeyIssue& issue);

/// Two logins to one address may both have seen it for the first time: the first key alone counts.
/// A login that saw another one than `known` fails with HostKeyChanged, and gives no session.
void refuseContradiction(const HostKeyPins& known, const Server& server, SessionOutcome& outcome);

} // namespace vedette::collect
