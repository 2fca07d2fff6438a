// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Settings.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace vedette::app {

/// How the window is to start.
struct WindowOptions
{
    QString dataFolder; ///< absolute
    bool isDefaultFolder = true;
    std::optional<LogLevel> logLevel; ///< instead of the setting
    bool isMinimized = false;
    QString screenshotFolder; ///< for developers: photographs every page, then quits
};

enum class StartMode
{
    Window,
    Verb, ///< works in the terminal: `verb` goes to core/cli
    Help,
    Version,
    Invalid ///< `error` says why
};

/// What the words of the command line ask for. Immutable value.
struct CommandLine
{
    StartMode mode = StartMode::Window;
    WindowOptions options;
    QStringList verb; ///< the verb first, then its options
    QString error;
    bool namesPlatform = false; ///< Qt's own -platform: then no display is needed
};

/// `arguments` without the program's name; `isVerb` knows the verbs of core/cli.
[[nodiscard]] CommandLine parseCommandLine(const QStringList& arguments,
                                           const std::function<bool(const QString&)>& isVerb);
/// Where windows can be shown at all.
[[nodiscard]] bool hasDisplay();
/// The options of the window, for --help.
[[nodiscard]] QString windowUsage();

} // namespace vedette::app
