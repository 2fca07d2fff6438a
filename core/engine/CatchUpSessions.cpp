// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUpSessions.h"

#include "core/base/Post.h"
#include "core/collect/slow/RecordedTask.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

/// Answers a question once: with what the session says, or else when nobody is left to say it.
/// Called from any thread, by one at a time.
class CatchUpSessions::OneAnswer
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

    void give(Result<CatchUp::Told> told) { std::exchange(m_answer, {})(std::move(told)); }

private:
    CatchUp::Answer m_answer;
};

/// What a session said, not read yet.
struct CatchUpSessions::Heard
{
    CatchUp::Question question;
    Result<collect::SlowAnswer> answer;
    Facts facts;
    Timestamp at;
    std::shared_ptr<OneAnswer> told; ///< of whoever has the answer last, on its way to the reader
};

namespace {

collect::SlowTask taskFor(const CatchUp::Question& question)
{
    return question.file == 0
        ? collect::bootsTask()
        : collect::recordedTask({question.past, question.until}, question.file);
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
    return collect::recordedPolls(*answer, facts, now).map([](collect::RecordedDay day) {
        return CatchUp::Told{std::move(day.polls), {}, day.isCut, day.isBroken};
    });
}

} // namespace

CatchUpSessions::CatchUpSessions(collect::Scheduler& scheduler, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

CatchUpSessions::~CatchUpSessions()
{
    stop();
}

void CatchUpSessions::stop()
{
    m_isStopped = true;
    m_pool.waitForDone();
    takeOver(this);
}

/// The session that runs it is the other owner of `told`; without one it ends as with one that
/// ends.
void CatchUpSessions::ask(const CatchUp::Question& question, CatchUp::Answer answer)
{
    const auto told = std::make_shared<OneAnswer>(std::move(answer));
    m_scheduler.visit(question.server, [this, told, question](collect::LiveSession* live) {
        if (live == nullptr) {
            return;
        }
        const auto done = [this, told, question, facts = live->context.facts](
                              const Result<collect::SlowAnswer>& heard) {
            post(this, [this, heard = Heard{question, heard, facts, m_clock.now(), told}] {
                read(heard);
            });
        };
        live->slow.runOnce({0, taskFor(question), done}); // 0: of nobody who could cancel it
    });
}

void CatchUpSessions::read(const Heard& heard)
{
    if (m_isStopped) {
        return;
    }
    handOver(this);
    m_pool.start([this, heard] {
        takeOver(this);
        heard.told->give(toldBy(heard.answer, heard.question, heard.facts, heard.at));
        handOver(this);
    });
}

} // namespace vedette::engine
