// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/CommandUnits.h"

using namespace Qt::StringLiterals;

namespace vedette {

QString commandOf(const MetricId& id)
{
    return id.type == "command"_L1 ? id.instance.section(u'/', 0, 0) : QString();
}

CommandUnits::CommandUnits(const std::vector<CustomCommand>& commands)
{
    for (const CustomCommand& command : commands) {
        for (const OutputField& field : command.reading.fields) {
            m_fields.insert({u"command"_s, field.name, command.name}, {field.label, field.unit});
        }
    }
}

const CommandUnits::Declared* CommandUnits::find(const MetricId& id) const
{
    const QString command = commandOf(id);
    const auto found = m_fields.constFind({u"command"_s, id.field, command});
    return command.isEmpty() || found == m_fields.constEnd() ? nullptr : &*found;
}

Unit CommandUnits::unitOf(const MetricId& id, Unit named) const
{
    const Declared* const declared = find(id);
    if (declared != nullptr) {
        return declared->unit;
    }
    const Unit known = vedette::unitOf(id);
    return known == Unit::None ? named : known;
}

std::optional<QString> CommandUnits::labelOf(const MetricId& id) const
{
    const Declared* const declared = find(id);
    if (declared == nullptr || declared->label.isEmpty()) {
        return std::nullopt;
    }
    return declared->label;
}

} // namespace vedette
