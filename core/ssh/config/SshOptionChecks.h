// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshArguments.h"

namespace vedette::ssh {

// What readconf.c of OpenSSH 9.2 accepts for the keywords that take plain values. Each is an
// SshCheck.

/// Whatever stands there: commands, and keywords of former times.
std::optional<QString> checkAnything(SshArguments& arguments);
std::optional<QString> checkText(SshArguments& arguments);
/// One or more; "none" only alone.
std::optional<QString> checkTexts(SshArguments& arguments);
std::optional<QString> checkHosts(SshArguments& arguments); ///< Host, Include
std::optional<QString> checkTime(SshArguments& arguments);
std::optional<QString> checkNumber(SshArguments& arguments);
std::optional<QString> checkPort(SshArguments& arguments);
std::optional<QString> checkAgent(SshArguments& arguments); ///< IdentityAgent
std::optional<QString> checkForwardAgent(SshArguments& arguments);
std::optional<QString> checkAddKeys(SshArguments& arguments);
std::optional<QString> checkControlPersist(SshArguments& arguments);
std::optional<QString> checkEscape(SshArguments& arguments);
std::optional<QString> checkMask(SshArguments& arguments);
std::optional<QString> checkSendEnv(SshArguments& arguments);
std::optional<QString> checkSetEnv(SshArguments& arguments);
std::optional<QString> checkRekeyLimit(SshArguments& arguments);
std::optional<QString> checkDomains(SshArguments& arguments);
std::optional<QString> checkCnames(SshArguments& arguments);
std::optional<QString> checkIpQos(SshArguments& arguments);

/// A port number or the name of a service; nothing when it is neither. May be 0.
[[nodiscard]] std::optional<quint16> readSshPort(const QByteArray& text,
                                                 const SshConfigSystem& system);
/// Letters, digits, "-", "_" and single dots, a letter or digit first.
[[nodiscard]] bool isSshDomain(const QByteArray& name);
/// "unsupported option “x”".
[[nodiscard]] QString unsupportedSshValue(const QByteArray& value);

} // namespace vedette::ssh
