// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/OsRelease.h"

#include "core/base/PlainText.h"
#include "core/parse/Scanner.h"

#include <QByteArray>
#include <QHash>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

/// The value as a shell would read it: in double quotes a backslash escapes the next character, in
/// single quotes nothing does.
QByteArray unquoted(QByteArrayView value)
{
    const char quote = value.isEmpty() ? '\0' : value.front();
    const bool isQuoted = quote == '"' || quote == '\'';
    QByteArray text;
    for (qsizetype i = isQuoted ? 1 : 0; i < value.size(); ++i) {
        if (isQuoted && value[i] == quote) {
            break;
        }
        const bool isEscape = value[i] == '\\' && quote != '\'' && i + 1 < value.size();
        i += isEscape ? 1 : 0;
        text += value[i];
    }
    return text;
}

} // namespace

Result<OsRelease> parseOsRelease(QByteArrayView text)
{
    QHash<QByteArrayView, QString> values;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const qsizetype equals = line->indexOf('=');
        if (equals > 0 && !line->startsWith('#')) {
            values.insert(line->first(equals).trimmed(),
                          plainText(unquoted(line->sliced(equals + 1).trimmed())));
        }
    }
    OsRelease release{.prettyName = values.value("PRETTY_NAME"),
                      .id = values.value("ID"),
                      .versionId = values.value("VERSION_ID")};
    if (release.prettyName.isEmpty()) {
        release.prettyName = (values.value("NAME") + u' ' + values.value("VERSION")).trimmed();
    }
    if (release.prettyName.isEmpty()) {
        return fail(ErrorCode::Malformed, u"os-release has no name"_s);
    }
    return release;
}

} // namespace vedette::parse
