// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Expendable.h"

#include "tests/support/Catch.h"

#include <QProcess>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

/// Work that ends when it is released, shared with the thread that runs it.
class Gate final
{
public:
    void wait() const { m_isOpen->wait(false); }
    void open()
    {
        *m_isOpen = true;
        m_isOpen->notify_all();
    }

private:
    std::shared_ptr<std::atomic_bool> m_isOpen = std::make_shared<std::atomic_bool>(false);
};

} // namespace

TEST_CASE("Work that hangs is left behind when its time is over, or when stopped")
{
    const bool isStopped = GENERATE(false, true);
    Gate gate;
    std::stop_source source;
    if (isStopped) {
        source.request_stop();
    }

    const auto result = expendable(
        [gate]() -> Result<int> {
            gate.wait();
            return 1;
        },
        Deadline::after(isStopped ? milliseconds{30'000} : milliseconds{20}),
        source.get_token());

    gate.open();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == (isStopped ? ErrorCode::Cancelled : ErrorCode::Timeout));
}

TEST_CASE("Work that ends within its grace after a stop gives its own result")
{
    std::stop_source source;
    source.request_stop();
    const std::stop_token stop = source.get_token();

    const auto result = expendable(
        []() -> Result<int> {
            std::this_thread::yield();
            return 5;
        },
        Deadline::after(seconds{30}),
        stop,
        seconds{30});

    REQUIRE(result);
    CHECK(*result == 5);
}

TEST_CASE("Work that hangs is left behind when its grace after a stop is over")
{
    Gate gate;
    std::stop_source source;
    source.request_stop();

    const auto result = expendable(
        [gate]() -> Result<int> {
            gate.wait();
            return 1;
        },
        Deadline::after(seconds{30}),
        source.get_token(),
        milliseconds{50});

    gate.open();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::Cancelled);
}

TEST_CASE("Work that ends in time gives its result")
{
    const auto result
        = expendable([]() -> Result<int> { return 42; }, Deadline::after(seconds{10}), {});

    REQUIRE(result);
    CHECK(*result == 42);
}

TEST_CASE("A process ends without its exit handlers while a thread left behind runs")
{
    QProcess victim;
    victim.start(QStringLiteral(VEDETTE_EXIT_VICTIM), {u"hang"_s});

    REQUIRE(victim.waitForFinished(60'000));

    CHECK(victim.exitStatus() == QProcess::NormalExit);
    CHECK(victim.exitCode() == 7);
    CHECK(victim.readAllStandardOutput() == "left\n");
}

TEST_CASE("A process ends as usual when its expendable threads have ended")
{
    QProcess victim;
    victim.start(QStringLiteral(VEDETTE_EXIT_VICTIM), {u"end"_s});

    REQUIRE(victim.waitForFinished(60'000));

    CHECK(victim.exitCode() == 7);
    CHECK(victim.readAllStandardOutput() == "in time\ntorn down\n");
}
