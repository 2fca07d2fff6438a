// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/SshdFixture.h"

#include "core/base/Deadline.h"
#include "tests/support/Loopback.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr auto sshdPath = "/usr/sbin/sshd"_L1;

HostKey readPublicKey(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QList<QByteArray> words = file.readAll().split(' ');
    return {QString::fromLatin1(words.value(0)), QByteArray::fromBase64(words.value(1))};
}

} // namespace

SshdFixture::SshdFixture(QByteArray limits)
    : m_limits(std::move(limits))
{
    m_isRunning = prepare();
    constexpr int attempts = 3; // the free port may be taken in between
    bool isStarted = false;
    for (int i = 0; i < attempts && m_isRunning && !isStarted; ++i) {
        isStarted = start(freePort());
    }
    m_isRunning = m_isRunning && isStarted;
    if (!m_isRunning && m_whyNot.isEmpty()) {
        m_whyNot = u"sshd does not start: "_s + QString::fromLocal8Bit(m_process.readAll());
    }
}

SshdFixture::~SshdFixture()
{
    stop();
}

bool SshdFixture::prepare()
{
    if (!QFile::exists(sshdPath)) {
        m_whyNot = u"no sshd on this computer"_s;
        return false;
    }
    if (::geteuid() == 0) {
        QDir().mkpath(u"/run/sshd"_s); // where its unprivileged part lives
    }
    m_hostKeyName = u"host_key"_s;
    if (!m_folder.isValid() || !makeKey(m_hostKeyName, u"ed25519"_s)
        || !makeKey(u"second_host_key"_s, u"ecdsa"_s) || !makeKey(u"user_key"_s, u"ed25519"_s)) {
        m_whyNot = u"no keys"_s;
        return false;
    }
    return QFile::copy(keyPath() + u".pub"_s, m_folder.filePath(u"authorized_keys"_s));
}

bool SshdFixture::makeKey(const QString& name, const QString& type)
{
    const QStringList arguments{u"-q"_s,
                                u"-t"_s,
                                type,
                                u"-N"_s,
                                QString(),
                                u"-C"_s,
                                u"test"_s,
                                u"-f"_s,
                                m_folder.filePath(name)};
    return QProcess::execute(u"ssh-keygen"_s, arguments) == 0;
}

void SshdFixture::writeConfig(quint16 port) const
{
    QFile config(m_folder.filePath(u"sshd_config"_s));
    if (!config.open(QIODevice::WriteOnly)) {
        return;
    }
    config.write(m_limits + "Port " + QByteArray::number(port)
                 + "\nListenAddress 127.0.0.1\nHostKey "
                 + m_folder.filePath(m_hostKeyName).toLocal8Bit() + "\nHostKey "
                 + m_folder.filePath(u"second_host_key"_s).toLocal8Bit() + "\nAuthorizedKeysFile "
                 + m_folder.filePath(u"authorized_keys"_s).toLocal8Bit() + "\nTrustedUserCAKeys "
                 + m_folder.filePath(u"user_ca.pub"_s).toLocal8Bit()
                 + "\nPidFile none\nUsePAM no\nStrictModes no\nPermitRootLogin yes\n"
                   "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
                   "PrintMotd no\nLogLevel VERBOSE\nSubsystem sftp internal-sftp\n");
}

bool SshdFixture::start(quint16 port)
{
    writeConfig(port);
    m_pin = {u"127.0.0.1"_s,
             port,
             readPublicKey(m_folder.filePath(m_hostKeyName + u".pub"_s)),
             {},
             u"user"_s};
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(sshdPath, {u"-D"_s, u"-e"_s, u"-f"_s, m_folder.filePath(u"sshd_config"_s)});
    return m_process.waitForStarted(5000) && waitUntilListening();
}

/// It says so itself: a probing connection would count as a failed login.
bool SshdFixture::waitUntilListening()
{
    QByteArray said;
    const Deadline deadline = Deadline::after(seconds{10});
    while (!deadline.hasExpired() && m_process.state() == QProcess::Running) {
        said += m_process.readAll();
        if (said.contains("Server listening on")) {
            return true;
        }
        m_process.waitForReadyRead(200);
    }
    m_whyNot = u"sshd does not start: "_s + QString::fromLocal8Bit(said);
    return false;
}

Server SshdFixture::server() const
{
    Server server;
    server.name = u"sshd"_s;
    server.host = m_pin.host;
    server.port = m_pin.port;
    server.auth = AuthMethod::KeyFile;
    server.identityFile = keyPath();
    return server;
}

HostKey SshdFixture::secondKey() const
{
    return readPublicKey(m_folder.filePath(u"second_host_key.pub"_s));
}

QString SshdFixture::keyPath() const
{
    return m_folder.filePath(u"user_key"_s);
}

QByteArray SshdFixture::publicKey() const
{
    const HostKey key = readPublicKey(keyPath() + u".pub"_s);
    return key.type.toLatin1() + ' ' + key.blob.toBase64();
}

bool SshdFixture::authorize(const QByteArray& lines) const
{
    QFile file(m_folder.filePath(u"authorized_keys"_s));
    return file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size();
}

QByteArray SshdFixture::takeLog()
{
    while (m_process.waitForReadyRead(0)) { } // QProcess itself reads in an event loop only
    return m_process.readAll();
}

bool SshdFixture::restartWithNewHostKey()
{
    stop();
    m_hostKeyName = u"other_host_key"_s;
    return makeKey(m_hostKeyName, u"ed25519"_s) && start(m_pin.port);
}

void SshdFixture::stop()
{
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    m_process.kill();
    m_process.waitForFinished(5000);
}

} // namespace vedette::test
