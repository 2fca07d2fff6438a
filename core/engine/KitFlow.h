// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/login/ConnectionTester.h"
#include "core/engine/KitFiles.h"
#include "core/engine/Secrets.h"
#include "core/model/AccessKit.h"
#include "core/model/AccessReport.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <stop_token>

namespace vedette::engine {

/// Makes and verifies access kits for a window. Lives on: core thread; disk, keys and logins are
/// waited for on threads of its own.
class KitFlow final : public QObject
{
    Q_OBJECT

public:
    KitFlow(ConfigThread& config, Secrets& secrets, QObject* parent);
    KitFlow(const KitFlow&) = delete;
    KitFlow& operator=(const KitFlow&) = delete;
    ~KitFlow() override;

    /// Ends what is under way and waits for it; nothing is emitted any more.
    void stop();

    /// The folder's keys that nothing uses any more go.
    void removeUnused();
    /// Answered by kitReady; by a new kit only when its passphrase is kept.
    void prepare(RequestId request, const Server& server);
    /// The way to the kit's server; its credential is filled in. Answered by kitVerified; by
    /// Cancelled when the kit is to be verified anew while its passphrase is still waited for.
    void
    verify(RequestId request, const AccessKit& kit, const collect::ConnectionTester::Target& way);
    void cancel(RequestId request);
    /// What opens the key of a kit that was made or verified since the start, and since the vault
    /// was locked.
    [[nodiscard]] std::optional<Credential> credentialOf(const AccessKit& kit) const;
    /// The server's entry names the kit's key from now on: the passphrase that is kept for the kit
    /// goes as soon as it is kept for the server.
    void releaseWhenKept(const AccessKit& kit);
    /// The verification can't begin.
    void giveUp(RequestId request, const Error& error);

Q_SIGNALS:
    void kitReady(vedette::RequestId request, const vedette::Result<vedette::AccessKit>& kit);
    void kitVerified(vedette::RequestId request, const vedette::AccessReport& report);

private:
    /// Waits for the passphrase.
    struct Waiting
    {
        RequestId request;
        AccessKit kit;
        collect::ConnectionTester::Target way;
    };

    /// Waits until its passphrase is kept.
    struct Made
    {
        std::vector<RequestId> requests;
        MadeKit made;
    };

    void run(std::function<void()> work);
    void make(RequestId request, const Server& server);
    [[nodiscard]] std::optional<AccessKit> chosenOf(std::vector<AccessKit> kits) const;
    void tellKit(RequestId request, const Result<AccessKit>& kit);
    void tellReport(RequestId request, const AccessReport& report);
    void takeMade(RequestId request, const Result<MadeKit>& made);
    void take(RequestId request, const Server& server, const std::vector<AccessKit>& onDisk);
    void finishMaking(ServerId entry, const Result<void>& kept);
    void takeSecret(ServerId entry, const Result<Credential>& credential);
    void start(const Waiting& waiting, const Credential& credential);
    void release(ServerId server);

    ConfigThread& m_config;
    Secrets& m_secrets;
    QTimer m_sweep;
    std::map<QString, Credential> m_known; ///< by the key's path
    std::map<ServerId, Waiting> m_waiting; ///< by the kit's entry among the secrets
    std::map<ServerId, Made> m_made; ///< by the same
    std::map<ServerId, AccessKit> m_releasing; ///< in use, and still with an entry of its own
    std::map<RequestId, std::stop_source> m_stops;
    bool m_isStopped = false;
    QThreadPool m_pool;
};

} // namespace vedette::engine
