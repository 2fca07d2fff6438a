// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QJsonObject>

#include <optional>

namespace vedette::parse {

/// The objects of a JSON array, one after another: a text that was cut gives all that are whole,
/// and a long one is never in memory as a whole. Views live as long as the text.
class JsonObjects
{
public:
    /// `text`: behind the bracket that opens the array.
    explicit JsonObjects(QByteArrayView text)
        : m_rest(text)
    { }

    /// Nothing at the array's end, or where the text ends early. An object that is none by the
    /// rules of JSON is an empty one.
    [[nodiscard]] std::optional<QJsonObject> next();

private:
    [[nodiscard]] std::optional<QByteArrayView> takeText();

    QByteArrayView m_rest;
};

} // namespace vedette::parse
