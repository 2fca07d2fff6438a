// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/files/SftpTransport.h"

#include "tests/collect/files/TransportDoubles.h"
#include "tests/support/Catch.h"

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::SftpTransport;
using test::FakeFiles;
using test::FakeShell;
using test::TransportScript;

namespace {

/// The output of one request; nothing when it takes more than that turn.
std::optional<QByteArray> outputOf(ssh::Transport& transport, const QByteArray& command)
{
    REQUIRE(transport.start(command));
    auto reply = transport.advance();
    REQUIRE(reply);
    return *reply ? std::optional((*reply)->output) : std::nullopt;
}

/// The output of what runs, within two turns.
std::optional<QByteArray> nextOutput(ssh::Transport& transport)
{
    auto reply = transport.advance();
    if (reply && !*reply) {
        reply = transport.advance();
    }
    REQUIRE(reply);
    return *reply ? std::optional((*reply)->output) : std::nullopt;
}

/// A transport whose first answer came from its shell, and whose files are open.
std::unique_ptr<SftpTransport> withOpenFiles(TransportScript& script,
                                             const SftpTransport::Patience& patience = {})
{
    auto transport = std::make_unique<SftpTransport>(std::make_unique<FakeShell>(script), patience);
    REQUIRE(outputOf(*transport, "vd_facts n") == script.shellReply);
    script.areFilesReady = true;
    script.shellCommands.clear();
    return transport;
}

bool isOfFiles(const std::optional<QByteArray>& output)
{
    return output && output->contains("text\n");
}

} // namespace

TEST_CASE("The shell answers until files are open, and then all that is no poll")
{
    TransportScript script;
    SftpTransport transport(std::make_unique<FakeShell>(script), {});
    CHECK(outputOf(transport, "vd_facts n") == script.shellReply);
    CHECK(script.channelsOpened == 0);
    CHECK(outputOf(transport, "vd_status n") == script.shellReply); // not ready yet
    CHECK(script.channelsOpened == 1);
    script.areFilesReady = true;

    CHECK(isOfFiles(outputOf(transport, "vd_metrics n")));
    CHECK(isOfFiles(outputOf(transport, "vd_status n")));
    CHECK(outputOf(transport, "vd_other n") == script.shellReply);

    CHECK(script.channelsOpened == 1);
    CHECK(transport.channels() == 2);
    CHECK(transport.bytesReceived() == 5);
}

TEST_CASE("The first metrics wait for files that are being opened")
{
    TransportScript script;
    SftpTransport transport(std::make_unique<FakeShell>(script), {});
    CHECK(outputOf(transport, "vd_facts n") == script.shellReply);
    script.shellCommands.clear();

    REQUIRE(transport.start("vd_metrics n"));
    CHECK(script.turnsOfFiles == 1); // else no byte would come to wake anybody
    CHECK(transport.advance());
    CHECK(transport.deadline());
    script.areFilesReady = true;
    REQUIRE(transport.advance());
    const auto reply = transport.advance();

    REQUIRE((reply && *reply));
    CHECK(isOfFiles((*reply)->output));
    CHECK(script.shellCommands.isEmpty());
}

