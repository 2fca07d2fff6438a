// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace vedette::parse {

/// More than any server has of CPUs, sockets or nodes: beyond it a number is an error.
inline constexpr int maxPieces = 65'536;

/// What a maker has written of a part, as plain text; empty where it only fills the place: "-",
/// "Not Specified", "To Be Filled By O.E.M.".
[[nodiscard]] QString makersText(QByteArrayView text);
/// A number of parts from 1 on.
[[nodiscard]] std::optional<int> pieces(QByteArrayView text);
/// "32K", "1.5 MiB", "16384 MB", "65536": bytes, with a prefix always of 1024. Nothing for zero.
[[nodiscard]] std::optional<double> sizeOf(QByteArrayView text);
/// How many a list of the kernel names: 5 for "0-3,8".
[[nodiscard]] std::optional<int> listedCount(QByteArrayView list);
/// Within what a processor can have: Hz from "3326.0000" MHz.
[[nodiscard]] std::optional<double> hertzOfMega(QByteArrayView text);

} // namespace vedette::parse
