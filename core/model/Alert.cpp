// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Alert.h"

using namespace Qt::StringLiterals;

namespace vedette {

QLatin1StringView severityName(Severity severity)
{
    switch (severity) {
    case Severity::Low:
        return "low"_L1;
    case Severity::Medium:
        return "medium"_L1;
    case Severity::High:
        return "high"_L1;
    case Severity::Critical:
        return "critical"_L1;
    }
    return "critical"_L1;
}

} // namespace vedette
