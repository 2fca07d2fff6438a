// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Names.h"

namespace vedette {

enum class LogLevel
{
    Error,
    Warning,
    Info,
    Debug
};

/// As they stand in the settings and on the command line.
inline constexpr Names<LogLevel, 4> logLevelNames{
    {{LogLevel::Error, QLatin1StringView("error")},
     {LogLevel::Warning, QLatin1StringView("warning")},
     {LogLevel::Info, QLatin1StringView("info")},
     {LogLevel::Debug, QLatin1StringView("debug")}}};

/// From now on every category of the program (core/base/Log.h) is silent below `level`. Called from
/// the main thread.
void setLogLevel(LogLevel level);

} // namespace vedette
