// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/SingleInstance.h"

#include "core/base/Log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

constexpr int answerMsecs = 2000;
constexpr QByteArrayView request = "show\n";
constexpr QByteArrayView reply = "shown\n";

QString digest(const QString& folder)
{
    const QByteArray path = QFileInfo(folder).canonicalFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(16));
}

/// In the user's own run-time folder; never in /tmp, where another user could wait for us.
QString addressFor(const QString& dataFolder)
{
#ifdef Q_OS_WIN
    return u"vedette-"_s + digest(dataFolder);
#else
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && QFileInfo(runtime).isWritable()) {
        return u"%1/vedette-%2"_s.arg(runtime, digest(dataFolder));
    }
    return QDir(dataFolder).absoluteFilePath(u"window.socket"_s);
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent)
    , m_lock(dataFolder + u"/window.lock"_s)
    , m_address(addressFor(dataFolder))
{
    m_lock.setStaleLockTime(0); // held as long as its process lives
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::answer);
}

Result<bool> SingleInstance::claim()
{
    if (!m_lock.tryLock(0)) {
        return refusal();
    }
    QLocalServer::removeServer(m_address); // what a killed process left: we hold the lock
    if (!m_server.listen(m_address)) {
        qCWarning(logApp) << "can't listen for a second start:" << m_server.errorString();
    }
    return true;
}

/// Why there is no lock: only one that is held means that there is another window.
Result<bool> SingleInstance::refusal() const
{
    switch (m_lock.error()) {
    case QLockFile::LockFailedError:
        return false;
    case QLockFile::PermissionError:
        return fail(ErrorCode::PermissionDenied, m_lock.fileName());
    case QLockFile::UnknownError:
    case QLockFile::NoError:
        break;
    }
    return fail(ErrorCode::StoreIo, m_lock.fileName());
}

bool SingleInstance::showOther() const
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(answerMsecs)) {
        return false;
    }
    socket.write(request.data(), request.size());
    return socket.waitForReadyRead(answerMsecs) && socket.readAll() == reply;
}

void SingleInstance::answer()
{
    QLocalSocket* const socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    if (!isSameUser(socket->socketDescriptor())) {
        socket->abort();
        return;
    }
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->read(request.size()) == request) {
            socket->write(reply.data(), reply.size());
            Q_EMIT showRequested();
        }
        socket->disconnectFromServer();
    });
}

} // namespace vedette::app
