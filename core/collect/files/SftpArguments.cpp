// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/files/SftpArguments.h"

#include <QList>

namespace vedette::collect {

bool logsRequests(const QByteArray& arguments)
{
    const QList<QByteArray> words = arguments.split('\0');
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (!words[i].startsWith("-l")) {
            continue;
        }
        const QByteArray level
            = (words[i].size() > 2 ? words[i].mid(2) : words.value(i + 1)).toUpper();
        return level == "INFO" || level == "VERBOSE" || level.startsWith("DEBUG");
    }
    return false;
}

} // namespace vedette::collect
