// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/ErrorText.h"

#include "core/text/FieldAdvice.h"
#include "core/text/JumpHostText.h"
#include "core/text/StateText.h"
#include "core/text/Translated.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::text {

namespace {

/// The words of one code: what happened, as it stands within a sentence, and what to do.
struct Entry
{
    ErrorCode code;
    const char* phrase;
    const char* advice;
};

constexpr std::array entries{
    Entry{ErrorCode::Cancelled,
          QT_TRANSLATE_NOOP("Text", "the operation was cancelled"),
          QT_TRANSLATE_NOOP("Text", "Nothing was changed; start it again when you like.")},
    Entry{ErrorCode::Timeout,
          QT_TRANSLATE_NOOP("Text", "the connection timed out"),
          QT_TRANSLATE_NOOP("Text",
                            "The server did not answer in time. Check that it is running, and that "
                            "no firewall drops connections from this computer to its SSH port.")},
    Entry{ErrorCode::NameNotFound,
          QT_TRANSLATE_NOOP("Text", "the host name was not found"),
          QT_TRANSLATE_NOOP("Text",
                            "No name server knows this name. Check the spelling, and whether a VPN "
                            "must be connected; an IP address works without a name server.")},
    Entry{ErrorCode::Unreachable,
          QT_TRANSLATE_NOOP("Text", "the network can't reach the server"),
          QT_TRANSLATE_NOOP("Text",
                            "There is no route to its address. Check this computer's network, the "
                            "VPN if one is needed, and that the server is switched on.")},
    Entry{
        ErrorCode::Refused,
        QT_TRANSLATE_NOOP("Text", "the server refused the connection"),
        QT_TRANSLATE_NOOP("Text",
                          "It is reachable, but nothing listens on this port. Check the port, and "
                          "that the SSH service is running on the server.")},
    Entry{ErrorCode::ProxyCommandOff,
          QT_TRANSLATE_NOOP("Text", "the command that leads to the server is switched off"),
          QT_TRANSLATE_NOOP("Text",
                            "The server is reached by a ProxyCommand, a program on this computer. "
                            "Read it in the server's advanced settings and switch it on there, or "
                            "with --run-proxy-command of “vedette server edit”; without it nothing "
                            "is connected.")},
    Entry{ErrorCode::ProxyCommandFailed,
          QT_TRANSLATE_NOOP("Text", "the command that leads to the server failed"),
          QT_TRANSLATE_NOOP("Text",
                            "Run the ProxyCommand in a terminal to see what it says; it may need a "
                            "login of its own, or a network that is down. It is tried again by "
                            "itself.")},
    Entry{
        ErrorCode::ConnectionLost,
        QT_TRANSLATE_NOOP("Text", "the connection was lost"),
        QT_TRANSLATE_NOOP("Text",
                          "The server or the network ended it; monitoring logs in again by itself. "
                          "If it happens often, look at the server's SSH log and at the network.")},
    Entry{ErrorCode::HostKeyUnknown,
          QT_TRANSLATE_NOOP("Text", "the server's host key is not known yet"),
          QT_TRANSLATE_NOOP("Text",
                            "Compare its fingerprint with one from a source you trust, then accept "
                            "the key to connect. Under the policy “strict” it must stand in "
                            "known_hosts first.")},
    Entry{ErrorCode::HostKeyChanged,
          QT_TRANSLATE_NOOP("Text", "the server's host key has changed"),
          QT_TRANSLATE_NOOP("Text",
                            "No password was sent. Somebody may be intercepting the connection, or "
                            "the server was reinstalled: ask its administrator for the new "
                            "fingerprint before you remove the old key.")},
    Entry{ErrorCode::HostKeyRevoked,
          QT_TRANSLATE_NOOP("Text", "the server's host key is revoked"),
          QT_TRANSLATE_NOOP("Text",
                            "No password was sent. A known_hosts file of this computer marks the "
                            "key as stolen or withdrawn: ask the server's administrator, who must "
                            "give the server a new key.")},
    Entry{ErrorCode::AuthDenied,
          QT_TRANSLATE_NOOP("Text", "the server refused the login"),
          QT_TRANSLATE_NOOP("Text",
                            "Check the user name, the key or the password, and that this account "
                            "may log in over SSH. It is not tried again until you ask for it.")},
    Entry{ErrorCode::AuthInterrupted,
          QT_TRANSLATE_NOOP("Text", "the connection was closed during the login"),
          QT_TRANSLATE_NOOP("Text",
                            "The server may have refused the key or the password that way. It is "
                            "tried once more after a while, and then only when you ask for it.")},
    Entry{ErrorCode::AuthUnanswered,
          QT_TRANSLATE_NOOP("Text", "the server left the password unanswered"),
          QT_TRANSLATE_NOOP("Text",
                            "It may be overloaded, or may have no connection to its own directory "
                            "of users. So that no account is locked, it is tried once more after a "
                            "while, and then once an hour.")},
    Entry{ErrorCode::AuthNeedsUser,
          QT_TRANSLATE_NOOP("Text", "the login needs your password or passphrase"),
          QT_TRANSLATE_NOOP("Text",
                            "Choose Password or Key file as the server's authentication and enter "
                            "it there, or load the key into your SSH agent.")},
    Entry{ErrorCode::PasswordExpired,
          QT_TRANSLATE_NOOP("Text", "the password of this account has expired"),
          QT_TRANSLATE_NOOP("Text",
                            "Log in once with ssh, where the server asks for a new one, and enter "
                            "that here. It is not tried again until you ask for it.")},
    Entry{ErrorCode::AuthQuestion,
          QT_TRANSLATE_NOOP("Text", "the server asks a question that only you can answer"),
          QT_TRANSLATE_NOOP("Text",
                            "Log in to see the question and to answer it. It is never tried "
                            "without you, since the server asks at each login.")},
    Entry{ErrorCode::JumpHostLogin,
          QT_TRANSLATE_NOOP("Text", "a jump host does not let you in"),
          QT_TRANSLATE_NOOP("Text",
                            "The details name it. Add the jump host to the list as a server of its "
                            "own, with the same user, its key or its password, or load a key it "
                            "takes into your SSH agent; then connect again.")},
    Entry{ErrorCode::AccessDiffers,
          QT_TRANSLATE_NOOP("Text", "the server gives another access than the entry says"),
          QT_TRANSLATE_NOOP("Text",
                            "If the key's line in authorized_keys forces the fixed probe, choose "
                            "Fixed probe as the entry's access, else choose Shell; or put the line "
                            "there again (vedette access-kit prints it).")},
    Entry{ErrorCode::KeyUnreadable,
          QT_TRANSLATE_NOOP("Text", "the private key can't be read"),
          QT_TRANSLATE_NOOP("Text",
                            "Check that the key file exists, that you may read it, that it is a "
                            "private key (not the .pub file), and that the passphrase is right. A "
                            "certificate that was chosen must belong to the key.")},
    Entry{ErrorCode::SshProtocol,
          QT_TRANSLATE_NOOP("Text", "the server does not speak SSH as expected"),
          QT_TRANSLATE_NOOP("Text",
                            "Check that the port belongs to an SSH server. A very old server may "
                            "offer only methods that are no longer safe.")},
    Entry{ErrorCode::ServerLimits,
          QT_TRANSLATE_NOOP("Text", "the server limits its connections"),
          QT_TRANSLATE_NOOP(
              "Text",
              "It allows no further login or session for now (MaxStartups, "
              "MaxSessions or a penalty of sshd). Wait a little; monitoring tries again "
              "less often.")},
    Entry{ErrorCode::CommandMissing,
          QT_TRANSLATE_NOOP("Text", "a command is missing on the server"),
          QT_TRANSLATE_NOOP("Text",
                            "What this command would tell stays empty. Install it on the server if "
                            "you need these values.")},
    Entry{ErrorCode::CommandFailed,
          QT_TRANSLATE_NOOP("Text", "a command failed on the server"),
          QT_TRANSLATE_NOOP("Text",
                            "Log in with this account and run a command by hand: its shell must "
                            "accept commands, and its login files must not fail.")},
    Entry{ErrorCode::PermissionDenied,
          QT_TRANSLATE_NOOP("Text", "permission was denied"),
          QT_TRANSLATE_NOOP("Text",
                            "This account may not read what was asked for. Give it the right to, "
                            "or use another account.")},
    Entry{ErrorCode::Malformed,
          QT_TRANSLATE_NOOP("Text", "an answer could not be understood"),
          QT_TRANSLATE_NOOP("Text",
                            "The values in it are left out rather than guessed. The system may be "
                            "of a kind that is not supported, or the file is not what it should "
                            "be.")},
    Entry{ErrorCode::OutputTooLarge,
          QT_TRANSLATE_NOOP("Text", "an answer was too large"),
          QT_TRANSLATE_NOOP("Text",
                            "It was cut off to protect this computer. Check what the account's "
                            "login files print, and whether the server behaves.")},
    Entry{ErrorCode::NotAvailable,
          QT_TRANSLATE_NOOP("Text", "this is not available here"),
          QT_TRANSLATE_NOOP("Text",
                            "The system does not offer it; there is nothing that you need to do.")},
    Entry{ErrorCode::StoreBusy,
          QT_TRANSLATE_NOOP("Text", "the database is busy"),
          QT_TRANSLATE_NOOP("Text",
                            "Another program holds it. Close other programs that have it open; "
                            "monitoring tries again by itself.")},
    Entry{ErrorCode::StoreFull,
          QT_TRANSLATE_NOOP("Text", "the disk of this computer is full"),
          QT_TRANSLATE_NOOP("Text",
                            "Monitoring goes on, but nothing is stored. Free some space, or keep "
                            "the history for fewer days.")},
    Entry{ErrorCode::StoreCorrupt,
          QT_TRANSLATE_NOOP("Text", "the database is damaged"),
          QT_TRANSLATE_NOOP("Text",
                            "It was left as it is, so that nothing more is lost. Restore it from a "
                            "backup, or rename it to start with an empty one.")},
    Entry{ErrorCode::StoreReadOnly,
          QT_TRANSLATE_NOOP("Text", "the database can't be written"),
          QT_TRANSLATE_NOOP("Text",
                            "Check that its folder and its files belong to you, and that the disk "
                            "is not mounted read-only.")},
    Entry{ErrorCode::StoreIo,
          QT_TRANSLATE_NOOP("Text", "the disk of this computer reported an error"),
          QT_TRANSLATE_NOOP("Text",
                            "Check the disk's health and the system log, and make a backup soon.")},
    Entry{ErrorCode::SchemaTooNew,
          QT_TRANSLATE_NOOP("Text", "the data comes from a newer version of Vedette"),
          QT_TRANSLATE_NOOP("Text",
                            "Nothing was changed. Install the newer version, or use another data "
                            "folder.")},
    Entry{ErrorCode::InvalidConfig,
          QT_TRANSLATE_NOOP("Text", "a setting can't be used"),
          QT_TRANSLATE_NOOP("Text", "Check what was entered, and correct it.")},
    Entry{ErrorCode::InvalidFile,
          QT_TRANSLATE_NOOP("Text", "this file can't be used"),
          QT_TRANSLATE_NOOP("Text",
                            "Nothing was changed. Check that it is the right file, and that you "
                            "have access to it and to its folder.")},
    Entry{ErrorCode::NotFound,
          QT_TRANSLATE_NOOP("Text", "it was not found"),
          QT_TRANSLATE_NOOP("Text",
                            "It may have been removed meanwhile. Check the name, or look at the "
                            "list again.")},
    Entry{ErrorCode::AlreadyRunning,
          QT_TRANSLATE_NOOP("Text", "Vedette is already running with this data"),
          QT_TRANSLATE_NOOP("Text",
                            "Use the running one, or end it first; another data folder can be used "
                            "at the same time.")},
    Entry{ErrorCode::VaultMissing,
          QT_TRANSLATE_NOOP("Text", "there is no vault for passwords yet"),
          QT_TRANSLATE_NOOP("Text",
                            "Make one in the settings, under Security, or with “vedette vault "
                            "create”: passwords and passphrases are then kept in it.")},
    Entry{ErrorCode::VaultLocked,
          QT_TRANSLATE_NOOP("Text", "the vault is locked"),
          QT_TRANSLATE_NOOP("Text",
                            "Enter the master password: until then logins that need a stored "
                            "password or passphrase wait.")},
    Entry{ErrorCode::MasterPasswordWrong,
          QT_TRANSLATE_NOOP("Text", "the master password is not right"),
          QT_TRANSLATE_NOOP("Text",
                            "Try again, and mind the keyboard layout and Caps Lock. Nobody can "
                            "open the vault without it.")},
    Entry{ErrorCode::VaultDamaged,
          QT_TRANSLATE_NOOP("Text", "the vault file is damaged"),
          QT_TRANSLATE_NOOP("Text",
                            "It was left as it is. Restore it from a backup, or rename it to start "
                            "with an empty vault and enter the passwords again.")},
    Entry{ErrorCode::KeychainFailed,
          QT_TRANSLATE_NOOP("Text", "the system's keychain can't be used"),
          QT_TRANSLATE_NOOP("Text",
                            "Unlock it, or start its service, and try again; a vault with a master "
                            "password can be used in its place.")},
    Entry{ErrorCode::SecretExposed,
          QT_TRANSLATE_NOOP("Text", "others may read a file with a secret"),
          QT_TRANSLATE_NOOP("Text",
                            "It was not used. Make yourself its owner, take all rights from "
                            "others (mode 0600), and change the secret if somebody may have seen "
                            "it.")},
    Entry{ErrorCode::BackupDamaged,
          QT_TRANSLATE_NOOP("Text", "this backup can't be used"),
          QT_TRANSLATE_NOOP("Text",
                            "It is not whole, or not what was written; nothing was changed. Take "
                            "another backup, or copy this one again from where it came.")},
    Entry{ErrorCode::BackupChanged,
          QT_TRANSLATE_NOOP("Text", "this backup is not the one that was shown"),
          QT_TRANSLATE_NOOP("Text",
                            "Its files were exchanged since then. Nothing was changed here: look "
                            "again at what it holds before you restore it.")},
    Entry{ErrorCode::Internal,
          QT_TRANSLATE_NOOP("Text", "something went wrong inside Vedette"),
          QT_TRANSLATE_NOOP("Text",
                            "This is a fault of the program. Please report it, together with the "
                            "details and the log.")},
};

/// The table is read by position; a code without words, or in another place, does not compile.
constexpr bool isComplete()
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (static_cast<std::size_t>(entries[i].code) != i) {
            return false;
        }
    }
    return entries.size() == static_cast<std::size_t>(ErrorCode::Internal) + 1;
}
static_assert(isComplete());

