// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace vedette::app {

/// One window per data folder: the first start holds a lock and listens, later ones ask it to show
/// itself. Only processes of the same user are heard. Lives on: GUI thread.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);

    /// True: this is the first one, and it listens from now on. False: another one holds the
    /// folder. PermissionDenied or StoreIo when the lock can't be made at all.
    [[nodiscard]] Result<bool> claim();
    /// Asks the first one to show its window; false when it doesn't answer within two seconds.
    /// Blocks: for a start that is about to end.
    [[nodiscard]] bool showOther() const;

Q_SIGNALS:
    void showRequested();

private:
    [[nodiscard]] Result<bool> refusal() const;
    void answer();

    QLockFile m_lock;
    QString m_address;
    QLocalServer m_server;
};

/// Whether the other end of a local socket belongs to this user.
[[nodiscard]] bool isSameUser(qintptr socket);

} // namespace vedette::app
