// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Sections.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::size_t maxSections = 256;

struct Marker
{
    QByteArrayView name;
    qsizetype begin = 0;
    qsizetype end = 0; ///< behind the marker's line
};

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        || c == '-' || c == '.';
}

/// Reads the marker whose nonce ends at `nameBegin`; nothing when its line goes on behind the name.
std::optional<Marker> readMarker(QByteArrayView text, qsizetype begin, qsizetype nameBegin)
{
    const auto* const from = text.begin() + nameBegin;
    const auto* const to = std::find_if_not(from, text.end(), isNameCharacter);
    qsizetype end = to - text.begin();
    if (end < text.size() && text[end] == '\r') {
        ++end;
    }
    const bool endsLine = end == text.size() || text[end] == '\n';
    if (from == to || !endsLine) {
        return std::nullopt;
    }
    return Marker{QByteArrayView(from, to), begin, std::min(end + 1, text.size())};
}

/// A marker need not stand at the start of its line: the content before it may lack its last line
/// feed, as the output of many a command does.
std::optional<Marker> findMarker(QByteArrayView text, QByteArrayView mark, qsizetype from)
{
    for (qsizetype at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
        if (auto marker = readMarker(text, at, at + mark.size())) {
            return marker;
        }
    }
    return std::nullopt;
}

} // namespace

Result<Sections> Sections::parse(QByteArray reply, QByteArrayView nonce)
{
    if (nonce.isEmpty()) {
        return fail(ErrorCode::Internal, u"a reply can't be split without a nonce"_s);
    }
    const QByteArray mark = '@' + nonce.toByteArray() + ':';
    Sections sections(std::move(reply));
    const QByteArrayView text(sections.m_reply);
    auto marker = findMarker(text, mark, 0);
    while (marker && sections.m_sections.size() < maxSections) {
        const auto next = findMarker(text, mark, marker->end);
        const qsizetype end = next ? next->begin : text.size();
        const QByteArrayView content = text.sliced(marker->end, end - marker->end);
        sections.m_sections.push_back({marker->name, content});
        marker = next;
    }
    if (sections.m_sections.empty()) {
        return fail(ErrorCode::Malformed, u"the reply has no section"_s);
    }
    return sections;
}

std::optional<QByteArrayView> Sections::find(QByteArrayView name) const
{
    const auto found = std::ranges::find(m_sections, name, &Section::name);
    if (found == m_sections.end()) {
        return std::nullopt;
    }
    return found->content;
}

} // namespace vedette::parse
