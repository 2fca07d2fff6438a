// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/BoundedQueue.h"
#include "core/engine/CatchUp.h"
#include "tests/engine/CatchUpStage.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <algorithm>
#include <cstddef>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::CatchUp;
using test::ago;
using test::CatchUpStage;
using test::caughtMetric;
using test::pumpUntil;
using test::recordOf;
using test::upMetric;

namespace {

/// Of the engine, while it lives.
class HeardLog
{
public:
    HeardLog()
        : m_before(qInstallMessageHandler(&HeardLog::hear))
    {
        static_cast<void>(lines().drain());
    }
    HeardLog(const HeardLog&) = delete;
    HeardLog& operator=(const HeardLog&) = delete;
    ~HeardLog() { qInstallMessageHandler(m_before); }

    /// Of the lines since this was last asked for.
    [[nodiscard]] static std::ptrdiff_t count(const QString& part)
    {
        return std::ranges::count_if(lines().drain(),
                                     [&part](const QString& line) { return line.contains(part); });
    }

private:
    static BoundedQueue<QString>& lines()
    {
        static BoundedQueue<QString> heard{1000};
        return heard;
    }
    static void hear(QtMsgType, const QMessageLogContext&, const QString& line)
    {
        static_cast<void>(lines().push(line));
    }

    QtMessageHandler m_before;
};

} // namespace

TEST_CASE("of a file that was cut the older part is asked for next, and the log says so once")
{
    CatchUpStage stage;
    const HeardLog log;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{200}));
    stage.tell = [](const CatchUp::Question& question) -> Result<CatchUp::Told> {
        if (question.file != 1) {
            return question.file == 0 ? Result<CatchUp::Told>(CatchUp::Told{})
                                      : fail(ErrorCode::NotAvailable);
        }
        const std::chrono::minutes newest = question.until + std::chrono::minutes{10};
        return CatchUp::Told{
            {recordOf(ago(newest + std::chrono::minutes{40})), recordOf(ago(newest))},
            {},
            question.until < std::chrono::minutes{100}};
    };

    stage.beginSession();

    REQUIRE(pumpUntil([&] { return stage.asked.size() == 5; }));
    REQUIRE(stage.comesTrue([&] { return stage.countOf(caughtMetric) == 6; }));
    CHECK(stage.asked[1].until == std::chrono::minutes{0});
    CHECK(stage.asked[2].file == 1);
    CHECK(stage.asked[2].until >= std::chrono::minutes{50});
    CHECK(stage.asked[3].file == 1);
    CHECK(stage.asked[3].until >= std::chrono::minutes{100});
    CHECK(stage.asked[4].file == 2);
    CHECK(HeardLog::count(u"are too long for one answer"_s) == 1);
}

TEST_CASE("a file that is cut to the same part each time is not asked for for ever")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{200}));
    stage.tell = [](const CatchUp::Question& question) -> Result<CatchUp::Told> {
        return question.file == 0
            ? CatchUp::Told{}
            : CatchUp::Told{{recordOf(ago(std::chrono::minutes{50}))}, {}, true};
    };

    stage.beginSession();

    REQUIRE(pumpUntil([&] { return stage.asked.size() == 10; }));
    stage.waitForTimers();
    CHECK(stage.asked.size() == 10); // the first file twice, and each of the others once
    CHECK(stage.asked.back().file == 8);
}

TEST_CASE("what is missing at the end of a file is asked for in the next session, and that alone")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));
    bool isBroken = true;
    stage.tell = [&](const CatchUp::Question& question) -> Result<CatchUp::Told> {
        if (question.file != 1) {
            return question.file == 0 ? Result<CatchUp::Told>(CatchUp::Told{})
                                      : fail(ErrorCode::NotAvailable);
        }
        CatchUp::Told told{
            {recordOf(ago(std::chrono::minutes{80})), recordOf(ago(std::chrono::minutes{60}))},
            {},
            false,
            isBroken};
        if (!isBroken) {
            told.polls.push_back(recordOf(ago(std::chrono::minutes{30})));
        }
        return told;
    };
    stage.beginSession();
    REQUIRE(pumpUntil([&] { return stage.asked.size() == 3; }));
    REQUIRE(stage.comesTrue([&] { return stage.countOf(caughtMetric) == 2; }));

    isBroken = false;
    stage.beginSession();

    REQUIRE(pumpUntil([&] { return stage.asked.size() == 6; }));
    REQUIRE(stage.comesTrue(
        [&] { return stage.isStored(caughtMetric, ago(std::chrono::minutes{30})); }));
    CHECK(stage.countOf(caughtMetric) == 3);
    stage.beginSession();
    stage.waitForReader();
    CHECK(stage.asked.size() == 6);
}

TEST_CASE("what a server can't tell is logged once in a session, and that it has nothing never")
{
    CatchUpStage stage;
    const HeardLog log;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));
    const bool hasSysstat = GENERATE(true, false);
    stage.tell = [&](const CatchUp::Question& question) -> Result<CatchUp::Told> {
        if (question.file == 0) {
            return CatchUp::Told{};
        }
        return hasSysstat && question.file < 4
            ? fail(ErrorCode::PermissionDenied, u"/var/log/sysstat/sa24"_s)
            : fail(ErrorCode::NotAvailable);
    };

    stage.beginSession();

    const std::size_t questions = hasSysstat ? 5 : 2;
    REQUIRE(pumpUntil([&] { return stage.asked.size() == questions; }));
    stage.waitForTimers();
    CHECK(HeardLog::count(u"did not tell all that it had recorded: permission_denied "
                          "/var/log/sysstat/sa24"_s)
          == (hasSysstat ? 1 : 0));
    CHECK(stage.asked.size() == questions);
}
