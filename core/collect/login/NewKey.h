// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/NewKey.h"

namespace vedette::collect {

// For the engine, which knows the ssh room by this one only.
using ssh::makeKey;
using ssh::NewKey;

} // namespace vedette::collect
