// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerOptions.h"

#include "core/cli/RetentionOptions.h"
#include "core/cli/ServerSwitches.h"
#include "core/cli/TextWidth.h"
#include "core/engine/WholeFile.h"
#include "core/model/ProxyCommand.h"
#include "core/model/ServerJson.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

/// An option and the field of the server's JSON form that it sets.
struct TextOption
{
    QLatin1StringView option;
    QLatin1StringView field;
    QLatin1StringView valueName;
    QLatin1StringView description;
};

constexpr std::array textOptions{
    TextOption{"name"_L1, "name"_L1, "NAME"_L1, "What it is called."_L1},
    TextOption{"group"_L1, "group"_L1, "GROUP"_L1, "The group it is shown in."_L1},
    TextOption{"user"_L1, "user"_L1, "USER"_L1, "The login name."_L1},
    TextOption{"host"_L1, "host"_L1, "HOST"_L1, "Name or address of the machine."_L1},
    TextOption{"jump"_L1,
               "proxyJump"_L1,
               "HOPS"_L1,
               R"(Jump hosts, nearest first: user@host:port,second. "" for none.)"_L1},
    TextOption{"proxy-command"_L1,
               "proxyCommand"_L1,
               "COMMAND"_L1,
               R"(A program on this computer that leads to it, as ssh's ProxyCommand, but run )"
               R"(without a shell; %h, %p and %r stand for host, port and user. "" for none.)"_L1},
    TextOption{"host-key-alias"_L1,
               "hostKeyAlias"_L1,
               "NAME"_L1,
               R"(What its host keys are known by, as in ssh_config. "" for its address.)"_L1},
};

/// An option that takes one of a few words.
struct ChoiceOption
{
    QLatin1StringView option;
    QLatin1StringView field;
    QLatin1StringView valueName;
    QLatin1StringView description;
    std::array<QLatin1StringView, 3> words; ///< an empty one is none
};

constexpr std::array choiceOptions{
    ChoiceOption{"auth"_L1,
                 "auth"_L1,
                 "METHOD"_L1,
                 "automatic (agent, then the usual keys), key-file or password."_L1,
                 {"automatic"_L1, "key-file"_L1, "password"_L1}},
    ChoiceOption{"host-key-policy"_L1,
                 "hostKeyPolicy"_L1,
                 "POLICY"_L1,
                 "For a host key never seen: ask, accept-new or strict."_L1,
                 {"ask"_L1, "accept-new"_L1, "strict"_L1}},
    ChoiceOption{"access"_L1,
                 "access"_L1,
                 "ACCESS"_L1,
                 "shell, or fixed-probe for a key made by access-kit."_L1,
                 {"shell"_L1, "fixed-probe"_L1, QLatin1StringView()}},
};

constexpr std::array sshOptions{"user"_L1,
                                "host"_L1,
                                "port"_L1,
                                "jump"_L1,
                                "proxy-command"_L1,
                                "run-proxy-command"_L1,
                                "identity"_L1,
                                "certificate"_L1,
                                "agent"_L1,
                                "auth"_L1,
                                "host-key-policy"_L1,
                                "host-key-alias"_L1,
                                "known-hosts-file"_L1,
                                "access"_L1};

tl::unexpected<Error> unfit(const QString& why)
{
    return fail(ErrorCode::InvalidConfig, why);
}

/// "accept-new" on the command line is "acceptNew" in JSON.
QString camelBack(const QString& text)
{
    QString result;
    bool isUpper = false;
    for (const QChar c : text) {
        if (c == u'-') {
            isUpper = true;
            continue;
        }
        result += isUpper ? c.toUpper() : c;
        isUpper = false;
    }
    return result;
}

Result<void>
setInterval(const VerbParser& parser, const QString& option, seconds least, QJsonObject& json)
{
    if (!parser.isSet(option)) {
        return {};
    }
    const auto duration = parser.duration(option, least, {least, maxInterval});
    if (!duration) {
        return fail(duration.error());
    }
    if (*duration % seconds{1} != milliseconds::zero()) {
        return unfit(u"--%1 takes whole seconds"_s.arg(option));
    }
    json[camelBack(option)] = static_cast<qint64>(duration_cast<seconds>(*duration).count());
    return {};
}

