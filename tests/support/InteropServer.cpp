// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/InteropServer.h"

#include "core/base/Deadline.h"
#include "core/ssh/Platform.h"
#include "tests/support/Loopback.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

// "interop-password", as crypt(5) has it.
constexpr QByteArrayView passwordHash = "$5$vedette$GOYSISn7LIfMA5eqM//x5t9BNPM4XKI7oSPmm.ol6l2";

// Arguments: the test's home, the user's home, the test's shadow file and PAM services, and the
// server's command.
constexpr auto namespaceScript = R"(mount --bind "$1" "$2" && mount --bind "$3" /etc/shadow || exit
if [ -d /etc/pam.d ]; then mount --bind "$4" /etc/pam.d || exit; fi
shift 4 && exec "$@")"_L1;

// As pam.conf(5) has a service: the password of the shadow file alone.
constexpr QByteArrayView pamService = "auth required pam_unix.so\n"
                                      "account required pam_unix.so\n"
                                      "password required pam_unix.so\n"
                                      "session required pam_permit.so\n";

QString program(const QString& name)
{
    return QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/usr/bin"_s, u"/bin"_s});
}

/// As the servers look it up: the environment may say otherwise.
QString userHome()
{
    const passwd* const user = ::getpwuid(::getuid());
    return user == nullptr ? QString() : QString::fromLocal8Bit(user->pw_dir);
}

bool writeFileWith(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size();
}

/// As shadow(5) has it; the password was last changed at that day, 0: it must be changed now.
QByteArray shadowLine(const QByteArray& changedAt)
{
    return ssh::platform::userName().toUtf8() + ':' + passwordHash.toByteArray() + ':' + changedAt
        + ":0:99999:7:::\n";
}

/// What each says when it listens.
QByteArray listeningWords(SshSoftware software)
{
    switch (software) {
    case SshSoftware::OpenSsh:
        return "Server listening on";
    case SshSoftware::Dropbear:
        return "Not backgrounding";
    case SshSoftware::TinySsh:
        return "tcpserver: status";
    }
    return {};
}

QStringList programsOf(SshSoftware software)
{
    switch (software) {
    case SshSoftware::OpenSsh:
        return {u"sshd"_s};
    case SshSoftware::Dropbear:
        return {u"dropbear"_s, u"dropbearkey"_s};
    case SshSoftware::TinySsh:
        return {u"tinysshd"_s, u"tinysshd-makekey"_s, u"tcpserver"_s};
    }
    return {};
}

} // namespace

QString nameOf(SshSoftware software)
{
    switch (software) {
    case SshSoftware::OpenSsh:
        return u"OpenSSH"_s;
    case SshSoftware::Dropbear:
        return u"dropbear"_s;
    case SshSoftware::TinySsh:
        return u"TinySSH"_s;
    }
    return {};
}

InteropServer::InteropServer(SshSoftware software, PasswordEntry entry)
    : m_software(software)
    , m_entry(entry)
    , m_port(freePort())
{
    m_isRunning = prepare() && makeHostKey() && start();
}

InteropServer::~InteropServer()
{
    kill();
}

bool InteropServer::prepare()
{
    if (::geteuid() != 0) {
        m_whyNot = u"a server with namespaces of its own needs root"_s;
        return false;
    }
    const QStringList needed = programsOf(m_software) + QStringList{u"unshare"_s, u"ssh-keygen"_s};
    for (const QString& name : needed) {
        if (program(name).isEmpty()) {
            m_whyNot = u"no %1 on this computer"_s.arg(name);
            return false;
        }
    }
    if (QProcess::execute(program(u"unshare"_s), {u"--mount"_s, u"--pid"_s, u"--fork"_s, u"true"_s})
        != 0) {
        m_whyNot = u"no namespaces on this computer"_s;
        return false;
    }
    QDir().mkpath(u"/run/sshd"_s); // where OpenSSH's unprivileged part lives
    return writeFiles();
}

bool InteropServer::writeFiles() const
{
    const QDir folder(m_folder.path());
    const QString key = path(u"user_key"_s);
    if (!folder.mkpath(u"home/.ssh"_s) || !folder.mkdir(u"pam.d"_s)) {
        return false;
    }
    return QProcess::execute(program(u"ssh-keygen"_s),
                             {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, key})
        == 0
        && QFile::copy(key + u".pub"_s, path(u"home/.ssh/authorized_keys"_s))
        && writeFileWith(path(u"pam.d/sshd"_s), pamService.toByteArray())
        && writeFileWith(path(u"shadow"_s), shadowLine("19000"));
}

