// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowLane.h"

#include "core/base/Deadline.h"
#include "core/collect/slow/SlowMisses.h"
#include "core/collect/slow/SudoRefusals.h"
#include "core/ssh/FileTransport.h"
#include "core/ssh/LocalShell.h"
#include "core/ssh/Login.h"
#include "core/ssh/Poller.h"
#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SshdFixture.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::ServerContext;
using collect::SlowInput;
using collect::SlowLane;
using collect::SlowOutput;
using collect::SlowTask;

namespace {

const MetricId lengthMetric{u"test"_s, u"length"_s, {}};

/// Runs that text on the shell; its value is the length of section "text".
SlowTask taskThatRuns(const QString& name, const QByteArray& text)
{
    return {.name = name,
            .shown = QString::fromUtf8(text),
            .timeout = seconds{20},
            .line = [text](const QByteArray& word) { return "vd_n=" + word + "; " + text; },
            .read = [](SlowInput& input) -> Result<SlowOutput> {
                const auto section = input.text.section("text").value_or(QByteArrayView());
                const auto length = static_cast<double>(section.trimmed().size());
                return SlowOutput{.samples = {{lengthMetric, length}}};
            }};
}

/// A connection whose slow shell is refused by its start, or by its first turn.
class RefusedShell final : public ssh::Transport
{
public:
    RefusedShell(Error refusal, bool isAtOnce)
        : m_refusal(std::move(refusal))
        , m_isAtOnce(isAtOnce)
    { }

    [[nodiscard]] Result<void> start(const QByteArray& /*command*/) override
    {
        return m_isAtOnce ? fail(m_refusal) : Result<void>{};
    }
    [[nodiscard]] Result<std::optional<ssh::ShellReply>> advance() override
    {
        return fail(m_refusal);
    }
    void abandon() override { }
    [[nodiscard]] bool keepAlive() override { return true; }
    [[nodiscard]] Result<std::unique_ptr<ssh::Transport>>
    openBeside(const QByteArray& /*prelude*/) override
    {
        return std::make_unique<RefusedShell>(m_refusal, m_isAtOnce);
    }
    [[nodiscard]] Result<std::unique_ptr<ssh::FileTransport>> openFiles() override
    {
        return fail(ErrorCode::NotAvailable);
    }
    [[nodiscard]] ssh::Wait wait() const override { return {}; }
    [[nodiscard]] qint64 bytesReceived() const override { return 0; }
    [[nodiscard]] qint64 bytesSent() const override { return 0; }
    [[nodiscard]] int channels() const override { return 1; }

private:
    Error m_refusal;
    bool m_isAtOnce;
};

class Stage
{
public:
    Stage()
        : lane(clock)
    {
        context.server.id = ServerId{7};
        auto shell = ssh::LocalShell::open({});
        REQUIRE(shell);
        context.transport = *std::move(shell);
    }

    explicit Stage(std::unique_ptr<ssh::Transport> transport)
        : lane(clock)
    {
        context.transport = std::move(transport);
    }

    void add(const SlowTask& task) { lane.add(task, {seconds{60}, clock.monotonic()}); }

