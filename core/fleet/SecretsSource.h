// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/model/Ids.h"
#include "core/model/SecretsStatus.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vedette {

/// What a window may ask of the place where secrets are kept, and hear from it.
/// Commands may be called from any thread, return at once and are answered by finished, which bears
/// the RequestId; statusChanged comes before it. Connect with a context object.
class SecretsSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answered by statusChanged, too.
    virtual RequestId requestStatus() = 0;
    /// Finds out, where nothing was kept so far, whether there is a keychain: up to 3 s, and the
    /// system may ask the user to unlock it.
    virtual RequestId decidePlace() = 0;
    /// InvalidConfig ("masterPassword"), InvalidFile when there is a vault already.
    virtual RequestId createVault(const Secret& master) = 0;
    /// MasterPasswordWrong, VaultDamaged, NotFound without a vault.
    virtual RequestId unlock(const Secret& master) = 0;
    /// Sessions go on; a server that must log in again waits for unlock().
    virtual RequestId lock() = 0;
    virtual RequestId changeMaster(const Secret& current, const Secret& next) = 0;
    /// Takes what is kept along; to memory nothing, and nothing is kept from then on.
    virtual RequestId moveTo(SecretPlace place) = 0;
    /// Tries once more what waits; whether it is kept is told by the status, later.
    virtual RequestId keepWaiting() = 0;
    virtual RequestId forget(const std::vector<ServerId>& servers) = 0;
    /// Removes every kept secret, and the vault file, locked or not.
    virtual RequestId forgetAll() = 0;
    /// Ends createVault, unlock or changeMaster with Cancelled.
    virtual void cancel(RequestId request) = 0;

Q_SIGNALS:
    void statusChanged(const vedette::SecretsStatus& status);
    /// Nothing in `error` means it is done.
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);
};

} // namespace vedette
