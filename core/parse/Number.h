// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <optional>

namespace vedette::parse {

/// A decimal number as programs print it for people, and what stands behind it ("ms").
struct FoundNumber
{
    double value = 0; ///< finite
    QByteArrayView rest;
};

/// The number that a text begins with, behind blanks: "-1.5e3ms". Nothing where it could be taken
/// for another: a decimal comma or a thousands separator ("0,5"), a version ("1.2.3"), "0x1F".
[[nodiscard]] std::optional<FoundNumber> leadingNumber(QByteArrayView text);
/// The first number of a text that is no part of a word: 5 of "eth0 has 5 errors". When that one
/// could be taken for another, there is none.
[[nodiscard]] std::optional<FoundNumber> firstNumber(QByteArrayView text);

} // namespace vedette::parse
