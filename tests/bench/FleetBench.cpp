// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/BoundedQueue.h"
#include "core/base/Clock.h"
#include "core/collect/PollOnce.h"
#include "core/collect/PollPool.h"
#include "core/collect/PollSlot.h"
#include "core/collect/login/SessionOpener.h"
#include "core/collect/slow/SlowProbe.h"
#include "tests/bench/Benches.h"
#include "tests/bench/Measure.h"
#include "tests/bench/TargetCpu.h"
#include "tests/support/FreezingProxy.h"
#include "tests/support/SshdFixture.h"

#include <QFile>

#include <algorithm>
#include <atomic>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

// One sshd with all sessions: MaxStartups is for those that log in at the same time.
constexpr auto fleetLimits = "LogLevel INFO\nMaxStartups 1000\nSetEnv HOME=/nonexistent\n";
constexpr std::size_t fleetSize = 2000;
constexpr std::size_t hungCount = 11; // 5 % of all
constexpr std::size_t loginsAtOnce = 4;
constexpr seconds fleetPeriod{10};
constexpr int fleetCycles = 2;
constexpr int lonePolls = 100;
constexpr milliseconds betweenLooks{100};
constexpr milliseconds answerBound{10'000};
constexpr milliseconds lateAfter{1'000};
constexpr double wholeFleet = 2000; // what the goals are for

struct Arrival
{
    quint64 session = 0;
    MonotonicTime at;
    bool hasFailed = false;
};

using Contexts = std::vector<std::unique_ptr<collect::ServerContext>>;

std::unique_ptr<collect::ServerContext>
openHere(const test::SshdFixture& sshd, quint16 port, std::size_t number)
{
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.server.id = ServerId{static_cast<qint64>(number) + 1};
    request.server.port = port;
    request.pins = {sshd.pin()};
    request.pins.front().port = port;
    auto session = collect::openSession(request, Deadline::after(seconds{60}), {});
    if (!session.context) {
        return nullptr;
    }
    // Not due while this lasts: with everything on one computer, a whole fleet's worth of slow
    // probes would be all that is measured.
    for (const collect::SlowProbe& probe : collect::slowCatalogue()) {
        session.context->slowTimes[probe.name.toString()].asked
            = systemClock().monotonic() + std::chrono::hours{1};
    }
    return std::move(session.context);
}

/// Some at a time; a null for each that failed. Its log is read meanwhile: sshd waits once the pipe
/// is full.
Contexts openMany(test::SshdFixture& sshd, quint16 port, std::size_t count)
{
    Contexts contexts(count);
    std::atomic_size_t next = 0;
    std::vector<std::jthread> openers;
    openers.reserve(loginsAtOnce);
    for (std::size_t i = 0; i < loginsAtOnce; ++i) {
        openers.emplace_back([&] {
            for (std::size_t mine = next++; mine < contexts.size(); mine = next++) {
                contexts[mine] = openHere(sshd, port, mine);
            }
        });
    }
    while (next < contexts.size()) {
        (void)sshd.takeLog();
        std::this_thread::sleep_for(betweenLooks);
    }
    openers.clear(); // waits for them
    (void)sshd.takeLog();
    return contexts;
}

std::ptrdiff_t failedOf(const Contexts& contexts)
{
    return std::ranges::count_if(contexts, [](const auto& context) { return !context; });
}

double residentMb()
{
    QFile file(u"/proc/self/statm"_s);
    const QByteArray pages
        = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1) : QByteArray();
    return pages.toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Sessions in a real pool, polled on time, and when each poll was answered.
class Fleet final
{
public:
    Fleet()
        : m_pool(systemClock(), [this](const collect::PollOutcome& outcome) { note(outcome); })
    { }

    void adopt(Contexts contexts);
    /// Each of the first `count` once, evenly over a time: milliseconds until each answer came, in
    /// no order. A failure or no answer in time counts as `answerBound`.
    [[nodiscard]] std::vector<double> pollAll(std::size_t count,
                                              milliseconds over,
                                              std::size_t expected,
                                              PollKind kind = PollKind::Metrics);

private:
    void note(const collect::PollOutcome& outcome);
    void begin(quint64 session, PollKind kind);

    BoundedQueue<Arrival> m_arrivals{100'000};
    std::vector<MonotonicTime> m_begun;
    collect::PollPool m_pool; ///< last: it uses all of the above
};

void Fleet::note(const collect::PollOutcome& outcome)
{
    (void)m_arrivals.push(
        {outcome.session, systemClock().monotonic(), outcome.snapshot.error.has_value()});
}

void Fleet::adopt(Contexts contexts)
{
    for (auto& context : contexts) {
        const quint64 session = m_begun.size();
        m_begun.emplace_back();
        m_pool.loopOf(session).adopt(session, std::move(context));
    }
}

void Fleet::begin(quint64 session, PollKind kind)
{
    m_begun[session] = systemClock().monotonic();
    (void)m_pool.loopOf(session).poll(session, kind);
}

std::vector<double>
Fleet::pollAll(std::size_t count, milliseconds over, std::size_t expected, PollKind kind)
{
    const MonotonicTime start = systemClock().monotonic();
    for (std::size_t i = 0; i < count; ++i) {
        std::this_thread::sleep_until(
            collect::slotAfter(start + over * i / count)); // as a Scheduler
        begin(i, kind);
    }
    std::vector<double> latencies;
    latencies.reserve(expected);
    const Deadline deadline = Deadline::after(answerBound);
    while (latencies.size() < expected && !deadline.hasExpired()) {
        const auto arrival = m_arrivals.waitPop(deadline.remaining());
        if (!arrival || arrival->session >= expected) {
            continue; // a hung one: nobody waits for it
        }
        const std::chrono::duration<double, std::milli> took
            = arrival->at - m_begun[arrival->session];
        latencies.push_back(arrival->hasFailed ? static_cast<double>(answerBound.count())
                                               : took.count());
    }
    latencies.resize(expected, static_cast<double>(answerBound.count()));
    return latencies;
}

/// A descriptor for each session, and some more.
void allowManyFiles()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

/// What a poll takes when nothing else runs and nothing is gathered: the round trip and the
/// server's work.
double floorMs(collect::ServerContext& context)
{
    std::vector<double> latencies;
    latencies.reserve(lonePolls);
    for (int i = 0; i < lonePolls; ++i) {
        const MonotonicTime began = systemClock().monotonic();
        const Snapshot polled
            = collect::pollOnce(context, PollKind::Metrics, Deadline::after(answerBound), {});
        const std::chrono::duration<double, std::milli> took = systemClock().monotonic() - began;
        latencies.push_back(polled.error ? static_cast<double>(answerBound.count()) : took.count());
    }
    return quantile(std::move(latencies), 0.5);
}

/// Of one status poll, in a fleet that is polled on time.
double statusCpuMs(Fleet& fleet)
{
    const double before = cpuTime().own;
    (void)fleet.pollAll(fleetSize, fleetPeriod, fleetSize, PollKind::Status);
    return (cpuTime().own - before) / static_cast<double>(fleetSize);
}

/// The share of one core that 2,000 servers take, each with so many milliseconds in ten seconds.
double shareOfCore(double cpuMs)
{
    return cpuMs * wholeFleet / (fleetPeriod.count() * 1e3) * 100;
}

void measureSteady(Fleet& fleet, const test::SshdFixture& sshd, double floor)
{
    const TargetCpu target(sshd.processId());
    const double targetBefore = target.settledMs();
    const double before = cpuTime().own;
    std::vector<double> latencies;
    for (int cycle = 0; cycle < fleetCycles; ++cycle) {
        const auto more = fleet.pollAll(fleetSize, fleetPeriod, fleetSize);
        latencies.insert(latencies.end(), more.begin(), more.end());
    }
    const auto polls = static_cast<double>(latencies.size());
    const double collector = (cpuTime().own - before) / polls;
    report({.what = u"collector CPU per poll"_s, .value = collector, .unit = u"ms CPU"_s});
    report({.what = u"the same for 2,000 servers every 10 s"_s,
            .value = shareOfCore(collector),
            .unit = u"% of one core"_s,
            .goal = Goal{10}});
    report({.what = u"target CPU per poll"_s,
            .value = (target.settledMs() - targetBefore) / polls,
            .unit = u"ms CPU"_s});
    report({.what = u"one poll alone (the floor), p50"_s, .value = floor, .unit = u"ms"_s});
    report({.what = u"latency over the floor, p50"_s,
            .value = quantile(latencies, 0.5) - floor,
            .unit = u"ms"_s});
    report({.what = u"latency over the floor, p95"_s,
            .value = quantile(latencies, 0.95) - floor,
            .unit = u"ms"_s,
            .goal = Goal{10}});
    report({.what = u"2,000 servers with status every 10 s and metrics every 30 s"_s,
            .value = shareOfCore(statusCpuMs(fleet) + collector / 3),
            .unit = u"% of one core"_s});
}

void measureMemory(double before, double after)
{
    const double perSession = (after - before) / static_cast<double>(fleetSize);
    report({.what = u"RSS with all sessions"_s, .value = after, .unit = u"MB"_s});
    report({.what = u"RSS per session"_s, .value = perSession * 1e3, .unit = u"kB"_s});
    report({.what = u"the same for 2,000 servers"_s,
            .value = before + perSession * wholeFleet,
            .unit = u"MB"_s,
            .goal = Goal{150}});
}

/// Some of the servers answer nothing more, and close nothing: a network that drops all.
void measureHung(Fleet& fleet, test::SshdFixture& sshd)
{
    test::FreezingProxy network(sshd.server().port);
    Contexts hung = openMany(sshd, network.port(), hungCount);
    if (failedOf(hung) > 0) {
        reportSkipped(u"hung servers"_s, u"no session through the proxy"_s);
        return;
    }
    constexpr std::size_t all = fleetSize + hungCount;
    fleet.adopt(std::move(hung));
    (void)fleet.pollAll(all, fleetPeriod, all);
    network.freeze();
    std::ptrdiff_t late = 0;
    for (int cycle = 0; cycle < fleetCycles; ++cycle) {
        late += std::ranges::count_if(fleet.pollAll(all, fleetPeriod, fleetSize), [](double ms) {
            return ms > static_cast<double>(lateAfter.count());
        });
    }
    report({.what = u"%1 of %2 hung: healthy polls later than 1 s"_s.arg(hungCount).arg(all),
            .value = static_cast<double>(late),
            .unit = u"of %1"_s.arg(fleetSize * fleetCycles),
            .goal = Goal{0}});
}

} // namespace

void measureFleet()
{
    heading(u"A fleet: %1 sessions, metrics every %2 s"_s.arg(fleetSize).arg(fleetPeriod.count()));
    test::SshdFixture sshd(fleetLimits);
    if (!sshd.isRunning()) {
        reportSkipped(u"fleet"_s, sshd.whyNot());
        return;
    }
    allowManyFiles();
    const double before = residentMb();
    Contexts contexts = openMany(sshd, sshd.server().port, fleetSize);
    if (const auto missing = failedOf(contexts); missing > 0) {
        reportSkipped(u"fleet"_s, u"%1 logins have failed"_s.arg(missing));
        return;
    }
    const double floor = floorMs(*contexts.front());
    Fleet fleet;
    fleet.adopt(std::move(contexts));
    for (int i = 0; i < 3; ++i) { // files are opened, buffers have grown
        (void)fleet.pollAll(fleetSize, fleetPeriod, fleetSize);
    }
    measureMemory(before, residentMb());
    measureSteady(fleet, sshd, floor);
    measureHung(fleet, sshd);
}

} // namespace vedette::bench
