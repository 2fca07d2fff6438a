// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace vedette::test {

/// Texts that a server, or an imported file, might carry to break or fool a view.
[[nodiscard]] inline QStringList hostileStrings()
{
    using namespace Qt::StringLiterals;
    const QString nestedTables = u"<table><tr><td>"_s.repeated(20);
    return {u"<b>bold</b>"_s,
            u"<img src=\"file:///etc/hostname\">"_s,
            u"<a href=\"https://example.net\">click</a>"_s,
            u"<script>alert(1)</script><br><br>"_s,
            nestedTables,
            u"web"_s + QString(100'000, QChar(0x0301)), // combining acute accents
            QString(1'000'000, u'x'),
            u"\u202Etxt.exe\u202C \u2066left\u2069"_s, // right-to-left override
            u"two\nlines\tand\x1B[31m colour"_s,
            u"$(touch /tmp/vedette); `id` & 'quoted' \"double\""_s,
            u"%1 %2 %n %L1"_s,
            u"&File && more"_s};
}

} // namespace vedette::test
