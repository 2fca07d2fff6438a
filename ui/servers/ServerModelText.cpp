// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "core/text/StateText.h"
#include "ui/servers/ServerModel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// What a row of ServerModel says, and how it sorts.
namespace vedette::ui {

namespace {

std::optional<double> value(const ServerRow& row, const QString& type, const QString& field)
{
    const auto found = row.values.constFind(MetricId{type, field, {}});
    return found == row.values.constEnd() ? std::nullopt : std::optional(*found);
}

QString display(std::optional<double> number, Unit unit)
{
    return number ? text::format(*number, unit) : QString();
}

QVariant key(std::optional<double> number)
{
    return number ? QVariant(*number) : QVariant();
}

std::optional<double> cpuOf(const ServerRow& row)
{
    return value(row, u"cpu"_s, u"totalUsage"_s);
}

std::optional<double> memoryOf(const ServerRow& row)
{
    return value(row, u"memory"_s, u"usedPercent"_s);
}

/// Where the server is, without the user: short enough for a list row.
QString place(const ServerRow& row)
{
    Server server = row.server;
    server.user.clear();
    return plainText(addressOf(server));
}

QVariant alignment(ServerModel::Column column)
{
    const bool isNumber
        = column >= ServerModel::Column::Cpu && column <= ServerModel::Column::RoundTrip;
    return isNumber ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                    : QVariant();
}

/// What the user set, whatever the column.
QVariant configured(const Server& server, int role)
{
    switch (role) {
    case ServerModel::ServerIdRole:
        return server.id.value;
    case ServerModel::GroupRole:
        return server.group;
    case ServerModel::TagsRole:
        return server.tags;
    case ServerModel::AddressRole:
        return plainText(addressOf(server));
    default: // the many roles of Qt that we leave to the view
        return {};
    }
}

seconds until(Timestamp from, Timestamp to)
{
    return std::max(seconds{0}, std::chrono::round<seconds>(to - from));
}

/// Tool tips are read as rich text when they look like it: ours always are, with the data escaped.
QString toolTip(const ServerRow& row)
{
    QString tip
        = u"<qt><b>%1</b><br>%2<br>%3"_s.arg(plainText(row.server.name).toHtmlEscaped(),
                                             plainText(addressOf(row.server)).toHtmlEscaped(),
                                             text::statusLabel(row.status).toHtmlEscaped());
    if (row.status.error) {
        tip += u"<br>"_s + text::words(*row.status.error).sentence().toHtmlEscaped();
    }
    return tip + u"</qt>"_s;
}

/// The place of a server that is well, and that it is slow.
QString slowOr(const QString& place, const ServerStatus& status)
{
    //: %1 is an address
    return status.isSlow ? ServerModel::tr("slow · %1").arg(place) : place;
}

} // namespace

QVariant ServerModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const ServerRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, column);
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole:
        return column == Column::Name ? accessibleText(row) : displayText(row, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SortRole:
        return sortKey(row, column);
    case StateRole:
        return static_cast<int>(row.status.state);
    case SubtitleRole:
        return subtitle(row);
    case SparklineRole:
        return QVariant::fromValue(cpuCourse(row));
    case SeverityRole:
        return severity(row);
    default:
        return configured(row.server, role);
    }
}

QVariant ServerModel::severity(const ServerRow& row) const
{
    const auto found = m_severities.constFind(row.server.id);
    return found == m_severities.constEnd() ? QVariant() : QVariant(static_cast<int>(*found));
}

QString ServerModel::displayText(const ServerRow& row, Column column) const
{
    const Totals totals = m_totals.value(row.server.id);
    switch (column) {
    case Column::Name:
        return plainText(row.server.name);
    case Column::State:
        return text::statusLabel(row.status);
    case Column::Cpu:
        return display(cpuOf(row), Unit::Percent);
    case Column::Memory:
        return display(memoryOf(row), Unit::Percent);
    case Column::Disk:
        return display(totals.disk, Unit::Percent);
    case Column::Load:
        return display(value(row, u"load"_s, u"load1"_s), Unit::None);
    case Column::NetworkIn:
        return display(totals.received, Unit::BytesPerSecond);
    case Column::NetworkOut:
        return display(totals.sent, Unit::BytesPerSecond);
    case Column::RoundTrip:
        return display(value(row, u"ssh"_s, u"roundTrip"_s), Unit::Seconds);
    case Column::Address:
        return plainText(addressOf(row.server));
    case Column::Group:
        return plainText(row.server.group);
    case Column::Tags:
        return plainText(row.server.tags.join(u", "_s));
    case Column::Count:
        break;
    }
    return {};
}

