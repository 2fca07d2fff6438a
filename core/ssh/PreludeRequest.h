// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

/// Requests to the functions that a session knows from its prelude: "vd_status NONCE", with a word
/// behind it perhaps. The fixed probe takes them, and "vd_version NONCE".
namespace vedette::ssh {

[[nodiscard]] bool isPreludeRequest(QByteArrayView command);

/// The second word of such a request, which marks the frame and the sections of its answer.
[[nodiscard]] QByteArray nonceOf(QByteArrayView request);

} // namespace vedette::ssh