Result<void> setPort(const VerbParser& parser, QJsonObject& json)
{
    if (!parser.isSet(u"port"_s)) {
        return {};
    }
    bool isNumber = false;
    const int port = parser.value(u"port"_s).toInt(&isNumber);
    if (!isNumber) {
        return unfit(u"port"_s);
    }
    json["port"_L1] = port;
    return {};
}

/// No key file, and no certificate of it: the agent and the usual keys, or a password where that
/// is the way in.
void clearIdentity(QJsonObject& json)
{
    json["identityFile"_L1] = QString();
    json["certificateFile"_L1] = QString();
    if (json["auth"_L1].toString() == "keyFile"_L1) {
        json["auth"_L1] = u"automatic"_s;
    }
}

Result<void> setIdentity(const VerbParser& parser, QJsonObject& json)
{
    if (!parser.isSet(u"identity"_s)) {
        return {};
    }
    const QString named = parser.value(u"identity"_s);
    const QString method = parser.value(u"auth"_s);
    if (named.isEmpty() && method == "key-file"_L1) {
        return unfit(u"--auth key-file needs a key file"_s);
    }
    if (named.isEmpty()) {
        clearIdentity(json);
        return {};
    }
    const QString path = engine::absolutePath(named);
    if (!QFileInfo(path).isFile()) {
        return unfit(u"there is no key file %1"_s.arg(path));
    }
    if (!method.isEmpty() && method != "key-file"_L1) {
        return unfit(u"--identity and --auth %1 exclude each other"_s.arg(method));
    }
    if (json["identityFile"_L1].toString() != path) {
        json["certificateFile"_L1] = QString(); // it was that of another key
    }
    json["identityFile"_L1] = path;
    json["auth"_L1] = u"keyFile"_s;
    return {};
}

/// Behind setIdentity(); "" for none but the one beside the key.
Result<void> setCertificate(const VerbParser& parser, QJsonObject& json)
{
    if (!parser.isSet(u"certificate"_s)) {
        return {};
    }
    const QString named = parser.value(u"certificate"_s);
    const QString path = named.isEmpty() ? QString() : engine::absolutePath(named);
    if (!path.isEmpty() && !QFileInfo(path).isFile()) {
        return unfit(u"there is no certificate %1"_s.arg(path));
    }
    if (!path.isEmpty() && json["auth"_L1].toString() != "keyFile"_L1) {
        return unfit(u"--certificate goes with --identity"_s);
    }
    json["certificateFile"_L1] = path;
    return {};
}

/// A socket; "none" for no agent, "" for the one that the environment names.
void setAgent(const VerbParser& parser, QJsonObject& json)
{
    if (parser.isSet(u"agent"_s)) {
        const QString agent = parser.value(u"agent"_s);
        const bool isWord = agent.isEmpty() || agent == "none"_L1;
        json["identityAgent"_L1] = isWord ? agent : engine::absolutePath(agent);
    }
}

/// The way that is typed takes the place of the other one; two that are typed exclude each other.
void takeTypedWay(const VerbParser& parser, QJsonObject& json)
{
    const bool isJump = parser.isSet(u"jump"_s) && !parser.value(u"jump"_s).isEmpty();
    const bool isCommand
        = parser.isSet(u"proxy-command"_s) && !parser.value(u"proxy-command"_s).isEmpty();
    if (isJump && !isCommand) {
        json["proxyCommand"_L1] = QString();
        json["runsProxyCommand"_L1] = false;
    } else if (isCommand && !isJump) {
        json["proxyJump"_L1] = QString();
    }
}

/// What is typed as an option is meant to run; what a file named waits for the flag.
Result<void> switchProxyCommand(const VerbParser& parser, QJsonObject& json)
{
    const bool hasCommand = !json["proxyCommand"_L1].toString().isEmpty();
    const bool isAsked = parser.isSet(u"run-proxy-command"_s);
    if (hasCommand && !hasProxyCommands) {
        return unfit(u"a ProxyCommand is not run on Windows"_s);
    }
    if (isAsked && !hasCommand) {
        return unfit(u"there is no ProxyCommand to run"_s);
    }
    if (isAsked || parser.isSet(u"proxy-command"_s)) {
        json["runsProxyCommand"_L1] = hasCommand;
    }
    return {};
}

