// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUpSessions.h"

#include "core/collect/slow/RecordedTask.h"

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

/// Answers a question once: with what the session says, or else when nobody is left to say it.
/// Called from any thread, by one at a time.
class OneAnswer
{
public:
    explicit OneAnswer(CatchUp::Answer answer)
        : m_answer(std::move(answer))
    { }
    OneAnswer(const OneAnswer&) = delete;
    OneAnswer& operator=(const OneAnswer&) = delete;
    ~OneAnswer()
    {
        if (m_answer) {
            m_answer(fail(ErrorCode::NotFound, u"the session ended"_s));
        }
    }

    void give(const Result<CatchUp::Told>& told) { std::exchange(m_answer, {})(told); }

private:
    CatchUp::Answer m_answer;
};

collect::SlowTask taskFor(const CatchUp::Question& question)
{
    return question.file == 0 ? collect::bootsTask()
                              : collect::recordedTask(question.past, question.file);
}

Result<CatchUp::Told> toldBy(const Result<collect::SlowAnswer>& answer,
                             const CatchUp::Question& question,
                             const Facts& facts,
                             Timestamp now)
{
    if (!answer) {
        return fail(answer.error());
    }
    if (question.file == 0) {
        return collect::recordedBoots(*answer, now).map([](std::vector<BootRecord> boots) {
            return CatchUp::Told{{}, std::move(boots)};
        });
    }
    return collect::recordedPolls(*answer, facts, now).map([](std::vector<Snapshot> polls) {
        return CatchUp::Told{std::move(polls), {}};
    });
}

/// The session that runs it is the other owner of `told`; without one it ends as with one that
/// ends.
void runOn(collect::LiveSession* live,
           const CatchUp::Question& question,
           const Clock& clock,
           const std::shared_ptr<OneAnswer>& told)
{
    if (live == nullptr) {
        return;
    }
    const auto done = [told, question, facts = live->context.facts, &clock](
                          const Result<collect::SlowAnswer>& answer) {
        told->give(toldBy(answer, question, facts, clock.now()));
    };
    live->slow.runOnce({0, taskFor(question), done}); // 0: of nobody who could cancel it
}

} // namespace

CatchUp::Ask askSessions(collect::Scheduler& scheduler, const Clock& clock)
{
    return [&scheduler, &clock](const CatchUp::Question& question, CatchUp::Answer answer) {
        const auto told = std::make_shared<OneAnswer>(std::move(answer));
        scheduler.visit(question.server, [told, question, &clock](collect::LiveSession* live) {
            runOn(live, question, clock, told);
        });
    };
}

} // namespace vedette::engine