    /// What the lane says next; nothing when it says nothing for as long as `bound`.
    std::optional<Snapshot> next(milliseconds bound = milliseconds{20'000})
    {
        const Deadline deadline = Deadline::after(bound);
        ssh::Poller poller;
        while (!deadline.hasExpired()) {
            if (auto snapshot = lane.advance(context)) {
                return snapshot;
            }
            const auto wait = lane.wait();
            if (!wait) {
                return std::nullopt;
            }
            [[maybe_unused]] const auto ready
                = poller.wait({*wait}, std::min(milliseconds{50}, deadline.remaining()));
        }
        return std::nullopt;
    }

    test::ManualClock clock;
    ServerContext context;
    SlowLane lane;
};

std::optional<ErrorCode> whyMissed(const std::optional<Snapshot>& snapshot)
{
    if (!snapshot || snapshot->unavailable.empty()) {
        return std::nullopt;
    }
    return snapshot->unavailable.front().why.code;
}

} // namespace

TEST_CASE("a slow task gives a snapshot of its own, and what it costs")
{
    Stage stage;
    stage.add(taskThatRuns(u"words"_s, "vd_section text; echo hello"));

    const auto snapshot = stage.next();

    REQUIRE(snapshot);
    CHECK(snapshot->kind == PollKind::Slow);
    CHECK(snapshot->probe == u"words"_s);
    CHECK(snapshot->server == ServerId{7});
    CHECK_FALSE(snapshot->error);
    CHECK(valueOf(*snapshot, lengthMetric) == 5.0);
    CHECK(valueOf(*snapshot, {u"probe"_s, u"duration"_s, u"words"_s}).value_or(0) > 0);
}

TEST_CASE("a shell that is refused costs the slow probes, at once or later")
{
    const Error refusal{ErrorCode::ServerLimits, u"one only"_s};
    const bool isAtOnce = GENERATE(true, false);
    Stage stage(std::make_unique<RefusedShell>(refusal, isAtOnce));
    SlowTask words = taskThatRuns(u"words"_s, {});
    words.line = [](const QByteArray& nonce) { return "vd_words " + nonce; };
    stage.add(words);

    const auto snapshot = stage.next();
    REQUIRE(snapshot);
    CHECK(whyMissed(snapshot) == refusal.code);

    stage.lane.ask(u"words"_s);
    const auto again = stage.lane.advance(stage.context); // nothing is tried any more
    CHECK(whyMissed(again) == refusal.code);
    CHECK_FALSE(stage.lane.wait());
}

TEST_CASE("the slow shell of a real server opens by nothing but its own bytes")
{
    const test::SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.pins = {sshd.pin()};
    request.knownHosts = {};
    auto login = ssh::login(request, Deadline::after(seconds{60}), {});
    REQUIRE(login.transport);
    Stage stage(std::move(login.transport));
    stage.add(taskThatRuns(u"words"_s, "vd_section text; echo hello"));
    ssh::Poller poller;

    auto snapshot = stage.lane.advance(stage.context);
    bool isIdle = false;
    while (!snapshot && !isIdle) {
        isIdle = poller.wait({stage.context.transport->wait()}, seconds{5}).empty();
        REQUIRE(stage.context.transport->advance());
        snapshot = stage.lane.advance(stage.context);
    }

    CHECK_FALSE(isIdle);
    REQUIRE(snapshot);
    CHECK(valueOf(*snapshot, lengthMetric) == 5.0);
}

TEST_CASE("slow tasks run one after another, and each again in its rhythm")
{
    Stage stage;
    stage.add(taskThatRuns(u"one"_s, "vd_section text; echo 1"));
    stage.add(taskThatRuns(u"two"_s, "vd_section text; echo 22"));

    const auto first = stage.next();
    const auto second = stage.next();
    const auto early = stage.next(milliseconds{100});
    stage.clock.advance(seconds{60});
    const auto third = stage.next();

    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->probe != second->probe);
    CHECK_FALSE(early);
    CHECK(third);
}

TEST_CASE("what a script says instead of an answer is the reason why there is none")
{
    const auto [text, code] = GENERATE(table<QByteArray, ErrorCode>({
        {"vd_missing smartctl", ErrorCode::CommandMissing},
        {"vd_denied docker", ErrorCode::PermissionDenied},
        {"vd_absent raid", ErrorCode::NotAvailable},
        {":", ErrorCode::CommandFailed},
    }));
    Stage stage;
    stage.add(taskThatRuns(u"thing"_s, text));

    const auto snapshot = stage.next();

    CHECK(whyMissed(snapshot) == code);
    CHECK(snapshot->samples.empty());
    CHECK_FALSE(snapshot->error);
}

TEST_CASE("a task that asks root is given sudo where the server allows it, other tasks never")
{
    const auto [asksRoot, usesSudo, length] = GENERATE(
        table<bool, bool, double>({{true, true, 2.0}, {true, false, 1.0}, {false, true, 1.0}}));
    Stage stage;
    stage.context.server.usesSudo = usesSudo;
    SlowTask task = taskThatRuns(u"disks"_s, "vd_section text; echo \"${vd_sudo}x\"");
    task.asksRoot = asksRoot;
    stage.add(task);

    const auto snapshot = stage.next();

    REQUIRE(snapshot);
    CHECK(valueOf(*snapshot, lengthMetric) == length);
    CHECK_FALSE(snapshot->hasSudoRefused);
}

TEST_CASE("sudo that refuses a task is not asked for it again before a person asks")
{
    Stage stage;
    stage.context.server.usesSudo = true;
    SlowTask task = taskThatRuns(u"disks"_s,
                                 "if [ -n \"$vd_sudo\" ]; then vd_refused smartctl; fi; "
                                 "vd_section text; echo \"${vd_sudo}x\"");
    task.asksRoot = true;
    stage.add(task);
    const auto first = stage.next();
    stage.clock.advance(seconds{60});
    const auto second = stage.next();
    stage.lane.ask(u"disks"_s);
    const auto asked = stage.next();
    stage.clock.advance(std::chrono::hours{6});
    const auto later = stage.next();

    for (const auto& snapshot : {first, second, asked, later}) {
        REQUIRE(snapshot);
        CHECK(snapshot->hasSudoRefused);
        CHECK(whyMissed(snapshot) == ErrorCode::PermissionDenied);
    }
    CHECK(first->unavailable.front().why.detail == u"sudo refuses smartctl"_s);
    CHECK(valueOf(*first, lengthMetric) == 2.0);
    CHECK(valueOf(*second, lengthMetric) == 1.0);
    CHECK(valueOf(*asked, lengthMetric) == 2.0);
    CHECK(valueOf(*later, lengthMetric) == 2.0);
}

TEST_CASE("a refusal of sudo outlives its session, and one task's is none of another's")
{
    Stage stage;
    stage.context.server.usesSudo = true;
    Snapshot refused;
    refused.probe = u"disks"_s;
    refused.hasSudoRefused = true;
    collect::copyRefusal(refused, stage.context.slowTimes, stage.clock.monotonic());
    for (const QString& name : {u"disks"_s, u"memory"_s}) {
        SlowTask task = taskThatRuns(name, "vd_section text; echo \"${vd_sudo}x\"");
        task.asksRoot = true;
        stage.add(task);
    }

    for (const auto& snapshot : {stage.next(), stage.next()}) {
        REQUIRE(snapshot);
        const bool isRefused = snapshot->probe == u"disks"_s;
        CHECK(valueOf(*snapshot, lengthMetric) == (isRefused ? 1.0 : 2.0));
        CHECK(snapshot->hasSudoRefused == isRefused);
    }
}

TEST_CASE("a refusal that is over is forgotten for other sessions, too")
{
    collect::SlowTimes times;
    const MonotonicTime now = test::ManualClock().monotonic();
    Snapshot answer;
    answer.probe = u"disks"_s;
    answer.hasSudoRefused = true;
    collect::copyRefusal(answer, times, now);
    REQUIRE(collect::isRefused(times, u"disks"_s, now));

    answer.hasSudoRefused = false;
    collect::copyRefusal(answer, times, now);

    CHECK_FALSE(collect::isRefused(times, u"disks"_s, now));
}

TEST_CASE("a task that hangs is given up, and the next one is answered by a new shell")
{
    Stage stage;
    stage.add(taskThatRuns(u"hangs"_s, "sleep 1000"));
    CHECK_FALSE(stage.next(milliseconds{100}));
    stage.clock.advance(seconds{21});

    const auto given = stage.next();
    stage.lane.remove(u"hangs"_s);
    stage.add(taskThatRuns(u"words"_s, "vd_section text; echo hello"));
    const auto next = stage.next();

    CHECK(whyMissed(given) == ErrorCode::Timeout);
    REQUIRE(next);
    CHECK(valueOf(*next, lengthMetric) == 5.0);
}

TEST_CASE("a task that hangs is started ever more rarely, though somebody looks at its page")
{
    Stage stage;
    int starts = 0;
    SlowTask hangs = taskThatRuns(u"hangs"_s, {});
    hangs.line = [&starts](const QByteArray&) {
        ++starts;
        return QByteArray("sleep 1000");
    };
    stage.add(hangs);
    stage.lane.watch(u"hangs"_s);

    for (int minute = 0; minute < 24 * 60; ++minute) {
        stage.clock.advance(seconds{60});
        [[maybe_unused]] const auto missed = stage.lane.advance(stage.context);
    }

    const int inOneDay = starts;
    CHECK(inOneDay >= 8);
    CHECK(inOneDay <= 12);
    stage.lane.ask(u"hangs"_s);
    CHECK_FALSE(stage.lane.advance(stage.context));
    CHECK(starts == inOneDay + 1);
}

TEST_CASE("a watched task that takes longer than its interval rests as long as it took")
{
    Stage stage;
    stage.add(taskThatRuns(u"words"_s, "sleep 0.2; vd_section text; echo hello"));
    stage.lane.watch(u"words"_s);
    REQUIRE_FALSE(stage.lane.advance(stage.context));
    stage.clock.advance(seconds{15});
    REQUIRE(stage.next());

    stage.clock.advance(seconds{14});
    const auto early = stage.next(milliseconds{400});
    stage.clock.advance(seconds{1});
    const auto again = stage.next();

    CHECK_FALSE(early);
    CHECK(again);
}

TEST_CASE("a task that ends its shell costs that answer only")
{
    Stage stage;
    stage.add(taskThatRuns(u"ends"_s, "kill -9 $$"));

    const auto ended = stage.next();
    stage.lane.remove(u"ends"_s);
    stage.add(taskThatRuns(u"words"_s, "vd_section text; echo hello"));
    const auto next = stage.next();

    CHECK(whyMissed(ended) == ErrorCode::CommandFailed); // no shell answered
    REQUIRE(next);
    CHECK(valueOf(*next, lengthMetric) == 5.0);
}

TEST_CASE("a probe that was missed is asked soon after the next login, one that answered is not")
{
    const auto [isMissed, due] = GENERATE(table<bool, std::chrono::minutes>(
        {{true, std::chrono::minutes{5}}, {false, std::chrono::hours{24}}}));
    Stage stage;
    const MonotonicTime now = stage.clock.monotonic();
    collect::SlowTimes times;
    for (const collect::SlowProbe& probe : collect::slowCatalogue()) {
        times[probe.name.toString()].asked = now + std::chrono::hours{48}; // out of the way
    }
    Snapshot answer;
    answer.probe = u"hardware"_s;
    if (isMissed) {
        answer.unavailable.push_back({answer.probe, Error{ErrorCode::Timeout, {}}});
    }
    collect::noteAsked(answer, times, now);

    Server server;
    server.id = ServerId{7};
    stage.lane.addCatalogue(times, server);

    CHECK(stage.lane.wake() == now + due);
}

TEST_CASE("the newest answer of a slow task can be shown as it came")
{
    Stage stage;
    stage.add(taskThatRuns(u"words"_s, "vd_section text; echo hello"));
    CHECK(stage.context.work.find(u"words"_s).error().code == ErrorCode::NotFound);
    REQUIRE(stage.next());

    const auto work = stage.context.work.find(u"words"_s);

    REQUIRE(work);
    CHECK(work->command == u"vd_section text; echo hello"_s);
    CHECK(work->output.endsWith(":text\nhello"));
    CHECK(work->exitCode == 0);
    CHECK(work->took.count() > 0);
    CHECK_FALSE(work->isCut);
}

TEST_CASE("an answer without end is shown in part, and says so")
{
    Stage stage;
    stage.add(taskThatRuns(u"long"_s, "vd_section text; head -c 100000 /dev/zero | tr '\\0' x"));
    REQUIRE(stage.next());

    const auto work = stage.context.work.find(u"long"_s);

    REQUIRE(work);
    CHECK(work->isCut);
    CHECK(work->output.size() == qsizetype{64} * 1024);
}
