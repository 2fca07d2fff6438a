// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Deadline.h"
#include "core/base/Expendable.h"
#include "core/ssh/Platform.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX asks for it

namespace vedette::ssh::platform {

namespace {

constexpr milliseconds endLimit{40}; // a killed process ends within a millisecond or two

/// The environment of this program, but in the C locale: the answers are parsed.
std::vector<std::string> shellEnvironment()
{
    std::vector<std::string> variables{"LC_ALL=C"};
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view variable(*entry);
        if (!variable.starts_with("LC_ALL=") && !variable.starts_with("ENV=")) {
            variables.emplace_back(variable);
        }
    }
    return variables;
}

/// The environment of this program, without what is meant for it alone, and with nobody to ask.
std::vector<std::string> programEnvironment()
{
    constexpr std::array<std::string_view, 5> ours{"VEDETTE_",
                                                   "CREDENTIALS_DIRECTORY=",
                                                   "NOTIFY_SOCKET=",
                                                   "WATCHDOG_",
                                                   "SSH_ASKPASS_REQUIRE="};
    std::vector<std::string> variables{"SSH_ASKPASS_REQUIRE=never"};
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view variable(*entry);
        const bool isOurs
            = std::any_of(ours.begin(), ours.end(), [variable](std::string_view name) {
                  return variable.starts_with(name);
              });
        if (!isOurs) {
            variables.emplace_back(variable);
        }
    }
    return variables;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// Where the child's descriptors 0, 1 and 2 lead.
class SpawnActions final
{
public:
    explicit SpawnActions(int socket)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, socket, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, socket, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, nullDevice(), O_WRONLY, 0);
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 34)
        posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
#endif
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    ~SpawnActions()
    {
        posix_spawn_file_actions_destroy(&m_actions);
    }

    [[nodiscard]] const posix_spawn_file_actions_t* get() const
    {
        return &m_actions;
    }

private:
    posix_spawn_file_actions_t m_actions{};
};

/// A session of its own, thus no terminal to ask at, with a process group; no blocked signals, and
/// none of ours ignored.
class SpawnAttributes final
{
public:
    SpawnAttributes()
    {
        posix_spawnattr_init(&m_attributes);
        sigset_t set;
        sigemptyset(&set);
        posix_spawnattr_setsigmask(&m_attributes, &set);
        sigaddset(&set, SIGPIPE);
        sigaddset(&set, SIGINT);
        posix_spawnattr_setsigdefault(&m_attributes, &set);
        int flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef POSIX_SPAWN_SETSID
        flags |= POSIX_SPAWN_SETSID;
#else
        posix_spawnattr_setpgroup(&m_attributes, 0);
        flags |= POSIX_SPAWN_SETPGROUP;
#endif
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
        flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
        posix_spawnattr_setflags(&m_attributes, static_cast<short>(flags));
    }
    SpawnAttributes(const SpawnAttributes&) = delete;
    SpawnAttributes& operator=(const SpawnAttributes&) = delete;
    ~SpawnAttributes()
    {
        posix_spawnattr_destroy(&m_attributes);
    }

    [[nodiscard]] const posix_spawnattr_t* get() const
    {
        return &m_attributes;
    }

private:
    posix_spawnattr_t m_attributes{};
};

/// A program that holds a slash is a path, another one is looked for in PATH.
Result<LocalProcess> spawn(const std::string& program,
                           std::vector<std::string>& arguments,
                           std::vector<std::string>& environment,
                           ErrorCode failure)
{
    auto sockets = makeSocketPair();
    if (!sockets) {
        return fail(sockets.error());
    }
    const SpawnActions actions(sockets->theirs.get());
    const SpawnAttributes attributes;
    pid_t pid = -1;
    const int rc = ::posix_spawnp(&pid,
                                  program.c_str(),
                                  actions.get(),
                                  attributes.get(),
                                  pointersTo(arguments).data(),
                                  pointersTo(environment).data());
    if (rc != 0) {
        return fail(failure, QString::fromLocal8Bit(std::strerror(rc)), rc);
    }
    setNonBlocking(sockets->ours.get());
    return LocalProcess{std::move(sockets->ours), pid};
}

} // namespace

Result<LocalProcess> spawnShell(const QByteArray& script)
{
    // The one local shell: a constant text of ours, nothing spliced in (its requests too are
    // constant, and come over the socket).
    std::vector<std::string> arguments{"sh", "-c", script.toStdString()};
    std::vector<std::string> environment = shellEnvironment();
    return spawn("/bin/sh", arguments, environment, ErrorCode::NotAvailable);
}

Result<LocalProcess> startProgram(const QStringList& words)
{
    std::vector<std::string> arguments;
    arguments.reserve(static_cast<std::size_t>(words.size()));
    for (const QString& word : words) {
        arguments.push_back(QFile::encodeName(word).toStdString());
    }
    std::vector<std::string> environment = programEnvironment();
    const std::string program = arguments.empty() ? std::string() : arguments.front();
    return spawn(program, arguments, environment, ErrorCode::ProxyCommandFailed);
}

Result<ProcessEnd> awaitEnd(qint64 pid)
{
    siginfo_t info{};
    while (::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) != 0) {
        if (errno != EINTR) {
            return fail(ErrorCode::NotFound, QString::fromLocal8Bit(std::strerror(errno)), errno);
        }
    }
    return ProcessEnd{info.si_code != CLD_EXITED, info.si_status};
}

void endProcess(qint64 pid)
{
    if (pid <= 0) {
        return;
    }
    const auto child = static_cast<pid_t>(pid);
    (void)::kill(-child, SIGKILL);
    if (::waitpid(child, nullptr, WNOHANG) != 0) {
        return;
    }
    // One that hangs in the kernel, as on a dead network disk, holds nobody up.
    [[maybe_unused]] const auto reaped = runExpendable(
        [child] {
            while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) { }
        },
        Deadline::after(endLimit),
        {});
}

} // namespace vedette::ssh::platform
