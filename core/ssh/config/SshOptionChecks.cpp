// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshOptionChecks.h"

#include "core/base/PlainText.h"
#include "core/ssh/config/SshNumbers.h"
#include "core/ssh/config/SshTokens.h"

#include <QList>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qint64 maxOptionNumber = std::numeric_limits<int>::max();

QString missingArgument()
{
    return u"an argument is missing"_s;
}

bool isWordOf(const QByteArray& value, std::initializer_list<QByteArrayView> words)
{
    return std::ranges::any_of(words, [&value](QByteArrayView word) {
        return value.compare(word, Qt::CaseInsensitive) == 0;
    });
}

bool isEnvironmentName(const QByteArray& name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_';
    });
}

std::optional<QString> checkAgentPath(const QByteArray& path, const SshConfigSystem& system)
{
    if (const auto expanded = expandSshVariables(path, system); !expanded) {
        return expanded.error().detail;
    }
    if (path.startsWith('$') && !path.startsWith("${") && !isEnvironmentName(path.mid(1))) {
        return u"“%1” is no name of a variable"_s.arg(plainText(path));
    }
    return std::nullopt;
}

/// A number of scan_scaled(3): digits, perhaps a fraction and a letter of scale.
std::optional<double> readScaled(QByteArray text)
{
    constexpr QByteArrayView scales = "bkmgtpe";
    double factor = 1;
    const qsizetype scale = text.isEmpty() ? -1 : scales.indexOf(text.toLower().back());
    if (scale >= 0) {
        text.chop(1);
        factor = static_cast<double>(qint64{1} << (10 * scale));
    }
    const bool isPlain = std::ranges::all_of(
        text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '+' || c == '-'; });
    bool isRead = false;
    const double number = text.toDouble(&isRead) * factor;
    return isPlain && isRead && std::abs(number) < 9.2e18 ? std::optional(number) : std::nullopt;
}

bool isQos(const QByteArray& value)
{
    const QByteArray name = value.toLower();
    if (isWordOf(name, {"none", "ef", "le", "lowdelay", "throughput", "reliability"})) {
        return true;
    }
    const auto digit = [&name](qsizetype at, char last) {
        return name.at(at) >= (last == '7' ? '0' : '1') && name.at(at) <= last;
    };
    if (name.size() == 4 && name.startsWith("af")) {
        return digit(2, '4') && digit(3, '3');
    }
    if (name.size() == 3 && name.startsWith("cs")) {
        return digit(2, '7');
    }
    bool isRead = false;
    const int number = name.toInt(&isRead, 0);
    return isRead && number >= 0 && number <= 255;
}

} // namespace

QString unsupportedSshValue(const QByteArray& value)
{
    return u"unsupported option “%1”"_s.arg(plainText(value));
}

bool isSshDomain(const QByteArray& name)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !name.isEmpty() && isLetter(name.front()) && !name.contains("..")
        && std::ranges::all_of(
            name, [&isLetter](char c) { return isLetter(c) || c == '.' || c == '-' || c == '_'; });
}

std::optional<quint16> readSshPort(const QByteArray& text, const SshConfigSystem& system)
{
    const auto number = readSshNumber(text, 0, 65535);
    return number ? std::optional(static_cast<quint16>(*number)) : system.servicePort(text);
}

std::optional<QString> checkAnything(SshArguments& arguments)
{
    arguments.skipAll();
    return std::nullopt;
}

std::optional<QString> checkText(SshArguments& arguments)
{
    return arguments.nextText() ? std::nullopt : std::optional(missingArgument());
}

std::optional<QString> checkTexts(SshArguments& arguments)
{
    for (bool isFirst = true; arguments.hasMore(); isFirst = false) {
        const auto word = arguments.nextText();
        if (!word) {
            return u"an argument is empty"_s;
        }
        if (isWordOf(*word, {"none"}) && (!isFirst || arguments.hasMore())) {
            return u"“none” must stand alone"_s;
        }
    }
    return std::nullopt;
}

std::optional<QString> checkHosts(SshArguments& arguments)
{
    while (arguments.hasMore()) {
        if (!arguments.nextText()) {
            return u"an argument is empty"_s;
        }
    }
    return std::nullopt;
}

std::optional<QString> checkTime(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    if (!value) {
        return missingArgument();
    }
    const bool isTime = *value == "none" || readSshTime(*value);
    return isTime ? std::nullopt : std::optional(u"“%1” is no time"_s.arg(plainText(*value)));
}

std::optional<QString> checkNumber(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    const bool isNumber = value && readSshNumber(*value, 0, maxOptionNumber);
    return isNumber ? std::nullopt : std::optional(u"a number is missing or can't be"_s);
}

