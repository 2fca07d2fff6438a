// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The line that carries a command, run by the shells that servers have: what arrives is what was
// given.
#include "core/collect/slow/CommandLine.h"

#include "core/ssh/ShellProtocol.h"
#include "tests/support/Await.h"
#include "tests/support/Catch.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <random>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

const QByteArray commandNonce = "0f3a9c0f3a9c0f3a9c0f3a9c0f3a9c0f";

/// A folder in which `sh` is the shell of that name.
class CommandShell
{
public:
    explicit CommandShell(const QString& shell)
    {
        const QString path = QStandardPaths::findExecutable(shell);
        isThere = !path.isEmpty() && QFile::link(path, m_folder.filePath(u"sh"_s));
    }

    [[nodiscard]] QString path() const { return m_folder.path(); }

    bool isThere = false;

private:
    QTemporaryDir m_folder;
};

QByteArray customScript(const QString& name)
{
    QFile file(u":/vedette/probes/slow/"_s + name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// A persistent shell that was sent a request; `before` is told to it first.
void sendRequest(QProcess& process,
                 const CommandShell& shell,
                 const CustomCommand& command,
                 const QByteArray& before = {})
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, shell.path() + u':' + environment.value(u"PATH"_s));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(shell.path());
    process.start(shell.path() + u"/sh"_s,
                  {u"-c"_s, QString::fromLatin1(vedette::ssh::shellLoop())});
    process.write(vedette::ssh::definitionLines(customScript(u"common.sh"_s) + '\n'
                                                + customScript(u"custom.sh"_s) + '\n' + before));
    process.write(vedette::ssh::requestLine(collect::commandRequest(command, commandNonce), "f1"));
    while (process.bytesToWrite() > 0) {
        REQUIRE(process.waitForBytesWritten(60'000));
    }
}

/// Until that came, or the process ended.
QByteArray readUntil(QProcess& process, const QByteArray& mark)
{
    QByteArray text;
    while (!text.contains(mark) && process.waitForReadyRead(60'000)) {
        text += process.readAllStandardOutput();
    }
    return text;
}

/// The connection lasts until the answer is there, and the next request is answered, too.
QByteArray
answerOf(const CommandShell& shell, const CustomCommand& command, const QByteArray& before = {})
{
    QProcess process;
    sendRequest(process, shell, command, before);
    QByteArray answer = readUntil(process, "\nf1}0\n");
    process.write(vedette::ssh::requestLine("echo next", "f2"));
    CHECK(readUntil(process, "\nf2}0\n").contains("f2{\nnext\n"));
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(60'000));
    return answer;
}

Result<parse::CommandOutput>
runCommand(const CommandShell& shell, const CustomCommand& command, const QByteArray& before = {})
{
    const QByteArray answer = answerOf(shell, command, before);
    UNSCOPED_INFO(answer.left(1000));
    const auto text = collect::PollText::parse(answer, commandNonce);
    REQUIRE(text);
    return collect::readCommandAnswer(*text, command);
}

CustomCommand scripted(const QString& script)
{
    CustomCommand command;
    command.name = u"probe 1"_s;
    command.script = script;
    return command;
}

QByteArray everyCharacter()
{
    QByteArray text;
    for (int c = 1; c < 0x80; ++c) {
        text += static_cast<char>(c);
    }
    return text + QByteArray("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\n\n");
}

std::vector<QString> hostileValues()
{
    return {QString(),
            u"it's; touch pwned"_s,
            u"$(touch pwned)`touch pwned`${IFS}"_s,
            u"\"; touch pwned; \"\n'; touch pwned; '\n"_s,
            u"-n"_s,
            u"--help\\"_s,
            u"\\\\0101 \\c %s %b %n"_s,
            u"a\nb\n\n\n"_s,
            u"trailing blanks \t \r\n"_s,
            u"@0f3a9c:exit\n7\n@:end\n"_s,
            u"'''''\\'\\'"_s,
            QString::fromUtf8(everyCharacter()),
            QString(4096, u'\''),
            QString(1300, QChar(0x20AC))};
}

bool isPwned(const CommandShell& shell)
{
    return QFile::exists(shell.path() + u"/pwned"_s);
}

/// The answer that a server gives, as text.
Result<parse::CommandOutput> readAnswer(const QByteArray& answer, const CustomCommand& command)
{
    const auto text = collect::PollText::parse(answer, "n");
    return text ? collect::readCommandAnswer(*text, command) : fail(text.error());
}

} // namespace

TEST_CASE("hostile parameters arrive as they were given, in every shell, and nothing runs")
{
    const CommandShell shell(
        GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const std::vector<QString> values = hostileValues();
    for (std::size_t first = 0; first < values.size(); first += 2) {
        CustomCommand command = scripted(u"printf '%s|' \"$A\" \"$_b2\""_s);
        command.parameters = {{u"A"_s, values.at(first)}, {u"_b2"_s, values.at(first + 1)}};
        REQUIRE(validate(command));

        const auto output = runCommand(shell, command);

        REQUIRE(output);
        CHECK(output->text
              == values.at(first).toUtf8() + '|' + values.at(first + 1).toUtf8() + '|');
        CHECK(output->errors.isEmpty());
        CHECK(output->exitCode == 0);
        CHECK_FALSE(isPwned(shell));
    }
}

TEST_CASE("random bytes of a parameter arrive as they were given")
{
    const CommandShell shell(u"dash"_s);
    std::mt19937 random(20'260'102); // NOLINT: the same numbers in every run
    for (int round = 0; round < 20; ++round) {
        QString value;
        for (int i = 0; i < 300; ++i) {
            value += QChar(static_cast<char16_t>(1 + random() % 0x2FF));
        }
        CustomCommand command = scripted(u"printf %s \"$VALUE\""_s);
        command.parameters = {{u"VALUE"_s, value}};

        const auto output = runCommand(shell, command);

        REQUIRE(output);
        CHECK(output->text == value.toUtf8());
    }
}

TEST_CASE("a script of many lines runs as it stands, without input and under the command's name")
{
    const CommandShell shell(
        GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const CustomCommand command
        = scripted(u"#!/bin/sh\n# it's a comment\ncat\nfor i in 1 2; do\n\techo \"$i\"\ndone\n"
                   "printf '%s \\\\n' \"$0\" >&2\ncat <<'END'\n$x \\\n`y`\nEND\nexit 3\n"_s);

    const auto output = runCommand(shell, command);

    REQUIRE(output);
    CHECK(output->text == "1\n2\n$x \\\n`y`\n");
    CHECK(output->errors.startsWith(u"probe 1 \\n"_s));
    CHECK(output->exitCode == 3);
    REQUIRE(output->duration);
    CHECK(output->duration->count() < 10);
}

TEST_CASE("a script that begins with a hyphen gives the shell no options")
{
    const CommandShell shell(u"dash"_s);

    const auto output = runCommand(shell, scripted(u"-x 2>/dev/null; echo \"$0\""_s));

    REQUIRE(output);
    CHECK(output->text == "probe 1\n");
}

TEST_CASE("a script stands neither in the list of processes nor in what it starts")
{
    const CommandShell shell(
        GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }

    const auto output
        = runCommand(shell,
                     scripted(u": hidden words\ncat /proc/$$/cmdline /proc/$PPID/cmdline |"
                              " grep -a -c 'hidden words'\nenv | grep -c '^vd_code='\n"
                              "echo \"${vd_code-none} $#\""_s));

    REQUIRE(output);
    CHECK(output->text == "0\n0\nnone 0\n");
}

TEST_CASE("what runs too long ends with all that it started")
{
    const CommandShell shell(GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    CustomCommand command = scripted(u"echo before; (sleep 3; touch pwned) | cat; echo never"_s);
    command.timeout = seconds{1};
    QElapsedTimer time;
    time.start();

    const auto output = runCommand(shell, command, "sleep 0\n");

    CHECK(time.elapsed() < 20'000);
    REQUIRE(output);
    CHECK(output->text == "before\n");
    CHECK(output->cut == Error{ErrorCode::Timeout, u"the command did not end within 1 s"_s});
    const auto later = runCommand(shell, scripted(u"sleep 3; echo later"_s));
    CHECK(later->text == "later\n");
    CHECK_FALSE(isPwned(shell));
}

TEST_CASE("a script ends at once, with all that it started, when its connection ends")
{
    const CommandShell shell(
        GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    QProcess process;
    const CustomCommand command
        = scripted(u"(sleep 2; touch pwned) & touch begun; while :; do sleep 1; done | cat"_s);
    sendRequest(process, shell, command);
    REQUIRE(test::eventually([&] { return QFile::exists(shell.path() + u"/begun"_s); }));
    QElapsedTimer time;
    time.start();

    process.closeWriteChannel();

    CHECK(process.waitForFinished(30'000));
    CHECK(time.elapsed() < 10'000); // its own time is a minute
    const auto later = runCommand(shell, scripted(u"sleep 3; echo later"_s));
    CHECK(later->text == "later\n");
    CHECK_FALSE(isPwned(shell));
}

TEST_CASE("another account's script ends with the connection, by the end of its input alone")
{
    const CommandShell shell(u"dash"_s);
    QProcess process;
    CustomCommand command = scripted(u"touch begun; sleep 50; touch pwned"_s);
    command.runAs = u"app"_s;
    sendRequest(process, shell, command, "sudo() { shift 5; \"$@\" 9<&-; }\n");
    REQUIRE(test::eventually([&] { return QFile::exists(shell.path() + u"/begun"_s); }));

    process.closeWriteChannel();

    CHECK(process.waitForFinished(20'000));
}

TEST_CASE("a script that a signal ended has an exit code of 128 and more in every shell")
{
    const CommandShell shell(
        GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }

    const auto output = runCommand(shell, scripted(u"kill -KILL $$"_s));

    REQUIRE(output);
    CHECK(output->exitCode == 137);
}

TEST_CASE("what a script leaves in the background ends with it")
{
    const CommandShell shell(GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    QElapsedTimer time;
    time.start();

    const auto output = runCommand(shell, scripted(u"sleep 9 & echo started"_s));

    REQUIRE(output);
    CHECK(output->text == "started\n");
    CHECK(time.elapsed() < 8'000);
}

TEST_CASE("too much output ends the script, and its beginning is kept; too many errors are cut")
{
    const CommandShell shell(u"dash"_s);

    const auto endless = runCommand(shell, scripted(u"yes"_s));
    const auto most
        = runCommand(shell, scripted(u"head -c 262144 /dev/zero | tr '\\0' x; echo e >&2"_s));
    const auto noisy = runCommand(
        shell, scripted(u"head -c 300000 /dev/zero | tr '\\0' e >&2; echo fine; exit 1"_s));

    REQUIRE(endless);
    REQUIRE(endless->cut);
    CHECK(endless->cut->code == ErrorCode::OutputTooLarge);
    CHECK(endless->text.size() == 262'144);
    CHECK(endless->text.startsWith("y\ny\n"));
    REQUIRE(most);
    CHECK_FALSE(most->cut);
    CHECK(most->text.size() == 262'144);
    CHECK(most->errors == u"e"_s);
    REQUIRE(noisy);
    CHECK(noisy->text == "fine\n");
    CHECK(noisy->exitCode == 1);
    CHECK(noisy->errors.size() <= 4096);
}

TEST_CASE("another account is asked of sudo, and its refusal is told from a script that fails")
{
    const CommandShell shell(u"dash"_s);
    CustomCommand command = scripted(u"echo \"$A\"; exit 1"_s);
    command.parameters = {{u"A"_s, u"it's"_s}};
    command.runAs = u"dom\\app-1"_s;

    const auto granted = runCommand(
        shell, command, "sudo() { printf '%s ' \"$1 $2 $3 $4 $5\"; shift 5; \"$@\"; }\n");
    const auto refused = runCommand(
        shell, command, "sudo() { echo 'sudo: a password is required' >&2; return 1; }\n");
    const auto missing = runCommand(shell, command, "sudo() { return 127; }\n");

    REQUIRE(granted);
    CHECK(granted->text == "-n -H -u dom\\app-1 -- it's\n");
    CHECK(granted->exitCode == 1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error()
          == Error{ErrorCode::PermissionDenied, u"sudo: a password is required"_s, 1});
    REQUIRE_FALSE(missing);
    CHECK(missing.error() == Error{ErrorCode::CommandMissing, u"sudo"_s, 127});
}

TEST_CASE("an answer is read with its exit code and its duration")
{
    CustomCommand command = scripted(u"x"_s);
    const QByteArray begin = "@n:out\n5\n@n:err\n@vedette\noh\x1b[1m no\nagain\n@n:exit\n";

    const auto output = readAnswer(begin + "2\n@n:time\n100.50 101.75\n@n:end", command);
    const auto killed = readAnswer(begin + "265\n@n:time\n9 8\n@n:end\n", command);

    REQUIRE(output);
    CHECK(output->text == "5\n");
    CHECK(output->errors == u"oh[1m no\nagain"_s);
    CHECK(output->exitCode == 2);
    REQUIRE(output->duration);
    CHECK(output->duration->count() == Approx(1.25));
    const auto odd = readAnswer(begin + "0\n@n:time\n15222.29 15222.51\n@n:end", command);
    REQUIRE(odd);
    CHECK(odd->duration == std::chrono::duration<double>(0.22)); // not 0.21999999999934516
    REQUIRE(killed);
    CHECK(killed->exitCode == 137);
    CHECK_FALSE(killed->duration);
}

TEST_CASE("an answer that ends early, anywhere, is not whole")
{
    const CustomCommand command = scripted(u"x"_s);
    const QByteArray whole
        = "@n:out\n5\n@n:err\n@vedette\n\n@n:exit\n12\n@n:time\n1.00 2.00\n@n:end";

    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto output = readAnswer(whole.first(length), command);
        INFO("cut to " << length);
        CHECK_FALSE(output);
    }
    CHECK(readAnswer("@n:out\n@n:err\n@n:exit\n-1\n@n:end", command).error().code
          == ErrorCode::Malformed);
    CHECK(readAnswer("@n:out\n@n:err\nnothing\n@n:exit\n2\n@n:end", command).error()
          == Error{ErrorCode::CommandFailed, u"nothing"_s, 2});
}