TEST_CASE("Metrics go to the shell when files open too late, are refused or tell no space", "[F7]")
{
    const auto [isLate, isRefused, tellsSpace] = GENERATE(
        table<bool, bool, bool>({{true, false, true}, {false, true, true}, {false, false, false}}));
    TransportScript script;
    script.tellsSpace = tellsSpace;
    SftpTransport transport(std::make_unique<FakeShell>(script),
                            {.opening = milliseconds{isLate ? 0 : 60'000}});
    CHECK(outputOf(transport, "vd_facts n") == script.shellReply);
    script.shellCommands.clear();
    REQUIRE(transport.start("vd_metrics n"));
    CHECK(script.shellCommands.isEmpty());

    script.areFilesReady = !isLate;
    if (isRefused) {
        script.filesError = Error{ErrorCode::ServerLimits, {}};
    }
    CHECK(nextOutput(transport) == script.shellReply);
    CHECK(script.shellCommands == QList<QByteArray>{"vd_metrics n"});
    CHECK(outputOf(transport, "vd_metrics n") == script.shellReply); // never waited for again
}

TEST_CASE("Once files serve the shell ends, and another one begins when it is needed")
{
    TransportScript script;
    const auto transport = withOpenFiles(script);
    CHECK(script.shellsOpen == 1);

    CHECK(isOfFiles(outputOf(*transport, "vd_metrics n")));
    CHECK(script.shellsOpen == 0);
    CHECK(transport->channels() == 1);

    script.filesError = Error{ErrorCode::NotAvailable, {}};
    REQUIRE(transport->advance());
    CHECK(outputOf(*transport, "vd_metrics n") == script.shellReply);
    CHECK(script.shellsOpen == 1);
}

TEST_CASE("A shell that was needed after all stays, though files answer again")
{
    TransportScript script;
    const auto transport = withOpenFiles(script);
    CHECK(isOfFiles(outputOf(*transport, "vd_metrics n")));
    script.isAnswering = false;
    CHECK_FALSE(outputOf(*transport, "vd_metrics n"));
    transport->abandon();
    script.owesAnswer = true;
    CHECK(outputOf(*transport, "vd_status n") == script.shellReply);
    CHECK(script.shellsOpen == 1);

    script.owesAnswer = false;
    script.isAnswering = true;
    CHECK(isOfFiles(outputOf(*transport, "vd_metrics n")));

    CHECK(script.shellsOpen == 1);
}

TEST_CASE("A session whose shell is refused when it is wanted again is lost: a login gets one")
{
    const ErrorCode refusal = GENERATE(ErrorCode::ServerLimits, ErrorCode::CommandFailed);
    const bool isAtOnce = GENERATE(true, false);
    TransportScript script;
    const auto transport = withOpenFiles(script);
    CHECK(isOfFiles(outputOf(*transport, "vd_metrics n")));
    script.filesError = Error{ErrorCode::NotAvailable, {}};
    REQUIRE(transport->advance());

    (isAtOnce ? script.startError : script.shellError) = Error{refusal, u"no more"_s};
    const auto started = transport->start("vd_metrics n");
    const auto turn = started ? transport->advance() : fail(started.error());

    REQUIRE_FALSE(turn);
    CHECK(turn.error().code == ErrorCode::ConnectionLost);
    CHECK(turn.error().detail == u"no more");
}

TEST_CASE("The process that serves the session is learned from the shell, for the cost")
{
    TransportScript script;
    const auto transport = withOpenFiles(script);

    static_cast<void>(outputOf(*transport, "vd_metrics n"));

    const auto& files = script.fileRequests.back().files;
    CHECK(std::ranges::find(files, "/proc/11/stat", &ssh::FileAsk::path) == files.end());
    CHECK(std::ranges::find(files, "/proc/10/stat", &ssh::FileAsk::path) != files.end());
}

TEST_CASE("A server that stops giving files is asked by its shell, the same poll as well")
{
    TransportScript script;
    const auto transport = withOpenFiles(script);
    script.isAnswering = false;
    CHECK_FALSE(outputOf(*transport, "vd_status n"));
    script.filesError = Error{
        GENERATE(ErrorCode::NotAvailable, ErrorCode::Malformed, ErrorCode::ServerLimits), {}};

    CHECK(nextOutput(*transport) == script.shellReply);
    CHECK(script.shellCommands == QList<QByteArray>{"vd_status n"});
    CHECK(outputOf(*transport, "vd_metrics n") == script.shellReply);
    CHECK(script.channelsOpened == 1); // never tried again
}

TEST_CASE("A shell that ends ends the session, whatever its files do")
{
    TransportScript script;
    const auto transport = withOpenFiles(script);
    script.shellError = Error{ErrorCode::ConnectionLost, {}};

    CHECK_FALSE(transport->advance());
}

TEST_CASE("An SFTP server that logs each file is left alone")
{
    const auto [arguments, isLogging] = GENERATE(
        table<const char*, bool>({{"/usr/lib/openssh/sftp-server -l INFO", true},
                                  {"/usr/lib/openssh/sftp-server -f LOCAL5 -lverbose -e", true},
                                  {"/usr/lib/openssh/sftp-server -l DEBUG3", true},
                                  {"/usr/lib/openssh/sftp-server -l ERROR", false},
                                  {"/usr/lib/openssh/sftp-server -f INFO", false},
                                  {"/usr/lib/openssh/sftp-server -l", false},
                                  {"", false}}));
    TransportScript script;
    script.arguments = QByteArray(arguments).replace(' ', '\0');
    const auto transport = withOpenFiles(script);
    CHECK(isOfFiles(outputOf(*transport, "vd_status n")));

    REQUIRE(transport->start("vd_metrics n"));

    CHECK((nextOutput(*transport) == script.shellReply) == isLogging);
    CHECK((script.shellsOpen == 1) == isLogging);
    CHECK((outputOf(*transport, "vd_status n") == script.shellReply) == isLogging);
}

TEST_CASE("Without statvfs the shell is asked for metrics, and files for the status")
{
    TransportScript script;
    script.tellsSpace = false;
    const auto transport = withOpenFiles(script);

    CHECK(outputOf(*transport, "vd_metrics n") == script.shellReply);
    CHECK(isOfFiles(outputOf(*transport, "vd_status n")));
}

TEST_CASE("While an answer is owed the shell is asked; one that hangs gets another channel", "[F7]")
{
    TransportScript script;
    const auto transport = withOpenFiles(script);
    script.isAnswering = false;
    CHECK_FALSE(outputOf(*transport, "vd_metrics n"));
    transport->abandon();
    CHECK(outputOf(*transport, "vd_status n") == script.shellReply); // slow, but it goes on
    CHECK(script.channelsOpened == 1);

    script.hangsAt = "/nas";
    CHECK(outputOf(*transport, "vd_status n") == script.shellReply);
    CHECK(script.channelsOpened == 2);
    CHECK(transport->channels() == 3);

    script.owesAnswer = false;
    CHECK(transport->advance());
    CHECK(transport->channels() == 2);
}

TEST_CASE("A file system that hangs costs its own figures, once its time is over", "[F7]")
{
    TransportScript script;
    const auto transport = withOpenFiles(script, {.fileSystem = milliseconds{0}});
    script.isAnswering = false;

    CHECK_FALSE(transport->deadline());
    REQUIRE(transport->start("vd_metrics n"));
    CHECK_FALSE(transport->deadline()); // what hangs is no file system
    script.hangsAt = "/nas";
    const auto deadline = transport->deadline();
    REQUIRE(deadline);
    CHECK(deadline->hasExpired());
    const auto reply = transport->advance();

    REQUIRE((reply && *reply));
    CHECK((*reply)->output.contains("@n:dfExit\n"));
    CHECK_FALSE(transport->deadline());
    CHECK(script.shellCommands.isEmpty());
    CHECK(script.shellsOpen == 1); // it may be needed soon
}

TEST_CASE("What the files took in for the shell is its answer in the same turn")
{
    TransportScript script;
    const auto transport = withOpenFiles(script);
    script.isShellAnswering = false;
    REQUIRE(transport->start("vd_other n"));
    REQUIRE(transport->advance());

    script.isShellReadWithFiles = true;
    const auto reply = transport->advance();

    REQUIRE((reply && *reply));
    CHECK((*reply)->output == script.shellReply);
}

TEST_CASE("Files alone answer polls, and run nothing")
{
    TransportScript script;
    SftpTransport transport(std::make_unique<FakeFiles>(script), {});
    CHECK_FALSE(outputOf(transport, "vd_facts n")); // it waits until they are open
    script.areFilesReady = true;
    CHECK(transport.advance());
    const auto facts = transport.advance();
    REQUIRE((facts && *facts));
    CHECK((*facts)->output.contains("@n:host\ntext\n"));

    CHECK(isOfFiles(outputOf(transport, "vd_metrics n")));
    const auto other = transport.start("vd_other n");
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::NotAvailable);
    const auto shell = transport.openBeside({});
    REQUIRE_FALSE(shell);
    CHECK(shell.error().code == ErrorCode::NotAvailable);
    CHECK(transport.channels() == 1);
    CHECK(transport.bytesReceived() == 7);

    script.filesError = Error{ErrorCode::ConnectionLost, {}};
    CHECK_FALSE(transport.advance());
    CHECK_FALSE(transport.start("vd_status n"));
}
