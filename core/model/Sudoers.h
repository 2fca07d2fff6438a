// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace vedette {

/// All that is ever asked of sudo for a server with usesSudo, as it is run: "sudo -n timeout …".
/// Each only reads. Of a disk "sda" stands for any.
[[nodiscard]] QStringList sudoCommands();

/// Lines for sudoers(5), to be added with visudo on the server, that let `user` run just these
/// commands without a password. For a user that can't stand there, or none, the word "account"
/// does.
[[nodiscard]] QStringList sudoersFor(const QString& user);

} // namespace vedette
