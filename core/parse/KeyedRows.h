// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <utility>
#include <vector>

namespace vedette::parse {

/// One thing as our shell functions tell of it: lines "key=value". Its views live as long as the
/// text.
class KeyedRow
{
public:
    void add(QByteArrayView key, QByteArrayView value);
    /// The first value of that key without blanks around it; empty where there is none.
    [[nodiscard]] QByteArrayView at(QByteArrayView key) const;

private:
    std::vector<std::pair<QByteArrayView, QByteArrayView>> m_fields;
};

/// A row begins with each line "name=…"; what stands before the first of them is a row too. At most
/// maxEntities rows.
[[nodiscard]] std::vector<KeyedRow> keyedRows(QByteArrayView text);
/// The whole text as one row.
[[nodiscard]] KeyedRow keyedRow(QByteArrayView text);

} // namespace vedette::parse
