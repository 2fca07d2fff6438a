// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/StepWorker.h"

#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <array>
#include <atomic>
#include <memory>
#include <semaphore>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using engine::StepWorker;
using test::pumpUntil;

namespace {

constexpr RequestId stepRequest{7};
constexpr milliseconds patientWork{60'000};

/// What a worker told.
struct HeardWorker
{
    HeardWorker()
    {
        QObject::connect(&worker,
                         &StepWorker::stepBegun,
                         &worker,
                         [this](RequestId, const StepProgress& step) { steps.push_back(step); });
    }

    /// Work without an answer to anybody who asks it to end, until a test does.
    void hang()
    {
        worker.run(
            stepRequest,
            patientWork,
            [gate = end](const TellStep& tell, const std::stop_token&) -> Result<int> {
                tell({u"hangs"_s, 1, 1});
                gate->acquire();
                return 1;
            },
            [this](const Result<int>& result) { results.push_back(result); });
    }

    std::shared_ptr<std::binary_semaphore> end
        = std::make_shared<std::binary_semaphore>(0); ///< shared with the work
    std::vector<StepProgress> steps;
    std::vector<Result<int>> results;
    StepWorker worker;
};

/// All that was posted to this thread so far has been heard.
bool hearsAll()
{
    QObject last;
    bool isHeard = false;
    post(&last, [&isHeard] { isHeard = true; });
    return pumpUntil([&isHeard] { return isHeard; });
}

} // namespace

TEST_CASE("Work of several workers that hangs is left behind by one deadline, and tells nothing")
{
    std::array<HeardWorker, 2> workers;
    for (HeardWorker& each : workers) {
        each.hang();
        REQUIRE(pumpUntil([&each] { return !each.steps.empty(); }));
    }
    const Deadline over = Deadline::after(0ms);
    const Deadline ownTime = Deadline::after(StepWorker::endGrace); // of a single one of them

    for (HeardWorker& each : workers) {
        each.worker.askToStop();
    }
    for (HeardWorker& each : workers) {
        each.worker.stop(over);
    }

    CHECK_FALSE(ownTime.hasExpired());
    REQUIRE(hearsAll()); // also that they were left behind, which is told to nobody
    for (HeardWorker& each : workers) {
        CHECK(each.steps.size() == 1);
        CHECK(each.results.empty());
        each.end->release();
    }
}

TEST_CASE("Work that is asked to stop may end by itself, and what waits behind it never begins")
{
    HeardWorker stage;
    const auto isEnded = std::make_shared<std::atomic<bool>>(false); // also of the work
    const auto hasBegun = std::make_shared<std::atomic<bool>>(false); // also of the work
    const auto done = [&stage](const Result<int>& result) { stage.results.push_back(result); };
    stage.worker.run(
        stepRequest,
        patientWork,
        [gate = stage.end, isEnded](const TellStep& tell, const std::stop_token& stop) {
            const std::stop_callback open(stop, [&gate] { gate->release(); });
            tell({u"listens"_s, 1, 1});
            gate->acquire();
            *isEnded = true;
            return Result<int>(fail(ErrorCode::Cancelled));
        },
        done);
    const auto next = [hasBegun](const TellStep&, const std::stop_token&) -> Result<int> {
        *hasBegun = true;
        return 2;
    };
    stage.worker.run(RequestId{8}, patientWork, next, done);
    REQUIRE(pumpUntil([&stage] { return !stage.steps.empty(); }));

    stage.worker.askToStop();
    stage.worker.stop(Deadline::after(patientWork));
    stage.worker.run(RequestId{9}, patientWork, next, done);

    CHECK(*isEnded);
    REQUIRE(hearsAll());
    CHECK_FALSE(*hasBegun);
    CHECK(stage.results.empty());
}

TEST_CASE("The newest step is told before the result, also of work that is soon done")
{
    HeardWorker stage;
    std::size_t stepsBefore = 0;

    stage.worker.run(
        stepRequest,
        patientWork,
        [](const TellStep& tell, const std::stop_token&) -> Result<int> {
            for (int i = 1; i <= 1000; ++i) {
                tell({u"copies"_s, i, 1000});
            }
            return 3;
        },
        [&](const Result<int>& result) {
            stepsBefore = stage.steps.size();
            stage.results.push_back(result);
        });

    REQUIRE(pumpUntil([&stage] { return !stage.results.empty(); }));
    CHECK(stage.results.front() == 3);
    REQUIRE(stepsBefore > 0);
    CHECK(stage.steps.size() == stepsBefore);
    CHECK(stage.steps.back().number == 1000);
}

TEST_CASE("Work that takes longer than it may is left behind, and the next one follows")
{
    HeardWorker stage;
    const auto done = [&stage](const Result<int>& result) { stage.results.push_back(result); };

    stage.worker.run(
        stepRequest,
        20ms,
        [gate = stage.end](const TellStep&, const std::stop_token&) -> Result<int> {
            gate->acquire();
            return 1;
        },
        done);
    stage.worker.run(
        RequestId{8},
        patientWork,
        [](const TellStep&, const std::stop_token&) -> Result<int> { return 2; },
        done);

    REQUIRE(pumpUntil([&stage] { return stage.results.size() == 2; }));
    stage.end->release();
    REQUIRE_FALSE(stage.results.front());
    CHECK(stage.results.front().error().code == ErrorCode::InvalidFile);
    CHECK(stage.results.back() == 2);
}
