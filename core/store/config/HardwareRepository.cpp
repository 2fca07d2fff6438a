// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/HardwareRepository.h"

#include "core/model/HardwareJson.h"
#include "core/store/Statement.h"
#include "core/store/Transaction.h"

#include <QJsonDocument>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr seconds sameAgain{3600};

QString compactJson(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QString& json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

/// What is not told this time stays as it was: an account that lost its rights for a day, or a tool
/// that hung, must not hide a change.
QJsonObject completedWith(QJsonObject known, const QJsonObject& told)
{
    for (auto it = told.begin(); it != told.end(); ++it) {
        const QJsonValue value = it.value();
        known.insert(it.key(),
                     value.isObject()
                         ? completedWith(known.value(it.key()).toObject(), value.toObject())
                         : value);
    }
    return known;
}

QVariant toColumn(const HardwareValue& value)
{
    if (const auto* text = std::get_if<QString>(&value)) {
        return *text;
    }
    const auto* number = std::get_if<double>(&value);
    return number == nullptr ? QVariant() : QVariant(*number);
}

HardwareValue fromColumn(const Statement& row, int column)
{
    if (row.isNull(column)) {
        return {};
    }
    const QVariant value = row.value(column);
    return value.typeId() == QMetaType::QString ? HardwareValue(value.toString())
                                                : HardwareValue(value.toDouble());
}

} // namespace

HardwareRepository::HardwareRepository(const Connection& connection)
    : m_connection(connection)
{ }

Result<HardwareHistory> HardwareRepository::find(ServerId server) const
{
    const auto stored = row(server);
    if (!stored) {
        return fail(stored.error());
    }
    if (!*stored) {
        return HardwareHistory{};
    }
    auto events = changes(server);
    if (!events) {
        return fail(events.error());
    }
    const Row& found = **stored;
    return HardwareHistory{hardwareFromJson(found.told), found.since, found.at, *std::move(events)};
}

Result<std::vector<HardwareChange>>
HardwareRepository::keep(ServerId server, const Hardware& hardware, Timestamp at) const
{
    Transaction transaction(m_connection);
    if (const auto begun = transaction.begin(); !begun) {
        return fail(begun.error());
    }
    const auto stored = row(server);
    if (!stored) {
        return fail(stored.error());
    }
    const QJsonObject told = toJson(hardware);
    std::vector<HardwareChange> differences;
    Result<void> written;
    if (!*stored) {
        written = insert(server, told, at);
    } else {
        const Row& before = **stored;
        differences = hardwareChanges(hardwareFromJson(before.known), hardware);
        const bool isRecent = at >= before.at && at - before.at < sameAgain;
        if (isRecent && differences.empty() && told == before.told) {
            return differences;
        }
        written = update(server, {before.since, at, told, completedWith(before.known, told)})
                      .and_then([&] { return addChanges(server, differences, at); });
    }
    if (const auto done = written.and_then([&] { return transaction.commit(); }); !done) {
        return fail(done.error());
    }
    return differences;
}

Result<void> HardwareRepository::purge() const
{
    for (const QString& table : {u"hardware"_s, u"hardware_change"_s}) {
        Statement remove(m_connection,
                         u"DELETE FROM "_s + table
                             + u" WHERE server NOT IN (SELECT id FROM server)"_s);
        if (auto done = remove.run(); !done) {
            return done;
        }
    }
    return {};
}

Result<std::optional<HardwareRepository::Row>> HardwareRepository::row(ServerId server) const
{
    Statement select(m_connection,
                     u"SELECT since, at, json, known FROM hardware WHERE server = ?"_s);
    if (const auto done = select.run({server.value}); !done) {
        return fail(done.error());
    }
    const Result<bool> found = select.next();
    if (!found) {
        return fail(found.error());
    }
    if (!*found) {
        return std::nullopt;
    }
    return Row{fromMsecs(select.integer(0)),
               fromMsecs(select.integer(1)),
               objectOf(select.text(2)),
               objectOf(select.text(3))};
}

/// A part that only a later version knows is left out.
Result<std::vector<HardwareEvent>> HardwareRepository::changes(ServerId server) const
{
    Statement select(m_connection,
                     u"SELECT at, part, name, old, new FROM hardware_change WHERE server = ?"
                     " ORDER BY id DESC LIMIT ?"_s);
    if (const auto done = select.run({server.value, maxHardwareChanges}); !done) {
        return fail(done.error());
    }
    std::vector<HardwareEvent> events;
    Result<bool> found = select.next();
    for (; found && *found; found = select.next()) {
        if (const auto part = hardwarePartNamed(select.text(1))) {
            events.push_back(
                {fromMsecs(select.integer(0)),
                 {*part, select.text(2), fromColumn(select, 3), fromColumn(select, 4)}});
        }
    }
    if (!found) {
        return fail(found.error());
    }
    return events;
}

/// A poll that was under way when its server was removed keeps nothing.
Result<void>
HardwareRepository::insert(ServerId server, const QJsonObject& told, Timestamp at) const
{
    Statement statement(m_connection,
                        u"INSERT INTO hardware (server, since, at, json, known)"
                        " SELECT id, ?, ?, ?, ? FROM server WHERE id = ?"_s);
    const QString json = compactJson(told);
    return statement.run({toMsecs(at), toMsecs(at), json, json, server.value});
}

Result<void> HardwareRepository::update(ServerId server, const Row& row) const
{
    Statement statement(m_connection,
                        u"UPDATE hardware SET at = ?, json = ?, known = ? WHERE server = ?"_s);
    return statement.run(
        {toMsecs(row.at), compactJson(row.told), compactJson(row.known), server.value});
}

Result<void> HardwareRepository::addChanges(ServerId server,
                                            const std::vector<HardwareChange>& changes,
                                            Timestamp at) const
{
    if (changes.empty()) {
        return {};
    }
    Statement insert(m_connection,
                     u"INSERT INTO hardware_change (server, at, part, name, old, new)"
                     " VALUES (?, ?, ?, ?, ?, ?)"_s);
    for (const HardwareChange& change : changes) {
        auto done = insert.run({server.value,
                                toMsecs(at),
                                hardwarePartName(change.what),
                                change.name,
                                toColumn(change.before),
                                toColumn(change.after)});
        if (!done) {
            return done;
        }
    }
    Statement remove(m_connection,
                     u"DELETE FROM hardware_change WHERE server = ? AND id <= (SELECT id"
                     " FROM hardware_change WHERE server = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"_s);
    return remove.run({server.value, server.value, maxHardwareChanges});
}

} // namespace vedette::store
