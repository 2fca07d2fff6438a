// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowTask.h"

#include "core/base/ShellWord.h"

#include <QDir>
#include <QFile>

#include <map>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

QByteArray slowFile(const QString& name)
{
    QFile file(u":/vedette/probes/slow/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray wordsOnLine(const QStringList& words, QByteArray (*written)(const QByteArray& word))
{
    QByteArray line;
    for (const QString& word : words) {
        line += ' ' + written(word.toUtf8());
    }
    return line;
}

std::map<QString, QString> slowScripts()
{
    std::map<QString, QString> scripts;
    for (const SlowProbe& probe : slowCatalogue()) {
        const QString name = probe.name.toString();
        scripts.emplace(name, QString::fromUtf8(slowFile(name + u".sh"_s)));
    }
    return scripts;
}

/// Its functions, and how they are called where they are told something.
QString shownWith(const SlowProbe& probe, const QByteArray& function, const QStringList& words)
{
    static const std::map<QString, QString> scripts = slowScripts();
    const auto script = scripts.find(probe.name.toString());
    QString text = script == scripts.end() ? QString() : script->second;
    if (words.isEmpty()) {
        return text; // a thousand sessions share it
    }
    const QByteArray call = '\n' + function + " NONCE" + wordsOnLine(words, shellWord) + '\n';
    return text + QString::fromUtf8(call);
}

} // namespace

SlowTask taskOf(const SlowProbe& probe, const Server& server)
{
    const QByteArray function = "vd_" + QByteArray(probe.name.data(), probe.name.size());
    const QStringList words = probe.words == nullptr ? QStringList() : probe.words(server);
    return {.name = probe.name.toString(),
            .shown = shownWith(probe, function, words),
            .timeout = probe.timeout,
            .line =
                [function, words](const QByteArray& nonce) {
                    return function + ' ' + nonce + wordsOnLine(words, printfWord);
                },
            .read =
                [read = probe.read, words](SlowInput& input) {
                    input.words = words;
                    return read(input);
                },
            .asksRoot = probe.asksRoot};
}

QByteArray slowPrelude()
{
    static const QByteArray script = [] {
        QByteArray all = slowFile(u"common.sh"_s);
        const QStringList names = QDir(u":/vedette/probes/slow"_s).entryList(QDir::Files);
        for (const QString& name : names) {
            all += name == u"common.sh"_s ? QByteArray() : slowFile(name);
        }
        return all;
    }();
    return script;
}

} // namespace vedette::collect
