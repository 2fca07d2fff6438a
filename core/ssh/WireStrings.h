// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QtEndian>

#include <optional>

namespace vedette::ssh {

/// A cursor over the numbers and strings of a wire format (RFC 4251, 5). Allocates nothing; its
/// views live as long as the bytes.
class WireStrings
{
public:
    explicit WireStrings(QByteArrayView bytes)
        : m_rest(bytes)
    { }

    [[nodiscard]] std::optional<quint32> nextNumber()
    {
        constexpr qsizetype size = sizeof(quint32);
        if (m_rest.size() < size) {
            return std::nullopt;
        }
        const auto number = qFromBigEndian<quint32>(m_rest.data());
        m_rest = m_rest.sliced(size);
        return number;
    }

    [[nodiscard]] std::optional<QByteArrayView> next()
    {
        const auto length = nextNumber();
        if (!length || static_cast<qsizetype>(*length) > m_rest.size()) {
            return std::nullopt;
        }
        const QByteArrayView text = m_rest.first(static_cast<qsizetype>(*length));
        m_rest = m_rest.sliced(text.size());
        return text;
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
};

} // namespace vedette::ssh