/// Files; "none" for none of the user, "" for the usual ones.
void setKnownHosts(const VerbParser& parser, QJsonObject& json)
{
    if (!parser.isSet(u"known-hosts-file"_s)) {
        return;
    }
    QJsonArray paths;
    const QStringList named = parser.values(u"known-hosts-file"_s);
    for (const QString& path : named) {
        if (!path.isEmpty()) {
            paths.append(path == "none"_L1 ? path : engine::absolutePath(path));
        }
    }
    json["knownHostsFiles"_L1] = paths;
}

/// "ask, accept-new or strict".
QString listed(const std::array<QLatin1StringView, 3>& words)
{
    const auto& [first, second, third] = words;
    return third.isEmpty() ? u"%1 or %2"_s.arg(first, second)
                           : u"%1, %2 or %3"_s.arg(first, second, third);
}

/// The word of the command line for what stands in JSON.
QString choiceWord(const ChoiceOption& choice, const QString& value)
{
    const auto* const word = std::ranges::find_if(
        choice.words, [&value](QLatin1StringView known) { return camelBack(known) == value; });
    return word == choice.words.end() ? value : word->toString();
}

Result<void> setChoices(const VerbParser& parser, QJsonObject& json)
{
    for (const ChoiceOption& choice : choiceOptions) {
        const QString option = choice.option.toString();
        if (!parser.isSet(option)) {
            continue;
        }
        const QString word = parser.value(option);
        const auto known = std::ranges::find(choice.words, word);
        if (word.isEmpty() || known == choice.words.end()) {
            return unfit(u"--%1 takes %2, not “%3”"_s.arg(option, listed(choice.words), word));
        }
        json[choice.field] = camelBack(word);
    }
    return {};
}

void setTexts(const VerbParser& parser, QJsonObject& json)
{
    for (const TextOption& text : textOptions) {
        if (parser.isSet(text.option.toString())) {
            json[text.field] = parser.value(text.option.toString()).trimmed();
        }
    }
    if (parser.isSet(u"tag"_s)) {
        QStringList tags;
        const QStringList values = parser.values(u"tag"_s).join(u',').split(u','); // as the window
        std::ranges::transform(
            values, std::back_inserter(tags), [](const QString& tag) { return tag.trimmed(); });
        tags.removeAll(QString());
        tags.removeDuplicates();
        json["tags"_L1] = QJsonArray::fromStringList(tags);
    }
}

Result<void> setIntervals(const VerbParser& parser, QJsonObject& json)
{
    return setInterval(parser, u"status-interval"_s, minStatusInterval, json).and_then([&] {
        return setInterval(parser, u"metrics-interval"_s, minMetricsInterval, json);
    });
}

/// This computer is watched through a local shell: nothing of SSH applies to it.
Result<void> refuseSshOptions(const VerbParser& parser)
{
    for (const QLatin1StringView option : sshOptions) {
        if (parser.isSet(option.toString())) {
            return unfit(
                u"--%1 says nothing about this computer, which is watched without SSH"_s.arg(
                    option));
        }
    }
    return {};
}

} // namespace

void addServerOptions(VerbParser& parser)
{
    for (const TextOption& text : textOptions) {
        parser.addOption(
            text.option.toString(), text.valueName.toString(), text.description.toString());
    }
    parser.addFlag(u"run-proxy-command"_s,
                   u"Switches on the ProxyCommand that was taken over from a file."_s);
    parser.addOption(u"port"_s, u"PORT"_s, u"The port of its SSH server."_s);
    parser.addOption(
        u"tag"_s,
        u"TAG"_s,
        u"A tag, or several separated by commas; may be given several times. \"\" removes all."_s);
    parser.addOption(u"identity"_s,
                     u"FILE"_s,
                     u"The private key to log in with; \"\" for the agent and the usual keys."_s);
    parser.addOption(u"certificate"_s,
                     u"FILE"_s,
                     u"The certificate of that key; \"\" for the one beside it (-cert.pub)."_s);
    parser.addOption(u"agent"_s,
                     u"PATH"_s,
                     u"Socket of the SSH agent; \"none\" to use none, \"\" for $SSH_AUTH_SOCK."_s);
    parser.addOption(u"known-hosts-file"_s,
                     u"FILE"_s,
                     u"Read instead of your known_hosts; may be given several times. \"none\" for "
                     "no file, \"\" for the usual ones."_s);
    for (const ChoiceOption& choice : choiceOptions) {
        parser.addOption(
            choice.option.toString(), choice.valueName.toString(), choice.description.toString());
    }
    addProbeSwitches(parser);
    parser.addOption(u"status-interval"_s, u"DURATION"_s, u"Between two status polls: 1s to 1h."_s);
    parser.addOption(u"metrics-interval"_s, u"DURATION"_s, u"Between two full polls: 5s to 1h."_s);
    addRetentionOptions(parser);
}

