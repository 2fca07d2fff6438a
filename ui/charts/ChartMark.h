// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/Alert.h"
#include "core/model/Ids.h"

#include <QString>

namespace vedette::ui {

enum class MarkKind
{
    Reboot,
    Hardware,
    Alert,
    Note ///< of the user
};

/// Something that happened, on the time axis of a chart. Immutable value.
struct ChartMark
{
    MarkKind kind = MarkKind::Reboot;
    Timestamp at;
    Timestamp until; ///< of a moment the same; Timestamp::max(): it lasts
    Severity severity = Severity::Low; ///< of an alert
    QString text; ///< one line, plain; of a note it may be long
    NoteId note = {}; ///< of a note

    bool operator==(const ChartMark&) const = default;
};

} // namespace vedette::ui
