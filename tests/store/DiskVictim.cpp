// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/store/DiskVictim.h"

#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr milliseconds patienceWithDisk{10'000};

} // namespace

#ifdef Q_OS_LINUX

namespace {

/// The environment of this process with these in place of its own.
std::vector<std::string> environmentWith(const std::vector<std::string>& others)
{
    std::vector<std::string> variables = others;
    for (char** own = environ; *own != nullptr; ++own) {
        const std::string_view variable(*own);
        const std::string_view name = variable.substr(0, variable.find('=') + 1);
        const bool isReplaced = std::ranges::any_of(
            others, [name](const std::string& other) { return other.starts_with(name); });
        if (!isReplaced) {
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

std::string setting(const char* name, const QString& value)
{
    return std::string(name) + '=' + value.toStdString();
}

/// AddressSanitizer wants to be the first library of a process; the preloaded one before it only
/// passes calls on.
std::string sanitizerOptions()
{
    const QByteArray own = qgetenv("ASAN_OPTIONS");
    return "ASAN_OPTIONS=" + (own.isEmpty() ? std::string() : own.toStdString() + ':')
        + "verify_asan_link_order=0";
}

int spawn(const std::vector<std::string>& command,
          const std::vector<std::string>& environment,
          int input,
          int output)
{
    std::vector<std::string> arguments = command;
    std::vector<std::string> variables = environment;
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t process = 0;
    const int failure = posix_spawn(&process,
                                    arguments.front().c_str(),
                                    &actions,
                                    nullptr,
                                    pointersTo(arguments).data(),
                                    pointersTo(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    return failure == 0 ? process : 0;
}

} // namespace

DiskVictim::DiskVictim(const QString& folder, Recording recording)
{
    const QString path = m_dir.filePath(u"control"_s);
    writeFile(path, QByteArray(sizeof(DiskControl), '\0'));
    if (recording == Recording::On) {
        m_recordPath = m_dir.filePath(u"record"_s);
        writeFile(m_recordPath, {});
    }
    const int file = open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    void* const page
        = mmap(nullptr, sizeof(DiskControl), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    REQUIRE(page != MAP_FAILED);
    m_control = static_cast<DiskControl*>(page);
    start(folder);
    if (hear() != "ready") {
        m_whyNot = "the process does not start with a library preloaded";
    } else if (m_control->isLoaded == 0) {
        m_whyNot = "the system preloads no library";
    }
}

DiskVictim::~DiskVictim()
{
    kill();
    munmap(m_control, sizeof(DiskControl));
}

void DiskVictim::start(const QString& folder)
{
    std::array<int, 2> input{};
    std::array<int, 2> output{};
    REQUIRE(pipe2(input.data(), O_CLOEXEC) == 0);
    REQUIRE(pipe2(output.data(), O_CLOEXEC) == 0);
    m_input = input[1];
    m_output = output[0];
    m_process = spawn({VEDETTE_DISK_VICTIM, folder.toStdString()},
                      environmentWith({std::string("LD_PRELOAD=") + VEDETTE_DISK_FAULTS,
                                       sanitizerOptions(),
                                       setting(diskFolderVariable, folder),
                                       setting(diskControlVariable, m_dir.filePath(u"control"_s)),
                                       setting(diskRecordVariable, m_recordPath)}),
                      input[0],
                      output[1]);
    ::close(input[0]);
    ::close(output[1]);
    REQUIRE(m_process > 0);
}

void DiskVictim::tell(const QByteArray& command) const
{
    const QByteArray line = command + '\n';
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    static_cast<void>(::write(m_input, line.constData(), static_cast<std::size_t>(line.size())));
}

/// False when nothing more comes.
bool DiskVictim::fill(const Deadline& deadline)
{
    pollfd waiting{.fd = m_output, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, static_cast<int>(deadline.remaining().count())) <= 0) {
        return false;
    }
    std::array<char, 4096> bytes{};
    const ssize_t size = ::read(m_output, bytes.data(), bytes.size());
    m_heard.append(bytes.data(), std::max<ssize_t>(size, 0));
    return size > 0;
}

std::optional<QByteArray> DiskVictim::hear()
{
    const Deadline deadline = Deadline::after(patienceWithDisk);
    while (!m_heard.contains('\n')) {
        if (!fill(deadline)) {
            return std::nullopt;
        }
    }
    const qsizetype end = m_heard.indexOf('\n');
    const QByteArray line = m_heard.first(end);
    m_heard.remove(0, end + 1);
    return line;
}

QByteArray DiskVictim::waitFor(const QByteArray& beginning)
{
    for (;;) {
        const auto line = hear();
        INFO("waiting for " << beginning);
        REQUIRE(line);
        if (line->startsWith(beginning)) {
            return *line;
        }
    }
}

QByteArray DiskVictim::ask(const QByteArray& command, const QByteArray& beginning)
{
    tell(command);
    return waitFor(beginning);
}

void DiskVictim::end()
{
    ::close(m_input);
    m_input = -1;
    while (hear()) { }
    kill();
}

void DiskVictim::kill()
{
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        reap();
    }
    for (int* const pipe : {&m_input, &m_output}) {
        if (*pipe >= 0) {
            ::close(*pipe);
            *pipe = -1;
        }
    }
}

void DiskVictim::reap()
{
    while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) { }
    m_process = 0;
}

#else

DiskVictim::DiskVictim(const QString& /*folder*/, Recording /*recording*/)
    : m_whyNot("a library is preloaded on Linux alone")
{ }

DiskVictim::~DiskVictim() = default;

#endif

bool DiskVictim::isReady() const
{
    if (!m_whyNot.isEmpty()) {
        WARN("skipped: " << m_whyNot);
    }
    return m_whyNot.isEmpty();
}

std::vector<DiskEvent> DiskVictim::record() const
{
    const QByteArray bytes = readFile(m_recordPath);
    std::vector<DiskEvent> events;
    qsizetype at = 0;
    while (at + static_cast<qsizetype>(sizeof(DiskEventHead)) <= bytes.size()) {
        DiskEventHead head;
        std::memcpy(&head, bytes.constData() + at, sizeof head);
        at += sizeof head;
        if (at + head.pathSize + head.size > bytes.size()) {
            break; // of one that was killed
        }
        events.push_back({.kind = head.kind,
                          .path = bytes.mid(at, head.pathSize),
                          .offset = head.offset,
                          .bytes = bytes.mid(at + head.pathSize, head.size)});
        at += head.pathSize + head.size;
    }
    return events;
}

} // namespace vedette::test