QStringList optionLines(const Server& server)
{
    const QJsonObject json = toJson(server);
    const bool isLocal = server.kind == ServerKind::Local;
    QStringList lines;
    const auto add = [&lines, isLocal](const QString& option, const QString& value) {
        if (!isLocal || std::ranges::find(sshOptions, option) == sshOptions.end()) {
            lines += fitted(option, optionWidth) + value;
        }
    };
    for (const TextOption& text : textOptions) {
        add(text.option, json[text.field].toString());
    }
    if (!server.proxyCommand.isEmpty()) {
        add(u"run-proxy-command"_s, server.runsProxyCommand ? u"yes"_s : u"no"_s);
    }
    add(u"port"_s, QString::number(server.port));
    add(u"tag"_s, server.tags.join(u", "_s));
    add(u"identity"_s, server.identityFile);
    add(u"certificate"_s, server.certificateFile);
    add(u"agent"_s, server.identityAgent);
    add(u"known-hosts-file"_s, server.knownHostsFiles.join(u", "_s));
    for (const ChoiceOption& choice : choiceOptions) {
        add(choice.option, choiceWord(choice, json[choice.field].toString()));
    }
    lines += probeSwitchLines(server);
    add(u"status-interval"_s, u"%1s"_s.arg(server.statusInterval.count()));
    add(u"metrics-interval"_s, u"%1s"_s.arg(server.metricsInterval.count()));
    lines += retentionLines(server);
    return lines;
}

bool hasServerOptions(const VerbParser& parser)
{
    const auto isSet = [&parser](const auto& text) { return parser.isSet(text.option.toString()); };
    return std::ranges::any_of(textOptions, isSet) || std::ranges::any_of(choiceOptions, isSet)
        || parser.isSet(u"port"_s) || parser.isSet(u"tag"_s) || parser.isSet(u"identity"_s)
        || parser.isSet(u"certificate"_s) || parser.isSet(u"agent"_s)
        || parser.isSet(u"run-proxy-command"_s) || parser.isSet(u"known-hosts-file"_s)
        || parser.isSet(u"status-interval"_s) || parser.isSet(u"metrics-interval"_s)
        || hasProbeSwitches(parser) || hasRetentionOptions(parser);
}

Result<Server> withOptions(const VerbParser& parser, const Server& server)
{
    QJsonObject json = toJson(server);
    const bool isLocal = server.kind == ServerKind::Local;
    setTexts(parser, json);
    takeTypedWay(parser, json);
    setAgent(parser, json);
    setKnownHosts(parser, json);
    const auto isSet = (isLocal ? refuseSshOptions(parser) : Result<void>{})
                           .and_then([&] { return switchProxyCommand(parser, json); })
                           .and_then([&] { return setChoices(parser, json); })
                           .and_then([&] { return setProbeSwitches(parser, json); })
                           .and_then([&] { return setIdentity(parser, json); })
                           .and_then([&] { return setCertificate(parser, json); })
                           .and_then([&] { return setIntervals(parser, json); })
                           .and_then([&] { return setRetention(parser, json); })
                           .and_then([&] { return setPort(parser, json); });
    if (!isSet) {
        return fail(isSet.error());
    }
    auto changed = serverFromJson(json);
    if (!changed) {
        return fail(changed.error());
    }
    changed->id = server.id;
    changed->position = server.position;
    return changed;
}

} // namespace vedette::cli
