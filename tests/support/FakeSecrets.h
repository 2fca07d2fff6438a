// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/SecretsSource.h"

#include <QByteArray>
#include <QStringList>

namespace vedette::test {

/// A SecretsSource that writes down what it was asked; the test answers. Lives on: the thread of
/// the test.
class FakeSecrets final : public SecretsSource
{
public:
    using SecretsSource::SecretsSource;

    SecretsStatus status;
    QStringList calls; ///< with the arguments, secrets too: "unlock master"
    std::vector<ServerId> forgotten;

    /// Tells a new status.
    void push(const SecretsStatus& now);
    /// Answers the newest command.
    void answer(const std::optional<Error>& error = {});

    RequestId requestStatus() override;
    RequestId decidePlace() override { return note(QStringLiteral("decidePlace")); }
    RequestId createVault(const Secret& master) override;
    RequestId unlock(const Secret& master) override;
    RequestId lock() override { return note(QStringLiteral("lock")); }
    RequestId changeMaster(const Secret& current, const Secret& next) override;
    RequestId moveTo(SecretPlace place) override;
    RequestId keepWaiting() override { return note(QStringLiteral("keepWaiting")); }
    RequestId forget(const std::vector<ServerId>& servers) override;
    RequestId forgetAll() override { return note(QStringLiteral("forgetAll")); }
    void cancel(RequestId) override { note(QStringLiteral("cancel")); }

private:
    RequestId note(const QString& call);

    RequestId m_last;
};

} // namespace vedette::test
