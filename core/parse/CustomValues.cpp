// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CustomValues.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vedette::parse {

void CustomValueList::add(const OutputField& field,
                          const QString& instance,
                          std::optional<double> read)
{
    if (read) {
        add({field.name, instance, *read * field.factor, field.unit});
    }
}

void CustomValueList::add(CustomValue value)
{
    const bool isKnown = std::ranges::any_of(m_values.values, [&](const CustomValue& other) {
        return other.field == value.field && other.instance == value.instance;
    });
    if (isKnown || !std::isfinite(value.value)) {
        return;
    }
    if (m_values.values.size() >= maxCustomValues) {
        m_values.isCut = true;
        return;
    }
    m_values.values.push_back(std::move(value));
}

Result<CustomValues> CustomValueList::take(const QString& why)
{
    CustomValues values = std::exchange(m_values, {});
    if (values.values.empty()) {
        return fail(ErrorCode::Malformed, why);
    }
    return values;
}

} // namespace vedette::parse
