// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Credential.h"

#include <QByteArray>

namespace vedette::ssh {

/// By which a credential is known again without being remembered: HMAC-SHA-256 (RFC 2104) under a
/// random key of this process. Called from any thread.
[[nodiscard]] QByteArray markOf(const Credential& credential);

} // namespace vedette::ssh
