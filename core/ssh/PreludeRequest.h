// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// Requests to the functions that a session knows from its prelude: "vd_status NONCE", with a word
/// behind it perhaps. The fixed probe takes them, and "vd_version NONCE".
namespace vedette::ssh {

enum class PreludeFunction
{
    Facts,
    Status,
    Metrics
};

/// Nothing: it is no such request.
[[nodiscard]] std::optional<PreludeFunction> preludeFunction(QByteArrayView command);

/// The second word of such a request, which marks the frame and the sections of its answer.
[[nodiscard]] QByteArray nonceOf(QByteArrayView request);

} // namespace vedette::ssh
