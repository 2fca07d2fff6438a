// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FakeFleet.h"

#include "tests/support/FleetSamples.h"

#include <QMetaObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

Series cut(const Series& whole, const TimeRange& range)
{
    Series part{whole.metric, {}, {}};
    for (const SeriesPoint& point : whole.points) {
        if (range.contains(point.time)) {
            part.points.push_back(point);
        }
    }
    for (const TimeRange& gap : whole.gaps) {
        if (gap.from < range.to && gap.to > range.from) {
            part.gaps.push_back(gap);
        }
    }
    return part;
}

} // namespace

int FakeFleet::deliver()
{
    int count = 0;
    for (; !m_answers.empty(); ++count) {
        const Answer answer = std::move(m_answers.front());
        m_answers.pop_front();
        answer.give();
    }
    return count;
}

void FakeFleet::push(const Snapshot& snapshot)
{
    std::erase_if(state.latest, [&](const Snapshot& old) {
        return old.server == snapshot.server && old.kind == snapshot.kind
            && old.probe == snapshot.probe;
    });
    state.latest.push_back(snapshot);
    Q_EMIT snapshotReady(snapshot);
}

void FakeFleet::push(const ServerStatus& status)
{
    putStatus(status);
    Q_EMIT statusChanged(status);
}

void FakeFleet::push(const Alert& alert)
{
    std::erase_if(state.alerts, [&](const Alert& old) { return old.id == alert.id; });
    state.alerts.insert(state.alerts.begin(), alert);
    if (alert.state == AlertState::Firing) {
        Q_EMIT alertRaised(alert);
    } else {
        Q_EMIT alertResolved(alert);
    }
}

RequestId FakeFleet::requestFleet()
{
    const RequestId request = note(u"requestFleet"_s);
    return answerLater(request, [this, request] { Q_EMIT fleetLoaded(request, state); });
}

RequestId FakeFleet::requestHistory(const HistoryQuery& query)
{
    const RequestId request = note(u"requestHistory"_s);
    historyQueries.push_back(query);
    return answerLater(request,
                       [this, request, query] { Q_EMIT historyReady(request, answerTo(query)); });
}

RequestId FakeFleet::requestAlerts(const AlertQuery& query)
{
    const RequestId request = note(u"requestAlerts"_s);
    alertQueries.push_back(query);
    return answerLater(request, [this, request, query] {
        if (failure) {
            Q_EMIT alertsReady(request, fail(*failure));
            return;
        }
        std::vector<Alert> alerts = state.alerts;
        std::erase_if(alerts, [&query](const Alert& alert) { return !matches(query, alert); });
        alerts.resize(std::min(alerts.size(), static_cast<std::size_t>(std::max(query.limit, 0))));
        Q_EMIT alertsReady(request, alerts);
    });
}

RequestId FakeFleet::addServers(const std::vector<Server>& servers, const Credential& secrets)
{
    credential = secrets;
    return command(u"addServers"_s, [this, servers] {
        for (const Server& server : servers) {
            add(server);
        }
    });
}

RequestId FakeFleet::updateServer(const Server& server, const std::optional<Credential>& secrets)
{
    credential = secrets;
    asked = {server.id};
    return command(u"updateServer"_s, [this, server] {
        std::ranges::replace_if(
            state.servers, [&](const Server& old) { return old.id == server.id; }, server);
        Q_EMIT serverUpdated(server);
    });
}

RequestId FakeFleet::removeServers(const std::vector<ServerId>& servers)
{
    asked = servers;
    return command(u"removeServers"_s, [this, servers] { remove(servers); });
}

RequestId FakeFleet::restoreServers(const std::vector<ServerId>& servers)
{
    asked = servers;
    return command(u"restoreServers"_s, [this, servers] {
        for (const Server& server : m_removed) {
            if (std::ranges::find(servers, server.id) != servers.end()) {
                add(server);
            }
        }
    });
}

RequestId FakeFleet::setMonitored(const std::vector<ServerId>& servers, bool isMonitored)
{
    asked = servers;
    return command(
        isMonitored ? u"startServers"_s : u"pauseServers"_s, [this, servers, isMonitored] {
            for (Server& server : state.servers) {
                if (std::ranges::find(servers, server.id) != servers.end()) {
                    server.isMonitored = isMonitored;
                    Q_EMIT serverUpdated(server);
                    push(makeStatus(server.id,
                                    isMonitored ? ServerState::Connecting : ServerState::Paused));
                }
            }
        });
}

