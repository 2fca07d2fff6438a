// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/AccessKit.h"
#include "core/model/AccessReport.h"
#include "core/model/Ids.h"

#include <QObject>

namespace vedette {

/// What a window may ask for to restrict a server's login to the fixed probe.
/// Commands may be called from any thread and return at once; the answers bear the RequestId.
/// Connect with a context object.
class AccessSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The server's kit: the one that was made before, else a new one. Answered by kitReady;
    /// VaultLocked, VaultMissing, NotAvailable or KeychainFailed where no passphrase can be
    /// kept: then no key is made.
    virtual RequestId prepareKit(ServerId server) = 0;
    /// Logs in with the kit's key and tries what it can do: up to a minute. Answered by
    /// kitVerified.
    virtual RequestId verifyKit(const AccessKit& kit) = 0;
    /// Monitors the server with a kit that was verified before. Answered by
    /// FleetSource::commandFinished.
    virtual RequestId useKit(const AccessKit& kit) = 0;
    /// Ends a verification early; it answers with Cancelled.
    virtual void cancel(RequestId request) = 0;

Q_SIGNALS:
    void kitReady(vedette::RequestId request, const vedette::Result<vedette::AccessKit>& kit);
    void kitVerified(vedette::RequestId request, const vedette::AccessReport& report);
};

} // namespace vedette
