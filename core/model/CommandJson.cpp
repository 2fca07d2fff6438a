// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/CommandJson.h"

#include "core/model/CustomCommandNames.h"
#include "core/model/ListFile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr ListFormat commandList{.kind = "commands"_L1, .version = 1, .maxEntries = 1000};

QJsonObject withoutDefaults(const QJsonObject& object, const QJsonObject& defaults)
{
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value() != defaults.value(it.key())) {
            result.insert(it.key(), it.value());
        }
    }
    return result;
}

QJsonObject fieldToJson(const OutputField& field)
{
    return {
        {"name"_L1, field.name},
        {"label"_L1, field.label},
        {"key"_L1, field.key},
        {"unit"_L1, nameOf(unitNames, field.unit)},
        {"factor"_L1, field.factor},
    };
}

QJsonArray fieldsToJson(const std::vector<OutputField>& fields)
{
    const QJsonObject defaults = fieldToJson(OutputField{});
    QJsonArray array;
    for (const OutputField& field : fields) {
        array.append(withoutDefaults(fieldToJson(field), defaults));
    }
    return array;
}

QJsonObject wholeReading(const OutputReading& reading)
{
    return {
        {"format"_L1, nameOf(outputFormatNames, reading.format)},
        {"perLine"_L1, reading.isPerLine},
        {"header"_L1, reading.hasHeader},
        {"fields"_L1, fieldsToJson(reading.fields)},
        {"pattern"_L1, reading.pattern},
        {"separator"_L1, reading.separator},
        {"instanceKeys"_L1, QJsonArray::fromStringList(reading.instanceKeys)},
    };
}

QJsonObject wholeCommand(const CustomCommand& command)
{
    QJsonArray parameters; // an array: their order is the user's
    for (const CommandParameter& parameter : command.parameters) {
        parameters.append(QJsonObject{{"name"_L1, parameter.name}, {"value"_L1, parameter.value}});
    }
    return {
        {"name"_L1, command.name},
        {"description"_L1, command.description},
        {"script"_L1, command.script},
        {"parameters"_L1, parameters},
        {"interval"_L1, static_cast<qint64>(command.interval.count())},
        {"timeout"_L1, static_cast<qint64>(command.timeout.count())},
        {"tags"_L1, QJsonArray::fromStringList(command.tags)},
        {"runAs"_L1, command.runAs},
        {"reading"_L1, toJson(command.reading)},
        {"targets"_L1, nameOf(commandTargetNames, command.targets)},
        {"enabled"_L1, command.isEnabled},
        {"imported"_L1, command.isImported},
    };
}

/// Reads members of one object, each of the type that it must have; remembers the first that is
/// not.
class MemberReader
{
public:
    explicit MemberReader(const QJsonObject& object)
        : m_object(object)
    { }

    void read(QLatin1StringView key, QString& text, const QString& field)
    {
        if (const auto value = member(key, QJsonValue::String, field)) {
            text = value->toString();
        }
    }

    void read(QLatin1StringView key, bool& is, const QString& field)
    {
        if (const auto value = member(key, QJsonValue::Bool, field)) {
            is = value->toBool();
        }
    }

    void read(QLatin1StringView key, double& number, const QString& field)
    {
        if (const auto value = member(key, QJsonValue::Double, field)) {
            number = value->toDouble();
        }
    }

    void read(QLatin1StringView key, seconds& time, const QString& field)
    {
        if (const auto value = member(key, QJsonValue::Double, field)) {
            time = seconds{value->toInteger(-1)};
        }
    }

    void read(QLatin1StringView key, QStringList& texts, const QString& field)
    {
        const auto value = member(key, QJsonValue::Array, field);
        if (!value) {
            return;
        }
        const QJsonArray array = value->toArray();
        texts.clear();
        for (const auto& text : array) {
            m_wrong = text.isString() || !m_wrong.isEmpty() ? m_wrong : field;
            texts.append(text.toString());
        }
    }

    template <class E, std::size_t N>
    void read(QLatin1StringView key, const Names<E, N>& names, E& choice, const QString& field)
    {
        const auto value = member(key, QJsonValue::String, field);
        const auto named = value ? valueNamed(names, value->toString()) : std::optional(choice);
        m_wrong = named || !m_wrong.isEmpty() ? m_wrong : field;
        choice = named.value_or(choice);
    }

