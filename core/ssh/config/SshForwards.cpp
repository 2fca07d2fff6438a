// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshForwards.h"

#include "core/ssh/config/SshJump.h"
#include "core/ssh/config/SshNumbers.h"
#include "core/ssh/config/SshOptionChecks.h"
#include "core/ssh/config/SshTokens.h"

#include <algorithm>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qsizetype maxSpecification = 255; // readconf.c copies that much
constexpr qsizetype maxSocketPath = 107; // sun_path with its end

/// One part of "[bind:]port:host:port" in which paths may stand for ports.
struct ForwardField
{
    QByteArray text;
    bool isPath = false;
};

enum class ForwardKind
{
    Local,
    Remote,
    Dynamic,
    RemoteDynamic
};

/// A field in brackets, which is taken literally.
std::optional<ForwardField> takeBracketed(const QByteArray& text, qsizetype& at)
{
    const qsizetype close = text.indexOf(']', at);
    const bool isClosed = close >= 0 && (close + 1 == text.size() || text.at(close + 1) == ':');
    if (!isClosed) {
        return std::nullopt;
    }
    const QByteArray inner = text.mid(at + 1, close - at - 1);
    at = std::min(close + 2, text.size());
    return ForwardField{inner, inner.contains('/')};
}

/// The field that begins at `at`, which is moved behind its colon; nothing when it can't be read.
std::optional<ForwardField> takeField(const QByteArray& text, qsizetype& at)
{
    if (at >= text.size()) {
        return std::nullopt;
    }
    if (text.at(at) == '[') {
        return takeBracketed(text, at);
    }
    ForwardField field;
    for (; at < text.size() && text.at(at) != ':'; ++at) {
        const bool isEscaped = text.at(at) == '\\';
        at += isEscaped ? 1 : 0;
        if (at == text.size()) {
            return std::nullopt;
        }
        field.isPath = field.isPath || (!isEscaped && text.at(at) == '/');
        field.text += text.at(at);
    }
    at = std::min(at + 1, text.size());
    return field;
}

/// At most four; none when something is left over.
std::vector<ForwardField> fieldsOf(const QByteArray& text)
{
    std::vector<ForwardField> fields;
    qsizetype at = 0;
    while (at < text.size() && QByteArrayView(" \t\n\v\f\r").contains(text.at(at))) {
        ++at;
    }
    while (fields.size() < 4) {
        auto field = takeField(text, at);
        if (!field) {
            break;
        }
        fields.push_back(*std::move(field));
    }
    return at < text.size() ? std::vector<ForwardField>() : fields;
}

/// A listening or target end: a port of at least `lowest`, or a path that a socket can have.
bool isEnd(const ForwardField& field, int lowest, const SshConfigSystem& system)
{
    if (field.isPath) {
        return field.text.size() <= maxSocketPath;
    }
    const auto port = readSshPort(field.text, system);
    return port && *port >= lowest;
}

bool isListener(const std::vector<ForwardField>& fields, int lowest, const SshConfigSystem& system)
{
    if (fields.size() == 1) {
        return isEnd(fields.front(), lowest, system);
    }
    return fields.size() == 2 && isEnd({fields.back().text, false}, lowest, system);
}

bool isTarget(const std::vector<ForwardField>& fields, int lowest, const SshConfigSystem& system)
{
    switch (fields.size()) {
    case 2: // port:path, path:path
        return fields[1].isPath && isEnd(fields[0], lowest, system) && isEnd(fields[1], 1, system);
    case 3: // path:host:port, host:port:path, port:host:port
        if (fields[0].isPath) {
            return isEnd(fields[0], lowest, system) && isEnd({fields[2].text, false}, 1, system);
        }
        if (fields[2].isPath) {
            return isEnd({fields[1].text, false}, lowest, system) && isEnd(fields[2], 1, system);
        }
        return isEnd(fields[0], lowest, system) && isEnd(fields[2], 1, system);
    case 4: // host:port:host:port
        return isEnd({fields[1].text, false}, lowest, system)
            && isEnd({fields[3].text, false}, 1, system);
    default:
        return false;
    }
}

std::optional<QString>
checkForward(const QByteArray& specification, ForwardKind kind, const SshConfigSystem& system)
{
    const auto expanded = expandSshVariables(specification.left(maxSpecification), system);
    const std::vector<ForwardField> fields
        = expanded ? fieldsOf(*expanded) : std::vector<ForwardField>();
    const bool isRemote = kind == ForwardKind::Remote || kind == ForwardKind::RemoteDynamic;
    const bool isDynamic = kind == ForwardKind::Dynamic || kind == ForwardKind::RemoteDynamic;
    const int lowest = isRemote ? 0 : 1; // a remote port may be left to the server
    const bool isGood
        = isDynamic ? isListener(fields, lowest, system) : isTarget(fields, lowest, system);
    return isGood ? std::nullopt : std::optional(u"this forwarding can't be understood"_s);
}

std::optional<QString> checkPair(SshArguments& arguments, ForwardKind kind)
{
    const auto listener = arguments.nextText();
    if (!listener) {
        return u"an argument is missing"_s;
    }
    const auto target = kind == ForwardKind::Dynamic ? std::nullopt : arguments.nextText();
    if (!target && kind == ForwardKind::Local) {
        return u"the target is missing"_s;
    }
    if (!target && kind == ForwardKind::Remote) {
        return checkForward(*listener, ForwardKind::RemoteDynamic, arguments.system());
    }
    return checkForward(target ? *listener + ':' + *target : *listener, kind, arguments.system());
}

bool isTunnel(const QByteArray& text)
{
    constexpr qint64 highest = std::numeric_limits<int>::max() - 2; // SSH_TUNID_MAX
    return text.compare("any", Qt::CaseInsensitive) == 0
        || readSshNumber(text, 0, highest).has_value();
}

} // namespace

std::optional<QString> checkLocalForward(SshArguments& arguments)
{
    return checkPair(arguments, ForwardKind::Local);
}

std::optional<QString> checkRemoteForward(SshArguments& arguments)
{
    return checkPair(arguments, ForwardKind::Remote);
}

std::optional<QString> checkDynamicForward(SshArguments& arguments)
{
    return checkPair(arguments, ForwardKind::Dynamic);
}

std::optional<QString> checkRemoteOpen(SshArguments& arguments)
{
    const auto isWhole = [](const QByteArray& word) { return word == "any" || word == "none"; };
    for (bool isFirst = true; arguments.hasMore(); isFirst = false) {
        const QByteArray word = *arguments.next();
        if (isWhole(word) && isFirst && !arguments.hasMore()) {
            return std::nullopt;
        }
        const auto place = splitSshPlace(word);
        const bool isOpen = !isWhole(word) && place && place->port
            && (*place->port == "*"
                || readSshPort(*place->port, arguments.system()).value_or(0) != 0);
        if (!isOpen) {
            return u"neither HOST:PORT nor “any” or “none” alone"_s;
        }
    }
    return std::nullopt;
}

std::optional<QString> checkTunnelDevice(SshArguments& arguments)
{
    const QByteArray device = arguments.nextText().value_or(QByteArray());
    const qsizetype colon = device.indexOf(':');
    const bool isGood = colon < 0 ? isTunnel(device)
                                  : isTunnel(device.left(colon)) && isTunnel(device.mid(colon + 1));
    return isGood ? std::nullopt : std::optional(u"no tunnel device"_s);
}

} // namespace vedette::ssh
