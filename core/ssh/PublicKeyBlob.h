// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HostKey.h"

#include <QByteArrayView>

#include <optional>

namespace vedette::ssh {

/// A public key as it stands in a text file: the name of its type, and base64 of its wire format
/// (RFC 4253 6.6, RFC 5656 3.1, RFC 8709 4, OpenSSH PROTOCOL.u2f). Nothing when the name is unknown
/// to OpenSSH, when the base64 is not exact, or when the bytes are no whole key of that type.
/// Whether the point of an ECDSA key lies on its curve is not looked at.
[[nodiscard]] std::optional<HostKey> parsePublicKey(QByteArrayView type, QByteArrayView base64);

} // namespace vedette::ssh
