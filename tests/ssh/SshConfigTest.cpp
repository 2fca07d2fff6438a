// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshConfig.h"

#include "core/ssh/SshPattern.h"
#include "core/ssh/config/SshNumbers.h"
#include "core/ssh/config/SshWords.h"
#include "tests/support/Catch.h"
#include "tests/support/SshConfigDouble.h"

#include <QDir>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using ssh::SshConfig;
using test::sshConfigSystem;

namespace {

SshConfig configOf(const QByteArray& text)
{
    auto config = SshConfig::load(u"/c"_s, sshConfigSystem({{"/c", text}}));
    REQUIRE(config);
    return *std::move(config);
}

/// Empty when nothing is refused.
QString refusalOf(const SshConfig& config, const QString& host)
{
    const auto resolved = config.resolve(host);
    return resolved ? QString() : resolved.error().detail;
}

} // namespace

TEST_CASE("The first value of a host wins, and defaults fill what is left")
{
    const auto config = configOf("Host db1\n HostName db1.lan\n Port 2222\nHost *\n Port 1\n");

    const auto resolved = config.resolve(u"db1"_s);

    REQUIRE(resolved);
    CHECK(resolved->hostName == u"db1.lan"_s);
    CHECK(resolved->port == 2222);
    CHECK(resolved->user == u"jane"_s);
    CHECK(resolved->identityFiles.size() == 7);
    CHECK(resolved->userKnownHostsFiles.front() == u"/home/jane/.ssh/known_hosts"_s);
    CHECK(resolved->strictHostKeyChecking == u"ask"_s);
    CHECK_FALSE(resolved->connectTimeout);
    CHECK(resolved->notes.empty());
}

TEST_CASE("Match exec is never run: its block does not count and is told")
{
    const auto config = configOf("Host x\n\nMatch host db1 exec \"true\"\n User exec\n"
                                 "Match !exec false\n User not\nMatch host no exec true\n");

    const auto resolved = config.resolve(u"db1"_s);

    REQUIRE(resolved);
    CHECK(resolved->user == u"jane"_s);
    REQUIRE(resolved->notes.size() == 2);
    CHECK(resolved->notes.front().file == u"/c"_s);
    CHECK(resolved->notes.front().line == 3);
    CHECK(resolved->notes.front().text.contains(u"never run"));
    CHECK(resolved->notes.back().line == 5);
}

TEST_CASE("The literal names of a file and its includes are listed once, in order")
{
    const auto config = SshConfig::load(
        u"/c"_s,
        sshConfigSystem({{"/c", "Host b a *.x !n\nInclude part*\nHost c? a -o a;b z\n"},
                         {"/home/jane/.ssh/part2", "Host two\n"},
                         {"/home/jane/.ssh/part1", "Host one b\n"}}));

    REQUIRE(config);
    CHECK(config->hosts() == QStringList{u"b"_s, u"a"_s, u"one"_s, u"two"_s, u"z"_s});
}

TEST_CASE("A refused line is named with its file, number and reason")
{
    const auto config = SshConfig::load(
        u"/c"_s,
        sshConfigSystem({{"/c", "\nInclude bad\n"}, {"/home/jane/.ssh/bad", "\n\nPort x\n"}}));

    REQUIRE(config);
    CHECK(refusalOf(*config, u"h"_s) == u"/home/jane/.ssh/bad line 3: “x” is no port"_s);
    CHECK(config->hosts().error().code == ErrorCode::InvalidFile);
    CHECK(refusalOf(configOf("\nFoo 1\n"), u"h"_s)
          == u"/c line 2: Bad configuration option: foo"_s);
}

TEST_CASE("Names that ssh would not take are refused before anything is read")
{
    const auto config = configOf("Host *\n User x\n");

    CHECK(config.resolve(u"-oProxyCommand=x"_s).error().code == ErrorCode::InvalidConfig);
    CHECK(refusalOf(config, u"a;b"_s) == u"host"_s);
    CHECK(refusalOf(config, u""_s) == u"host"_s);
    CHECK(refusalOf(config, u"@h"_s) == u"user"_s);
    CHECK(refusalOf(config, u"a|b@h"_s) == u"user"_s);
    CHECK(refusalOf(config, u"ssh://h/path"_s) == u"host"_s);
}

