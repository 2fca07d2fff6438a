// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Unlocks a vault, reads server 1, locks it again, and after each step waits for a line: for a test
// that looks into its memory meanwhile. The master password comes as the first line.
#include "core/vault/VaultFile.h"

#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

using namespace vedette;

namespace {

/// Not through stdio: its buffer would keep the line.
Secret readLine()
{
    Secret line = Secret::ofSize(64);
    qsizetype size = 0;
    while (size < line.size() && ::read(0, line.data() + size, 1) == 1
           && line.data()[size] != '\n') {
        ++size;
    }
    line.truncate(size);
    return line;
}

void say(const char* what)
{
    std::puts(what);
    std::fflush(stdout);
    [[maybe_unused]] const Secret go = readLine();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    vault::VaultFile vault({.path = QCoreApplication::arguments().value(1),
                            .bounds = {.least = {.passes = 1, .memoryKib = 8},
                                       .most = {.passes = 2, .memoryKib = 16},
                                       .aim = milliseconds{1}}});
    {
        const Secret master = readLine();
        if (!vault.unlock(master, {})) {
            return 1;
        }
        const auto credential = vault.read(ServerId{1});
        say(credential ? "open" : "failed");
    }
    vault.lock();
    say("locked");
    return 0;
}
