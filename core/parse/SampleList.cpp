// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/SampleList.h"

#include "core/parse/Precision.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace vedette::parse {

SampleList::SampleList(QString type, QString instance)
    : m_type(std::move(type))
    , m_instance(std::move(instance))
{ }

void SampleList::add(const QString& field, std::optional<double> value)
{
    if (!value || !std::isfinite(*value) || *value < 0) {
        return;
    }
    m_samples.push_back({{m_type, field, m_instance}, rounded(*value, mostDecimals)});
}

void SampleList::add(const QString& field, std::optional<quint64> value)
{
    if (value) {
        add(field, std::optional(static_cast<double>(*value)));
    }
}

std::vector<Sample> SampleList::take()
{
    return std::exchange(m_samples, {});
}

std::optional<double> scaled(std::optional<double> value, double factor)
{
    return value ? std::optional(*value * factor) : std::nullopt;
}

std::optional<double> percentOf(double part, double whole)
{
    if (!(whole > 0)) {
        return std::nullopt;
    }
    return rounded(std::clamp(100.0 * part / whole, 0.0, 100.0), percentDecimals);
}

void append(std::vector<Sample>& samples, std::vector<Sample> more)
{
    samples.insert(
        samples.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace vedette::parse
