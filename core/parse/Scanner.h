// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <optional>

namespace vedette::parse {

/// Bounds of what is read of one source, whatever a server sends.
inline constexpr qsizetype maxLineLength = 8192;
inline constexpr int maxRows = 5000;
inline constexpr std::size_t maxEntities = 256; ///< disks, file systems, interfaces
inline constexpr std::size_t maxCpus = 1024;

/// A cursor over text: line by line, and within a line field by field. Allocates nothing; its views
/// live as long as the text.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text, int maxLines = maxRows)
        : m_rest(text)
        , m_linesLeft(maxLines)
    { }

    /// The next line without its end (LF or CRLF). A line longer than maxLineLength is cut behind
    /// its last whole field: the "intr" line of a large server is longer and only its beginning
    /// counts.
    [[nodiscard]] std::optional<QByteArrayView> nextLine();
    /// The next run of characters other than blanks.
    [[nodiscard]] std::optional<QByteArrayView> nextField();
    /// The next field as a number; nothing when there is none or when it is something else.
    [[nodiscard]] std::optional<quint64> nextCount();
    [[nodiscard]] std::optional<double> nextDecimal();
    void skipFields(int count);
    /// What has not been read yet.
    [[nodiscard]] QByteArrayView rest() const { return m_rest; }

private:
    QByteArrayView m_rest;
    int m_linesLeft;
};

/// Digits only, from the first to the last character, and within 64 bits.
[[nodiscard]] std::optional<quint64> toCount(QByteArrayView text);
/// Digits with at most one point: never negative, no exponent, no "nan".
[[nodiscard]] std::optional<double> toDecimal(QByteArrayView text);

} // namespace vedette::parse
