// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/LogLevel.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace vedette {

void setLogLevel(LogLevel level)
{
    const auto rule = [level](QLatin1StringView type, LogLevel needed) {
        return u"vedette.*.%1=%2\n"_s.arg(type, level >= needed ? "true"_L1 : "false"_L1);
    };
    QLoggingCategory::setFilterRules(rule("debug"_L1, LogLevel::Debug)
                                     + rule("info"_L1, LogLevel::Info)
                                     + rule("warning"_L1, LogLevel::Warning));
}

} // namespace vedette