QVariant ServerModel::sortKey(const ServerRow& row, Column column) const
{
    switch (column) {
    case Column::State:
        return static_cast<int>(row.status.state);
    case Column::Cpu:
        return key(cpuOf(row));
    case Column::Memory:
        return key(memoryOf(row));
    case Column::Disk:
        return key(m_totals.value(row.server.id).disk);
    case Column::Load:
        return key(value(row, u"load"_s, u"load1"_s));
    case Column::NetworkIn:
        return key(m_totals.value(row.server.id).received);
    case Column::NetworkOut:
        return key(m_totals.value(row.server.id).sent);
    case Column::RoundTrip:
        return key(value(row, u"ssh"_s, u"roundTrip"_s));
    case Column::Name:
    case Column::Address:
    case Column::Group:
    case Column::Tags:
    case Column::Count:
        break;
    }
    return displayText(row, column);
}

namespace {

/// For a state such as "unreachable", with how long it has lasted.
QString downText(const ServerStatus& status, const QString& label, Timestamp now)
{
    const QString lasted = text::formatDuration(until(status.since, now));
    if (!status.nextAttempt) {
        //: %1 is a state such as "unreachable", %2 how long it has lasted
        return ServerModel::tr("%1 · %2", "state and duration").arg(label, lasted);
    }
    if (*status.nextAttempt <= now) {
        return ServerModel::tr("%1 · %2 · trying again").arg(label, lasted);
    }
    return ServerModel::tr("%1 · %2 · retry in %3")
        .arg(label, lasted, text::formatDuration(until(now, *status.nextAttempt)));
}

QString hostKeyNeed(const ServerStatus& status)
{
    const bool isOfJumpHost = status.error && !status.error->jumpHost.isEmpty();
    return isOfJumpHost ? ServerModel::tr("needs you: new host key of a jump host")
                        : ServerModel::tr("needs you: new host key");
}

/// What a person is to do.
QString needText(const ServerRow& row)
{
    if (row.status.hostKey) {
        return hostKeyNeed(row.status);
    }
    switch (row.status.error ? row.status.error->code : ErrorCode::AuthNeedsUser) {
    case ErrorCode::JumpHostLogin:
        return ServerModel::tr("needs you: jump host");
    case ErrorCode::ProxyCommandOff:
        return ServerModel::tr("needs you: ProxyCommand");
    case ErrorCode::AuthQuestion:
        return ServerModel::tr("needs you: a question at the login");
    case ErrorCode::PasswordExpired:
        return ServerModel::tr("needs you: expired password");
    default: // the many that end in a secret
        return row.server.auth == AuthMethod::KeyFile ? ServerModel::tr("needs you: passphrase")
                                                      : ServerModel::tr("needs you: password");
    }
}

} // namespace

QString ServerModel::subtitle(const ServerRow& row) const
{
    const ServerStatus& status = row.status;
    const bool isOfJumpHost = status.error && !status.error->jumpHost.isEmpty();
    const QString state = text::statusLabel(status);
    //: %1 is a state such as "unreachable": it is the jump host that is, not the server behind it
    QString label = isOfJumpHost ? tr("jump host: %1").arg(state) : state;
    switch (status.state) {
    case ServerState::Unknown:
    case ServerState::Online:
        return slowOr(place(row), status);
    case ServerState::Connecting:
        return tr("connecting…");
    case ServerState::Degraded:
        //: %1 is a state such as "degraded", %2 an address
        return tr("%1 · %2").arg(label, place(row));
    case ServerState::Unreachable:
    case ServerState::AuthFailed:
        return downText(status, label, systemClock().now());
    case ServerState::NeedsUser:
        return needText(row);
    case ServerState::HostKeyChanged:
    case ServerState::Paused:
        return label;
    }
    return label;
}

QString ServerModel::accessibleText(const ServerRow& row) const
{
    const QString name = plainText(row.server.name);
    const auto cpu = cpuOf(row);
    const auto memory = memoryOf(row);
    if (cpu && memory) {
        //: %1 is a server, %2 its state
        return tr("%1, %2, CPU %3, memory %4")
            .arg(name,
                 text::statusLabel(row.status),
                 display(cpu, Unit::Percent),
                 display(memory, Unit::Percent));
    }
    return isUp(row.status.state) ? tr("%1, %2").arg(name, text::statusLabel(row.status))
                                  : tr("%1, %2").arg(name, subtitle(row));
}

QVariant ServerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Column::Name:
        return tr("Name");
    case Column::State:
        return tr("State");
    case Column::Cpu:
        return tr("CPU");
    case Column::Memory:
        return tr("Memory");
    case Column::Disk:
        return tr("Disk");
    case Column::Load:
        return tr("Load");
    case Column::NetworkIn:
        return tr("Network in");
    case Column::NetworkOut:
        return tr("Network out");
    case Column::RoundTrip:
        return tr("Round trip");
    case Column::Address:
        return tr("Address");
    case Column::Group:
        return tr("Group");
    case Column::Tags:
        return tr("Tags");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace vedette::ui
