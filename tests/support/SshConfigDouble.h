// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshConfigSystem.h"

#include <QByteArray>
#include <QMap>

namespace vedette::test {

/// A computer for ssh_config that has these files and nothing else: user "jane" (1000) of "desk"
/// with the home folder /home/jane. A pattern of files may end with "*".
[[nodiscard]] ssh::SshConfigSystem sshConfigSystem(const QMap<QByteArray, QByteArray>& files);

} // namespace vedette::test
