// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/Console.h"

#include "core/base/PlainText.h"
#include "core/cli/Terminal.h"
#include "core/text/ErrorText.h"

#include <QFile>
#include <QIODevice>
#include <QJsonDocument>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr qsizetype maxLine = 16384;
constexpr qint64 maxSecret = 4098; ///< what a vault takes, and the end of the line

void writeLine(QTextStream& stream, const QString& line)
{
    stream << plainText(line, maxLine) << u'\n';
    stream.flush();
}

} // namespace

void say(const Console& console, const QString& line)
{
    writeLine(console.out, line);
}

void say(const Console& console, const QJsonDocument& json)
{
    console.out << shownJson(json.toJson(QJsonDocument::Compact)) << u'\n';
    console.out.flush();
}

QString shownJson(const QByteArray& json)
{
    const QString text = QString::fromUtf8(json);
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        if (c != u'\n' && isTextControl(c.unicode())) {
            shown += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
        } else {
            shown += c;
        }
    }
    return shown;
}

void complain(const Console& console, const QString& text)
{
    writeLine(console.err, u"vedette: "_s + text);
}

ExitCode report(const Console& console, const Error& error)
{
    const text::ErrorWords words = text::words(error);
    if (error.code == ErrorCode::InvalidConfig && !words.rest.isEmpty()
        && words.rest == error.detail) { // no field with an advice of its own: the detail tells it
        complain(console, u"A setting can't be used: %1."_s.arg(error.detail));
        return exitCode(error);
    }
    if (error.code == ErrorCode::NotFound && !error.detail.isEmpty()) {
        complain(console, u"Not found: %1."_s.arg(error.detail));
        return exitCode(error);
    }
    QString sentence = words.sentence();
    if (!words.rest.isEmpty() && !sentence.contains(words.rest)) {
        sentence += u" ("_s + words.rest + u')';
    }
    complain(console, sentence);
    if (error.code == ErrorCode::VaultLocked) { // nobody is asked for it here
        complain(
            console,
            u"Here it is opened with --vault-key-file FILE or --vault-key-fd N, or the file that "
            "VEDETTE_VAULT_KEY_FILE names."_s);
    }
    return exitCode(error);
}

ExitCode reportDataFolder(const Console& console, const QString& folder, const Error& error)
{
    if (error.code != ErrorCode::InvalidConfig && error.code != ErrorCode::PermissionDenied) {
        return report(console, error.detail.contains(folder) ? error : error.in(folder));
    }
    complain(console,
             u"The data folder %1 can't be used: %2. Give this user access to it, or name another "
             "with --data-dir."_s.arg(folder, error.detail));
    return ExitCode::DataFolder;
}

ExitCode reportUsage(const Console& console, const QString& verb, const QString& problem)
{
    complain(console, problem);
    complain(console, u"“vedette %1 --help” shows how it is called."_s.arg(verb));
    return ExitCode::Usage;
}

std::optional<Secret> readLine(const Console& console)
{
    QByteArray line = console.in.readLine(maxSecret);
    qsizetype length = line.size();
    while (length > 0 && (line.at(length - 1) == '\n' || line.at(length - 1) == '\r')) {
        --length;
    }
    const bool isEnd = line.isEmpty();
    Secret secret(QByteArrayView(line).first(length));
    wipeMemory(line.data(), static_cast<std::size_t>(line.size()));
    return isEnd ? std::nullopt : std::optional(std::move(secret));
}

Secret readSecret(const Console& console, const QString& prompt)
{
    const HiddenInput hidden;
    if (hidden.isActive()) {
        console.err << prompt << u": "_s;
        console.err.flush();
    }
    const auto line = readLine(console);
    if (hidden.isActive()) {
        console.err << u'\n';
        console.err.flush();
    }
    return line.value_or(Secret());
}

Result<Secret> readNewSecret(const Console& console, const QString& prompt)
{
    const bool isTyped = HiddenInput().isActive() && qobject_cast<QFile*>(&console.in) != nullptr;
    Secret secret = readSecret(console, prompt);
    if (isTyped && readSecret(console, u"Once more"_s).view() != secret.view()) {
        return fail(ErrorCode::InvalidConfig, u"the two are not the same"_s);
    }
    return secret;
}

} // namespace vedette::cli
