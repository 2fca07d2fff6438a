// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Sudoers.h"

#include <QLatin1StringView>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

/// A command of resources/probes/slow that vd_root runs.
struct RootCommand
{
    QLatin1StringView seconds;
    QLatin1StringView line;
};

constexpr QLatin1StringView anyDisk("DISK");
constexpr std::array rootCommands{
    RootCommand{"20"_L1, "smartctl -n standby --json=c -H -A -l error /dev/DISK"_L1},
    RootCommand{"5"_L1, "dmidecode -t 1 -t 17"_L1},
    RootCommand{"10"_L1, "dmsetup status --noflush --target thin-pool"_L1},
    RootCommand{"60"_L1, "nice -n 19 dnf -C -q check-update"_L1},
    RootCommand{"60"_L1, "nice -n 19 dnf -C -q --security check-update"_L1},
    RootCommand{"60"_L1, "nice -n 19 yum -C -q check-update"_L1},
    RootCommand{"60"_L1, "nice -n 19 yum -C -q --security check-update"_L1},
};

// Each bracket stands for one character: a "*" would let further arguments in.
constexpr std::array diskPatterns{"sd[a-z]"_L1, "nvme[0-9]n[0-9]"_L1};

QString timedLine(const RootCommand& command)
{
    return u"timeout -s KILL %1 %2"_s.arg(command.seconds, command.line);
}

/// What sudoers(5) gives a meaning of its own, in names and arguments.
QString escapedForSudoers(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        result += u"\\,:=@!()"_s.contains(c) ? QString(u'\\') + c : QString(c);
    }
    return result;
}

/// In capitals it would be an alias, or everybody; behind a plus a group of the network.
bool isAccountName(const QString& user)
{
    static const QRegularExpression other(u"\\A(?:[A-Z][A-Z0-9_]*|[+%#].*|)\\z"_s);
    return !other.match(user).hasMatch();
}

} // namespace

QStringList sudoCommands()
{
    QStringList commands;
    for (const RootCommand& command : rootCommands) {
        commands += u"sudo -n "_s + timedLine(command).replace(anyDisk, "sda"_L1);
    }
    return commands;
}

QStringList sudoersFor(const QString& user)
{
    const QString name = isAccountName(user) ? escapedForSudoers(user) : u"account"_s;
    const QString rule = name + u" ALL=(root) NOPASSWD: /usr/bin/"_s;
    // The commands are named without a folder: who chooses the folders chooses what runs as root.
    QStringList lines{u"Defaults:%1 secure_path=\"/usr/sbin:/usr/bin:/sbin:/bin\""_s.arg(name)};
    for (const RootCommand& command : rootCommands) {
        const QString line = escapedForSudoers(timedLine(command));
        if (!line.contains(anyDisk)) {
            lines += rule + line;
            continue;
        }
        for (const QLatin1StringView disks : diskPatterns) {
            lines += rule + QString(line).replace(anyDisk, disks);
        }
    }
    return lines;
}

} // namespace vedette
