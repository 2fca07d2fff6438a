// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/RetentionOptions.h"

#include "core/cli/ServerOptions.h"
#include "core/cli/TextWidth.h"
#include "core/model/ServerJson.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

struct LengthOption
{
    QLatin1StringView option;
    QLatin1StringView valueName;
    QLatin1StringView field; ///< of the server's JSON form: days
    QLatin1StringView description;
    int unitDays;
};

constexpr std::array lengthOptions{
    LengthOption{"keep-measured"_L1,
                 "DAYS"_L1,
                 "keepMeasuredDays"_L1,
                 R"(How long each of its values is kept; 0 for good, "" as the settings say.)"_L1,
                 1},
    LengthOption{"keep-averages"_L1,
                 "YEARS"_L1,
                 "keepAveragesDays"_L1,
                 R"(How long its hourly values are kept; 0 for good, "" as the settings say.)"_L1,
                 365},
};

int most(const LengthOption& known)
{
    return static_cast<int>(longestRetention.count()) / known.unitDays;
}

Result<void> setLength(const LengthOption& known, const QString& text, QJsonObject& json)
{
    if (text.isEmpty()) {
        json.remove(known.field);
        return {};
    }
    bool isNumber = false;
    const int length = text.toInt(&isNumber);
    if (!isNumber || length < 0 || length > most(known)) {
        return fail(ErrorCode::InvalidConfig,
                    u"--%1 takes a whole number up to %2, not “%3”"_s.arg(
                        known.option, QString::number(most(known)), text));
    }
    json[known.field] = length * known.unitDays;
    return {};
}

/// As it can be given; what another way has set need be no whole number of years.
QString shownLength(const LengthOption& known, const QJsonObject& json)
{
    const QJsonValue days = json[known.field];
    return days.isUndefined() ? QString()
                              : QString::number(days.toDouble() / known.unitDays, 'g', 4);
}

} // namespace

void addRetentionOptions(VerbParser& parser)
{
    for (const LengthOption& known : lengthOptions) {
        parser.addOption(
            known.option.toString(), known.valueName.toString(), known.description.toString());
    }
}

bool hasRetentionOptions(const VerbParser& parser)
{
    return std::ranges::any_of(lengthOptions, [&parser](const LengthOption& known) {
        return parser.isSet(known.option.toString());
    });
}

QStringList retentionLines(const Server& server)
{
    const QJsonObject json = toJson(server);
    QStringList lines;
    for (const LengthOption& known : lengthOptions) {
        lines += fitted(known.option.toString(), optionWidth) + shownLength(known, json);
    }
    return lines;
}

Result<void> setRetention(const VerbParser& parser, QJsonObject& json)
{
    for (const LengthOption& known : lengthOptions) {
        const QString option = known.option.toString();
        if (!parser.isSet(option)) {
            continue;
        }
        if (auto isSet = setLength(known, parser.value(option).trimmed(), json); !isSet) {
            return isSet;
        }
    }
    return {};
}

} // namespace vedette::cli
