// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Secrets.h"

#include "core/base/Log.h"
#include "core/model/LoginText.h"

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr seconds idlePeriod{5};

} // namespace

Secrets::Secrets(ConfigThread& config, std::unique_ptr<SecretKeeper> keeper, QObject* parent)
    : QObject(parent)
    , m_config(config)
    , m_idleTimer(this)
    , m_thread(std::move(keeper))
{
    connect(&m_idleTimer, &QTimer::timeout, this, [this] {
        ask([](SecretKeeper& idle) { return idle.lockIfIdle(); }, [](bool) {});
    });
}

Secrets::~Secrets()
{
    stop();
}

void Secrets::stop()
{
    m_isStopped = true;
    m_idleTimer.stop();
    for (auto& [request, source] : m_stops) {
        source.request_stop();
    }
    m_thread.stop();
}

/// With every answer comes how the keeper stands now.
template <class Ask, class Answer>
void Secrets::ask(Ask job, Answer answer)
{
    using Answered = std::invoke_result_t<Ask, SecretKeeper&>;
    using Told = std::pair<Answered, SecretKeeper::State>;
    m_thread.call(
        this,
        [job](SecretKeeper& keeper) -> Result<Told> {
            auto result = job(keeper);
            return Told(std::move(result),
                        SecretKeeper::State{keeper.place(), keeper.vaultState()});
        },
        [this, answer](const Result<Told>& told) {
            if (m_isStopped || !told) { // stopped, or more waits than there are servers
                return;
            }
            // What the answer tells is told of the place that was chosen for it.
            const SecretPlace place = told->second.place;
            const bool isPlaced = std::exchange(m_state.place, place) != place;
            answer(told->first);
            takeState(told->second, isPlaced);
        });
}

void Secrets::takeState(const SecretKeeper::State& state, bool isPlaced)
{
    if (state == m_state && !isPlaced) {
        return;
    }
    const VaultState before = std::exchange(m_state, state).vault;
    if (state.vault == VaultState::Unlocked && before != VaultState::Unlocked) {
        keepWaiting();
        removeReleased();
        Q_EMIT unlocked();
    } else if (before == VaultState::Unlocked && state.vault != VaultState::Unlocked) {
        Q_EMIT locked();
    }
    const SecretsStatus now = status();
    Q_EMIT statusChanged(now);
}

void Secrets::applyNotes(const store::SecretNotes& notes)
{
    const bool isFirst = m_notes.scope.isEmpty();
    const store::SecretNotes before = std::exchange(m_notes, notes);
    if (notes == before) {
        return;
    }
    ask(
        [place = notes.place, scope = notes.scope](SecretKeeper& keeper) {
            keeper.remember(place, scope);
            return true;
        },
        [](bool) {});
    removeReleased();
    Q_EMIT keptChanged();
    for (const store::KeptSecret& kept : notes.kept) {
        const auto* const old = before.find(kept.server);
        const bool isOther = old == nullptr || old->revision != kept.revision;
        if (!isFirst && isOther && kept.isInUse()) {
            Q_EMIT secretReplaced(kept.server);
        }
    }
    Q_EMIT statusChanged(status());
}

bool Secrets::keeps(const Server& server) const
{
    const auto* const kept = m_notes.findInUse(server.id);
    return kept != nullptr && kept->login == loginText(server);
}

bool Secrets::isStale(const Server& server) const
{
    return m_notes.findInUse(server.id) != nullptr && !keeps(server)
        && !m_waiting.contains(server.id);
}

bool Secrets::keepsOrWaits(ServerId server) const
{
    return m_notes.findInUse(server) != nullptr || m_waiting.contains(server);
}

/// All whose secret may lie at its place.
std::vector<ServerId> Secrets::noted() const
{
    std::vector<ServerId> servers;
    for (const store::KeptSecret& kept : m_notes.kept) {
        servers.push_back(kept.server);
    }
    for (const ServerId server : m_waiting.all()) {
        if (m_notes.find(server) == nullptr) {
            servers.push_back(server);
        }
    }
    return servers;
}

SecretsStatus Secrets::status() const
{
    const bool isTold = m_state.place != SecretPlace::Undecided;
    SecretsStatus status{.place = isTold ? m_state.place : m_notes.place,
                         .vault = m_state.vault,
                         .waiting = m_waiting.idle(),
                         .error = m_error};
    for (const store::KeptSecret& kept : m_notes.kept) {
        if (kept.isInUse() && kept.server < store::kitIdOf({})) {
            status.kept.push_back(kept.server);
        }
    }
    return status;
}

