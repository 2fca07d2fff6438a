// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/BastionPool.h"

#include "core/base/Clock.h"
#include "core/model/HostKeyName.h"
#include "core/ssh/Bastion.h"
#include "core/ssh/Dialer.h"
#include "core/ssh/HostSession.h"

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr milliseconds waitSlice{
    20}; // how soon a stop is noticed; the end of a login wakes at once
constexpr milliseconds shortMemory{3'000}; // those who come right behind need not wait as long
constexpr milliseconds interruptedMemory{30'000};
constexpr int mostTries = 2; // the first connection may just have ended

/// What opens one chain of hops opens no other one.
QString keyOf(const std::vector<JumpHost>& hops, std::size_t count)
{
    QStringList parts;
    for (std::size_t i = 0; i < count; ++i) {
        const Server& server = hops[i].server;
        parts += {addressOf(server),
                  QString::number(static_cast<int>(server.auth)),
                  server.identityFile,
                  server.certificateFile,
                  server.identityAgent,
                  QString::number(static_cast<int>(server.hostKeyPolicy)),
                  server.hostKeyAlias,
                  server.knownHostsFiles.join(u'\t')}; // no path holds a tab: validate()
    }
    return parts.join(u'\n');
}

bool hasSameKeys(const HostKeyPins& a, const HostKeyPins& b)
{
    return std::ranges::equal(a, b, {}, &HostKeyPin::key, &HostKeyPin::key);
}

bool isSame(const Credential& a, const Credential& b)
{
    return a.password.view() == b.password.view() && a.passphrase.view() == b.passphrase.view();
}

/// A failure at a jump host, named by it. What the hop wants of the user is not to be given to the
/// server behind it: it has a code of its own.
Error atHop(const JumpHost& hop, const Error& error)
{
    Error named = error.in(u"jump host "_s + addressOf(hop.server));
    const bool isRefusal = error.code == ErrorCode::AuthDenied
        || error.code == ErrorCode::AuthNeedsUser || error.code == ErrorCode::AuthQuestion
        || error.code == ErrorCode::KeyUnreadable;
    named.code = isRefusal ? ErrorCode::JumpHostLogin : error.code;
    return named;
}

/// How long a failure is told again without trying; nothing: for good.
std::optional<milliseconds> memoryOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::JumpHostLogin:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyRevoked:
        return std::nullopt;
    case ErrorCode::AuthInterrupted:
        return interruptedMemory;
    default:
        return shortMemory;
    }
}

/// All stages of a login to a jump host as the one step that it is of the server's login.
LoginStep asStep(const JumpHost& hop, const LoginSteps& stages)
{
    LoginStep step{
        .stage = LoginStage::JumpHost, .took = {}, .notes = {addressOf(hop.server)}, .error = {}};
    for (const LoginStep& stage : stages) {
        step.took += stage.took;
        step.notes += stage.notes;
    }
    return step;
}

LoginStep asStep(const JumpHost& hop, const QString& note)
{
    LoginStep step = asStep(hop, LoginSteps{});
    step.notes += note;
    return step;
}

/// Questions of a jump host are told as such.
AskPerson asHop(const AskPerson& ask)
{
    if (!ask) {
        return {};
    }
    return [ask](LoginPrompts prompts, const AnswerWait& wait) {
        prompts.isJumpHost = true;
        return ask(prompts, wait);
    };
}

bool hasEnded(const std::shared_future<void>& opening, milliseconds wait = {})
{
    return opening.wait_for(wait) == std::future_status::ready;
}

Result<void> await(const std::shared_future<void>& opening, const Patience& patience)
{
    while (!hasEnded(opening, waitSlice)) {
        if (auto ok = patience.check(); !ok) {
            return ok;
        }
    }
    return {};
}

} // namespace

/// All chains, for as long as it lives in nobody else's hands.
class BastionPool::Taken final
{
public:
    explicit Taken(BoundedQueue<Chains>& queue)
        : m_queue(queue)
    {
        std::optional<Chains> taken;
        while (!taken) {
            taken = queue.waitPop(seconds{1});
        }
        m_chains = *std::move(taken);
    }
    Taken(const Taken&) = delete;
    Taken& operator=(const Taken&) = delete;
    ~Taken() { [[maybe_unused]] const bool isBack = m_queue.push(std::move(m_chains)); }

    Chain& operator[](const QString& key) { return m_chains[key]; }

private:
    BoundedQueue<Chains>& m_queue;
    Chains m_chains;
};

/// The right to log in over one chain, and the duty to say what came of it.
class BastionPool::Turn final
{
public:
    Turn(BoundedQueue<Chains>& queue, QString key, std::promise<void> ended)
        : m_queue(queue)
        , m_key(std::move(key))
        , m_ended(std::move(ended))
    { }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn()
    {
        {
            Taken chains(m_queue);
            Chain& chain = chains[m_key];
            chain.opening = {};
            chain.failure = std::move(failure);
            if (bastion) {
                chain.bastions.push_back(bastion);
            }
        }
        m_ended.set_value();
    }

    std::shared_ptr<Bastion> bastion; ///< also of the chain, then
    std::optional<Failure> failure;

private:
    BoundedQueue<Chains>& m_queue;
    QString m_key;
    std::promise<void> m_ended;
};

BastionPool::BastionPool(milliseconds idleTime)
    : m_idleTime(idleTime)
{
    [[maybe_unused]] const bool isThere = m_chains.push({});
}

BastionPool::~BastionPool() = default;

Result<FileDescriptor>
BastionPool::connect(const JumpRequest& request, const Server& target, Attempt& attempt)
{
    return lead(request, request.hops.size(), {target, attempt.trace}, attempt);
}

