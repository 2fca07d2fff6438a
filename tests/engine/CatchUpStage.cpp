// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/engine/CatchUpStage.h"

#include "tests/support/Pump.h"

#include <QTimer>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::test {

using engine::CatchUp;

Timestamp ago(std::chrono::minutes past)
{
    static const Timestamp now = std::chrono::floor<seconds>(systemClock().now());
    return now - past;
}

Snapshot recordOf(Timestamp time)
{
    Snapshot snapshot;
    snapshot.kind = PollKind::Slow;
    snapshot.probe = u"sysstat"_s;
    snapshot.collectedAt = time;
    snapshot.samples = {{caughtMetric, 70}, {{u"server"_s, u"recovered"_s, {}}, 600}};
    return snapshot;
}

CatchUpStage::CatchUpStage(bool hasHistory)
    : catchUp(
        systemClock(),
        *config,
        hasHistory ? history.get() : nullptr,
        [this](const CatchUp::Question& question, const CatchUp::Answer& answer) {
            asked.push_back(question);
            if (isHolding) {
                m_held.push_back(answer);
            } else {
                answer(tell(question));
            }
        },
        nullptr)
{
    using std::chrono::milliseconds;
    catchUp.setPace({milliseconds{0}, milliseconds{1}, milliseconds{0}, milliseconds{1}});
    server = addServer(u"web"_s);
}

Server CatchUpStage::addServer(const QString& name) const
{
    Server fresh;
    fresh.name = name;
    fresh.host = name;
    const auto added
        = config->wait([fresh](store::ConfigStore& store) { return store.addServers({fresh}); });
    REQUIRE(added);
    return added->front();
}

void CatchUpStage::keep(const MetricId& metric, double value, Timestamp time) const
{
    Snapshot snapshot;
    snapshot.server = server.id;
    snapshot.collectedAt = time;
    snapshot.samples = {{metric, value}};
    REQUIRE(history->append(snapshot));
    REQUIRE(comesTrue([&] { return isStored(metric, time); }));
}

void CatchUpStage::beginSession(const Server& begun)
{
    Snapshot first;
    first.server = begun.id;
    first.collectedAt = ago(std::chrono::minutes{0});
    first.facts = Facts{};
    catchUp.accept(first, begun, limits);
    waitForReader();
}

void CatchUpStage::answerHeld()
{
    for (const CatchUp::Answer& answer : std::exchange(m_held, {})) {
        answer(fail(ErrorCode::Cancelled));
    }
    waitForTimers();
}

void CatchUpStage::waitForTimers() const
{
    for (int rounds = 0; rounds < 3; ++rounds) {
        bool hasCome = false;
        QObject context;
        QTimer::singleShot(1, &context, [&hasCome] { hasCome = true; });
        REQUIRE(pumpUntil([&hasCome] { return hasCome; }));
    }
}

bool CatchUpStage::comesTrue(const std::function<bool()>& condition)
{
    for (int i = 0; i < 500 && !condition(); ++i) {
        static_cast<void>(pumpUntil([] { return false; }, milliseconds{10}));
    }
    return condition();
}

Result<History> CatchUpStage::read(const MetricId& metric) const
{
    std::optional<Result<History>> answer;
    QObject context;
    history->read({server.id,
                   {metric},
                   {ago(std::chrono::minutes{20'000}), ago(std::chrono::minutes{-1})},
                   100'000},
                  [&](const Result<History>& read) {
                      QMetaObject::invokeMethod(
                          &context, [&answer, read] { answer = read; }, Qt::QueuedConnection);
                  });
    REQUIRE(pumpUntil([&] { return answer.has_value(); }));
    return *answer;
}

std::size_t CatchUpStage::countOf(const MetricId& metric) const
{
    return read(metric)->series.front().points.size();
}

bool CatchUpStage::isStored(const MetricId& metric, Timestamp time) const
{
    const auto series = read(metric)->series.front();
    return std::ranges::any_of(series.points,
                               [time](const SeriesPoint& p) { return p.time == time; });
}

void CatchUpStage::waitForReader() const
{
    static_cast<void>(read(upMetric));
    static_cast<void>(read(upMetric));
}

} // namespace vedette::test