std::optional<QString> checkPort(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    if (!value) {
        return missingArgument();
    }
    const bool isPort = readSshPort(*value, arguments.system()).value_or(0) != 0;
    return isPort ? std::nullopt : std::optional(u"“%1” is no port"_s.arg(plainText(*value)));
}

std::optional<QString> checkAgent(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    return value ? checkAgentPath(*value, arguments.system()) : missingArgument();
}

std::optional<QString> checkForwardAgent(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    if (value && isWordOf(*value, {"yes", "no", "true", "false"})) {
        return std::nullopt;
    }
    return value ? checkAgentPath(*value, arguments.system()) : missingArgument();
}

std::optional<QString> checkAddKeys(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    const auto life = arguments.next();
    if (!value) {
        return missingArgument();
    }
    const bool isPlain = isWordOf(*value, {"yes", "no", "true", "false", "ask"}) && !life;
    const bool isConfirm = isWordOf(*value, {"confirm"}) && (!life || readSshTime(*life));
    const bool isLife = !life && readSshTime(*value);
    return isPlain || isConfirm || isLife ? std::nullopt
                                          : std::optional(unsupportedSshValue(*value));
}

std::optional<QString> checkControlPersist(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    const bool isValue = value
        && (*value == "no" || *value == "false" || *value == "yes" || *value == "true"
            || readSshTime(*value));
    return isValue ? std::nullopt : std::optional(u"neither yes, no nor a time"_s);
}

std::optional<QString> checkEscape(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    const bool isControl
        = value && value->size() == 2 && value->front() == '^' && value->back() >= '@';
    const bool isEscape = value && (*value == "none" || value->size() == 1 || isControl);
    return isEscape ? std::nullopt : std::optional(u"no escape character"_s);
}

std::optional<QString> checkMask(SshArguments& arguments)
{
    const QByteArray value = arguments.next().value_or(QByteArray()).trimmed();
    const auto isOctal = [](char c) { return c >= '0' && c <= '7'; };
    const auto* end = std::ranges::find_if_not(value, isOctal);
    bool isRead = false;
    const int mask = value.left(end - value.begin()).toInt(&isRead, 8);
    return isRead && mask <= 0777 ? std::nullopt : std::optional(u"no octal mask"_s);
}

std::optional<QString> checkSendEnv(SshArguments& arguments)
{
    while (arguments.hasMore()) {
        const auto name = arguments.nextText();
        if (!name || name->contains('=')) {
            return u"no name of a variable"_s;
        }
    }
    return std::nullopt;
}

std::optional<QString> checkSetEnv(SshArguments& arguments)
{
    while (arguments.hasMore()) {
        if (!arguments.next()->contains('=')) {
            return u"SetEnv takes NAME=VALUE"_s;
        }
    }
    return std::nullopt;
}

std::optional<QString> checkRekeyLimit(SshArguments& arguments)
{
    const auto value = arguments.nextText();
    if (!value) {
        return missingArgument();
    }
    const auto bytes = *value == "default" ? std::optional(0.0) : readScaled(*value);
    if (!bytes || (*bytes != 0 && *bytes < 16)) {
        return u"“%1” is no number of bytes, or too small"_s.arg(plainText(*value));
    }
    return arguments.hasMore() ? checkTime(arguments) : std::nullopt;
}

std::optional<QString> checkDomains(SshArguments& arguments)
{
    SshArguments again = arguments;
    if (auto problem = checkTexts(arguments)) {
        return problem;
    }
    while (again.hasMore()) {
        if (const QByteArray name = *again.next(); !isSshDomain(name)) {
            return u"“%1” is no name of a domain"_s.arg(plainText(name));
        }
    }
    return std::nullopt;
}

std::optional<QString> checkCnames(SshArguments& arguments)
{
    for (bool isFirst = true; arguments.hasMore(); isFirst = false) {
        const QByteArray rule = *arguments.next();
        const qsizetype colon = rule.indexOf(':');
        const bool isRule = rule == "*" || (colon >= 0 && colon + 1 < rule.size());
        const bool isNone = isWordOf(rule, {"none"}) && isFirst && !arguments.hasMore();
        if (!isRule && !isNone) {
            return u"“%1” is no rule for names"_s.arg(plainText(rule));
        }
    }
    return std::nullopt;
}

std::optional<QString> checkIpQos(SshArguments& arguments)
{
    const auto first = arguments.next();
    const auto second = arguments.next();
    const bool isGood = first && isQos(*first) && (!second || isQos(*second));
    return isGood ? std::nullopt : std::optional(u"no class of service"_s);
}

} // namespace vedette::ssh