TEST_CASE("A file that is missing, a folder, a pipe or too large is refused")
{
    const QTemporaryDir folder;
    REQUIRE(folder.isValid());
    const QString pipe = folder.filePath(u"pipe"_s);
    REQUIRE(::mkfifo(pipe.toLocal8Bit().constData(), 0600) == 0);
    QFile large(folder.filePath(u"large"_s));
    REQUIRE(large.open(QIODevice::WriteOnly));
    REQUIRE(large.resize(1024 * 1024 + 1));

    for (const QString& path :
         {folder.path(), pipe, large.fileName(), folder.filePath(u"none"_s), QString()}) {
        CAPTURE(path.toStdString());
        const auto config = SshConfig::load(path);
        REQUIRE_FALSE(config);
        CHECK(config.error().code == ErrorCode::InvalidFile);
    }
}

TEST_CASE("Files that include themselves or too many others end with an error")
{
    const auto loop
        = SshConfig::load(u"/c"_s, sshConfigSystem({{"/c", "Include /c\nInclude /c\n"}}));
    QByteArray many;
    for (int i = 0; i < 1200; ++i) {
        many += "Include /one\n";
    }
    const auto wide = SshConfig::load(u"/c"_s, sshConfigSystem({{"/c", many}, {"/one", "#\n"}}));
    const auto wild = configOf("Include /*/*/*/*/x\n");

    REQUIRE(loop);
    CHECK(refusalOf(*loop, u"h"_s).contains(u"include each other"));
    REQUIRE(wide);
    CHECK(refusalOf(*wide, u"h"_s).contains(u"include each other"));
    CHECK(refusalOf(wild, u"h"_s).contains(u"wildcards"));
}

TEST_CASE("More lines than a configuration may have are refused, not read")
{
    const auto config = configOf(QByteArray("User x\n").repeated(100'001));

    CHECK(refusalOf(config, u"h"_s).contains(u"100,000 lines"));
}

TEST_CASE("Patterns with many stars take no time")
{
    const QByteArray text(1000, 'a');
    const QByteArray pattern = QByteArray("*a").repeated(400) + "b";

    CHECK_FALSE(ssh::matchesSshPattern(text, pattern));
    CHECK(ssh::matchesSshPattern(text + "b", pattern));
    CHECK(ssh::matchesSshPattern("", "***"));
    CHECK_FALSE(ssh::matchesSshPattern("", "?"));
}

TEST_CASE("A list of patterns fits unless one of them is excluded")
{
    using ssh::SshCase;

    CHECK(ssh::matchesSshList("db1", "web*,DB?", SshCase::LowerPatterns));
    CHECK_FALSE(ssh::matchesSshList("db1", "web*,DB?", SshCase::AsWritten));
    CHECK_FALSE(ssh::matchesSshList("db1", "*,!db1", SshCase::AsWritten));
    CHECK_FALSE(ssh::matchesSshList("db1", "!web", SshCase::AsWritten));
    CHECK_FALSE(ssh::matchesSshList("db1", "", SshCase::AsWritten));
    CHECK_FALSE(ssh::matchesSshList("db1", QByteArray(1023, '*'), SshCase::AsWritten));
    CHECK(ssh::matchesSshList("db1", QByteArray(1022, '*'), SshCase::AsWritten));
}

TEST_CASE("Times and numbers are read as OpenSSH reads them")
{
    CHECK(ssh::readSshTime("1h30m") == 5400);
    CHECK(ssh::readSshTime("2147483647") == 2'147'483'647);
    CHECK_FALSE(ssh::readSshTime("2147483648"));
    CHECK_FALSE(ssh::readSshTime("3551w"));
    CHECK_FALSE(ssh::readSshTime("1y"));
    CHECK_FALSE(ssh::readSshTime("-1"));
    CHECK_FALSE(ssh::readSshTime(""));
    CHECK(ssh::readSshNumber(" +22", 0, 65535) == 22);
    CHECK_FALSE(ssh::readSshNumber("22 ", 0, 65535));
    CHECK_FALSE(ssh::readSshNumber("99999999999999999999", 0, 65535));
}

TEST_CASE("Arguments are split at blanks outside of quotes")
{
    CHECK(ssh::splitSshArguments("a 'b c' \"d\\\"e\" f\\ g #h")
          == QList<QByteArray>{"a", "b c", "d\"e", "f g"});
    CHECK(ssh::splitSshArguments("  ") == QList<QByteArray>{});
    CHECK_FALSE(ssh::splitSshArguments("a 'b"));
    CHECK(ssh::splitSshArguments("a\\") == QList<QByteArray>{"a\\"});
}
