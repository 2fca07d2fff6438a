// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Restricts itself as a release build does ("restrict") or does not ("stay"), says "ready" and
// waits to be looked at.
#include "app/ProcessLimits.h"

#include <cstdio>
#include <string_view>

int main(int argc, char** argv)
{
    using namespace vedette;
    if (argc == 2 && std::string_view(argv[1]) == "restrict") {
        app::restrictProcess(app::Inspection::Refused);
    }
    std::puts("ready");
    std::fflush(stdout);
    return std::getchar() == EOF ? 1 : 0;
}
