// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Changes a vault for ever, its master password too, and tells each change that is done: for a test
// that kills it.
#include "core/vault/VaultFile.h"

#include <QCoreApplication>

#include <cstdio>

using namespace vedette;

namespace {

constexpr vault::KdfBounds fastBounds{.least = {.passes = 1, .memoryKib = 8},
                                      .most = {.passes = 1, .memoryKib = 8},
                                      .aim = milliseconds{1}};

Result<void> changeOnce(vault::VaultFile& vault, int round)
{
    const Secret even("even");
    const Secret odd("odd");
    const bool isEven = round % 2 == 0;
    auto changed = vault.changeMaster(isEven ? even : odd, isEven ? odd : even, {});
    if (!changed) {
        return changed;
    }
    return vault.write(ServerId{1 + round % 50}, {Secret(QByteArray::number(round)), {}});
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    vault::VaultFile vault({.path = QCoreApplication::arguments().value(1), .bounds = fastBounds});
    if (!vault.create(Secret("even"), {})) {
        return 1;
    }
    for (int round = 0; changeOnce(vault, round); ++round) {
        std::printf("%d\n", round);
        std::fflush(stdout);
    }
    return 1;
}
