// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace vedette {

/// How far long work is.
struct StepProgress
{
    QString what = {}; ///< is worked on now
    int number = 0; ///< from 1 on
    int count = 0;
    bool isWaiting = false; ///< for a backup that is under way; nothing is worked on
};

/// Called on the thread that works, before each step. May be empty.
using TellStep = std::function<void(const StepProgress& progress)>;

} // namespace vedette