void Secrets::read(ServerId server)
{
    const store::KeptSecret* const kept = m_notes.find(server);
    const qint64 revision = kept ? kept->revision : 0;
    const auto [reading, isNew] = m_reading.try_emplace(server, revision);
    if (!isNew && reading->second == revision) {
        return; // its answer is on the way
    }
    reading->second = revision;
    ask([server](SecretKeeper& keeper) { return keeper.read(server); },
        [this, server, revision](const Result<Credential>& credential) {
            finishRead(server, revision, credential);
        });
}

/// What was read for a login that is another one by now is not for it.
void Secrets::finishRead(ServerId server, qint64 revision, const Result<Credential>& credential)
{
    const auto asked = m_reading.find(server);
    if (asked == m_reading.end() || asked->second != revision) {
        return; // asked for again meanwhile
    }
    m_reading.erase(asked);
    const store::KeptSecret* const kept = m_notes.findInUse(server);
    const bool isStillKept = kept != nullptr;
    if (isStillKept && kept->revision != revision) {
        read(server);
        return;
    }
    if (isStillKept && !credential) {
        Q_EMIT secretRefused(server, credential.error());
    } else {
        Q_EMIT secretRead(server, isStillKept ? *credential : Credential());
    }
}

void Secrets::prepare(std::function<void(const Result<void>& ready)> answer)
{
    ask([](SecretKeeper& keeper) { return keeper.prepare(); }, std::move(answer));
}

void Secrets::keep(const Server& server, const Credential& credential)
{
    if (m_notes.place == SecretPlace::MemoryOnly) {
        Q_EMIT secretWaits(server.id, Error{ErrorCode::NotAvailable, u"secrets stay in memory"_s});
        return;
    }
    write(m_waiting.add(server, credential));
}

void Secrets::write(const WaitingSecrets::Entry& entry)
{
    // Noted from there: what was written is noted, too, when the program ends meanwhile.
    ask(
        [this, entry](SecretKeeper& keeper) {
            auto written = keeper.write(entry.server.id, entry.credential);
            if (written) {
                noteWritten(entry, keeper.place());
            }
            return written;
        },
        [this, entry](const Result<void>& written) {
            if (!written) {
                finishKeeping(entry, written);
            }
        });
}

/// Called on the thread of the keeper.
void Secrets::noteWritten(const WaitingSecrets::Entry& entry, SecretPlace place)
{
    m_config.call(
        this,
        [place, server = entry.server](store::ConfigStore& store) {
            const auto isPlaced = store.setSecretPlace(place);
            return isPlaced ? store.keepSecret(server.id, loginText(server)) : isPlaced;
        },
        [this, place, entry](const Result<void>& noted) {
            m_notes.place = noted ? place : m_notes.place;
            finishKeeping(entry, noted);
        });
}

void Secrets::finishKeeping(const WaitingSecrets::Entry& entry, const Result<void>& kept)
{
    const ServerId server = entry.server.id;
    if (kept) {
        takeWritten(entry);
    } else if (m_waiting.refuse(entry) == WaitingSecrets::End::Newest) {
        m_error = kept.error();
        qCWarning(logEngine).noquote()
            << "the secret of server" << server.value << "is not kept:" << errorName(m_error->code)
            << m_error->detail;
        if (m_waiting.followsForgotten(server)) {
            release(server);
        }
        Q_EMIT secretWaits(server, kept.error());
    }
    const SecretsStatus now = status();
    Q_EMIT statusChanged(now);
}

void Secrets::takeWritten(const WaitingSecrets::Entry& entry)
{
    store::KeptSecret& note = m_notes.noteOf(entry.server.id);
    note.hasServer = true;
    note.login = loginText(entry.server);
    ++note.revision;
    switch (m_waiting.finish(entry)) {
    case WaitingSecrets::End::Newest:
        m_error.reset();
        Q_EMIT keptChanged();
        Q_EMIT secretKept(entry.server.id);
        break;
    case WaitingSecrets::End::Outdated: // the newest one is being written, or can't be
        Q_EMIT keptChanged();
        break;
    case WaitingSecrets::End::Forgotten:
        forget({entry.server.id});
        break;
    }
}

void Secrets::keepWaiting()
{
    for (const WaitingSecrets::Entry& entry : m_waiting.takeIdle()) {
        write(entry);
    }
}

void Secrets::forget(const std::vector<ServerId>& servers)
{
    for (const ServerId server : servers) {
        m_waiting.forget(server);
        release(server);
    }
    removeReleased();
    Q_EMIT keptChanged();
    Q_EMIT statusChanged(status());
}

