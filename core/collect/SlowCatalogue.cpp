// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/SlowProbe.h"

namespace vedette::collect {

std::span<const SlowProbe> slowCatalogue()
{
    return {};
}

} // namespace vedette::collect
