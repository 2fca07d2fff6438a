// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandGallery.h"

#include <vector>

namespace vedette::engine {

/// The commands that come with the program (resources/commands): read once, by any thread.
[[nodiscard]] const std::vector<GalleryCommand>& commandGallery();

} // namespace vedette::engine
