// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/PreludeRequest.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vedette::ssh {

std::optional<PreludeFunction> preludeFunction(QByteArrayView command)
{
    constexpr std::array<std::pair<QByteArrayView, PreludeFunction>, 3> functions{
        {{"vd_facts ", PreludeFunction::Facts},
         {"vd_status ", PreludeFunction::Status},
         {"vd_metrics ", PreludeFunction::Metrics}}};
    const auto* const known = std::ranges::find_if(
        functions, [command](const auto& entry) { return command.startsWith(entry.first); });
    return known == functions.end() ? std::nullopt : std::optional(known->second);
}

QByteArray nonceOf(QByteArrayView request)
{
    const QByteArrayView words = request.sliced(request.indexOf(' ') + 1);
    const qsizetype end = words.indexOf(' ');
    return (end < 0 ? words : words.first(end)).toByteArray();
}

} // namespace vedette::ssh
