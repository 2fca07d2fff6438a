// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/ShellProtocol.h"

#include "core/base/Nonce.h"
#include "core/ssh/FrameReader.h"
#include "core/ssh/PreludeRequest.h"
#include "tests/support/Catch.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;

namespace {

/// What a login shell prints for our start command when those lines are its input.
std::optional<QByteArray> runThrough(const QStringList& loginShell, const QByteArray& lines)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(loginShell.first(),
                  loginShell.mid(1) + QStringList{QString::fromLatin1(shellCommand())});
    if (!process.waitForStarted(5000)) {
        return std::nullopt;
    }
    process.write(lines);
    process.closeWriteChannel();
    process.waitForFinished(20'000);
    return process.readAllStandardOutput();
}

std::optional<Frame> frameIn(const QByteArray& output, const QByteArray& nonce)
{
    FrameReader reader;
    reader.expect(nonce);
    auto frame = reader.feed(output);
    return frame ? *frame : std::nullopt;
}

} // namespace

TEST_CASE("A request through any login shell is answered by one frame")
{
    const QStringList shell = GENERATE(QStringList{u"sh"_s, u"-c"_s},
                                       QStringList{u"bash"_s, u"-c"_s},
                                       QStringList{u"dash"_s, u"-c"_s},
                                       QStringList{u"busybox"_s, u"sh"_s, u"-c"_s},
                                       QStringList{u"zsh"_s, u"-c"_s},
                                       QStringList{u"fish"_s, u"-c"_s},
                                       QStringList{u"csh"_s, u"-c"_s},
                                       QStringList{u"tcsh"_s, u"-c"_s});
    if (QStandardPaths::findExecutable(shell.first()).isEmpty()) {
        WARN("skipped: " << shell.first() << " is not installed");
        return;
    }
    const QByteArray nonce = makeNonce();
    const QByteArray lines = definitionLines("greet() {\n  echo \"it's $1\"\n  return 7\n}\n")
        + requestLine(R"(greet 'a b'; x=$?; echo "\\n%s"; exit $x)", nonce);

    const auto output = runThrough(shell, lines);

    REQUIRE(output);
    const auto frame = frameIn(*output, nonce);
    REQUIRE(frame);
    CHECK(frame->exitCode == 7);
    CHECK(frame->output.startsWith("it's a b\n"));
}

TEST_CASE("A command that breaks, exits or reads its input spoils only its own answer")
{
    const auto* command = GENERATE("if then (", "exit 9", "cat", "return 4", "echo x >&2", "");
    const QByteArray nonce = makeNonce();
    const QByteArray next = makeNonce();

    const auto output = runThrough(
        {u"sh"_s, u"-c"_s}, requestLine(command, nonce) + requestLine("echo still here", next));

    REQUIRE(output);
    const auto first = frameIn(*output, nonce);
    REQUIRE(first);
    CHECK(first->output.isEmpty());
    const auto second = frameIn(*output, next);
    REQUIRE(second);
    CHECK(second->output == "still here");
}

TEST_CASE("A script may hold anything that is one")
{
    const QByteArray nonce = makeNonce();
    const QByteArray script
        = "# don't\nv='a\n!\n(\nb'\nw=\"\\$x `echo y`\"\nf() { echo \"$v$w\"; }";

    const auto output
        = runThrough({u"sh"_s, u"-c"_s}, definitionLines(script) + requestLine("f", nonce));

    REQUIRE(output);
    const auto frame = frameIn(*output, nonce);
    REQUIRE(frame);
    CHECK(frame->output == "a\n!\n(\nb$x y");
}

TEST_CASE("A script that can't be evaluated leaves a shell that answers or ends")
{
    const QByteArray nonce = makeNonce();

    const auto output = runThrough({u"sh"_s, u"-c"_s},
                                   definitionLines("f() {") + requestLine("echo here", nonce));

    REQUIRE(output);
    CHECK((!frameIn(*output, nonce) || frameIn(*output, nonce)->output == "here"));
}

TEST_CASE("A request to the prelude is known, and its nonce")
{
    CHECK(preludeFunction("vd_facts a1") == PreludeFunction::Facts);
    CHECK(preludeFunction("vd_status a1") == PreludeFunction::Status);
    CHECK(preludeFunction("vd_metrics a1 local") == PreludeFunction::Metrics);
    CHECK_FALSE(preludeFunction("vd_version a1"));
    CHECK_FALSE(preludeFunction("vd_df a1"));
    CHECK_FALSE(preludeFunction("vd_statusx a1"));
    CHECK_FALSE(preludeFunction("vd_status"));
    CHECK(nonceOf("vd_status a1") == "a1");
    CHECK(nonceOf("vd_metrics a1 local") == "a1");
    CHECK(preludeLine("vd_status a1") == "vd_status a1 2>/dev/null\n");
    CHECK(preludeLine("vd_metrics a1") == "vd_gather vd_metrics a1\n");
    CHECK(preludeLine("vd_metrics a1 local") == "vd_local a1 2>/dev/null\n");
}

TEST_CASE("The shell speaks the C locale")
{
    const QByteArray nonce = makeNonce();

    const auto output = runThrough({u"sh"_s, u"-c"_s}, requestLine("printenv LC_ALL", nonce));

    REQUIRE(output);
    const auto frame = frameIn(*output, nonce);
    REQUIRE(frame);
    CHECK(frame->output == "C");
}
