// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/CommandRepository.h"

#include "core/base/Log.h"
#include "core/model/CommandJson.h"
#include "core/store/SqlError.h"
#include "core/store/Statement.h"
#include "core/store/Transaction.h"
#include "core/store/config/RemovedRows.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

QString bodyOf(const CustomCommand& command)
{
    return QString::fromUtf8(QJsonDocument(toJson(command)).toJson(QJsonDocument::Compact));
}

QString serversOf(const CustomCommand& command)
{
    QJsonArray ids;
    for (const ServerId server : command.servers) {
        ids.append(server.value);
    }
    return QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact));
}

std::vector<ServerId> serversIn(const QString& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray()) { // of the chosen servers, those with its tags are left
        qCWarning(logStore) << "the list of a command's servers can't be read";
    }
    const QJsonArray ids = document.array();
    std::vector<ServerId> servers;
    servers.reserve(static_cast<std::size_t>(ids.size()));
    for (const auto& id : ids) {
        servers.push_back(ServerId{id.toInteger()});
    }
    return servers;
}

/// From a row of: id, body, servers.
Result<CustomCommand> commandFromRow(const Statement& row)
{
    auto command = commandFromJson(QJsonDocument::fromJson(row.text(1).toUtf8()).object());
    if (command) {
        command->id = CommandId{row.integer(0)};
        command->servers = serversIn(row.text(2));
    }
    return command;
}

/// The only column that must be unique is the name's.
Error namedCommand(const Error& error)
{
    return isUniqueViolation(error)
        ? Error{ErrorCode::InvalidConfig, u"commandNameTaken"_s, error.native}
        : error;
}

tl::unexpected<Error> unknownCommand(CommandId command)
{
    return fail(ErrorCode::NotFound, u"command "_s + QString::number(command.value));
}

} // namespace

CommandRepository::CommandRepository(const Connection& connection)
    : m_connection(connection)
{ }

Result<std::vector<CustomCommand>> CommandRepository::all() const
{
    Statement select(m_connection,
                     u"SELECT id, body, servers FROM command WHERE removed_at IS NULL"
                     " ORDER BY name_key"_s);
    if (const auto done = select.run(); !done) {
        return fail(done.error());
    }
    std::vector<CustomCommand> commands;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        auto command = commandFromRow(select);
        if (command) {
            commands.push_back(*std::move(command));
        } else {
            qCWarning(logStore) << "command" << select.integer(0)
                                << "can't be read:" << command.error().detail;
        }
    }
    if (!row) {
        return fail(row.error());
    }
    return commands;
}

Result<std::vector<CustomCommand>>
CommandRepository::change(const std::function<Result<void>()>& act) const
{
    Transaction transaction(m_connection);
    if (const auto begun = transaction.begin(); !begun) {
        return fail(begun.error());
    }
    if (const auto done = act(); !done) {
        return fail(done.error());
    }
    auto commands = all();
    if (!commands) {
        return commands;
    }
    if (const auto done = transaction.commit(); !done) {
        return fail(done.error());
    }
    return commands;
}

Result<std::vector<CustomCommand>>
CommandRepository::save(const std::vector<CustomCommand>& commands) const
{
    return change([&] { return writeAll(commands); });
}

Result<void> CommandRepository::writeAll(const std::vector<CustomCommand>& commands) const
{
    for (const CustomCommand& command : commands) {
        if (auto written = write(command); !written) {
            return written;
        }
    }
    return {};
}

Result<void> CommandRepository::write(const CustomCommand& command) const
{
    if (auto valid = validate(command); !valid) {
        return valid;
    }
    const bool isNew = command.id.isNull();
    Statement statement(m_connection,
                        isNew ? u"INSERT INTO command (name_key, body, servers) VALUES (?, ?, ?)"_s
                              : u"UPDATE command SET name_key = ?, body = ?, servers = ?"
                                " WHERE id = ? AND removed_at IS NULL"_s);
    QVariantList values{nameKey(command.name), bodyOf(command), serversOf(command)};
    if (!isNew) {
        values << command.id.value;
    }
    if (const auto done = statement.run(values); !done) {
        return fail(namedCommand(done.error()));
    }
    return statement.affectedRows() == 0 ? Result<void>(unknownCommand(command.id))
                                         : Result<void>{};
}

Result<std::vector<CustomCommand>> CommandRepository::remove(const std::vector<CommandId>& commands,
                                                             Timestamp now) const
{
    return change([&] { return mark(commands, toMsecs(now)); });
}

Result<std::vector<CustomCommand>>
CommandRepository::restore(const std::vector<CommandId>& commands) const
{
    return change([&] { return mark(commands, QVariant()); });
}

/// As removed at that time, or with NULL as not removed.
Result<void> CommandRepository::mark(const std::vector<CommandId>& commands,
                                     const QVariant& removedAt) const
{
    Statement statement(m_connection,
                        u"UPDATE command SET removed_at = ?"
                        " WHERE id = ? AND (removed_at IS NULL) <> (? IS NULL)"_s);
    for (const CommandId command : commands) {
        if (const auto done = statement.run({removedAt, command.value, removedAt}); !done) {
            return fail(namedCommand(done.error()));
        }
        if (statement.affectedRows() == 0) {
            return unknownCommand(command);
        }
    }
    return {};
}

Result<void> CommandRepository::purge(Timestamp limit) const
{
    return purgeRemoved(m_connection, "command"_L1, limit);
}

} // namespace vedette::store
