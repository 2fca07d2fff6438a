// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Unit.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace vedette {

/// How the output of a custom command is read.
enum class OutputFormat
{
    Number, ///< the first number there is
    Regex, ///< named groups of a regular expression
    JsonPointer, ///< values of a JSON text, each named by a pointer (RFC 6901)
    Table, ///< columns
    KeyValue, ///< lines "key=value" or "key: value"
    Nagios, ///< a plug-in's status and performance data
    ExitCode ///< nothing but how the command ended
};

/// One value that is declared: where it stands in the output, and what it is.
struct OutputField
{
    QString name; ///< as in command[NAME].FIELD: a lower-case letter, then letters and digits
    QString label; ///< for people; empty: the name
    /// Regex: the group (empty: the name). JsonPointer: "/queues/*/messages", where a step "*"
    /// stands for every element. Table: a column's title, or its number from 1 on. KeyValue: the
    /// key (empty: the name). Nagios: the label (empty: the name).
    QString key;
    Unit unit = Unit::None; ///< of the value that is kept
    double factor = 1; ///< what was read × factor is in `unit`

    bool operator==(const OutputField&) const = default;
};

/// Immutable value.
struct OutputReading
{
    OutputFormat format = OutputFormat::ExitCode;
    bool isPerLine = false; ///< Regex: each line is matched, else the output as a whole, once
    bool hasHeader = true; ///< Table: the first line holds the titles
    std::vector<OutputField> fields;
    QString pattern; ///< Regex
    QString separator; ///< Table: between columns; empty: blanks and tabs
    /// What names an instance; joined by a blank where there are several. Regex: groups. Table:
    /// columns. JsonPointer: pointers from the element that "*" stands for (empty: its key or its
    /// place).
    QStringList instanceKeys;

    bool operator==(const OutputReading&) const = default;
};

inline constexpr std::size_t maxOutputFields = 32;
inline constexpr qsizetype maxPatternLength = 1024;
inline constexpr qsizetype maxOutputKeyLength = 512;
inline constexpr qsizetype maxInstanceKeys = 4;
inline constexpr qsizetype maxSeparatorLength = 8;

/// Taken by every command for itself: no field may have the name of one.
[[nodiscard]] bool isReservedField(const QString& name);

/// InvalidConfig as of validate(CustomCommand): "commandFields" (none where some are needed, too
/// many, a name that can't be one or is taken, a factor that is none), "commandKey" (of a field or
/// an instance), "commandPattern", "commandSeparator".
[[nodiscard]] Result<void> validate(const OutputReading& reading);

} // namespace vedette
