// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandNames.h"

#include <algorithm>

namespace vedette::ui {

bool isNameTaken(const std::vector<CustomCommand>& commands, const QString& name)
{
    const QString key = nameKey(name);
    return std::ranges::any_of(
        commands, [&key](const CustomCommand& command) { return nameKey(command.name) == key; });
}

QString freeName(const std::vector<CustomCommand>& commands, const QString& name)
{
    QString wanted = name;
    for (int number = 2; isNameTaken(commands, wanted); ++number) {
        const QString suffix = u' ' + QString::number(number);
        wanted = name.left(maxCommandName - suffix.size()).trimmed() + suffix;
    }
    return wanted;
}

} // namespace vedette::ui
