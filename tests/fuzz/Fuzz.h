// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// libFuzzer's entry; its name and type are given.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace vedette::fuzz {

/// A promise that no input may break.
inline void require(bool isKept)
{
    if (!isKept) {
        std::abort();
    }
}

} // namespace vedette::fuzz