Result<FileDescriptor> BastionPool::lead(const JumpRequest& request,
                                         std::size_t count,
                                         const Target& target,
                                         Attempt& attempt)
{
    const Server& server = target.server;
    if (count == 0) {
        return dial(server.host, server.port, attempt.patience, target.trace);
    }
    const JumpHost& last = request.hops[count - 1];
    for (int tries = 1;; ++tries) {
        const auto bastion = reach(request, count, attempt); // also of its chain
        if (!bastion) {
            return fail(bastion.error());
        }
        target.trace.begin(LoginStage::Connect);
        target.trace.note(u"through "_s + addressOf(last.server));
        auto socket = (*bastion)->open(server.host, server.port, attempt.patience);
        if (socket) {
            return socket;
        }
        if (socket.error().code != ErrorCode::ConnectionLost || tries == mostTries) {
            return fail(socket.error().in(u"jump host "_s + addressOf(last.server)));
        }
    }
}

Result<std::shared_ptr<Bastion>>
BastionPool::reach(const JumpRequest& request, std::size_t count, Attempt& attempt)
{
    const JumpHost& hop = request.hops[count - 1];
    for (;;) {
        Look look = lookAround(request, count);
        if (look.bastion) {
            for (std::size_t i = 0; i < count; ++i) {
                attempt.trace.add(asStep(request.hops[i], u"its connection is shared"_s));
            }
            return look.bastion;
        }
        if (look.error) {
            attempt.trace.add(asStep(hop, u"not asked again"_s));
            attempt.findings.hostKey = look.hostKey;
            return fail(*look.error);
        }
        if (look.turn) {
            return open(request, count, *std::move(look.turn), attempt);
        }
        if (const auto ended = await(look.opening, attempt.patience); !ended) {
            attempt.trace.add(asStep(hop, u"another login to it is under way"_s));
            return fail(atHop(hop, ended.error()));
        }
    }
}

/// One look at the chain, and the turn to log in when nobody else has it.
BastionPool::Look BastionPool::lookAround(const JumpRequest& request, std::size_t count)
{
    const JumpHost& hop = request.hops[count - 1];
    Taken chains(m_chains);
    Chain& chain = chains[keyOf(request.hops, count)];
    std::erase_if(chain.bastions, [](const auto& bastion) { return !bastion->isAlive(); });
    const auto free = std::ranges::find_if(chain.bastions,
                                           [](const auto& bastion) { return bastion->hasRoom(); });
    Look look;
    if (free != chain.bastions.end()) {
        look.bastion = *free;
        return look;
    }
    if (chain.failure && stands(*chain.failure, request, hop)) {
        look.error = chain.failure->error;
        look.hostKey = chain.failure->hostKey;
        return look;
    }
    chain.failure.reset();
    look.opening = chain.opening;
    if (!look.opening.valid() || hasEnded(look.opening)) { // ended without a word: no memory
        look.turn.emplace();
        chain.opening = look.turn->get_future().share();
    }
    return look;
}

bool BastionPool::stands(const Failure& failure, const JumpRequest& request, const JumpHost& hop)
{
    const bool isOver = failure.until && systemClock().monotonic() >= *failure.until;
    const bool isAsked = request.askedAt && *request.askedAt > failure.at;
    return !isOver && !isAsked && isSame(failure.credential, hop.credential)
        && hasSameKeys(failure.pins, pinsOf(request.pins, hop.server));
}

Result<std::shared_ptr<Bastion>> BastionPool::open(const JumpRequest& request,
                                                   std::size_t count,
                                                   std::promise<void> turn,
                                                   Attempt& attempt)
{
    const JumpHost& hop = request.hops[count - 1];
    Turn result(m_chains, keyOf(request.hops, count), std::move(turn));
    HostFindings found;
    LoginTrace trace;
    Attempt own{found, attempt.patience, trace};
    auto session = logIn(request, count, own, attempt);
    const LoginSteps stages = trace.take();
    std::ranges::copy(found.newPins, std::back_inserter(attempt.findings.newPins));
    if (!session && stages.empty()) { // it never came to this hop
        return fail(session.error());
    }
    LoginStep step = asStep(hop, stages);
    if (session) {
        attempt.trace.add(std::move(step));
        result.bastion = std::make_shared<Bastion>(*std::move(session), m_idleTime);
        return result.bastion;
    }
    const Error error = atHop(hop, session.error());
    step.error = error;
    attempt.trace.add(std::move(step));
    attempt.findings.hostKey = found.hostKey;
    if (error.code != ErrorCode::Cancelled) { // which is true of this server alone
        result.failure = failureOf(error, request, hop, found);
    }
    return fail(error);
}

BastionPool::Failure BastionPool::failureOf(const Error& error,
                                            const JumpRequest& request,
                                            const JumpHost& hop,
                                            const HostFindings& found)
{
    const MonotonicTime now = systemClock().monotonic();
    const auto memory = memoryOf(error.code);
    Failure failure{error, found.hostKey, hop.credential, {}, now, {}};
    failure.pins = pinsOf(request.pins, hop.server);
    std::ranges::copy(found.newPins, std::back_inserter(failure.pins)); // known the next time
    if (memory) {
        failure.until = now + *memory;
    }
    return failure;
}

Result<std::unique_ptr<Session>>
BastionPool::logIn(const JumpRequest& request, std::size_t count, Attempt& own, Attempt& attempt)
{
    const JumpHost& hop = request.hops[count - 1];
    auto socket = lead(request, count - 1, {hop.server, own.trace}, attempt);
    if (!socket) {
        return fail(socket.error());
    }
    return openHostSession(
        *std::move(socket),
        {hop.server, hop.credential, request.pins, request.knownHosts, asHop(request.ask)},
        own);
}

} // namespace vedette::ssh