    [[nodiscard]] Result<void> result() const
    {
        return m_wrong.isEmpty() ? Result<void>{} : fail(ErrorCode::InvalidConfig, m_wrong);
    }

private:
    std::optional<QJsonValue>
    member(QLatin1StringView key, QJsonValue::Type type, const QString& field)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && value.type() != type && m_wrong.isEmpty()) {
            m_wrong = field;
        }
        return value.type() == type ? std::optional(value) : std::nullopt;
    }

    const QJsonObject& m_object;
    QString m_wrong; ///< the field of the first member that can't be read
};

Result<OutputField> fieldFromJson(const QJsonObject& object)
{
    OutputField field;
    MemberReader members(object);
    members.read("name"_L1, field.name, u"commandFields"_s);
    members.read("label"_L1, field.label, u"commandFields"_s);
    members.read("key"_L1, field.key, u"commandKey"_s);
    members.read("factor"_L1, field.factor, u"commandFields"_s);
    members.read("unit"_L1, unitNames, field.unit, u"commandUnit"_s);
    return members.result().map([&] { return field; });
}

/// Objects under `key`, each read by `readOne`.
template <class T, class ReadOne>
Result<std::vector<T>>
readEach(const QJsonObject& object, QLatin1StringView key, const QString& field, ReadOne readOne)
{
    const QJsonValue value = object.value(key);
    if (!value.isUndefined() && !value.isArray()) {
        return fail(ErrorCode::InvalidConfig, field);
    }
    const QJsonArray array = value.toArray();
    std::vector<T> all;
    for (const auto& element : array) {
        auto one = readOne(element.toObject());
        if (!one) {
            return fail(one.error());
        }
        all.push_back(*std::move(one));
    }
    return all;
}

Result<CommandParameter> parameterFromJson(const QJsonObject& object)
{
    CommandParameter parameter;
    MemberReader members(object);
    members.read("name"_L1, parameter.name, u"commandParameters"_s);
    members.read("value"_L1, parameter.value, u"commandParameters"_s);
    return members.result().map([&] { return parameter; });
}

Result<void> readScript(const QJsonObject& object, CustomCommand& command)
{
    MemberReader members(object);
    if (object.value("script"_L1).isArray()) {
        QStringList lines;
        members.read("script"_L1, lines, u"commandScript"_s);
        command.script = lines.join(u'\n');
    } else {
        members.read("script"_L1, command.script, u"commandScript"_s);
    }
    return members.result();
}

Result<void> readMembers(const QJsonObject& object, CustomCommand& command)
{
    MemberReader members(object);
    members.read("name"_L1, command.name, u"commandName"_s);
    members.read("description"_L1, command.description, u"commandText"_s);
    members.read("interval"_L1, command.interval, u"commandInterval"_s);
    members.read("timeout"_L1, command.timeout, u"commandTimeout"_s);
    members.read("tags"_L1, command.tags, u"commandTags"_s);
    members.read("targets"_L1, commandTargetNames, command.targets, u"commandTags"_s);
    members.read("runAs"_L1, command.runAs, u"commandRunAs"_s);
    members.read("enabled"_L1, command.isEnabled, u"commandEnabled"_s);
    members.read("imported"_L1, command.isImported, u"commandEnabled"_s);
    return members.result().and_then([&] { return readScript(object, command); });
}

using ServersByName = QHash<QString, ServerId>; ///< by nameKey()

ServersByName serversByName(const std::vector<Server>& servers)
{
    ServersByName known;
    known.reserve(static_cast<qsizetype>(servers.size()));
    for (const Server& server : servers) {
        known.insert(nameKey(server.name), server.id);
    }
    return known;
}

Result<ListedCommand> readListed(const QJsonObject& object, const ServersByName& known)
{
    auto command = commandFromJson(object);
    if (!command) {
        return fail(command.error());
    }
    QStringList names;
    MemberReader members(object);
    members.read("servers"_L1, names, u"commandTags"_s);
    if (const auto isRead = members.result(); !isRead) {
        return fail(isRead.error());
    }
    ListedCommand listed{.command = *std::move(command)};
    QSet<QString> keys;
    for (const QString& name : std::as_const(names)) {
        const QString key = nameKey(name);
        if (keys.contains(key)) {
            continue;
        }
        keys.insert(key);
        const auto server = known.constFind(key);
        if (server == known.constEnd()) {
            ++listed.unknownServers;
        } else {
            listed.command.servers.push_back(*server);
        }
    }
    return validate(listed.command).map([&] { return listed; });
}

} // namespace

