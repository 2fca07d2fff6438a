// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/KeyValueOutput.h"

#include "core/parse/Number.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

struct WantedKey
{
    QByteArray key;
    const OutputField* field = nullptr;
};

std::vector<WantedKey> wantedKeys(const OutputReading& reading)
{
    std::vector<WantedKey> keys;
    keys.reserve(reading.fields.size());
    for (const OutputField& field : reading.fields) {
        const QString& key = field.key.isEmpty() ? field.name : field.key;
        keys.push_back({key.toUtf8(), &field});
    }
    return keys;
}

/// What stands behind `key` and its sign of equality; nothing when the line is of another key.
std::optional<QByteArrayView> valueIn(QByteArrayView line, QByteArrayView key)
{
    if (!line.startsWith(key)) {
        return std::nullopt;
    }
    const QByteArrayView rest = line.sliced(key.size()).trimmed();
    if (!rest.startsWith('=') && !rest.startsWith(':')) {
        return std::nullopt;
    }
    QByteArrayView value = rest.sliced(1).trimmed();
    const bool isQuoted = value.size() > 1 && (value.front() == '"' || value.front() == '\'')
        && value.back() == value.front();
    return isQuoted ? value.sliced(1, value.size() - 2) : value;
}

} // namespace

Result<CustomValues> readKeyValues(const OutputReading& reading, QByteArrayView text)
{
    const std::vector<WantedKey> keys = wantedKeys(reading);
    CustomValueList list;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        for (const WantedKey& wanted : keys) {
            const auto value = valueIn(line->trimmed(), wanted.key);
            const auto number = value ? leadingNumber(*value) : std::nullopt;
            if (number) {
                list.add(*wanted.field, {}, number->value);
            }
        }
    }
    return list.take(u"the output has none of the keys, or no numbers behind them"_s);
}

} // namespace vedette::parse