RequestId FakeFleet::setGroup(const std::vector<ServerId>& servers, const QString& group)
{
    asked = servers;
    return command(u"setGroup"_s, [this, servers, group] {
        for (Server& server : state.servers) {
            if (std::ranges::find(servers, server.id) != servers.end()) {
                server.group = group;
                Q_EMIT serverUpdated(server);
            }
        }
    });
}

RequestId FakeFleet::retryNow(ServerId server)
{
    asked = {server};
    return command(u"retryNow"_s, [] {});
}

RequestId FakeFleet::supplyCredential(ServerId server, const Credential& secrets)
{
    asked = {server};
    credential = secrets;
    return command(u"supplyCredential"_s, [] {});
}

RequestId FakeFleet::trustHostKey(ServerId server, const HostKeyIssue& issue)
{
    asked = {server};
    trustedKeys = {issue};
    return command(u"trustHostKey"_s, [] {});
}

RequestId FakeFleet::testConnection(const Server& server,
                                    const Credential& secrets,
                                    const std::vector<HostKeyIssue>& trusted)
{
    testedServer = server;
    credential = secrets;
    trustedKeys = trusted;
    const RequestId request = note(u"testConnection"_s);
    return answerLater(request, [this, request] { Q_EMIT connectionTested(request, report); });
}

RequestId FakeFleet::diagnose(ServerId server)
{
    asked = {server};
    const RequestId request = note(u"diagnose"_s);
    return answerLater(request, [this, request] { Q_EMIT connectionTested(request, report); });
}

void FakeFleet::cancel(RequestId request)
{
    calls.append(u"cancel"_s);
    for (Answer& answer : m_answers) {
        if (answer.request == request) {
            answer.give = [this, request] {
                ConnectionReport cancelled;
                cancelled.error = Error{ErrorCode::Cancelled, {}, 0};
                Q_EMIT connectionTested(request, cancelled);
            };
        }
    }
}

RequestId FakeFleet::note(const QString& call)
{
    calls.append(call);
    m_lastRequest = RequestId{m_lastRequest.value + 1};
    return m_lastRequest;
}

std::function<RequestId(const QString& call, FakeFleet::Give give)> FakeFleet::later()
{
    return [this](const QString& call, Give give) {
        const RequestId request = note(call);
        return answerLater(request,
                           [this, request, give = std::move(give)] { give(request, failure); });
    };
}

RequestId FakeFleet::answerLater(RequestId request, std::function<void()> give)
{
    m_answers.push_back({request, std::move(give)});
    if (answersByItself) {
        QMetaObject::invokeMethod(
            this, [this] { deliver(); }, Qt::QueuedConnection);
    }
    return request;
}

RequestId FakeFleet::command(const QString& call, std::function<void()> act)
{
    const RequestId request = note(call);
    return answerLater(request, [this, request, act = std::move(act)] {
        if (!failure) {
            act();
        }
        Q_EMIT commandFinished(request, failure);
    });
}

void FakeFleet::add(Server server)
{
    if (server.id.isNull()) {
        server.id = ServerId{m_nextServer++};
    }
    state.servers.push_back(server);
    Q_EMIT serverAdded(server);
    push(makeStatus(server.id, ServerState::Connecting));
}

void FakeFleet::remove(const std::vector<ServerId>& servers)
{
    for (const ServerId id : servers) {
        const auto found = std::ranges::find(state.servers, id, &Server::id);
        if (found == state.servers.end()) {
            continue;
        }
        m_removed.push_back(*found);
        state.servers.erase(found);
        Q_EMIT serverRemoved(id);
    }
}

void FakeFleet::putStatus(const ServerStatus& status)
{
    std::erase_if(state.statuses,
                  [&](const ServerStatus& old) { return old.server == status.server; });
    state.statuses.push_back(status);
}

Result<History> FakeFleet::answerTo(const HistoryQuery& query) const
{
    if (failure) {
        return fail(*failure);
    }
    History answer{query, {}, {history.keyBegin(), history.keyEnd()}, absences};
    for (const MetricId& metric : query.metrics) {
        const Series whole = historyOf ? historyOf(query.server, metric)
                                       : history.value(metric, Series{metric, {}, {}});
        answer.series.push_back(cut(whole, query.range));
    }
    return answer;
}

} // namespace vedette::test
