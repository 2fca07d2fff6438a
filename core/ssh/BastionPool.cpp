// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/BastionPool.h"

#include "core/base/Clock.h"
#include "core/model/HostKeyName.h"
#include "core/model/LoginText.h"
#include "core/ssh/Bastion.h"
#include "core/ssh/CredentialMark.h"
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
constexpr milliseconds unansweredMemory{1'800'000}; // for all behind it
constexpr milliseconds attendedWait{5'000};
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
                  wayTo(server),
                  QString::number(server.runsProxyCommand ? 1 : 0),
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

/// A failure at a jump host, named by it unless one before it is to blame, or nobody. What the hop
/// wants of the user is not to be given to the server behind it: it has a code of its own.
Error atHop(const JumpHost& hop, const Error& error)
{
    Error named = error.in(u"jump host "_s + addressOf(hop.server));
    if (named.jumpHost.isEmpty() && error.code != ErrorCode::Cancelled) {
        named.jumpHost = addressOf(hop.server);
    }
    const bool isRefusal = error.code == ErrorCode::AuthDenied
        || error.code == ErrorCode::AuthNeedsUser || error.code == ErrorCode::PasswordExpired
        || error.code == ErrorCode::AuthQuestion || error.code == ErrorCode::KeyUnreadable;
    if (isRefusal) {
        named.code = ErrorCode::JumpHostLogin;
        named.cause = error.code;
    }
    return named;
}

/// A connection that a jump host did not open: its own failure where it does not go on at all, else
/// that of the host behind it.
Error beyondHop(const JumpHost& hop, const Error& error)
{
    Error named = error.in(u"jump host "_s + addressOf(hop.server));
    const bool isItsOwn = error.code == ErrorCode::PermissionDenied
        || error.code == ErrorCode::ServerLimits || error.code == ErrorCode::ConnectionLost;
    if (isItsOwn) {
        named.jumpHost = addressOf(hop.server);
    }
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
    case ErrorCode::AuthUnanswered:
        return unansweredMemory;
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

void noteShared(const std::vector<JumpHost>& hops, std::size_t count, LoginTrace& trace)
{
    for (std::size_t i = 0; i < count; ++i) {
        trace.add(asStep(hops[i], u"its connection is shared"_s));
    }
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

/// A login that may wait for a person is not waited for as long as a person may take: who comes
/// behind it is let in by its end.
Result<void>
await(const std::shared_future<void>& opening, bool isAttended, const Patience& patience)
{
    const Deadline until = Deadline::after(attendedWait);
    while (!hasEnded(opening, waitSlice)) {
        if (auto ok = patience.check(); !ok) {
            return ok;
        }
        if (isAttended && until.hasExpired()) {
            return fail(ErrorCode::AuthQuestion, u"another login to it waits for a person"_s);
        }
    }
    return {};
}

} // namespace

/// The right to log in over one chain, and the duty to say what came of it.
class BastionPool::Turn final
{
public:
    Turn(OneAtATime<BastionChains>& chains, QString key, std::promise<void> ended)
        : m_chains(chains)
        , m_key(std::move(key))
        , m_ended(std::move(ended))
    { }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn()
    {
        {
            OneAtATime<BastionChains>::Use chains(m_chains);
            BastionChain& chain = (*chains)[m_key];
            chain.opening = {};
            chain.failure = std::move(failure);
            chain.needsPerson = needsPerson;
            if (bastion) {
                chain.bastions.push_back(bastion);
            }
        }
        m_ended.set_value();
    }

    std::shared_ptr<Bastion> bastion; ///< also of the chain, then
    std::optional<BastionFailure> failure;
    bool needsPerson = false;

private:
    OneAtATime<BastionChains>& m_chains;
    QString m_key;
    std::promise<void> m_ended;
};

BastionPool::BastionPool(milliseconds idleTime)
    : m_idleTime(idleTime)
{ }

BastionPool::~BastionPool() = default;

Result<Way> BastionPool::connect(const JumpRequest& request, const Server& target, Attempt& attempt)
{
    return lead(request, request.hops.size(), {target, attempt}, attempt);
}

Result<Way> BastionPool::lead(const JumpRequest& request,
                              std::size_t count,
                              const Target& target,
                              Attempt& attempt)
{
    const Server& server = target.server;
    LoginTrace& trace = target.attempt.trace;
    if (count == 0) {
        return openWay(server, request.addresses, target.attempt);
    }
    const JumpHost& last = request.hops[count - 1];
    for (int tries = 1;; ++tries) {
        const auto bastion = reach(request, count, attempt); // also of its chain
        if (!bastion) {
            return fail(bastion.error());
        }
        trace.begin(LoginStage::Connect);
        trace.note(u"through "_s + addressOf(last.server));
        auto socket = (*bastion)->open(server.host, server.port, attempt.patience);
        if (socket) {
            return Way{*std::move(socket), nullptr, (*bastion)->end()};
        }
        if (socket.error().code != ErrorCode::ConnectionLost || tries == mostTries) {
            return fail(beyondHop(last, socket.error()));
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
            noteShared(request.hops, count, attempt.trace);
            return look.bastion;
        }
        if (look.error) {
            attempt.trace.add(asStep(hop, u"not asked again"_s));
            attempt.findings.hostKey = look.hostKey;
            return fail(*look.error);
        }
        if (look.turn) {
            return open(request, count, std::move(look), attempt);
        }
        const bool isAttended = look.isAttended && !request.ask;
        if (const auto ended = await(look.opening, isAttended, attempt.patience); !ended) {
            attempt.trace.add(asStep(hop, u"another login to it is under way"_s));
            return fail(atHop(hop, ended.error()));
        }
    }
}

/// One look at the chain, and the turn to log in when nobody else has it.
BastionPool::Look BastionPool::lookAround(const JumpRequest& request, std::size_t count)
{
    const JumpHost& hop = request.hops[count - 1];
    OneAtATime<BastionChains>::Use chains(m_chains);
    BastionChain& chain = (*chains)[keyOf(request.hops, count)];
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
    look.needsPerson = chain.needsPerson;
    look.isAttended = chain.isAttended;
    look.opening = chain.opening;
    if (!look.opening.valid() || hasEnded(look.opening)) { // ended without a word: no memory
        look.turn.emplace();
        chain.opening = look.turn->get_future().share();
        chain.isAttended = static_cast<bool>(request.ask);
    }
    return look;
}

bool BastionPool::stands(const BastionFailure& failure,
                         const JumpRequest& request,
                         const JumpHost& hop)
{
    const bool isOver = failure.until && systemClock().monotonic() >= *failure.until;
    const bool isAsked = request.askedAt && *request.askedAt > failure.began;
    return !isOver && !isAsked && failure.credential == markOf(hop.credential)
        && hasSameKeys(failure.pins, pinsOf(request.pins, hop.server));
}

Result<std::shared_ptr<Bastion>>
BastionPool::open(const JumpRequest& request, std::size_t count, Look look, Attempt& attempt)
{
    const JumpHost& hop = request.hops[count - 1];
    const MonotonicTime began = systemClock().monotonic();
    Turn result(m_chains, keyOf(request.hops, count), *std::move(look.turn));
    HostFindings found;
    LoginTrace trace;
    Attempt own{found, attempt.patience, trace};
    auto session = logIn(request, {count, look.needsPerson}, own, attempt);
    const LoginSteps stages = trace.take();
    if (found.hostKey) { // an alias may name another host
        found.hostKey->jumpHost = addressOf(hop.server);
    }
    std::ranges::copy(found.newPins, std::back_inserter(attempt.findings.newPins));
    std::ranges::copy(found.reached, std::back_inserter(attempt.findings.reached));
    result.needsPerson = look.needsPerson;
    if (!session && stages.empty()) { // it never came to this hop
        return fail(session.error());
    }
    const bool isOpen
        = !session && (look.needsPerson || session.error().code == ErrorCode::AuthQuestion);
    result.needsPerson = found.hasAsked || isOpen;
    LoginStep step = asStep(hop, stages);
    if (session) {
        attempt.trace.add(std::move(step));
        result.bastion
            = std::make_shared<Bastion>(*std::move(session), addressOf(hop.server), m_idleTime);
        return result.bastion;
    }
    const Error error = atHop(hop, session.error());
    step.error = error;
    attempt.trace.add(std::move(step));
    attempt.findings.hostKey = found.hostKey;
    if (error.code != ErrorCode::Cancelled) { // which is true of this server alone
        result.failure = failureOf(error, request, hop, found);
        result.failure->began = began;
    }
    return fail(error);
}

BastionFailure BastionPool::failureOf(const Error& error,
                                      const JumpRequest& request,
                                      const JumpHost& hop,
                                      const HostFindings& found)
{
    const auto memory = memoryOf(error.code);
    BastionFailure failure{error, found.hostKey, markOf(hop.credential), {}, {}, {}};
    failure.pins = pinsOf(request.pins, hop.server);
    std::ranges::copy(found.newPins, std::back_inserter(failure.pins)); // known the next time
    if (memory) {
        failure.until = systemClock().monotonic() + *memory;
    }
    return failure;
}

Result<std::unique_ptr<Session>>
BastionPool::logIn(const JumpRequest& request, Last last, Attempt& own, Attempt& attempt)
{
    const JumpHost& hop = request.hops[last.count - 1];
    auto way = lead(request, last.count - 1, {hop.server, own}, attempt);
    if (!way) {
        return fail(way.error());
    }
    auto session = openHostSession(*std::move(way),
                                   {hop.server,
                                    hop.credential,
                                    request.pins,
                                    request.knownHosts,
                                    asHop(request.ask),
                                    last.needsPerson},
                                   own);
    if (session) {
        remember({hop.server.host, hop.server.port, request.addresses}, own);
    }
    return session;
}

} // namespace vedette::ssh
