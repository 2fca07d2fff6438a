// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace vedette::store {

/// A value of a poll with the id of its metric.
struct StoredValue
{
    qint64 metric = 0;
    double value = 0;
};

/// The values of a poll in the order of a layout.
struct PackedPoll
{
    std::vector<qint64> metrics; ///< ascending
    std::vector<std::optional<double>> values; ///< one for each metric; nothing where it has none
};

/// Polls of one server differ a little (a disk that reads nothing has no read time): they share a
/// layout that grows to `usual`, and what one of them lacks is absent in it. A poll that has less
/// than half of that begins with a layout of its own. A metric that stands twice counts once. Pure.
[[nodiscard]] PackedPoll pack(std::vector<StoredValue> values, std::vector<qint64>& usual);

/// The same in another layout, whose metrics ascend too: what has no place there is left out.
[[nodiscard]] PackedPoll repack(const PackedPoll& poll, const std::vector<qint64>& metrics);
/// How many of its values are there.
[[nodiscard]] qint64 countValues(const PackedPoll& poll);

} // namespace vedette::store
