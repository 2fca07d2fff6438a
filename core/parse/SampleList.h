// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <optional>
#include <vector>

namespace vedette::parse {

/// Collects the samples of one type and instance. A value that is absent, negative or not finite is
/// left out: what is not known has no sample.
class SampleList
{
public:
    explicit SampleList(QString type, QString instance = {});

    void add(const QString& field, std::optional<double> value);
    void add(const QString& field, std::optional<quint64> value);
    /// Empties the list.
    [[nodiscard]] std::vector<Sample> take();

private:
    QString m_type;
    QString m_instance;
    std::vector<Sample> m_samples;
};

/// `value` × `factor`; absent stays absent.
[[nodiscard]] std::optional<double> scaled(std::optional<double> value, double factor);
/// 100 × part / whole, kept within 0 and 100, with two decimals; nothing when the whole is nothing.
[[nodiscard]] std::optional<double> percentOf(double part, double whole);

void append(std::vector<Sample>& samples, std::vector<Sample> more);

} // namespace vedette::parse
