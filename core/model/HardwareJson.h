// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Hardware.h"

#include <QJsonObject>

namespace vedette {

/// For the store and for `--json`: the names of the fields are the keys, sizes are in bytes. What
/// is not known is left out.
[[nodiscard]] QJsonObject toJson(const Hardware& hardware);
/// What is missing or of another type is not known, what is unknown here is ignored. Texts are
/// plain and bounded, lists have at most 1,024 entries.
[[nodiscard]] Hardware hardwareFromJson(const QJsonObject& object);

} // namespace vedette
