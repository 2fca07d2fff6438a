// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Canary.h"

#include "tests/support/TempStore.h"

#include <QDirIterator>

#include <algorithm>
#include <utility>

namespace vedette::test {

namespace {

QByteArray utf16Of(const QByteArray& text)
{
    QByteArray bytes;
    for (const char letter : text) {
        bytes += letter;
        bytes += '\0';
    }
    return bytes;
}

/// What base64 makes of the text wherever it stands: without the letters that depend on neighbours.
QByteArray base64Of(const QByteArray& text, int offset)
{
    const QByteArray whole
        = (QByteArray(offset, 'x') + text).toBase64(QByteArray::OmitTrailingEquals);
    return whole.sliced(4, whole.size() - 8);
}

} // namespace

Canary::Canary(QByteArray text)
    : m_text(std::move(text))
    , m_forms{m_text,
              utf16Of(m_text),
              m_text.toHex(),
              m_text.toHex().toUpper(),
              base64Of(m_text, 0),
              base64Of(m_text, 1),
              base64Of(m_text, 2)}
{ }

bool Canary::isIn(const QByteArray& bytes) const
{
    return std::ranges::any_of(m_forms,
                               [&bytes](const QByteArray& form) { return bytes.contains(form); });
}

QStringList Canary::filesIn(const QString& folder) const
{
    QStringList found;
    QDirIterator files(
        folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (isIn(path.toUtf8()) || isIn(readFile(path))) {
            found += path;
        }
    }
    return found;
}

} // namespace vedette::test
