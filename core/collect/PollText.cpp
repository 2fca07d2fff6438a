// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollText.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

PollText::PollText(parse::Sections sections)
    : m_sections(std::move(sections))
    , m_files(parse::FileDump::parse(m_sections.find("files").value_or(QByteArrayView())))
{ }

Result<PollText> PollText::parse(QByteArray answer, QByteArrayView nonce)
{
    auto sections = parse::Sections::parse(std::move(answer), nonce);
    if (!sections) {
        return fail(sections.error());
    }
    return PollText(*std::move(sections));
}

std::optional<QByteArrayView> PollText::section(QByteArrayView name) const
{
    return m_sections.find(name);
}

Result<QByteArrayView> PollText::file(QByteArrayView path) const
{
    if (const auto text = m_files.find(path)) {
        return *text;
    }
    // A status poll names its sections after the files: "stat" for /proc/stat.
    if (const auto text = m_sections.find(path.sliced(path.lastIndexOf('/') + 1))) {
        return *text;
    }
    return fail(ErrorCode::NotAvailable, QString::fromLatin1(path));
}

} // namespace vedette::collect
