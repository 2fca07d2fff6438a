// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/PastedTarget.h"

#include "core/model/Server.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr auto flags = "46AaCfGgKkMNnqsTtVvXxYy"_L1; // ssh(1): options without a value

/// The words of a command line while they are read.
struct CommandLine
{
    QStringList words;
    PastedTarget target;
    QString address; ///< the first word that is no option; what follows is a remote command
};

bool takeOption(CommandLine& line)
{
    const QString word = line.words.takeFirst();
    const QChar letter = word.at(1);
    const bool isKnown = letter == u'p' || letter == u'l' || letter == u'i';
    if (!isKnown) {
        return word.size() == 2 && flags.contains(letter);
    }
    QString value = word.mid(2);
    if (value.isEmpty() && !line.words.isEmpty()) {
        value = line.words.takeFirst();
    }
    bool isGood = !value.isEmpty();
    if (letter == u'p') {
        line.target.port = value.toUShort(&isGood);
    } else if (letter == u'l') {
        line.target.user = value;
    } else {
        line.target.identityFile = value;
    }
    return isGood;
}

/// Options, the address, options again, and then perhaps a remote command, which is left out.
bool readWords(CommandLine& line)
{
    while (!line.words.isEmpty()) {
        const QString word = line.words.first();
        const bool isOption = word.size() > 1 && word.startsWith(u'-');
        if (isOption && !takeOption(line)) {
            return false;
        }
        if (!isOption && !line.address.isEmpty()) {
            return true;
        }
        if (!isOption) {
            line.address = line.words.takeFirst();
        }
    }
    return !line.address.isEmpty();
}

} // namespace

std::optional<PastedTarget> readPastedTarget(const QString& text)
{
    CommandLine line;
    line.words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    const bool isCommand = line.words.size() > 1 && line.words.first() == "ssh"_L1;
    if (isCommand) {
        line.words.removeFirst();
    }
    if ((!isCommand && line.words.size() != 1) || !readWords(line)) {
        return std::nullopt;
    }
    const auto server = parseTarget(line.address);
    if (!server || server->kind != ServerKind::Ssh) {
        return std::nullopt;
    }
    const bool isBare = !isCommand && server->host == line.address;
    if (isBare) {
        return std::nullopt;
    }
    line.target.host = server->host;
    if (!server->user.isEmpty()) {
        line.target.user = server->user;
    }
    if (!line.target.port && server->port != Server{}.port) {
        line.target.port = server->port;
    }
    return line.target;
}

} // namespace vedette::ui
