// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerRow.h"

#include <QStringList>

namespace vedette::ui {

/// What the filter box asks for: every word must be part of a server's name, address, group, tags
/// or state. Immutable value.
class ServerFilter
{
public:
    ServerFilter() = default;
    explicit ServerFilter(const QString& text);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] bool matches(const ServerRow& row) const;
    bool operator==(const ServerFilter&) const = default;

private:
    QStringList m_words;
};

} // namespace vedette::ui
