// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessOwners.h"

#include "core/parse/Scanner.h"

namespace vedette::parse {

QHash<qint64, ProcessOwner> parseProcessOwners(QByteArrayView text)
{
    QHash<qint64, ProcessOwner> owners;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        const auto pid = fields.nextCount();
        const auto user = fields.nextField();
        if (pid && user) {
            owners.insert(static_cast<qint64>(*pid), {*user, fields.rest().trimmed()});
        }
    }
    return owners;
}

} // namespace vedette::parse
