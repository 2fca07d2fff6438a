// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Names.h"
#include "core/model/CustomCommand.h"
#include "core/model/OutputReading.h"

#include <QString>

namespace vedette {

// The words of a command's choices, in exported lists as in vedette.db: never to be changed.

inline constexpr Names<CommandTargets, 2> commandTargetNames{
    {{CommandTargets::Chosen, QLatin1StringView("chosen")},
     {CommandTargets::All, QLatin1StringView("all")}}};

inline constexpr Names<OutputFormat, 7> outputFormatNames{
    {{OutputFormat::Number, QLatin1StringView("number")},
     {OutputFormat::Regex, QLatin1StringView("regex")},
     {OutputFormat::JsonPointer, QLatin1StringView("json")},
     {OutputFormat::Table, QLatin1StringView("table")},
     {OutputFormat::KeyValue, QLatin1StringView("keyValue")},
     {OutputFormat::Nagios, QLatin1StringView("nagios")},
     {OutputFormat::ExitCode, QLatin1StringView("exitCode")}}};

inline constexpr Names<Unit, 14> unitNames{
    {{Unit::None, QLatin1StringView("none")},
     {Unit::Percent, QLatin1StringView("percent")},
     {Unit::Bytes, QLatin1StringView("bytes")},
     {Unit::BytesPerSecond, QLatin1StringView("bytesPerSecond")},
     {Unit::Seconds, QLatin1StringView("seconds")},
     {Unit::EpochSeconds, QLatin1StringView("epochSeconds")},
     {Unit::Count, QLatin1StringView("count")},
     {Unit::PerSecond, QLatin1StringView("perSecond")},
     {Unit::Hertz, QLatin1StringView("hertz")},
     {Unit::Celsius, QLatin1StringView("celsius")},
     {Unit::Watts, QLatin1StringView("watts")},
     {Unit::Volts, QLatin1StringView("volts")},
     {Unit::Rpm, QLatin1StringView("rpm")},
     {Unit::Boolean, QLatin1StringView("boolean")}}};

/// What the name of the slow probe that a command is begins with: "command/nginx".
inline constexpr QLatin1StringView commandProbePrefix{"command/"};

[[nodiscard]] inline QString commandProbe(const QString& command)
{
    return commandProbePrefix + command;
}

/// "nginx" of "command/nginx"; empty for any other probe.
[[nodiscard]] inline QString commandOfProbe(const QString& probe)
{
    return probe.startsWith(commandProbePrefix) ? probe.mid(commandProbePrefix.size()) : QString();
}

/// What every run of a command tells, whatever it prints.
[[nodiscard]] inline bool isRunFact(QStringView field)
{
    return field == QLatin1StringView("exitCode") || field == QLatin1StringView("duration");
}

} // namespace vedette
