// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/vault/SecretStore.h"
#include "core/vault/VaultFile.h"
#include "tests/support/ManualClock.h"

#include <QTemporaryDir>

namespace vedette::test {

/// Derivations of microseconds: what is tested is not how dear a guess is.
[[nodiscard]] vault::KdfBounds fastBounds();

[[nodiscard]] Credential credentialOf(QByteArrayView password, QByteArrayView passphrase = {});

/// A folder with one vault file, and a clock that stands still.
class VaultStage
{
public:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("vault")); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Another look at the same file, as another process would have.
    [[nodiscard]] vault::VaultFile vault(milliseconds idleLimit = milliseconds{0}) const;

    /// A new vault, unlocked by "master", with server 1 ("hunter2", "sesame") and server 2
    /// ("swordfish"); its file.
    QByteArray fill() const;
    [[nodiscard]] QByteArray file() const;
    void replaceFile(const QByteArray& bytes) const;

    /// Unlocks the file anew.
    [[nodiscard]] Result<void> unlock(QByteArrayView master) const;

    mutable ManualClock clock;

private:
    QTemporaryDir m_folder;
};

} // namespace vedette::test