const Entry& entryOf(ErrorCode code)
{
    const auto position = static_cast<std::size_t>(code);
    return position < entries.size() ? entries[position] : entries.back();
}

QString phraseOf(const Error& error)
{
    const QString general = translated(entryOf(error.code).phrase);
    return error.jumpHost.isEmpty() ? general : jumpHostPhrase(error, general);
}

/// What the words don't say: a field's own advice names it better than its key would.
QString restOf(const Error& error)
{
    const bool hasAdvice
        = error.code == ErrorCode::InvalidConfig && adviceForField(error) != nullptr;
    return hasAdvice ? error.detail.section(u": "_s, 0, -2) : error.detail;
}

QString adviceFor(const Error& error)
{
    if (error.code == ErrorCode::InvalidConfig) {
        const char* const known = adviceForField(error);
        if (known != nullptr) {
            return translated(known);
        }
    }
    const QString general = translated(entryOf(error.code).advice);
    return error.jumpHost.isEmpty() ? general : jumpHostAdvice(error, general);
}

/// A phrase as a sentence of its own.
QString asSentence(QString phrase)
{
    if (!phrase.isEmpty()) {
        phrase[0] = phrase[0].toUpper();
    }
    return QCoreApplication::translate("Text", "%1.", "a whole sentence").arg(phrase);
}

QString ruleTitle(const QString& rule)
{
    if (rule == "server.unreachable"_L1) {
        return QCoreApplication::translate("Text", "Server unreachable");
    }
    if (rule == "server.authFailed"_L1) {
        return QCoreApplication::translate("Text", "Login failed");
    }
    if (rule == "server.hostKeyChanged"_L1) {
        return QCoreApplication::translate("Text", "Host key changed");
    }
    return rule;
}

} // namespace

QString ErrorWords::sentence() const
{
    return advice.isEmpty() ? summary : summary + u' ' + advice;
}

ErrorWords words(const Error& error)
{
    return {
        .summary = asSentence(phraseOf(error)), .advice = adviceFor(error), .rest = restOf(error)};
}

QString alertTitle(const Alert& alert)
{
    QString title = ruleTitle(alert.rule);
    if (!alert.reason) {
        return title;
    }
    if (alert.rule == "server.unreachable"_L1 && isReached(*alert.reason)) {
        title = QCoreApplication::translate("Text", "Server gives no values");
    }
    return QCoreApplication::translate("Text", "%1: %2", "an alert and its reason")
        .arg(title, phraseOf(*alert.reason));
}

} // namespace vedette::text
