// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/KnownHostsOracle.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <memory>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr auto oracleServer = "/usr/sbin/sshd"_L1;
constexpr std::size_t atOnce = 4;

KnownHostsOracle::Answer classify(const QByteArray& said, const QStringList& files)
{
    KnownHostsOracle::Answer answer;
    answer.said = said;
    answer.isLetIn = said.contains("Permission denied (");
    if (said.contains("is marked as revoked")) {
        answer.status = ssh::KnownHostStatus::Revoked;
    } else if (said.contains("REMOTE HOST IDENTIFICATION HAS CHANGED")) {
        answer.status = ssh::KnownHostStatus::Changed;
    } else if (said.contains("is known and matches the")) {
        answer.status = ssh::KnownHostStatus::Trusted;
    }
    static const QRegularExpression place(u"(?:Found key|Offending \\S+ key) in (\\S+):([0-9]+)"_s);
    const auto match = place.match(QString::fromLocal8Bit(said));
    if (match.hasMatch()) {
        answer.file = static_cast<int>(files.indexOf(match.captured(1)));
        answer.line = match.captured(2).toInt();
    }
    return answer;
}

} // namespace

KnownHostsOracle::KnownHostsOracle()
{
    if (!QFile::exists(oracleServer) || QStandardPaths::findExecutable(u"ssh"_s).isEmpty()) {
        m_whyNot = u"no ssh or no sshd on this computer"_s;
        return;
    }
    if (!prepare()) {
        m_whyNot = u"no keys"_s;
        return;
    }
    const auto trial = ask({{"trial", 22, "accept-new", "ssh-ed25519", {path(u"trial"_s)}}});
    if (!trial.front().isLetIn) {
        m_whyNot = u"ssh reaches no sshd: "_s + QString::fromLocal8Bit(trial.front().said);
    }
}

bool KnownHostsOracle::prepare()
{
    if (::geteuid() == 0) {
        QDir().mkpath(u"/run/sshd"_s); // where the server's unprivileged part lives
    }
    const bool hasKeys = makeKey("ssh-ed25519", u"ed25519"_s)
        && makeKey("ecdsa-sha2-nistp256", u"ecdsa"_s) && makeKey("ssh-rsa", u"rsa"_s)
        && makeKey("other ssh-ed25519", u"ed25519"_s);
    QFile config(path(u"sshd_config"_s));
    if (!hasKeys || !config.open(QIODevice::WriteOnly)) {
        return false;
    }
    for (const char* name : {"ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"}) {
        config.write("HostKey " + QFile::encodeName(path(QString::fromLatin1(name))) + '\n');
    }
    config.write("PidFile none\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n"
                 "KbdInteractiveAuthentication no\nUseDNS no\nLogLevel QUIET\n");
    return true;
}

bool KnownHostsOracle::makeKey(const QByteArray& name, const QString& type)
{
    const QString file = path(QString::fromLatin1(name));
    const QStringList options{u"-q"_s, u"-t"_s, type, u"-N"_s, QString(), u"-f"_s, file};
    QFile text(file + u".pub"_s);
    if (QProcess::execute(u"ssh-keygen"_s, options) != 0 || !text.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QList<QByteArray> words = text.readAll().split(' ');
    m_keys[name] = {QString::fromLatin1(words.value(0)), QByteArray::fromBase64(words.value(1))};
    return true;
}

/// The client adds to the first file what it accepts.
QStringList KnownHostsOracle::copies(const QStringList& files, qsizetype question) const
{
    QStringList names;
    for (qsizetype i = 0; i < files.size(); ++i) {
        names += path(u"copy.%1.%2"_s.arg(question).arg(i));
        QFile::remove(names.back());
        QFile::copy(files[i], names.back());
    }
    return names;
}

QStringList KnownHostsOracle::arguments(const Question& question, const QStringList& files) const
{
    const QByteArray algorithm = question.keyType == "ssh-rsa" ? "rsa-sha2-512" : question.keyType;
    QStringList list{u"-v"_s, u"-F"_s, u"none"_s, u"-p"_s, QString::number(question.port)};
    const QStringList options{
        u"ProxyCommand="_s + oracleServer + u" -i -f "_s + path(u"sshd_config"_s),
        u"UserKnownHostsFile="_s + files.join(u' '),
        u"GlobalKnownHostsFile=/dev/null"_s,
        u"StrictHostKeyChecking="_s + QString::fromLatin1(question.policy),
        u"HostKeyAlgorithms="_s + QString::fromLatin1(algorithm),
        u"KexAlgorithms=curve25519-sha256"_s,
        u"CheckHostIP=no"_s,
        u"UpdateHostKeys=no"_s,
        u"BatchMode=yes"_s,
        u"IdentityFile=none"_s,
        u"PreferredAuthentications=none"_s,
    };
    for (const QString& option : options) {
        list << u"-o"_s << option;
    }
    return list << u"nobody@"_s + QString::fromLatin1(question.host) << u"true"_s;
}

std::vector<KnownHostsOracle::Answer>
KnownHostsOracle::ask(const std::vector<Question>& questions) const
{
    std::vector<Answer> answers(questions.size());
    for (std::size_t first = 0; first < questions.size(); first += atOnce) {
        const std::size_t end = std::min(questions.size(), first + atOnce);
        std::vector<QStringList> files(atOnce);
        std::vector<std::unique_ptr<QProcess>> running;
        for (std::size_t i = first; i < end; ++i) {
            files[i - first] = copies(questions[i].files, static_cast<qsizetype>(i));
            auto client = std::make_unique<QProcess>();
            client->setStandardInputFile(QProcess::nullDevice());
            client->start(u"ssh"_s, arguments(questions[i], files[i - first]));
            running.push_back(std::move(client));
        }
        for (std::size_t i = first; i < end; ++i) {
            running[i - first]->waitForFinished(20'000);
            answers[i] = classify(running[i - first]->readAllStandardError(), files[i - first]);
        }
    }
    return answers;
}

} // namespace vedette::test
