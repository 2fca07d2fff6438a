// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/PreludeRequest.h"

#include <algorithm>
#include <array>

namespace vedette::ssh {

bool isPreludeRequest(QByteArrayView command)
{
    constexpr std::array<QByteArrayView, 3> functions{"vd_facts ", "vd_status ", "vd_metrics "};
    return std::ranges::any_of(
        functions, [command](QByteArrayView function) { return command.startsWith(function); });
}

QByteArray nonceOf(QByteArrayView request)
{
    const QByteArrayView words = request.sliced(request.indexOf(' ') + 1);
    const qsizetype end = words.indexOf(' ');
    return (end < 0 ? words : words.first(end)).toByteArray();
}

} // namespace vedette::ssh
