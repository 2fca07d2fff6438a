// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/parse/FileDump.h"
#include "core/parse/Sections.h"

#include <QByteArrayView>

#include <optional>

namespace vedette::collect {

/// The texts of one answer: its sections, and the files that one of them holds. Views live as long
/// as this.
class PollText
{
public:
    /// Malformed when the answer holds no section.
    [[nodiscard]] static Result<PollText> parse(QByteArray answer, QByteArrayView nonce);

    [[nodiscard]] std::optional<QByteArrayView> section(QByteArrayView name) const;
    /// The content of a file of the server; NotAvailable when the answer holds none of it.
    [[nodiscard]] Result<QByteArrayView> file(QByteArrayView path) const;

private:
    explicit PollText(parse::Sections sections);

    parse::Sections m_sections;
    parse::FileDump m_files;
};

} // namespace vedette::collect