QJsonObject toJson(const OutputReading& reading)
{
    QJsonObject object = withoutDefaults(wholeReading(reading), wholeReading(OutputReading{}));
    object.insert("format"_L1, nameOf(outputFormatNames, reading.format)); // never left to guess
    return object;
}

QJsonObject toJson(const CustomCommand& command)
{
    return withoutDefaults(wholeCommand(command), wholeCommand(CustomCommand{}));
}

QJsonObject listedJson(const CustomCommand& command, const std::vector<Server>& servers)
{
    QJsonObject object = toJson(command);
    object.remove("imported"_L1); // of this list's file, not of that
    if (const QStringList names = chosenNames(command, servers); !names.isEmpty()) {
        object.insert("servers"_L1, QJsonArray::fromStringList(names));
    }
    return object;
}

Result<OutputReading> readingFromJson(const QJsonObject& object)
{
    OutputReading reading;
    MemberReader members(object);
    members.read("format"_L1, outputFormatNames, reading.format, u"commandFormat"_s);
    members.read("perLine"_L1, reading.isPerLine, u"commandFormat"_s);
    members.read("header"_L1, reading.hasHeader, u"commandFormat"_s);
    members.read("pattern"_L1, reading.pattern, u"commandPattern"_s);
    members.read("separator"_L1, reading.separator, u"commandSeparator"_s);
    members.read("instanceKeys"_L1, reading.instanceKeys, u"commandKey"_s);
    if (const auto isRead = members.result(); !isRead) {
        return fail(isRead.error());
    }
    auto fields = readEach<OutputField>(object, "fields"_L1, u"commandFields"_s, fieldFromJson);
    if (!fields) {
        return fail(fields.error());
    }
    reading.fields = *std::move(fields);
    return reading;
}

Result<CustomCommand> commandFromJson(const QJsonObject& object)
{
    CustomCommand command;
    if (const auto isRead = readMembers(object, command); !isRead) {
        return fail(isRead.error());
    }
    auto parameters = readEach<CommandParameter>(
        object, "parameters"_L1, u"commandParameters"_s, parameterFromJson);
    if (!parameters) {
        return fail(parameters.error());
    }
    command.parameters = *std::move(parameters);
    auto reading = readingFromJson(object.value("reading"_L1).toObject());
    if (!reading) {
        return fail(reading.error());
    }
    command.reading = *std::move(reading);
    if (const auto valid = validate(command); !valid) {
        return fail(valid.error());
    }
    return command;
}

Result<ListedCommand> listedFromJson(const QJsonObject& object, const std::vector<Server>& servers)
{
    return readListed(object, serversByName(servers));
}

QByteArray exportCommands(const std::vector<CustomCommand>& commands,
                          const std::vector<Server>& servers)
{
    QJsonArray array;
    for (const CustomCommand& command : commands) {
        array.append(listedJson(command, servers));
    }
    return writeListFile(commandList, array);
}

Result<std::vector<ListedCommand>> importCommands(const QByteArray& json,
                                                  const std::vector<Server>& servers)
{
    const auto array = readListFile(commandList, json);
    if (!array) {
        return fail(array.error());
    }
    const ServersByName known = serversByName(servers);
    QSet<QString> names;
    std::vector<ListedCommand> commands;
    commands.reserve(static_cast<std::size_t>(array->size()));
    for (qsizetype i = 0; i < array->size(); ++i) {
        const QString place = u"command %1"_s.arg(i + 1);
        auto listed = readListed(array->at(i).toObject(), known);
        if (!listed) {
            return fail(listed.error().in(place));
        }
        const QString name = nameKey(listed->command.name);
        if (names.contains(name)) {
            return fail(ErrorCode::InvalidConfig, place + u": commandNameTaken"_s);
        }
        names.insert(name);
        listed->command.isEnabled = false;
        listed->command.isImported = true;
        commands.push_back(*std::move(listed));
    }
    return commands;
}

} // namespace vedette
