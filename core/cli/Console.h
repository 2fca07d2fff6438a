// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/cli/ExitCode.h"
#include "core/engine/SecretOptions.h"
#include "core/model/Settings.h"

#include <QString>

#include <optional>

class QIODevice;
class QJsonDocument;
class QTextStream;

namespace vedette::cli {

/// Where a verb reads and writes: the terminal, or the buffers of a test.
/// Lives on: main thread.
struct Console
{
    QTextStream& out;
    QTextStream& err;
    QIODevice& in;
    Settings settings; ///< the user's defaults: retention, intervals of new servers
    engine::SecretOptions secrets = {}; ///< a test's keychain in place of the system's
};

/// One line, at once, free of control characters whatever a server sent.
void say(const Console& console, const QString& line);
void say(const Console& console, const QJsonDocument& json);
/// JSON as a terminal may be given it: what could drive it, or turn its text, as an escape.
[[nodiscard]] QString shownJson(const QByteArray& json);
/// The same on the error stream, after "vedette: ".
void complain(const Console& console, const QString& text);
/// Says what failed, why and what to do, and gives the code to leave with.
ExitCode report(const Console& console, const Error& error);
/// The same for a data folder that can't be opened: never taken for a fault of the arguments.
ExitCode reportDataFolder(const Console& console, const QString& folder, const Error& error);
/// A wrong argument: says so and where help is.
ExitCode reportUsage(const Console& console, const QString& verb, const QString& problem);

/// One line of the input without its end; nothing at the end of the input.
[[nodiscard]] std::optional<Secret> readLine(const Console& console);
/// The same, empty at the end of the input; asked for, and not echoed, at a terminal.
[[nodiscard]] Secret readSecret(const Console& console, const QString& prompt);
/// At a terminal it is asked for twice; InvalidConfig when the two differ.
[[nodiscard]] Result<Secret> readNewSecret(const Console& console, const QString& prompt);

} // namespace vedette::cli
