// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

namespace vedette::collect {

/// Another account, or another way into it: what was typed for the old one is not for this one.
[[nodiscard]] bool isOtherLogin(const Server& a, const Server& b);

/// Changes of these need a new session; a new name or group does not, nor what changeSettings()
/// takes over.
[[nodiscard]] bool needsNewSession(const Server& a, const Server& b);

} // namespace vedette::collect
