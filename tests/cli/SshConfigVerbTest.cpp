// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::runCli;

namespace {

/// A configuration in a folder of its own.
class SshConfigFile
{
public:
    explicit SshConfigFile(const QByteArray& text)
    {
        QFile file(path());
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(text) == text.size());
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(u"config"_s); }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("ssh-config shows every host that the file names")
{
    const SshConfigFile file("Host db1 web1\n User deploy\nHost db1\n Port 2222\n"
                             "Host *\n ProxyJump bastion\n IdentityFile /k\n");

    const auto outcome = runCli({u"ssh-config"_s, file.path()});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.err.isEmpty());
    const QStringList lines = outcome.out.split(u'\n', Qt::SkipEmptyParts);
    REQUIRE(lines.size() == 3);
    CHECK(lines.at(1).simplified() == u"db1 db1 2222 deploy /k bastion"_s);
    CHECK(lines.at(2).simplified() == u"web1 web1 22 deploy /k bastion"_s);
}

TEST_CASE("ssh-config prints what ssh -G prints as one JSON object")
{
    const SshConfigFile file("Host db1\n User deploy\n Port 2222\n IdentitiesOnly yes\n"
                             " CertificateFile /c\n IdentityFile /k\n ConnectTimeout 1m\n"
                             " StrictHostKeyChecking no\n UserKnownHostsFile /a /b\n");

    const auto outcome = runCli({u"ssh-config"_s, file.path(), u"--json"_s, u"db1"_s, u"OTHER"_s});

    CHECK(outcome.code == ExitCode::Ok);
    const QJsonObject hosts = outcome.json().object();
    CHECK(hosts.keys() == QStringList{u"OTHER"_s, u"db1"_s});
    CHECK(hosts.value("OTHER"_L1).toObject().value("hostname"_L1) == u"other"_s);
    CHECK(hosts.value("db1"_L1).toObject()
          == QJsonObject{{"hostname"_L1, u"db1"_s},
                         {"user"_L1, u"deploy"_s},
                         {"port"_L1, u"2222"_s},
                         {"identitiesonly"_L1, u"yes"_s},
                         {"certificatefile"_L1, QJsonArray{u"/c"_s}},
                         {"identityfile"_L1, QJsonArray{u"/k"_s}},
                         {"connecttimeout"_L1, u"60"_s},
                         {"stricthostkeychecking"_L1, u"false"_s},
                         {"userknownhostsfile"_L1, u"/a /b"_s}});
}

TEST_CASE("ssh-config tells what it did not run, and each line once")
{
    const SshConfigFile file("Host a b\n User x\nMatch exec true\n Port 1\n");

    const auto outcome = runCli({u"ssh-config"_s, file.path(), u"--json"_s});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.err.count(u"Match exec") == 1);
    CHECK(outcome.err.contains(file.path() + u" line 3: "_s));
    CHECK(outcome.json().object().value("a"_L1).toObject().value("port"_L1) == u"22"_s);
}

TEST_CASE("ssh-config leaves with 2 where ssh refuses the file, and names the line")
{
    const SshConfigFile file("Host a\n User x\n Port many\n");

    const auto outcome = runCli({u"ssh-config"_s, file.path()});

    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.out.isEmpty());
    CHECK(outcome.err.contains(u"config line 3: "_s));
}

TEST_CASE("ssh-config leaves with 2 for a refused file that names no host, too")
{
    const SshConfigFile file("Bogus yes\n");

    const auto outcome = runCli({u"ssh-config"_s, file.path(), u"--json"_s});

    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(u"line 1"_s));
}

TEST_CASE("ssh-config shows the other hosts when ssh refuses one")
{
    const SshConfigFile file("Host a\n ProxyJump a\nHost b\n");

    const auto outcome = runCli({u"ssh-config"_s, file.path(), u"--json"_s});

    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.json().object().keys() == QStringList{u"b"_s});
    CHECK(outcome.err.contains(u"a: ProxyJump leads from a to itself"));
}