bool InteropServer::makeHostKey()
{
    const QString key = path(u"host_key%1"_s.arg(++m_hostKeys));
    switch (m_software) {
    case SshSoftware::OpenSsh:
        return QProcess::execute(program(u"ssh-keygen"_s),
                                 {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, key})
            == 0;
    case SshSoftware::Dropbear: {
        QProcess make;
        make.start(program(u"dropbearkey"_s), {u"-t"_s, u"ed25519"_s, u"-f"_s, key});
        return make.waitForFinished(5000) && make.exitCode() == 0;
    }
    case SshSoftware::TinySsh:
        return QProcess::execute(program(u"tinysshd-makekey"_s), {key}) == 0;
    }
    return false;
}

QStringList InteropServer::command() const
{
    const QString key = path(u"host_key%1"_s.arg(m_hostKeys));
    const QString port = QString::number(m_port);
    switch (m_software) {
    case SshSoftware::OpenSsh:
        return {program(u"sshd"_s), u"-D"_s, u"-e"_s, u"-f"_s, path(u"sshd_config"_s)};
    case SshSoftware::Dropbear:
        return {program(u"dropbear"_s),
                u"-F"_s,
                u"-E"_s,
                u"-P"_s,
                path(u"pid"_s),
                u"-r"_s,
                key,
                u"-p"_s,
                u"127.0.0.1:"_s + port};
    case SshSoftware::TinySsh:
        return {program(u"tcpserver"_s),
                u"-v"_s,
                u"-HRDl0"_s,
                u"127.0.0.1"_s,
                port,
                program(u"tinysshd"_s),
                key};
    }
    return {};
}

bool InteropServer::writeConfig() const
{
    const QString key = path(u"host_key%1"_s.arg(m_hostKeys));
    const QByteArray entry = m_entry == PasswordEntry::Dialogue
        ? "UsePAM yes\nKbdInteractiveAuthentication yes\nPasswordAuthentication no\n"
        : "UsePAM no\nPasswordAuthentication yes\n";
    return writeFileWith(path(u"sshd_config"_s),
                         "Port " + QByteArray::number(m_port)
                             + "\nListenAddress 127.0.0.1\nHostKey " + key.toLocal8Bit()
                             + "\nPidFile none\nStrictModes no\nPermitRootLogin yes\n"
                               "PrintMotd no\n"
                             + entry);
}

bool InteropServer::start()
{
    if (m_software == SshSoftware::OpenSsh && !writeConfig()) {
        return false;
    }
    QStringList arguments{u"--mount"_s,
                          u"--pid"_s,
                          u"--fork"_s,
                          u"--kill-child=SIGKILL"_s,
                          u"--mount-proc"_s,
                          u"sh"_s,
                          u"-c"_s,
                          namespaceScript,
                          u"sh"_s,
                          path(u"home"_s),
                          userHome(),
                          path(u"shadow"_s),
                          path(u"pam.d"_s)};
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(u"unshare"_s), arguments + command());
    QByteArray said;
    const Deadline deadline = Deadline::after(seconds{10});
    while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning) {
        said += m_process.readAll();
        if (said.contains(listeningWords(m_software))) {
            return true;
        }
        m_process.waitForReadyRead(200);
    }
    m_whyNot = u"it does not start: "_s + QString::fromLocal8Bit(said);
    return false;
}

Server InteropServer::server() const
{
    Server server;
    server.name = nameOf(m_software);
    server.host = u"127.0.0.1"_s;
    server.port = m_port;
    server.auth = AuthMethod::KeyFile;
    server.identityFile = path(u"user_key"_s);
    server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    return server;
}

QByteArray InteropServer::password()
{
    return "interop-password";
}

QByteArray InteropServer::publicKey() const
{
    QFile file(path(u"user_key.pub"_s));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QList<QByteArray> words = isOpen ? file.readAll().split(' ') : QList<QByteArray>();
    return words.value(0) + ' ' + words.value(1);
}

bool InteropServer::authorize(const QByteArray& lines) const
{
    return writeFileWith(path(u"home/.ssh/authorized_keys"_s), lines);
}

bool InteropServer::writeHomeFile(const QString& name, const QByteArray& content) const
{
    return writeFileWith(path(u"home/"_s + name), content);
}

bool InteropServer::expirePassword() const
{
    return writeFileWith(path(u"shadow"_s), shadowLine("0"));
}

void InteropServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

bool InteropServer::restartWithNewHostKey()
{
    kill();
    return makeHostKey() && start();
}

} // namespace vedette::test
