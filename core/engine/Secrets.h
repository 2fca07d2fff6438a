// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/ConfigThread.h"
#include "core/engine/SecretThread.h"
#include "core/engine/WaitingSecrets.h"
#include "core/model/Server.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>

namespace vedette::engine {

/// The core's side of the one SecretKeeper of the process: asks it on a thread of its own and never
/// waits. Knows from vedette.db whose secret is kept. What can't be kept yet (the vault is locked,
/// or is still to be made) waits in memory until it can.
/// Lives on: core thread.
class Secrets final : public QObject
{
    Q_OBJECT

public:
    Secrets(ConfigThread& config, std::unique_ptr<SecretKeeper> keeper, QObject* parent);
    ~Secrets() override;

    /// What vedette.db says, at the start and when another process has changed it.
    void applyNotes(const store::SecretNotes& notes);
    /// Keeps what waits to be written, and ends. Nothing is emitted any more.
    void stop();

    /// True when a secret for this very login is kept.
    [[nodiscard]] bool keeps(const Server& server) const;
    /// True when the kept one is for another login, and none is about to take its place.
    [[nodiscard]] bool isStale(const Server& server) const;
    [[nodiscard]] bool keepsOrWaits(ServerId server) const;
    [[nodiscard]] SecretsStatus status() const;
    void read(ServerId server); ///< answered by secretRead or secretRefused
    /// Whether a secret that is given now would be kept: as SecretKeeper::prepare().
    void prepare(std::function<void(const Result<void>& ready)> answer);
    /// The server is monitored with it already; failing is told by the status, too.
    void keep(const Server& server, const Credential& credential);
    void keepWaiting(); ///< tries once more what could not be kept
    /// It need not be kept if it still waits; what is kept stays.
    void withdraw(ServerId server) { m_waiting.forget(server); }
    /// From now on it is used no more. It is removed at once, or when its place can be opened.
    void forget(const std::vector<ServerId>& servers);
    void setIdleLimit(milliseconds limit);

    // Answered by commandFinished.
    void tellStatus(RequestId request);
    void decidePlace(RequestId request);
    void createVault(RequestId request, const Secret& master);
    void unlock(RequestId request, const Secret& master);
    void changeMaster(RequestId request, const Secret& current, const Secret& next);
    void lock(RequestId request);
    void moveTo(RequestId request, SecretPlace place);
    void forgetAll(RequestId request);
    /// Ends createVault, unlock or changeMaster early, with Cancelled.
    void cancel(RequestId request);

Q_SIGNALS:
    /// An empty credential: it is gone from its place.
    void secretRead(vedette::ServerId server, const vedette::Credential& secret);
    void secretRefused(vedette::ServerId server, const vedette::Error& error);
    /// keeps() may answer otherwise now.
    void keptChanged();
    /// What was given to keep() is at its place, or it waits: then why.
    void secretKept(vedette::ServerId server);
    void secretWaits(vedette::ServerId server, const vedette::Error& error);
    /// Nothing is kept under this id any more.
    void noteDropped(vedette::ServerId server);
    /// Another process has kept another secret for this server.
    void secretReplaced(vedette::ServerId server);
    void unlocked();
    void locked();
    void statusChanged(const vedette::SecretsStatus& status);
    void commandFinished(vedette::RequestId request, const std::optional<vedette::Error>& error);

private:
    using Work = std::function<Result<void>(SecretKeeper& keeper, const std::stop_token& stop)>;

    template <class Ask, class Answer>
    void ask(Ask job, Answer answer);
    void takeState(const SecretKeeper::State& state, bool isPlaced);
    void command(RequestId request, Work work);
    void finishCommand(RequestId request, const Result<void>& result);
    void write(const WaitingSecrets::Entry& entry);
    void noteWritten(const WaitingSecrets::Entry& entry, SecretPlace place);
    void finishKeeping(const WaitingSecrets::Entry& entry, const Result<void>& kept);
    void takeWritten(const WaitingSecrets::Entry& entry);
    void finishMove(RequestId request, SecretPlace place, const Result<void>& moved);
    void finishRead(ServerId server, qint64 revision, const Result<Credential>& credential);
    void release(ServerId server);
    void removeReleased();
    void finishRemoval(ServerId server, const Result<void>& removed);
    void dropNotes();
    [[nodiscard]] std::vector<ServerId> noted() const;

    ConfigThread& m_config;
    QTimer m_idleTimer;
    store::SecretNotes m_notes;
    SecretKeeper::State m_state;
    WaitingSecrets m_waiting;
    std::map<ServerId, qint64> m_reading; ///< the revision that was asked for
    std::set<ServerId> m_removing;
    std::map<RequestId, std::stop_source> m_stops;
    std::optional<Error> m_error;
    bool m_isStopped = false;
    SecretThread m_thread; ///< last: it calls back until it is stopped
};

} // namespace vedette::engine
