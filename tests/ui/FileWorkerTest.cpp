// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/FileWorker.h"

#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <QThread>

#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using vedette::ui::FileWorker;

TEST_CASE("Work is done on another thread and told on this one, in order")
{
    FileWorker worker;
    const Qt::HANDLE here = QThread::currentThreadId();
    std::vector<int> told;
    bool isTold = true; // on this thread
    bool isDone = true; // on another one
    for (int i = 0; i < 3; ++i) {
        worker.run(
            [i, here]() -> Result<std::pair<int, bool>> {
                return std::pair(i, QThread::currentThreadId() != here);
            },
            [&, here](const Result<std::pair<int, bool>>& result) {
                told.push_back(result->first);
                isDone = isDone && result->second;
                isTold = isTold && QThread::currentThreadId() == here;
            });
    }
    CHECK(told.empty());

    REQUIRE(pumpUntil([&] { return told.size() == 3; }));

    CHECK(told == std::vector{0, 1, 2});
    CHECK(isDone);
    CHECK(isTold);
}

TEST_CASE("An error is told as it is")
{
    FileWorker worker;
    std::optional<Error> told;

    worker.run([]() -> Result<void> { return fail(ErrorCode::InvalidFile, u"full"_s); },
               [&](const Result<void>& result) { told = result.error(); });

    REQUIRE(pumpUntil([&] { return told.has_value(); }));
    CHECK(told->detail == u"full"_s);
}

TEST_CASE("Nothing is told once the worker is gone")
{
    int told = 0;
    bool wasDone = false;
    {
        FileWorker worker;
        worker.run([]() -> Result<void> { return {}; }, [&](const Result<void>&) { ++told; });
    }
    FileWorker later;

    later.run([]() -> Result<void> { return {}; }, [&](const Result<void>&) { wasDone = true; });

    REQUIRE(pumpUntil([&] { return wasDone; }));
    CHECK(told == 0);
}
