// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/KeyedRows.h"

#include "core/parse/Scanner.h"

#include <algorithm>

namespace vedette::parse {

namespace {

constexpr std::size_t maxKeys = 32;

/// Calls `take` with each key and its value, until it says that it is enough.
template <class Take>
void forEachKeyed(QByteArrayView text, Take take)
{
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const qsizetype sign = line->indexOf('=');
        if (sign > 0 && !take(line->first(sign), line->sliced(sign + 1).trimmed())) {
            return;
        }
    }
}

} // namespace

void KeyedRow::add(QByteArrayView key, QByteArrayView value)
{
    if (m_fields.size() < maxKeys) {
        m_fields.emplace_back(key, value);
    }
}

QByteArrayView KeyedRow::at(QByteArrayView key) const
{
    const auto found
        = std::ranges::find_if(m_fields, [&](const auto& field) { return field.first == key; });
    return found == m_fields.end() ? QByteArrayView() : found->second;
}

std::vector<KeyedRow> keyedRows(QByteArrayView text)
{
    std::vector<KeyedRow> rows;
    forEachKeyed(text, [&rows](QByteArrayView key, QByteArrayView value) {
        if (rows.empty() || key == QByteArrayView("name")) {
            rows.emplace_back();
        }
        rows.back().add(key, value);
        return rows.size() < maxEntities;
    });
    return rows;
}

KeyedRow keyedRow(QByteArrayView text)
{
    KeyedRow row;
    forEachKeyed(text, [&row](QByteArrayView key, QByteArrayView value) {
        row.add(key, value);
        return true;
    });
    return row;
}

} // namespace vedette::parse
