// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>

namespace vedette::test {

/// A password that stands nowhere else, and the search for where it leaked to. Immutable value.
class Canary final
{
public:
    /// `text`: ASCII, not shorter than 12 characters.
    explicit Canary(QByteArray text);

    [[nodiscard]] const QByteArray& text() const { return m_text; }
    /// True when `bytes` hold it: as it is, in UTF-16, in hex, or anywhere within base64.
    [[nodiscard]] bool isIn(const QByteArray& bytes) const;
    /// The files below `folder` that hold it, also in their names.
    [[nodiscard]] QStringList filesIn(const QString& folder) const;

private:
    QByteArray m_text;
    QByteArrayList m_forms;
};

} // namespace vedette::test