void Secrets::release(ServerId server)
{
    if (m_notes.find(server) == nullptr || m_notes.find(server)->login.isEmpty()) {
        return;
    }
    m_notes.noteOf(server).login.clear();
    m_config.call(
        this,
        [server](store::ConfigStore& store) { return store.releaseSecret(server); },
        [](const Result<void>&) {}); // a failing store is told by what writes more
}

/// What is about to be written anew takes the place of the old one: to remove that might hit it.
void Secrets::removeReleased()
{
    for (const store::KeptSecret& kept : m_notes.kept) {
        const ServerId server = kept.server;
        const bool isToGo = !kept.isInUse() && !m_waiting.contains(server);
        if (!isToGo || !m_removing.insert(server).second) {
            continue;
        }
        ask([server](SecretKeeper& keeper) { return keeper.remove(server); },
            [this, server](const Result<void>& removed) { finishRemoval(server, removed); });
    }
}

void Secrets::finishRemoval(ServerId server, const Result<void>& removed)
{
    m_removing.erase(server);
    const store::KeptSecret* const known = m_notes.find(server);
    const bool isGone = known != nullptr && !known->isInUse() && !m_waiting.contains(server);
    if (!removed || !isGone) {
        return; // tried again when the vault is unlocked, or at the next start
    }
    std::erase_if(m_notes.kept, [server](const auto& kept) { return kept.server == server; });
    m_config.call(
        this,
        [server](store::ConfigStore& store) { return store.dropSecret(server); },
        [](const Result<void>&) {}); // else it is removed once more at the next start
    Q_EMIT noteDropped(server);
}

void Secrets::setIdleLimit(milliseconds limit)
{
    ask(
        [limit](SecretKeeper& keeper) {
            keeper.setIdleLimit(limit);
            return true;
        },
        [](bool) {});
    limit > milliseconds::zero() ? m_idleTimer.start(idlePeriod) : m_idleTimer.stop();
}

void Secrets::command(RequestId request, Work work)
{
    const std::stop_source& source = m_stops[request];
    ask([work = std::move(work),
         stop = source.get_token()](SecretKeeper& keeper) { return work(keeper, stop); },
        [this, request](const Result<void>& result) { finishCommand(request, result); });
}

void Secrets::finishCommand(RequestId request, const Result<void>& result)
{
    m_stops.erase(request);
    // After the state that came with it was told.
    post(this, [this, request, result] {
        Q_EMIT commandFinished(request, result ? std::nullopt : std::optional(result.error()));
    });
}

void Secrets::tellStatus(RequestId request)
{
    ask([](SecretKeeper&) { return true; },
        [this, request](bool) {
            post(this, [this, request] { // after the state that came with it was taken
                Q_EMIT statusChanged(status());
                Q_EMIT commandFinished(request, std::nullopt);
            });
        });
}

/// What is being written lies at the old place when its turn comes: it is taken along.
void Secrets::moveTo(RequestId request, SecretPlace place)
{
    const auto store = [this](SecretPlace next) {
        return m_config.wait(
            [next](store::ConfigStore& config) { return config.setSecretPlace(next); });
    };
    ask([place, servers = noted(), store](
            SecretKeeper& keeper) { return keeper.moveTo(place, servers, store); },
        [this, request, place](const Result<void>& moved) { finishMove(request, place, moved); });
}

void Secrets::finishMove(RequestId request, SecretPlace place, const Result<void>& moved)
{
    if (moved) {
        m_error.reset();
        m_notes.place = place;
        if (place == SecretPlace::MemoryOnly) {
            dropNotes();
        }
        keepWaiting();
    }
    finishCommand(request, moved);
}

void Secrets::forgetAll(RequestId request)
{
    ask([servers = noted()](SecretKeeper& keeper) { return keeper.forgetAll(servers); },
        [this, request](const Result<void>& forgotten) {
            if (forgotten) {
                dropNotes();
            }
            finishCommand(request, forgotten);
        });
}

void Secrets::dropNotes()
{
    m_waiting.forgetAll();
    for (const ServerId server : noted()) {
        m_config.call(
            this,
            [server](store::ConfigStore& store) { return store.dropSecret(server); },
            [](const Result<void>&) {}); // else it is found gone when it is read
    }
    for (const store::KeptSecret& kept : std::exchange(m_notes.kept, {})) {
        Q_EMIT noteDropped(kept.server);
    }
    Q_EMIT keptChanged();
    Q_EMIT statusChanged(status());
}

} // namespace vedette::engine
