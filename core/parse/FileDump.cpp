// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/FileDump.h"

#include <algorithm>

namespace vedette::parse {

namespace {

constexpr std::size_t maxFiles = 1024;
constexpr QByteArrayView headerStart("==> ");
constexpr QByteArrayView headerEnd(" <==");

std::optional<QByteArrayView> pathOf(QByteArrayView line)
{
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    const bool isHeader = line.size() > headerStart.size() + headerEnd.size()
        && line.startsWith(headerStart) && line.endsWith(headerEnd);
    if (!isHeader) {
        return std::nullopt;
    }
    return line.sliced(headerStart.size()).chopped(headerEnd.size());
}

/// Without the line feed that tail writes before the next header.
QByteArrayView withoutSeparator(QByteArrayView content)
{
    if (content.endsWith('\n')) {
        content.chop(1);
    }
    if (content.endsWith('\r')) {
        content.chop(1);
    }
    return content;
}

} // namespace

FileDump FileDump::parse(QByteArrayView text, QByteArrayView onlyFile)
{
    FileDump dump;
    const auto* lineBegin = text.begin();
    while (lineBegin != text.end() && dump.m_files.size() < maxFiles) {
        const auto* const lineEnd = std::find(lineBegin, text.end(), '\n');
        const auto* const next = lineEnd == text.end() ? lineEnd : lineEnd + 1;
        if (const auto path = pathOf(QByteArrayView(lineBegin, lineEnd))) {
            dump.endFileAt(lineBegin);
            dump.m_files.push_back({*path, QByteArrayView(next, text.end())});
        }
        lineBegin = next;
    }
    if (dump.m_files.empty() && !onlyFile.isEmpty()) {
        dump.m_files.push_back({onlyFile, text});
    }
    return dump;
}

void FileDump::endFileAt(const char* header)
{
    if (!m_files.empty()) {
        QByteArrayView& content = m_files.back().content;
        content = withoutSeparator(QByteArrayView(content.begin(), header));
    }
}

std::optional<QByteArrayView> FileDump::find(QByteArrayView path) const
{
    const auto found = std::ranges::find(m_files, path, &File::path);
    if (found == m_files.end()) {
        return std::nullopt;
    }
    return found->content;
}

} // namespace vedette::parse
