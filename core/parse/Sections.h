// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// A reply of the remote shell, split at its marker lines `@<nonce>:<name>`. Immutable value.
/// The nonce is new with every request, so no content can forge a marker. What stands before the
/// first marker (a login message) belongs to nobody.
class Sections
{
public:
    /// Malformed when there is no marker at all.
    [[nodiscard]] static Result<Sections> parse(QByteArray reply, QByteArrayView nonce);

    /// The content of the first section of that name; it lives as long as this object.
    [[nodiscard]] std::optional<QByteArrayView> find(QByteArrayView name) const;

private:
    struct Section
    {
        QByteArrayView name;
        QByteArrayView content;
    };

    explicit Sections(QByteArray reply)
        : m_reply(std::move(reply))
    { }

    QByteArray m_reply; ///< never changed: copies share it, so the views hold for them too
    std::vector<Section> m_sections;
};

} // namespace vedette::parse
