// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/files/SftpTransport.h"

#include "tests/support/Catch.h"

#include <QList>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::SftpTransport;

namespace {

/// What the doubles of one transport were asked, and what they are to do.
struct Script
{
    QList<QByteArray> shellCommands;
    QByteArray shellReply = "@n:processes\n11 10\n@n:files\n";
    std::vector<ssh::FileRequest> fileRequests;
    std::optional<Error> filesError; ///< of the next turn
    std::optional<Error> shellError;
    std::optional<Error> startError; ///< of the shell
    bool areFilesReady = false;
    bool isAnswering = true;
    bool isShellAnswering = true;
    bool tellsSpace = true;
    bool owesAnswer = false;
    QByteArray hangsAt;
    QByteArray arguments; ///< of the SFTP server
    int channelsOpened = 0;
    int shellsOpen = 0;
    int turnsOfFiles = 0;
    qint64 received = 5; ///< by the connection that both share
    bool isShellReadWithFiles = false; ///< the next turn of the files takes in the shell's answer
};

class FakeFiles final : public ssh::FileTransport
{
public:
    explicit FakeFiles(Script& script)
        : m_script(script)
    {
        ++script.channelsOpened;
    }

    [[nodiscard]] bool isReady() const override { return m_script.areFilesReady; }
    [[nodiscard]] bool tellsSpace() const override { return m_script.tellsSpace; }
    [[nodiscard]] Result<void> start(const ssh::FileRequest& request) override
    {
        m_script.fileRequests.push_back(request);
        m_isRunning = true;
        return {};
    }
    [[nodiscard]] Result<std::optional<ssh::FileReply>> advance() override
    {
        ++m_script.turnsOfFiles;
        if (m_script.filesError) {
            return fail(*m_script.filesError);
        }
        if (std::exchange(m_script.isShellReadWithFiles, false)) {
            ++m_script.received;
            m_script.isShellAnswering = true;
        }
        if (!m_isRunning || !m_script.isAnswering) {
            return std::nullopt;
        }
        m_isRunning = false;
        return answer();
    }
    [[nodiscard]] ssh::FileReply giveUp() override
    {
        m_isRunning = false;
        m_script.owesAnswer = true;
        return answer();
    }
    [[nodiscard]] QByteArray hangsAt() const override { return m_script.hangsAt; }
    [[nodiscard]] bool owesAnswer() const override { return m_script.owesAnswer; }
    [[nodiscard]] std::unique_ptr<ssh::FileTransport> openBeside() override
    {
        return std::make_unique<FakeFiles>(m_script);
    }
    [[nodiscard]] ssh::Wait wait() const override { return {}; }
    void keepAlive() override { }
    [[nodiscard]] qint64 bytesReceived() const override { return 7; }
    [[nodiscard]] qint64 bytesSent() const override { return 8; }

private:
    [[nodiscard]] ssh::FileReply answer() const
    {
        ssh::FileReply reply;
        for (const ssh::FileAsk& ask : m_script.fileRequests.back().files) {
            const bool isOfArguments = ask.path == "/proc/self/cmdline";
            reply.files.push_back({ask.path, isOfArguments ? m_script.arguments : "text\n"});
        }
        return reply;
    }

    Script& m_script;
    bool m_isRunning = false;
};

class FakeShell final : public ssh::Transport
{
public:
    /// Open from the start as that of a login is, or with its first request.
    explicit FakeShell(Script& script, bool isOpen = true)
        : m_script(script)
    {
        if (isOpen) {
            open();
        }
    }
    FakeShell(const FakeShell&) = delete;
    FakeShell& operator=(const FakeShell&) = delete;
    ~FakeShell() override { m_script.shellsOpen -= m_isOpen ? 1 : 0; }

    [[nodiscard]] Result<void> start(const QByteArray& command) override
    {
        if (m_script.startError) {
            return fail(*m_script.startError);
        }
        m_script.shellCommands += command;
        m_isRunning = true;
        open();
        return {};
    }
    [[nodiscard]] Result<std::optional<ssh::ShellReply>> advance() override
    {
        if (m_script.shellError) {
            return fail(*m_script.shellError);
        }
        if (!m_isRunning || !m_script.isShellAnswering) {
            return std::nullopt;
        }
        m_isRunning = false;
        return ssh::ShellReply{m_script.shellReply, 0, {}};
    }
    void abandon() override { m_isRunning = false; }
    [[nodiscard]] bool keepAlive() override { return true; }
    [[nodiscard]] Result<std::unique_ptr<ssh::Transport>>
    openBeside(const QByteArray& /*prelude*/) override
    {
        return std::make_unique<FakeShell>(m_script, false);
    }
    [[nodiscard]] Result<std::unique_ptr<ssh::FileTransport>> openFiles() override
    {
        return std::make_unique<FakeFiles>(m_script);
    }
    [[nodiscard]] ssh::Wait wait() const override { return {}; }
    [[nodiscard]] qint64 bytesReceived() const override { return m_script.received; }
    [[nodiscard]] qint64 bytesSent() const override { return 6; }
    [[nodiscard]] int channels() const override { return m_isOpen ? 1 : 0; }

private:
    void open() { m_script.shellsOpen += std::exchange(m_isOpen, true) ? 0 : 1; }

    Script& m_script;
    bool m_isOpen = false;
    bool m_isRunning = false;
};

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
std::unique_ptr<SftpTransport> withOpenFiles(Script& script,
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
    Script script;
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
    Script script;
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
    Script script;
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
    Script script;
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
    Script script;
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
    Script script;
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
    Script script;
    const auto transport = withOpenFiles(script);

    static_cast<void>(outputOf(*transport, "vd_metrics n"));

    const auto& files = script.fileRequests.back().files;
    CHECK(std::ranges::find(files, "/proc/11/stat", &ssh::FileAsk::path) == files.end());
    CHECK(std::ranges::find(files, "/proc/10/stat", &ssh::FileAsk::path) != files.end());
}

TEST_CASE("A server that stops giving files is asked by its shell, the same poll as well")
{
    Script script;
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
    Script script;
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
    Script script;
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
    Script script;
    script.tellsSpace = false;
    const auto transport = withOpenFiles(script);

    CHECK(outputOf(*transport, "vd_metrics n") == script.shellReply);
    CHECK(isOfFiles(outputOf(*transport, "vd_status n")));
}

TEST_CASE("While an answer is owed the shell is asked; one that hangs gets another channel", "[F7]")
{
    Script script;
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
    Script script;
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
    Script script;
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
    Script script;
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
