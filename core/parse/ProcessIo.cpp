// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessIo.h"

#include "core/parse/Scanner.h"

namespace vedette::parse {

QHash<qint64, ProcessIo> parseProcessIo(QByteArrayView text)
{
    constexpr QByteArrayView file("/io:");
    QHash<qint64, ProcessIo> all;
    Scanner lines(text, 2 * maxRows);
    while (const auto line = lines.nextLine()) {
        const qsizetype at = line->indexOf(file);
        const auto pid = at > 0 ? toCount(line->first(at)) : std::nullopt;
        if (!pid) {
            continue;
        }
        Scanner fields(line->sliced(at + file.size()));
        const auto key = fields.nextField();
        const auto value = fields.nextCount();
        if (key == QByteArrayView("read_bytes:")) {
            all[static_cast<qint64>(*pid)].readBytes = value;
        } else if (key == QByteArrayView("write_bytes:")) {
            all[static_cast<qint64>(*pid)].writeBytes = value;
        }
    }
    return all;
}

} // namespace vedette::parse
