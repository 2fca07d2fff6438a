// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshConfigSystem.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace vedette::test {

/// What `ssh -G` says.
struct SshConfigAnswer
{
    bool isRefused = false;
    int line = 0; ///< the first that is named; 0 when none is
    QString complaint;
    QJsonObject config; ///< in the form of toJson(SshHostConfig)
};

/// The ssh of this computer with a home folder of the test's own, for include files.
/// Lives on: the thread of the test.
class SshConfigOracle
{
public:
    SshConfigOracle();

    /// False where there is no ssh of OpenSSH 9.2: say "skipped: " and leave the test.
    [[nodiscard]] bool isUsable() const { return m_whyNot.isEmpty(); }
    [[nodiscard]] QString whyNot() const { return m_whyNot; }

    /// Copies a folder to ~/.ssh, so that others can't write there.
    void bring(const QString& folder);
    void write(const QString& name, const QByteArray& text);
    [[nodiscard]] QString path(const QString& name) const;
    /// This computer, but with the home folder of the test where OpenSSH looks at $HOME.
    [[nodiscard]] ssh::SshConfigSystem system() const;

    [[nodiscard]] SshConfigAnswer ask(const QString& name, const QString& host) const;

private:
    QTemporaryDir m_home;
    QString m_whyNot;
};

/// The number behind "line", in the words of OpenSSH and in ours; 0 without.
[[nodiscard]] int lineIn(const QString& complaint);

} // namespace vedette::test
