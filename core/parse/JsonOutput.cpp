// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/JsonOutput.h"

#include "core/base/PlainText.h"
#include "core/parse/Number.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr int maxVisited = 20'000; // elements, of all pointers together

/// The steps of a pointer (RFC 6901), unescaped; "*" stands for every element.
QStringList stepsOf(const QString& pointer)
{
    QStringList steps = pointer.split(u'/').mid(1);
    for (QString& step : steps) {
        step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    }
    return steps;
}

QJsonValue elementOf(const QJsonValue& value, const QString& step)
{
    if (value.isObject()) {
        return value.toObject().value(step);
    }
    bool isIndex = false;
    const int index = step.toInt(&isIndex);
    const bool isPlain = isIndex && index >= 0 && QString::number(index) == step;
    return value.isArray() && isPlain ? value.toArray().at(index) : QJsonValue::Undefined;
}

QJsonValue valueAtSteps(QJsonValue value, const QStringList& steps)
{
    for (const QString& step : steps) {
        value = elementOf(value, step);
    }
    return value;
}

std::optional<double> jsonNumberOf(const QJsonValue& value)
{
    if (value.isDouble()) {
        return value.toDouble();
    }
    if (value.isBool()) {
        return value.toBool() ? 1.0 : 0.0;
    }
    const auto number = value.isString() ? leadingNumber(value.toString().toUtf8()) : std::nullopt;
    return number && number->rest.isEmpty() ? std::optional(number->value) : std::nullopt;
}

/// Follows one pointer into all that it leads to.
class JsonWalk
{
public:
    JsonWalk(const OutputReading& reading, CustomValueList& list)
        : m_list(list)
    {
        for (const QString& key : reading.instanceKeys) {
            m_names.push_back(stepsOf(key));
        }
    }

    void walk(const OutputField& field, const QJsonValue& root)
    {
        const QStringList steps = stepsOf(field.key);
        follow(field, root, steps, {});
    }

private:
    void
    follow(const OutputField& field, QJsonValue value, QStringList steps, const QString& instance)
    {
        while (!steps.isEmpty() && steps.front() != "*"_L1) {
            value = elementOf(value, steps.takeFirst());
        }
        if (steps.isEmpty()) {
            m_list.add(field, plainText(instance), jsonNumberOf(value));
            return;
        }
        steps.removeFirst();
        const auto goOn = [&](const QJsonValue& element, const QString& name) {
            const QString own = nameOf(element, name);
            follow(field, element, steps, instance.isEmpty() ? own : instance + u'/' + own);
        };
        followEach(value, goOn);
    }

    template <class GoOn>
    void followEach(const QJsonValue& value, const GoOn& goOn)
    {
        const QJsonObject object = value.toObject(); // empty when it is none
        for (auto it = object.begin(); it != object.end() && mayGoOn(); ++it) {
            goOn(it.value(), it.key());
        }
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size() && mayGoOn(); ++i) {
            goOn(array.at(i), QString::number(i));
        }
    }

    [[nodiscard]] bool mayGoOn() { return !m_list.isFull() && ++m_visited <= maxVisited; }

    /// As the instance keys tell; else its key, or its place.
    [[nodiscard]] QString nameOf(const QJsonValue& element, const QString& fallback) const
    {
        QStringList parts;
        for (const QStringList& steps : m_names) {
            const QJsonValue part = valueAtSteps(element, steps);
            if (part.isString() || part.isDouble()) {
                parts.append(part.toVariant().toString());
            }
        }
        const QString name = plainText(parts.join(u' ')).trimmed();
        return name.isEmpty() ? plainText(fallback) : name;
    }

    CustomValueList& m_list;
    std::vector<QStringList> m_names;
    int m_visited = 0;
};

} // namespace

Result<CustomValues> readJson(const OutputReading& reading, QByteArrayView text)
{
    QJsonParseError error;
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    if (error.error != QJsonParseError::NoError) {
        const QString place = QString::number(error.offset);
        return fail(ErrorCode::Malformed,
                    u"not JSON: %1 at byte %2"_s.arg(error.errorString(), place));
    }
    const QJsonValue root
        = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    CustomValueList list;
    JsonWalk walk(reading, list);
    for (const OutputField& field : reading.fields) {
        walk.walk(field, root);
    }
    return list.take(u"no pointer leads to a number"_s);
}

} // namespace vedette::parse
