// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Ends with a thread left behind ("hang") or without one ("end"), and says what ran at its end.
#include "core/base/Expendable.h"

#include <atomic>
#include <cstdio>
#include <string_view>

namespace {

struct Global
{
    ~Global() { std::puts("torn down"); }
};

const Global global;
std::atomic_bool isReleased = false;

} // namespace

int main(int argc, char** argv)
{
    using namespace vedette;
    const bool hangs = argc == 2 && std::string_view(argv[1]) == "hang";
    const auto result = expendable(
        [hangs]() -> Result<int> {
            if (hangs) {
                isReleased.wait(false);
            }
            return 1;
        },
        Deadline::after(hangs ? milliseconds{10} : milliseconds{30'000}),
        {});
    std::puts(result ? "in time" : "left");
    return processExitCode(7);
}
