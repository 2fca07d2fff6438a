// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/Terminal.h"

#include "core/ssh/FileDescriptor.h"
#include "tests/support/Catch.h"

#include <csignal>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

using namespace vedette;

namespace {

/// A program at a terminal of its own, that waits for a secret until a signal ends it.
class SecretReader
{
public:
    SecretReader()
    {
        int master = -1;
        m_process = ::forkpty(&master, nullptr, nullptr, nullptr);
        if (m_process == 0) {
            for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
                ::signal(signal, SIG_DFL); // as in the product: Catch has handlers of its own
            }
            const cli::HiddenInput hidden;
            const char ready = hidden.isActive() ? 'r' : 'n';
            [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, &ready, 1);
            ::pause();
            ::_exit(1);
        }
        m_terminal = ssh::FileDescriptor(master);
    }
    SecretReader(const SecretReader&) = delete;
    SecretReader& operator=(const SecretReader&) = delete;
    ~SecretReader()
    {
        if (m_process > 0) {
            end(SIGKILL);
        }
    }

    [[nodiscard]] bool isReady() const
    {
        pollfd output{.fd = m_terminal.get(), .events = POLLIN, .revents = 0};
        char said = 0;
        return ::poll(&output, 1, 5'000) > 0 && ::read(m_terminal.get(), &said, 1) == 1
            && said == 'r';
    }
    [[nodiscard]] bool isEchoing() const
    {
        termios mode{};
        REQUIRE(::tcgetattr(m_terminal.get(), &mode) == 0);
        return (mode.c_lflag & static_cast<tcflag_t>(ECHO)) != 0;
    }
    /// The signal that ended it; 0 when it ended otherwise.
    int end(int signal)
    {
        int status = 0;
        ::kill(m_process, signal);
        ::waitpid(m_process, &status, 0);
        m_process = -1;
        return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    }

private:
    pid_t m_process = -1;
    ssh::FileDescriptor m_terminal;
};

} // namespace

TEST_CASE("a signal that ends the program while a secret is typed puts the terminal back")
{
    const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
    SecretReader reader;
    REQUIRE(reader.isReady());
    CHECK_FALSE(reader.isEchoing());

    CHECK(reader.end(signal) == signal);

    CHECK(reader.isEchoing());
}
