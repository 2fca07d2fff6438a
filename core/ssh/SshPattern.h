// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace vedette::ssh {

// PATTERNS of ssh_config(5). The work is at most the product of both lengths.

/// `*` stands for any text, `?` for one byte.
[[nodiscard]] bool matchesSshPattern(QByteArrayView text, QByteArrayView pattern);

enum class SshCase
{
    AsWritten,
    LowerPatterns ///< the patterns' letters are made small, the text's are not
};

/// A comma separated list: one pattern fits, and none with a leading "!". Like OpenSSH, no list
/// with a pattern of more than 1022 bytes fits.
[[nodiscard]] bool matchesSshList(QByteArrayView text, QByteArrayView list, SshCase letters);

} // namespace vedette::ssh
