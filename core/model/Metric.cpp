// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Metric.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

std::strong_ordering order(const QString& a, const QString& b)
{
    const int result = a.compare(b);
    return result <=> 0;
}

QString escaped(const QString& instance)
{
    QString text;
    text.reserve(instance.size());
    for (const QChar c : instance) {
        if (c == u'\\' || c == u']') {
            text += u'\\';
        }
        text += c;
    }
    return text;
}

bool isName(QStringView text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c.isLetterOrNumber(); });
}

qsizetype endOfType(QStringView text)
{
    const auto* const end
        = std::ranges::find_if(text, [](QChar c) { return c == u'[' || c == u'.'; });
    return end - text.begin();
}

/// Reads up to the closing bracket, where a backslash takes the next character as it is; where the
/// text goes on behind the bracket.
qsizetype readInstance(QStringView text, qsizetype at, QString& instance)
{
    for (; at < text.size() && text[at] != u']'; ++at) {
        at += text[at] == u'\\' && at + 1 < text.size() ? 1 : 0;
        instance += text[at];
    }
    return at + 1;
}

} // namespace

std::strong_ordering MetricId::operator<=>(const MetricId& other) const
{
    if (const auto byType = order(type, other.type); std::is_neq(byType)) {
        return byType;
    }
    if (const auto byInstance = order(instance, other.instance); std::is_neq(byInstance)) {
        return byInstance;
    }
    return order(field, other.field);
}

size_t qHash(const MetricId& id, size_t seed) noexcept
{
    return qHashMulti(seed, id.type, id.field, id.instance);
}

QString toString(const MetricId& id)
{
    if (id.instance.isEmpty()) {
        return id.type + u'.' + id.field;
    }
    return id.type + u'[' + escaped(id.instance) + u"]."_s + id.field;
}

Result<MetricId> parseMetricId(QStringView text)
{
    const auto malformed = fail(ErrorCode::Malformed, u"metric "_s + text.toString());
    qsizetype at = endOfType(text);
    MetricId id;
    id.type = text.first(at).toString();
    if (at < text.size() && text[at] == u'[') {
        at = readInstance(text, at + 1, id.instance);
        if (id.instance.isEmpty()) {
            return malformed;
        }
    }
    if (at >= text.size() || text[at] != u'.') {
        return malformed;
    }
    id.field = text.sliced(at + 1).toString();
    if (!isName(id.type) || !isName(id.field)) {
        return malformed;
    }
    return id;
}

Unit unitOf(const MetricId& id)
{
    const MetricInfo* info = findMetric(id.type, id.field);
    return info != nullptr ? info->unit : Unit::None;
}

} // namespace vedette
