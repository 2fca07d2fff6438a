// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/CustomCommand.h"

#include "core/base/PlainText.h"
#include "core/model/CustomCommandNames.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr qsizetype maxVariableLength = 64;
constexpr qsizetype maxAccountLength = 256;
constexpr qsizetype maxCommandTags = 32;
constexpr qsizetype maxCommandTagLength = 64;

/// What decides how the shell itself, or the loader, reads and runs things; and numbers are read
/// as LC_ALL=C writes them.
constexpr std::array ownVariables{"PATH"_L1,
                                  "IFS"_L1,
                                  "ENV"_L1,
                                  "SHELL"_L1,
                                  "SHELLOPTS"_L1,
                                  "BASHOPTS"_L1,
                                  "PS4"_L1,
                                  "PWD"_L1,
                                  "LANG"_L1,
                                  "LANGUAGE"_L1,
                                  "POSIXLY_CORRECT"_L1};
constexpr std::array ownPrefixes{"LD_"_L1, "LC_"_L1, "BASH_"_L1, "vd_"_L1};

bool isVariable(const QString& name)
{
    static const QRegularExpression word(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    return name.size() <= maxVariableLength && word.match(name).hasMatch()
        && std::ranges::find(ownVariables, name) == ownVariables.end()
        && std::ranges::none_of(ownPrefixes,
                                [&](QLatin1StringView prefix) { return name.startsWith(prefix); });
}

bool isScriptText(const QString& text, qsizetype maxBytes)
{
    return text.size() <= maxBytes && text.toUtf8().size() <= maxBytes && !text.contains(QChar(0));
}

bool isParameter(const CommandParameter& parameter)
{
    return isVariable(parameter.name) && isScriptText(parameter.value, maxParameterBytes);
}

/// As a login's user: also "dom\\user"; never one that sudo could take for an option or an id.
bool isAccount(const QString& account)
{
    static const QRegularExpression allowed(u"\\A[\\p{L}\\p{N}_.@+$\\\\-]*\\z"_s);
    return account.size() <= maxAccountLength && !account.startsWith(u'-')
        && allowed.match(account).hasMatch();
}

Result<void> validateScript(const CustomCommand& command)
{
    if (command.script.trimmed().isEmpty() || !isScriptText(command.script, maxScriptBytes)) {
        return fail(ErrorCode::InvalidConfig, u"commandScript"_s);
    }
    QSet<QString> names;
    for (const CommandParameter& parameter : command.parameters) {
        names.insert(parameter.name);
    }
    const std::size_t count = command.parameters.size();
    if (count > maxParameters || names.size() != static_cast<qsizetype>(count)
        || !std::ranges::all_of(command.parameters, isParameter)) {
        return fail(ErrorCode::InvalidConfig, u"commandParameters"_s);
    }
    if (!isAccount(command.runAs)) {
        return fail(ErrorCode::InvalidConfig, u"commandRunAs"_s);
    }
    return {};
}

Result<void> validateTimes(const CustomCommand& command)
{
    if (command.interval < minCommandInterval || command.interval > maxCommandInterval) {
        return fail(ErrorCode::InvalidConfig, u"commandInterval"_s);
    }
    if (command.timeout < minCommandTimeout || command.timeout > maxCommandTimeout
        || command.timeout > command.interval) {
        return fail(ErrorCode::InvalidConfig, u"commandTimeout"_s);
    }
    return {};
}

Result<void> validateTargets(const CustomCommand& command)
{
    const bool areTags = std::ranges::all_of(command.tags, [](const QString& tag) {
        return !tag.isEmpty() && plainText(tag, maxCommandTagLength) == tag;
    });
    if (command.tags.size() > maxCommandTags || !areTags
        || command.servers.size() > maxCommandServers) {
        return fail(ErrorCode::InvalidConfig, u"commandTags"_s);
    }
    return {};
}

} // namespace

bool isCommandName(const QString& name)
{
    // No slash, which parts it from an instance, and nothing that a metric's name would escape.
    static const QRegularExpression allowed(u"\\A[\\p{L}\\p{N}_.:@+() -]+\\z"_s);
    return name.size() <= maxCommandName && name.trimmed() == name && plainText(name) == name
        && allowed.match(name).hasMatch();
}

bool appliesTo(const CustomCommand& command, const Server& server)
{
    if (command.targets == CommandTargets::All) {
        return true;
    }
    return std::ranges::find(command.servers, server.id) != command.servers.end()
        || std::ranges::any_of(command.tags,
                               [&](const QString& tag) { return server.tags.contains(tag); });
}

bool isProbeKnown(const QString& probe,
                  const std::vector<CustomCommand>& commands,
                  const Server& server)
{
    const QString name = commandOfProbe(probe);
    if (name.isEmpty()) {
        return true;
    }
    const auto found = std::ranges::find(commands, name, &CustomCommand::name);
    return found != commands.end() && appliesTo(*found, server);
}

bool hasNoTarget(const CustomCommand& command)
{
    return command.targets == CommandTargets::Chosen && command.tags.isEmpty()
        && command.servers.empty();
}

QStringList chosenNames(const CustomCommand& command, const std::vector<Server>& servers)
{
    const QSet<ServerId> chosen(command.servers.begin(), command.servers.end());
    QStringList names;
    for (const Server& server : servers) {
        if (chosen.contains(server.id)) {
            names += server.name;
        }
    }
    return names;
}

Result<void> validate(const CustomCommand& command)
{
    if (!isCommandName(command.name)) {
        return fail(ErrorCode::InvalidConfig, u"commandName"_s);
    }
    if (plainText(command.description, maxMessageLength) != command.description) {
        return fail(ErrorCode::InvalidConfig, u"commandText"_s);
    }
    return validateScript(command)
        .and_then([&] { return validateTimes(command); })
        .and_then([&] { return validateTargets(command); })
        .and_then([&] { return validate(command.reading); });
}

} // namespace vedette
