// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/JsonObjects.h"

#include <QJsonDocument>

namespace vedette::parse {

namespace {

constexpr qsizetype longestObject = qsizetype{256} * 1024;

/// Knows how deep a character of a JSON text stands in objects and arrays.
class JsonDepth
{
public:
    /// After this character; brackets within strings don't count.
    int after(char c)
    {
        if (m_isString) {
            m_isString = m_isEscaped || c != '"';
            m_isEscaped = !m_isEscaped && c == '\\';
            return m_depth;
        }
        if (c == '"') {
            m_isString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if (c == '}' || c == ']') {
            --m_depth;
        }
        return m_depth;
    }

private:
    int m_depth = 0;
    bool m_isString = false;
    bool m_isEscaped = false;
};

} // namespace

std::optional<QJsonObject> JsonObjects::next()
{
    const auto text = takeText();
    if (!text) {
        return std::nullopt;
    }
    return QJsonDocument::fromJson(QByteArray(text->data(), text->size())).object();
}

std::optional<QByteArrayView> JsonObjects::takeText()
{
    qsizetype begin = 0;
    while (begin < m_rest.size() && m_rest[begin] != '{') {
        if (m_rest[begin] == ']') {
            return std::nullopt;
        }
        ++begin;
    }
    JsonDepth depth;
    const qsizetype end = std::min(m_rest.size(), begin + longestObject);
    for (qsizetype i = begin; i < end; ++i) {
        if (depth.after(m_rest[i]) == 0) {
            const QByteArrayView text = m_rest.sliced(begin, i + 1 - begin);
            m_rest = m_rest.sliced(i + 1);
            return text;
        }
    }
    m_rest = {};
    return std::nullopt;
}

} // namespace vedette::parse
