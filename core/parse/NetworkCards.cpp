// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetworkCards.h"

#include "core/base/PlainText.h"
#include "core/parse/HardwareValues.h"
#include "core/parse/KeyedRows.h"
#include "core/parse/NetworkLinks.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

QString macOf(QByteArrayView text)
{
    return text == "00:00:00:00:00:00"_L1 ? QString() : makersText(text);
}

} // namespace

Result<QList<NetworkCard>> parseNetworkCards(QByteArrayView text)
{
    QList<NetworkCard> cards;
    const auto rows = keyedRows(text);
    for (const KeyedRow& row : rows) {
        const QString name = plainText(row.at("name"));
        const QByteArrayView driver = row.at("driver");
        if (!name.isEmpty()) {
            cards += NetworkCard{name,
                                 macOf(row.at("address")),
                                 makersText(driver.sliced(driver.lastIndexOf('/') + 1)),
                                 makersText(row.at("operstate")),
                                 linkSpeed(row.at("speed"))};
        }
    }
    if (cards.isEmpty()) {
        return fail(ErrorCode::Malformed, u"/sys/class/net has no card"_s);
    }
    return cards;
}

} // namespace vedette::parse
