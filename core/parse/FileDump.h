// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// The output of `tail -n +1 FILE…`, split into its files: a line `==> FILE <==` stands above each,
/// a blank line between two. With a single file tail writes no such line. Immutable value; its
/// views live as long as the text.
class FileDump
{
public:
    /// A text without any header is taken as the content of `onlyFile`.
    [[nodiscard]] static FileDump parse(QByteArrayView text, QByteArrayView onlyFile = {});

    /// The content of the first file of that path; nothing when tail could not read it.
    [[nodiscard]] std::optional<QByteArrayView> find(QByteArrayView path) const;

private:
    struct File
    {
        QByteArrayView path;
        QByteArrayView content;
    };

    void endFileAt(const char* header);

    std::vector<File> m_files;
};

} // namespace vedette::parse
