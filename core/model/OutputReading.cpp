// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/OutputReading.h"

#include "core/base/PlainText.h"
#include "core/model/CustomCommandNames.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr qsizetype maxFieldName = 64;
constexpr qsizetype maxPointerSteps = 16;

bool isFieldName(const QString& name)
{
    static const QRegularExpression camelCase(u"\\A[a-z][A-Za-z0-9]*\\z"_s);
    return name.size() <= maxFieldName && camelCase.match(name).hasMatch();
}

bool isCleanKey(const QString& key)
{
    return plainText(key, maxOutputKeyLength) == key;
}

/// RFC 6901: empty for the whole, else steps that begin with a slash; "~" only as "~0" and "~1".
bool isPointer(const QString& pointer)
{
    static const QRegularExpression steps(u"\\A(?:/(?:[^/~]|~[01])*)*\\z"_s);
    return pointer.count(u'/') <= maxPointerSteps && steps.match(pointer).hasMatch();
}

bool isColumnNumber(const QString& key)
{
    static const QRegularExpression number(u"\\A[1-9][0-9]{0,2}\\z"_s);
    return number.match(key).hasMatch();
}

bool isField(const OutputField& field)
{
    return isFieldName(field.name) && !isReservedField(field.name)
        && plainText(field.label) == field.label && std::isfinite(field.factor)
        && field.factor != 0;
}

Result<void> validateFields(const OutputReading& reading)
{
    QSet<QString> names;
    for (const OutputField& field : reading.fields) {
        names.insert(field.name);
    }
    const std::size_t count = reading.fields.size();
    const bool needsNone
        = reading.format == OutputFormat::ExitCode || reading.format == OutputFormat::Nagios;
    const bool isCount = count <= maxOutputFields && (needsNone || count > 0)
        && (reading.format != OutputFormat::Number || count == 1);
    const bool areUnique = names.size() == static_cast<qsizetype>(count);
    if (!isCount || !areUnique || !std::ranges::all_of(reading.fields, isField)) {
        return fail(ErrorCode::InvalidConfig, u"commandFields"_s);
    }
    return {};
}

/// Whether a key can name something in an output of that format.
bool isKeyOf(const OutputReading& reading, const QString& key)
{
    switch (reading.format) {
    case OutputFormat::JsonPointer:
        return isPointer(key);
    case OutputFormat::Table:
        return reading.hasHeader ? !key.isEmpty() : isColumnNumber(key);
    case OutputFormat::Number:
    case OutputFormat::Regex:
    case OutputFormat::KeyValue:
    case OutputFormat::Nagios:
    case OutputFormat::ExitCode:
        return true;
    }
    return false;
}

Result<void> validateKeys(const OutputReading& reading)
{
    const auto isKey = [&](const QString& key) { return isCleanKey(key) && isKeyOf(reading, key); };
    if (reading.instanceKeys.size() > maxInstanceKeys
        || !std::ranges::all_of(reading.instanceKeys, isKey)
        || !std::ranges::all_of(reading.fields, isKey, &OutputField::key)) {
        return fail(ErrorCode::InvalidConfig, u"commandKey"_s);
    }
    return {};
}

Result<void> validatePattern(const OutputReading& reading)
{
    if (reading.format != OutputFormat::Regex) {
        return {};
    }
    const QRegularExpression pattern(u"(?:)"_s + reading.pattern); // as it is read: no item first
    if (reading.pattern.isEmpty() || reading.pattern.size() > maxPatternLength
        || !pattern.isValid()) {
        return fail(ErrorCode::InvalidConfig, u"commandPattern"_s);
    }
    const QStringList groups = pattern.namedCaptureGroups();
    const bool hasAll = std::ranges::all_of(reading.fields, [&](const OutputField& field) {
        return groups.contains(field.key.isEmpty() ? field.name : field.key);
    });
    const bool hasInstance = std::ranges::all_of(
        reading.instanceKeys, [&](const QString& key) { return groups.contains(key); });
    if (!hasAll || !hasInstance) {
        return fail(ErrorCode::InvalidConfig, u"commandPattern"_s);
    }
    return {};
}

} // namespace

bool isReservedField(const QString& name)
{
    return isRunFact(name) || name == "status"_L1;
}

Result<void> validate(const OutputReading& reading)
{
    if (reading.separator.size() > maxSeparatorLength || reading.separator.contains(u'\n')) {
        return fail(ErrorCode::InvalidConfig, u"commandSeparator"_s);
    }
    return validateFields(reading).and_then([&] { return validateKeys(reading); }).and_then([&] {
        return validatePattern(reading);
    });
}

} // namespace vedette
