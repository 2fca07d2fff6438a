// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/FieldAdvice.h"

#include <QLatin1StringView>
#include <QtGlobal>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::text {

namespace {

struct FieldAdvice
{
    QLatin1StringView field;
    const char* advice;
};

constexpr std::array fieldAdvice{
    FieldAdvice{"name"_L1, QT_TRANSLATE_NOOP("Text", "Give the server a name.")},
    FieldAdvice{"nameTaken"_L1,
                QT_TRANSLATE_NOOP("Text", "Another server has this name already: choose another.")},
    FieldAdvice{"nameTooLong"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Names and groups have up to 128 characters, without line breaks "
                                  "or other control characters.")},
    FieldAdvice{
        "nameReserved"_L1,
        QT_TRANSLATE_NOOP("Text", "“local” stands for this computer: choose another name.")},
    FieldAdvice{"localTaken"_L1,
                QT_TRANSLATE_NOOP("Text", "This computer is in the list already.")},
    FieldAdvice{"tags"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "A server has up to 32 tags of up to 64 characters, without "
                                  "control characters.")},
    FieldAdvice{"host"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Enter a host name or an IP address, without blanks and without "
                                  "a leading hyphen.")},
    FieldAdvice{"user"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Enter a user name without blanks or quotes and without a "
                                  "leading hyphen.")},
    FieldAdvice{"masterPassword"_L1,
                QT_TRANSLATE_NOOP("Text", "Enter a master password, of up to 4096 bytes.")},
    FieldAdvice{"port"_L1, QT_TRANSLATE_NOOP("Text", "Enter a port between 1 and 65535.")},
    FieldAdvice{"identityFile"_L1,
                QT_TRANSLATE_NOOP("Text", "Choose the file of the private key.")},
    FieldAdvice{"certificateFile"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Choose the file of the key's certificate, by its absolute path, "
                                  "or none.")},
    FieldAdvice{"identityAgent"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Enter the absolute path of the agent's socket, or “none” to use "
                                  "no agent.")},
    FieldAdvice{"proxyJump"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Enter up to 8 jump hosts as user@host:port, parted by commas, "
                                  "the nearest one first. Nothing is connected directly while they "
                                  "can't be read.")},
    FieldAdvice{"proxyCommand"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Enter a program with its arguments, as for ssh's ProxyCommand, "
                                  "and no jump hosts beside it. No shell sees it: pipes, variables "
                                  "and wildcards can't be used, but a script of yours can.")},
    FieldAdvice{"hostKeyAlias"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Enter a host key alias of letters, digits, dots, colons, "
                                  "hyphens and underscores, or none.")},
    FieldAdvice{"knownHostsFiles"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Name up to 8 known_hosts files by their absolute paths, “none” "
                                  "to read none of the user, or nothing for the usual ones.")},
    FieldAdvice{
        "watchedCertificates"_L1,
        QT_TRANSLATE_NOOP("Text",
                          "Name up to 32 certificates by their absolute paths on the server, "
                          "each once.")},
    FieldAdvice{"statusInterval"_L1,
                QT_TRANSLATE_NOOP("Text", "Enter a status interval between 1 s and 1 h.")},
    FieldAdvice{"metricsInterval"_L1,
                QT_TRANSLATE_NOOP("Text", "Enter a metrics interval between 5 s and 1 h.")},
    FieldAdvice{"retention"_L1,
                QT_TRANSLATE_NOOP("Text", "A history is kept for up to 20 years, or for good.")},
    FieldAdvice{"keepMeasuredDays"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Values are kept for a whole number of days up to 7300; 0 keeps "
                                  "them for good.")},
    FieldAdvice{"keepAveragesDays"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Hourly values are kept for a whole number of days up to 7300; "
                                  "0 keeps them for good.")},
    FieldAdvice{"noteEmpty"_L1, QT_TRANSLATE_NOOP("Text", "Write what happened.")},
    FieldAdvice{"noteTooLong"_L1,
                QT_TRANSLATE_NOOP("Text", "A note has up to 500 characters in 12 lines.")},
    FieldAdvice{"noteRange"_L1, QT_TRANSLATE_NOOP("Text", "A note must not end before it begins.")},
    FieldAdvice{"tooManyNotes"_L1,
                QT_TRANSLATE_NOOP("Text", "There is room for 10,000 notes: remove some first.")},
    FieldAdvice{
        "commandNameTaken"_L1,
        QT_TRANSLATE_NOOP("Text", "Another command has this name already: choose another.")},
    FieldAdvice{"commandName"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Give the command a name of up to 64 letters, digits, blanks or "
                                  "the characters _ . : @ + - ( ).")},
    FieldAdvice{"commandText"_L1,
                QT_TRANSLATE_NOOP("Text", "Describe the command in one line, or not at all.")},
    FieldAdvice{"commandScript"_L1,
                QT_TRANSLATE_NOOP("Text", "Enter a script for sh, of up to 16 KiB.")},
    FieldAdvice{"commandParameters"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "A command has up to 16 parameters, each named once, like a "
                                  "variable of the shell, with up to 4096 bytes. Names that the "
                                  "shell itself uses, as PATH, can't be taken.")},
    FieldAdvice{"commandInterval"_L1,
                QT_TRANSLATE_NOOP("Text", "Enter an interval between 10 s and 24 h.")},
    FieldAdvice{"commandTimeout"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Enter a time limit between 1 s and 10 min, not longer than the "
                                  "interval.")},
    FieldAdvice{"commandTags"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "A command is meant for up to 32 tags of up to 64 characters "
                                  "each, and up to 5,000 servers.")},
    FieldAdvice{"commandRunAs"_L1,
                QT_TRANSLATE_NOOP("Text", "Enter the name of an account, or nothing.")},
    FieldAdvice{"commandFormat"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "The output is read as number, regex, json, table, keyValue, "
                                  "nagios or exitCode.")},
    FieldAdvice{"commandUnit"_L1,
                QT_TRANSLATE_NOOP("Text", "Choose one of the units that there are.")},
    FieldAdvice{
        "commandFields"_L1,
        QT_TRANSLATE_NOOP("Text",
                          "Name between 1 and 32 values (--field), each once, and one alone "
                          "for the format number: a name begins with a lower-case letter and goes "
                          "on with letters and digits, as "
                          "memTotal. exitCode and duration are there anyway.")},
    FieldAdvice{"commandKey"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Say for each value where it stands in the output: the group, "
                                  "the pointer, the column or the key (--field NAME:UNIT:KEY).")},
    FieldAdvice{"commandPattern"_L1,
                QT_TRANSLATE_NOOP("Text",
                                  "Enter a regular expression (--pattern) with a named group for "
                                  "each value: (?<name>…).")},
    FieldAdvice{"commandSeparator"_L1,
                QT_TRANSLATE_NOOP("Text", "A separator has up to 8 characters.")},
};

} // namespace

const char* adviceForField(const Error& error)
{
    const QString field = error.detail.section(u": "_s, -1);
    const auto* const known = std::ranges::find(fieldAdvice, field, &FieldAdvice::field);
    return known == fieldAdvice.end() ? nullptr : known->advice;
}

} // namespace vedette::text
