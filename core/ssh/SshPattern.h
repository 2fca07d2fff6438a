// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace vedette::ssh {

// PATTERNS of ssh_config(5), which known_hosts (sshd(8)) uses too. The work is at most the product
// of both lengths.

enum class SshCase
{
    AsWritten,
    LowerPatterns ///< the patterns' letters are made small, the text's are not
};

/// `*` stands for any text, `?` for one byte.
[[nodiscard]] bool matchesSshPattern(QByteArrayView text,
                                     QByteArrayView pattern,
                                     SshCase letters = SshCase::AsWritten);

/// A comma separated list: one pattern fits, and none with a leading "!". Like OpenSSH, no list
/// with a pattern of more than 1022 bytes fits.
[[nodiscard]] bool matchesSshList(QByteArrayView text, QByteArrayView list, SshCase letters);

} // namespace vedette::ssh
