// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The fixed probe, run as a login shell would run it, and sent what nobody should send.
#include "core/collect/FixedProbe.h"

#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <optional>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::fixedProbe;
using collect::KeyOptions;

namespace {

/// A folder in which `sh` is the shell of that name, for the command names no other.
class ShellFolder
{
public:
    explicit ShellFolder(const QString& shell)
    {
        const QString path = QStandardPaths::findExecutable(shell);
        isThere = !path.isEmpty() && QFile::link(path, m_folder.filePath(u"sh"_s));
    }

    [[nodiscard]] QString path() const { return m_folder.path(); }

    bool isThere = false;

private:
    QTemporaryDir m_folder;
};

struct Answer
{
    QByteArray output;
    QByteArray errors;
    int exitCode = -1;
};

/// As sshd runs a forced command: by the account's shell, after "-c".
Answer runProbe(const ShellFolder& shell, const QByteArray& input, const QString& folder = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, shell.path() + u':' + environment.value(u"PATH"_s));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.isEmpty() ? shell.path() : folder);
    process.start(u"/bin/sh"_s, {u"-c"_s, QString::fromLatin1(fixedProbe().command)});
    process.write(input);
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(30'000));
    return {process.readAllStandardOutput(), process.readAllStandardError(), process.exitCode()};
}

QByteArray framed(const QByteArray& output, const QByteArray& nonce)
{
    const QByteArray begin = '\n' + nonce + "{\n";
    const qsizetype at = output.indexOf(begin);
    const qsizetype end = output.indexOf('\n' + nonce + "}0\n", at);
    return at < 0 || end < 0 ? QByteArray()
                             : output.mid(at + begin.size(), end - at - begin.size());
}

const char* const publicKey
    = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL2cWKXzGOuJmkAmxCLzGHbSEXzGZUqfs0rLKL2Xuxgp";

} // namespace

TEST_CASE("the fixed probe answers its four requests in every shell")
{
    const ShellFolder shell(GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"zsh"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    collect::ServerContext context;
    const auto facts = collect::factsRequest();
    const auto status = collect::pollRequest(PollKind::Status);
    const auto metrics = collect::pollRequest(PollKind::Metrics);

    const Answer answer = runProbe(shell,
                                   "vd_version a1\n" + facts.command + '\n' + status.command + '\n'
                                       + metrics.command + '\n');

    CHECK(answer.exitCode == 0);
    CHECK(answer.errors.isEmpty());
    CHECK(collect::versionIn(framed(answer.output, "a1")) == fixedProbe().version);
    REQUIRE(collect::readFacts(framed(answer.output, facts.nonce), facts.nonce, context));
    CHECK(context.facts.kernel.startsWith(u"Linux "_s));
    CHECK(context.missing.empty());
    for (const auto& [request, kind] :
         {std::pair{status, PollKind::Status}, std::pair{metrics, PollKind::Metrics}}) {
        const Snapshot snapshot = collect::readPoll(
            {framed(answer.output, request.nonce), 0, {}}, request.nonce, kind, {}, context);
        CHECK_FALSE(snapshot.error);
        CHECK(snapshot.unavailable.empty());
    }
}

TEST_CASE("what is no request ends the fixed probe and changes nothing")
{
    const ShellFolder shell(GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const QTemporaryDir folder;
    const QByteArray line = GENERATE(as<QByteArray>{},
                                     ";touch x",
                                     "vd_status a;touch x",
                                     "vd_status $(touch x)",
                                     "vd_status `touch x`",
                                     "vd_status \"$(touch x)\"",
                                     "vd_status a b",
                                     "vd_status a\ttouch",
                                     "vd_status",
                                     "vd_status *",
                                     "vd_status ../a",
                                     "vd_status \xc3\xa4",
                                     "vd_statusx a",
                                     "vd_section a",
                                     "vd_* a",
                                     "touch x",
                                     "touch",
                                     "",
                                     "-c touch",
                                     "vd_status 'a'",
                                     "vd_status a\\",
                                     "exit",
                                     "eval touch x",
                                     "vd_version a|touch x",
                                     "vd_version a>x",
                                     "vd_version 00000000000000000000000000000000"
                                     "000000000000000000000000000000000");

    const Answer answer = runProbe(shell, line + "\nvd_version after\n", folder.path());

    INFO(line);
    CHECK(answer.exitCode == 1);
    CHECK(answer.output == "vedette-probe " + fixedProbe().version + ": no such request\n");
    CHECK(QDir(folder.path()).isEmpty());
}

TEST_CASE("bytes that are no text, a line without an end and a long one do nothing")
{
    const ShellFolder shell(GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s));
    if (!shell.isThere) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const QTemporaryDir folder;
    const auto [input, isRefused]
        = GENERATE(table<QByteArray, bool>({{"vd_version a", false}, // no line feed: no request
                                            {"touch x", false},
                                            {"", false},
                                            {QByteArray("vd_status \0;touch x\n", 20), true},
                                            {QByteArray("\0\0\0\5\1\0\0\0\3\n", 10), true},
                                            {"vd_status " + QByteArray(100'000, 'a') + '\n', true},
                                            {QByteArray(100'000, '(') + ";touch x\n", true}}));

    const Answer answer = runProbe(shell, input, folder.path());

    CHECK(answer.exitCode == (isRefused ? 1 : 0));
    CHECK(answer.output.contains("no such request") == isRefused);
    CHECK_FALSE(answer.output.contains("}0"));
    CHECK(QDir(folder.path()).isEmpty());
}

TEST_CASE("the fixed probe's line fits every server and every login shell")
{
    const auto options = GENERATE(KeyOptions::Restrict, KeyOptions::Listed);

    const QByteArray line = collect::authorizedKeysLine(publicKey, options);

    CHECK(line.size() < 4000);
    CHECK(line.count('"') == 2); // dropbear hands on what OpenSSH unescapes
    CHECK_FALSE(line.contains('\n'));
    CHECK_FALSE(line.contains("\\\\"));
    CHECK_FALSE(line.contains('!'));
    CHECK(line.count('\'') == 4);
    CHECK(line.endsWith(publicKey + QByteArray(" vedette")));
    CHECK(std::ranges::all_of(line, [](char c) { return c >= ' ' && c < 127; }));
}

TEST_CASE("the script of the fixed probe holds code alone, and each line of the prelude")
{
    const QByteArray script = fixedProbe().script;

    CHECK(script.startsWith("vd_v=" + fixedProbe().version + '\n'));
    CHECK_FALSE(script.contains("\n#"));
    CHECK_FALSE(script.contains("\n "));
    const QList<QByteArray> lines = collect::fixedPrelude().split('\n');
    for (const QByteArray& line : lines) {
        const QByteArray code = line.trimmed();
        CHECK((code.startsWith('#') || script.contains(code)));
    }
    CHECK_FALSE(script.contains("eval"));
}

TEST_CASE("only the fixed probe's own words are a version")
{
    CHECK(collect::versionIn("vedette-probe 0a1b2c3d\n") == "0a1b2c3d");
    CHECK(collect::versionIn("vedette-probe 0a1b2c3d\nvedette-agent") == "0a1b2c3d");
    CHECK(collect::versionIn("vedette-probe 0a1b2c3").isEmpty());
    CHECK(collect::versionIn("vedette-probe 0a1b2c3d: no such request").isEmpty());
    CHECK(collect::versionIn("probe 0a1b2c3d").isEmpty());
    CHECK(collect::versionIn("").isEmpty());
}
