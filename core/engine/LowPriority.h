// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::engine {

/// The calling thread gives way to all others from now on, for processor and disk, as far as the
/// system knows that. There is no way back: for a thread of its own.
void giveWay();

} // namespace vedette::engine
