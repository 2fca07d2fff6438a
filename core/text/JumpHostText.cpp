// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/JumpHostText.h"

#include "core/base/PlainText.h"
#include "core/text/Translated.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace vedette::text {

namespace {

/// The words for what jump hosts fail with: what happened, with %1 for the jump host, and what to
/// do.
struct HopEntry
{
    ErrorCode code;
    const char* phrase;
    const char* advice;
};

constexpr std::array hopEntries{
    HopEntry{ErrorCode::Timeout,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 did not answer in time"),
             QT_TRANSLATE_NOOP("Text",
                               "Check that the jump host is running, and that no firewall drops "
                               "connections to its SSH port. The servers behind it were not "
                               "asked.")},
    HopEntry{ErrorCode::NameNotFound,
             QT_TRANSLATE_NOOP("Text", "the name of the jump host %1 was not found"),
             QT_TRANSLATE_NOOP("Text",
                               "No name server knows the jump host. Check its spelling in the "
                               "server's entry, and whether a VPN must be connected; an IP address "
                               "works without a name server.")},
    HopEntry{ErrorCode::Unreachable,
             QT_TRANSLATE_NOOP("Text", "the network can't reach the jump host %1"),
             QT_TRANSLATE_NOOP("Text",
                               "There is no route to the jump host. Check this computer's network, "
                               "the VPN if one is needed, and that the jump host is switched on.")},
    HopEntry{ErrorCode::Refused,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 refused the connection"),
             QT_TRANSLATE_NOOP("Text",
                               "The jump host is reachable, but nothing listens on this port. "
                               "Check the port, and that the SSH service is running on the jump "
                               "host.")},
    HopEntry{
        ErrorCode::ProxyCommandOff,
        QT_TRANSLATE_NOOP("Text", "the command that leads to the jump host %1 is switched off"),
        QT_TRANSLATE_NOOP("Text",
                          "The jump host is reached by a ProxyCommand, a program on this "
                          "computer. Read it in the jump host's own entry, under Advanced, "
                          "and switch it on there; without it nothing is connected.")},
    HopEntry{ErrorCode::ProxyCommandFailed,
             QT_TRANSLATE_NOOP("Text", "the command that leads to the jump host %1 failed"),
             QT_TRANSLATE_NOOP("Text",
                               "Run the ProxyCommand of the jump host's entry in a terminal to see "
                               "what it says. It is tried again by itself.")},
    HopEntry{ErrorCode::ConnectionLost,
             QT_TRANSLATE_NOOP("Text", "the connection to the jump host %1 was lost"),
             QT_TRANSLATE_NOOP("Text",
                               "The jump host or the network ended it, and with it the way to all "
                               "servers behind; monitoring logs in again by itself. If it happens "
                               "often, look at the jump host's SSH log and at the network.")},
    HopEntry{ErrorCode::HostKeyUnknown,
             QT_TRANSLATE_NOOP("Text", "the host key of the jump host %1 is not known yet"),
             QT_TRANSLATE_NOOP("Text",
                               "It is the jump host's key, not the server's: compare its "
                               "fingerprint with one from a source you trust, then accept the key "
                               "to connect. Under the policy “strict” it must stand in known_hosts "
                               "first.")},
    HopEntry{ErrorCode::HostKeyChanged,
             QT_TRANSLATE_NOOP("Text", "the host key of the jump host %1 has changed"),
             QT_TRANSLATE_NOOP("Text",
                               "No password was sent. Somebody may be intercepting the connection, "
                               "or the jump host was reinstalled: ask the jump host's "
                               "administrator for the new fingerprint before you remove the old "
                               "key.")},
    HopEntry{ErrorCode::HostKeyRevoked,
             QT_TRANSLATE_NOOP("Text", "the host key of the jump host %1 is revoked"),
             QT_TRANSLATE_NOOP("Text",
                               "No password was sent. A known_hosts file of this computer marks "
                               "the key as stolen or withdrawn: ask the jump host's administrator, "
                               "who must give the jump host a new key.")},
    HopEntry{ErrorCode::AuthDenied,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 refused the login"),
             QT_TRANSLATE_NOOP("Text",
                               "Check the user name at the jump host, and the key or the password "
                               "of the jump host's own entry in the list; without an entry add "
                               "one, or load a key that it takes into your SSH agent. It is not "
                               "tried again until you ask for it.")},
    HopEntry{ErrorCode::AuthInterrupted,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 closed the connection during the login"),
             QT_TRANSLATE_NOOP("Text",
                               "The jump host may have refused the key or the password that way. "
                               "It is tried once more after a while, and then only when you ask "
                               "for it.")},
    HopEntry{ErrorCode::AuthUnanswered,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 left the password unanswered"),
             QT_TRANSLATE_NOOP("Text",
                               "The jump host may be overloaded, or may have no connection to its "
                               "own directory of users. So that no account is locked, it is tried "
                               "once more after a while, and then once an hour.")},
    HopEntry{ErrorCode::AuthNeedsUser,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 needs your password or passphrase"),
             QT_TRANSLATE_NOOP("Text",
                               "Add the jump host to the list as a server of its own, with the "
                               "same user, and enter it there, or load a key that the jump host "
                               "takes into your SSH agent; then connect again.")},
    HopEntry{ErrorCode::PasswordExpired,
             QT_TRANSLATE_NOOP("Text", "the password at the jump host %1 has expired"),
             QT_TRANSLATE_NOOP("Text",
                               "Log in to the jump host once with ssh, where it asks for a new "
                               "one, and enter that in the jump host's own entry in the list. It "
                               "is not tried again until you ask for it.")},
    HopEntry{ErrorCode::AuthQuestion,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 asks a question that only you can answer"),
             QT_TRANSLATE_NOOP("Text",
                               "Connect again by yourself to see the question and to answer it. It "
                               "is never tried without you, since the jump host asks at each "
                               "login.")},
    HopEntry{ErrorCode::JumpHostLogin,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 does not let you in"),
             QT_TRANSLATE_NOOP("Text",
                               "Add the jump host to the list as a server of its own, with the "
                               "same user, its key or its password, or load a key it takes into "
                               "your SSH agent; then connect again.")},
    HopEntry{ErrorCode::KeyUnreadable,
             QT_TRANSLATE_NOOP("Text", "the private key for the jump host %1 can't be read"),
             QT_TRANSLATE_NOOP("Text",
                               "Check the key file of the jump host's own entry in the list, or "
                               "without one that of the server's entry: that it exists, that you "
                               "may read it, that it is a private key (not the .pub file), and "
                               "that the passphrase is right.")},
    HopEntry{ErrorCode::SshProtocol,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 does not speak SSH as expected"),
             QT_TRANSLATE_NOOP("Text",
                               "Check that the jump host's port belongs to an SSH server. A very "
                               "old one may offer only methods that are no longer safe.")},
    HopEntry{ErrorCode::ServerLimits,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 limits its connections"),
             QT_TRANSLATE_NOOP("Text",
                               "The jump host allows no further login or connection for now "
                               "(MaxStartups, MaxSessions or a penalty of its sshd). Wait a "
                               "little; monitoring tries again less often.")},
    HopEntry{ErrorCode::PermissionDenied,
             QT_TRANSLATE_NOOP("Text", "the jump host %1 forbids connections to the server"),
             QT_TRANSLATE_NOOP("Text",
                               "The SSH service of the jump host lets this account go no further "
                               "(AllowTcpForwarding, PermitOpen). Ask its administrator, or use "
                               "another account there.")},
};

const HopEntry* hopEntryOf(const Error& error)
{
    const ErrorCode code = error.cause.value_or(error.code);
    const auto* const known = std::ranges::find(hopEntries, code, &HopEntry::code);
    return known == hopEntries.end() ? nullptr : known;
}

} // namespace

QString jumpHostPhrase(const Error& error, const QString& general)
{
    const QString name = plainText(error.jumpHost, maxMessageLength);
    const HopEntry* const known = hopEntryOf(error);
    return known == nullptr
        ? QCoreApplication::translate("Text", "the jump host %1 failed: %2").arg(name, general)
        : translated(known->phrase).arg(name);
}

QString jumpHostAdvice(const Error& error, const QString& general)
{
    const HopEntry* const known = hopEntryOf(error);
    return known == nullptr ? general : translated(known->advice);
}

} // namespace vedette::text
