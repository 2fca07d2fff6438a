// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/cli/Duration.h"

#include <QCommandLineParser>

#include <optional>

namespace vedette::cli {

/// How a verb presents itself.
struct VerbHelp
{
    QString verb; ///< "server add"
    QString arguments; ///< "TARGET [options]"
    QString description;
    QString examples; ///< one per line, without "vedette"
};

/// A QCommandLineParser with what every verb shares: data folder, log level, help and errors that
/// help. Lives on: main thread.
class VerbParser
{
public:
    explicit VerbParser(VerbHelp help);

    void addFlag(const QString& name, const QString& description);
    void addOption(const QString& name, const QString& valueName, const QString& description);
    /// How many positional arguments are right.
    void setPositionals(int fewest, int most);
    void setDefaultLogLevel(LogLevel level) { m_logLevel = level; }

    /// Nothing: go on. Else the verb is done: help was shown, or the arguments are wrong.
    [[nodiscard]] std::optional<ExitCode> parse(const QStringList& arguments,
                                                const Console& console);

    [[nodiscard]] bool isSet(const QString& name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString& name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString& name) const { return m_parser.values(name); }
    [[nodiscard]] QStringList positionals() const { return m_parser.positionalArguments(); }
    [[nodiscard]] QString positional(int index) const { return positionals().value(index); }
    /// Absolute; the default folder when none is named.
    [[nodiscard]] QString dataFolder() const;
    /// The option's duration, or `fallback` without the option. InvalidConfig, named by the option.
    [[nodiscard]] Result<milliseconds>
    duration(const QString& name, milliseconds fallback, const DurationRange& range = {}) const;
    // As the functions of the same names in Console.h. Where --json was given the standard output
    // gets what failed as well: `{"ok": false, "error": {…}}`.
    ExitCode report(const Console& console, const Error& error) const;
    ExitCode reportDataFolder(const Console& console, const Error& error) const;
    ExitCode reportUsage(const Console& console, const QString& problem) const;

private:
    [[nodiscard]] QString helpText() const;
    [[nodiscard]] QString problem() const;
    void sayFailure(const Console& console, const Error& error) const;

    VerbHelp m_help;
    QCommandLineParser m_parser;
    LogLevel m_logLevel = LogLevel::Warning;
    int m_fewest = 0;
    int m_most = 0;
};

} // namespace vedette::cli
