// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/LogLine.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

QLatin1StringView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "error"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    return "info"_L1;
}

QString escaped(const QString& text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n') {
            result += R"(\n)"_L1;
        } else if (c.category() == QChar::Other_Control) {
            result += uR"(\x%1)"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace

QString redacted(const QString& text)
{
    static const QRegularExpression key(
        u"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\\z)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression named(
        u"((?:password|passphrase|passwd|secret|token)[\"']?\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|\\S+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString result = text;
    result.replace(key, u"[private key removed]"_s);
    result.replace(named, u"\\1[removed]"_s);
    return result;
}

QByteArray logLine(Timestamp time, QtMsgType type, QLatin1StringView category, const QString& text)
{
    const QString moment
        = QDateTime::fromMSecsSinceEpoch(toMsecs(time), Qt::UTC).toString(Qt::ISODateWithMs);
    const QString line
        = u"%1 %2 %3 %4\n"_s.arg(moment, levelName(type), category, escaped(redacted(text)));
    return line.toUtf8();
}

} // namespace vedette::app
