// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Preloaded (ld.so(8)) into a process, this stands between SQLite and Qt and the C library: what
// they write into one folder fails, waits, finds no room, kills the process or is recorded, as
// tests/support/DiskControl.h says. Linux only. Not built with the sanitizers, whatever the process
// is built with: it is there before their runtime, which then has to be told not to mind
// (ASAN_OPTIONS=verify_asan_link_order=0); the next function of a name may be theirs.
#include "tests/support/DiskControl.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace vedette::test;

namespace {

struct Disk
{
    std::string folder;
    DiskControl* control = nullptr;
    int record = -1;
    std::mutex mutex;
};

/// What a process wants to do to a file.
struct Change
{
    DiskEventKind kind = DiskEventKind::Write;
    std::string path;
    std::string_view bytes;
    std::int64_t offset = 0;
    std::int64_t end = 0; ///< how large the file has to be for it
};

template <class Function>
Function* nextOf(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::string valueOf(const char* variable)
{
    const char* const value = std::getenv(variable);
    return value != nullptr ? value : "";
}

Disk* makeDisk()
{
    Disk* const disk = new Disk; // for good: others write after the end of static objects
    static auto* const next = nextOf<int(const char*, int, ...)>("open");
    const int file = next(valueOf(diskControlVariable).c_str(), O_RDWR | O_CLOEXEC);
    void* const page = file < 0
        ? MAP_FAILED
        : mmap(nullptr, sizeof(DiskControl), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (page == MAP_FAILED) {
        return disk;
    }
    disk->folder = valueOf(diskFolderVariable);
    disk->control = static_cast<DiskControl*>(page);
    disk->record = next(valueOf(diskRecordVariable).c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    disk->control->isLoaded = 1;
    return disk;
}

Disk& theDisk()
{
    static Disk* const disk = makeDisk();
    return *disk;
}

/// The index of SQLite's journal is memory of its processes: nobody expects it on the disk.
bool isWatched(const std::string& path)
{
    const Disk& disk = theDisk();
    return disk.control != nullptr && path.starts_with(disk.folder) && !path.ends_with("-shm")
        && !path.ends_with(" (deleted)"); // proc(5)
}

std::string pathOf(int descriptor)
{
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t size = readlink(link.c_str(), path.data(), path.size());
    return size > 0 ? std::string(path.data(), static_cast<std::size_t>(size)) : std::string();
}

void writeRecord(const Change& change)
{
    const Disk& disk = theDisk();
    if (disk.record < 0) {
        return;
    }
    const DiskEventHead head{.kind = change.kind,
                             .pathSize = static_cast<std::int32_t>(change.path.size()),
                             .offset = change.offset,
                             .size = static_cast<std::int64_t>(change.bytes.size())};
    std::string entry(reinterpret_cast<const char*>(&head), sizeof head);
    entry += change.path;
    entry += change.bytes;
    static auto* const next = nextOf<ssize_t(int, const void*, size_t)>("write");
    next(disk.record, entry.data(), entry.size());
}

bool takeOne(std::atomic<int>& count)
{
    if (count == 0) {
        return false;
    }
    count -= count == forGood ? 0 : 1;
    return true;
}

std::int64_t used(const std::string& folder)
{
    std::int64_t bytes = 0;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        struct stat status = {};
        bytes += stat(entry.path().c_str(), &status) == 0 ? status.st_size : 0;
    }
    return bytes;
}

bool hasRoom(const Change& change)
{
    const Disk& disk = theDisk();
    const std::int64_t capacity = disk.control->capacity;
    struct stat status = {};
    if (capacity == 0 || stat(change.path.c_str(), &status) != 0 || change.end <= status.st_size) {
        return true;
    }
    return used(disk.folder) + change.end - status.st_size <= capacity;
}

/// 0, or the errno with which it fails.
int errorOf(const Change& change)
{
    DiskControl& control = *theDisk().control;
    const bool isSync = change.kind == DiskEventKind::Sync;
    const bool isWrite
        = change.kind == DiskEventKind::Write || change.kind == DiskEventKind::Truncate;
    if ((isSync && takeOne(control.failingSyncs)) || (isWrite && takeOne(control.failingWrites))) {
        return EIO;
    }
    return isWrite && !hasRoom(change) ? ENOSPC : 0;
}

void waitAsTold(const DiskControl& control)
{
    do {
        std::this_thread::sleep_for(std::chrono::milliseconds{control.isHeld != 0 ? 1 : 0});
    } while (control.isHeld != 0);
    std::this_thread::sleep_for(std::chrono::milliseconds{control.delayMsecs});
}

/// Does it for real, or fails in its stead; in the record it stands in the order in which it was
/// done.
template <class Real>
auto perform(const Change& change, Real real) -> decltype(real())
{
    if (!isWatched(change.path)) {
        return real();
    }
    Disk& disk = theDisk();
    waitAsTold(*disk.control);
    const std::scoped_lock lock(disk.mutex);
    disk.control->syncs += change.kind == DiskEventKind::Sync ? 1 : 0;
    if (++disk.control->changes == disk.control->killAt) {
        kill(getpid(), SIGKILL);
    }
    if (const int error = errorOf(change); error != 0) {
        errno = error;
        return -1;
    }
    const auto result = real();
    if (result >= 0) {
        writeRecord(change);
    }
    return result;
}

Change writing(int file, const void* bytes, size_t size, std::int64_t offset)
{
    return {.kind = DiskEventKind::Write,
            .path = pathOf(file),
            .bytes = {static_cast<const char*>(bytes), size},
            .offset = offset,
            .end = offset + static_cast<std::int64_t>(size)};
}

} // namespace

// Their parameters have libc's names without the underscores; where one of these is a keyword, the
// function has a name of its own here.
extern "C" {

int renameFile(const char* from, const char* to) noexcept asm("rename");
int renameFileAt(int fromFolder,
                 const char* from,
                 int toFolder,
                 const char* to,
                 unsigned flags) noexcept asm("renameat2");

int open64(const char* file, int oflag, ...)
{
    static auto* const next = nextOf<int(const char*, int, ...)>("open64");
    mode_t mode = 0;
    if ((oflag & (O_CREAT | __O_TMPFILE)) != 0) {
        std::va_list rest;
        va_start(rest, oflag);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    const int fd = next(file, oflag, mode);
    if (fd >= 0 && std::string_view(file).ends_with(".db") && isWatched(file)) {
        ++theDisk().control->opens;
    }
    return fd;
}

ssize_t pwrite64(int fd, const void* buf, size_t n, off64_t offset)
{
    static auto* const next = nextOf<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return perform(writing(fd, buf, n, offset), [&] { return next(fd, buf, n, offset); });
}

ssize_t write(int fd, const void* buf, size_t n)
{
    static auto* const next = nextOf<ssize_t(int, const void*, size_t)>("write");
    Disk& disk = theDisk();
    if (fd == STDOUT_FILENO && disk.control != nullptr) {
        const std::scoped_lock lock(disk.mutex);
        writeRecord(
            {.kind = DiskEventKind::Say, .path = {}, .bytes = {static_cast<const char*>(buf), n}});
        return next(fd, buf, n);
    }
    const std::string path = pathOf(fd);
    if (!isWatched(path)) {
        return next(fd, buf, n);
    }
    const off64_t offset = lseek64(fd, 0, SEEK_CUR);
    return perform(writing(fd, buf, n, offset), [&] { return next(fd, buf, n); });
}

/// Watched files are not really synced: it would only take time. What counts is that it was asked.
int fsync(int fd)
{
    static auto* const next = nextOf<int(int)>("fsync");
    const std::string path = pathOf(fd);
    const Change change{.kind = DiskEventKind::Sync, .path = path, .bytes = {}};
    return isWatched(path) ? perform(change, [] { return 0; }) : next(fd);
}

int fdatasync(int fildes)
{
    return fsync(fildes);
}

int ftruncate64(int fd, off64_t length) noexcept
{
    static auto* const next = nextOf<int(int, off64_t)>("ftruncate64");
    return perform({.kind = DiskEventKind::Truncate,
                    .path = pathOf(fd),
                    .bytes = {},
                    .offset = length,
                    .end = length},
                   [&] { return next(fd, length); });
}

int ftruncate(int fd, off_t length) noexcept
{
    return ftruncate64(fd, length);
}

int unlink(const char* name) noexcept
{
    static auto* const next = nextOf<int(const char*)>("unlink");
    return perform({.kind = DiskEventKind::Remove, .path = name, .bytes = {}},
                   [&] { return next(name); });
}

int renameFile(const char* from, const char* to) noexcept
{
    static auto* const next = nextOf<int(const char*, const char*)>("rename");
    return perform({.kind = DiskEventKind::Rename, .path = from, .bytes = to},
                   [&] { return next(from, to); });
}

int renameFileAt(
    int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept
{
    static auto* const next
        = nextOf<int(int, const char*, int, const char*, unsigned)>("renameat2");
    return perform({.kind = DiskEventKind::Rename, .path = from, .bytes = to},
                   [&] { return next(fromFolder, from, toFolder, to, flags); });
}

/// An error is the result, and errno stays as it was.
int posix_fallocate64(int fd, off64_t offset, off64_t len)
{
    static auto* const next = nextOf<int(int, off64_t, off64_t)>("posix_fallocate64");
    const Change change{.kind = DiskEventKind::Truncate,
                        .path = pathOf(fd),
                        .bytes = {},
                        .offset = offset + len,
                        .end = offset + len};
    const int done = perform(change, [&] { return next(fd, offset, len) == 0 ? 0 : -1; });
    return done == 0 ? 0 : ENOSPC;
}

int posix_fallocate(int fd, off_t offset, off_t len)
{
    return posix_fallocate64(fd, offset, len);
}

int statvfs(const char* file, struct statvfs* buf) noexcept
{
    static auto* const next = nextOf<int(const char*, struct statvfs*)>("statvfs");
    const int result = next(file, buf);
    const Disk& disk = theDisk();
    if (result == 0 && isWatched(file) && disk.control->capacity != 0) {
        const std::int64_t left = disk.control->capacity - used(disk.folder);
        buf->f_bavail = static_cast<fsblkcnt_t>(std::max<std::int64_t>(left, 0))
            / std::max<fsblkcnt_t>(buf->f_frsize, 1);
    }
    return result;
}

} // extern "C"
