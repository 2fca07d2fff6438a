// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/SshConfigOracle.h"

#include "tests/support/Catch.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr std::array lists{"identityfile"_L1, "certificatefile"_L1};
constexpr std::array texts{"hostname"_L1,
                           "user"_L1,
                           "port"_L1,
                           "identityagent"_L1,
                           "proxyjump"_L1,
                           "proxycommand"_L1,
                           "hostkeyalias"_L1,
                           "userknownhostsfile"_L1,
                           "stricthostkeychecking"_L1,
                           "identitiesonly"_L1,
                           "connecttimeout"_L1};

QJsonObject configIn(const QString& output)
{
    QJsonObject config;
    for (const QLatin1StringView key : lists) {
        config[key] = QJsonArray();
    }
    const QStringList lines = output.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const QString key = line.section(u' ', 0, 0);
        const QString value = line.mid(key.size() + 1);
        if (std::ranges::find(lists, key) != lists.end()) {
            QJsonArray values = config.value(key).toArray();
            values.append(value);
            config[key] = values;
        } else if (std::ranges::find(texts, key) != texts.end()) {
            config[key] = value;
        }
    }
    return config;
}

QProcessEnvironment environmentOf(const QString& home)
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"HOME"_s, home);
    environment.insert(u"VEDETTE_TEST_DIR"_s, u"/run/vedette test"_s);
    environment.insert(u"VEDETTE_TEST_PERCENT"_s, u"/run/%h/~"_s);
    return environment;
}

void ownOnly(const QString& path)
{
    REQUIRE(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
}

} // namespace

int lineIn(const QString& complaint)
{
    static const QRegularExpression pattern(u"line (\\d+)"_s);
    const QStringList lines = complaint.split(u'\n');
    for (const QString& line : lines) {
        const auto match = pattern.match(line);
        if (match.hasMatch() && !line.contains("Unsupported option"_L1)) {
            return match.captured(1).toInt();
        }
    }
    return 0;
}

SshConfigOracle::SshConfigOracle()
{
    REQUIRE(m_home.isValid());
    REQUIRE(QDir(m_home.path()).mkdir(u".ssh"_s));
    QProcess process;
    process.start(u"ssh"_s, {u"-V"_s});
    const bool isRun = process.waitForFinished();
    const QString version = QString::fromUtf8(process.readAllStandardError()).trimmed();
    if (!isRun || !version.startsWith("OpenSSH_9.2"_L1)) {
        m_whyNot = isRun ? u"ssh is not OpenSSH 9.2 but "_s + version : u"there is no ssh"_s;
    }
}

void SshConfigOracle::bring(const QString& folder)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = path(QDir(folder).relativeFilePath(from));
        REQUIRE(QDir().mkpath(QFileInfo(to).path()));
        REQUIRE(QFile::copy(from, to));
        ownOnly(to);
    }
}

void SshConfigOracle::write(const QString& name, const QByteArray& text)
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(text) == text.size());
    ownOnly(file.fileName());
}

QString SshConfigOracle::path(const QString& name) const
{
    return m_home.path() + u"/.ssh/"_s + name;
}

ssh::SshConfigSystem SshConfigOracle::system() const
{
    ssh::SshConfigSystem system = ssh::thisSshConfigSystem();
    const QByteArray home = m_home.path().toLocal8Bit();
    system.glob = [home, glob = system.glob](const QByteArray& pattern) {
        return glob(pattern.startsWith("~/") ? home + pattern.mid(1) : pattern);
    };
    const QProcessEnvironment environment = environmentOf(m_home.path());
    system.variable = [environment](const QByteArray& name) {
        const QString key = QString::fromLocal8Bit(name);
        return environment.contains(key) ? std::optional(environment.value(key).toLocal8Bit())
                                         : std::nullopt;
    };
    return system;
}

SshConfigAnswer SshConfigOracle::ask(const QString& name, const QString& host) const
{
    QProcess process;
    process.setProcessEnvironment(environmentOf(m_home.path()));
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(u"ssh"_s, {u"-G"_s, u"-F"_s, path(name), u"--"_s, host});
    REQUIRE(process.waitForFinished());
    const QString complaint = QString::fromUtf8(process.readAllStandardError());
    if (process.exitCode() != 0) {
        return {.isRefused = true, .line = lineIn(complaint), .complaint = complaint, .config = {}};
    }
    return {.isRefused = false,
            .line = 0,
            .complaint = complaint,
            .config = configIn(QString::fromUtf8(process.readAllStandardOutput()))};
}

} // namespace vedette::test
