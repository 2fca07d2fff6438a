// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ClassFiles.h"

namespace vedette::parse {

std::optional<ClassFile> ClassFiles::next()
{
    while (const auto line = m_lines.nextLine()) {
        if (!line->startsWith(m_folder)) {
            continue;
        }
        const QByteArrayView path = line->sliced(m_folder.size());
        const qsizetype slash = path.indexOf('/');
        // A device's name may hold a colon ("ucsi-source-psy-USBC000:001"), a file's does not.
        const qsizetype colon = slash < 0 ? -1 : path.indexOf(':', slash);
        if (colon > 0) {
            return ClassFile{path.first(slash),
                             path.sliced(slash + 1, colon - slash - 1),
                             path.sliced(colon + 1)};
        }
    }
    return std::nullopt;
}

std::optional<double> toSigned(QByteArrayView text)
{
    const bool isNegative = text.startsWith('-');
    const auto digits = toCount(isNegative ? text.sliced(1) : text);
    if (!digits) {
        return std::nullopt;
    }
    const auto value = static_cast<double>(*digits);
    return isNegative ? -value : value;
}

} // namespace vedette::parse
