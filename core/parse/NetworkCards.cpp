// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetworkCards.h"

#include "core/base/PlainText.h"
#include "core/parse/HardwareValues.h"
#include "core/parse/KeyedRows.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double bytesPerMegabit = 1e6 / 8;
constexpr quint64 mostMegabits = 10'000'000;
constexpr quint64 unknownMegabits = 65'535; // -1 of drivers that keep 16 bits

/// -1 and what stands for it are no speed: of a link that is down, of most virtual ones.
std::optional<double> cardSpeed(QByteArrayView text)
{
    const auto megabits = toCount(text);
    if (!megabits || *megabits == 0 || *megabits == unknownMegabits || *megabits > mostMegabits) {
        return std::nullopt;
    }
    return static_cast<double>(*megabits) * bytesPerMegabit;
}

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
                                 cardSpeed(row.at("speed"))};
        }
    }
    if (cards.isEmpty()) {
        return fail(ErrorCode::Malformed, u"/sys/class/net has no card"_s);
    }
    return cards;
}

} // namespace vedette::parse
