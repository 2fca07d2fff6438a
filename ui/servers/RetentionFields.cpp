// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/RetentionFields.h"

#include "ui/servers/FieldRows.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;
using std::chrono::days;

namespace vedette::ui {

namespace {

constexpr int yearDays = 365;
constexpr days noLength{-1}; // what can't be

QLineEdit* createLength(const QString& name, QWidget& parent)
{
    auto* const edit = new QLineEdit(&parent);
    edit->setObjectName(name);
    return edit;
}

QString placeholderOf(days length)
{
    const auto count = static_cast<int>(length.count());
    if (count == 0) {
        return RetentionFields::tr("as in the settings (for good)");
    }
    return count % yearDays == 0
        ? RetentionFields::tr("as in the settings (%n year(s))", nullptr, count / yearDays)
        : RetentionFields::tr("as in the settings (%n day(s))", nullptr, count);
}

} // namespace

RetentionFields::RetentionFields(FieldRows& rows)
    : QObject(&rows)
    , m_rows(rows)
    , m_measured{.edit = createLength(u"keepMeasured"_s, rows), .unitDays = 1}
    , m_averages{.edit = createLength(u"keepAverages"_s, rows), .unitDays = yearDays}
{
    setDefaults({});
}

void RetentionFields::addRows()
{
    m_rows.add(tr("Keep every value for"), m_measured.edit, tr("In days; 0 keeps them for good."));
    m_rows.add(tr("Keep hourly values for"),
               m_averages.edit,
               tr("In years; 0 keeps them for good. Values around alerts stay as long."));
}

void RetentionFields::setDefaults(const HistoryLimits& limits)
{
    m_measured.edit->setPlaceholderText(placeholderOf(limits.measured));
    m_averages.edit->setPlaceholderText(placeholderOf(limits.hours));
}

void RetentionFields::show(const Server& server)
{
    m_measured.show(server.retention.measured);
    m_averages.show(server.retention.averages);
}

void RetentionFields::collect(Server& server) const
{
    server.retention = {m_measured.length(), m_averages.length()};
}

bool RetentionFields::complain(const QString& field)
{
    if (field != "retention"_L1) {
        return false;
    }
    if (!canBe(ServerRetention{.measured = m_measured.length(), .averages = {}})) {
        m_rows.complain(
            m_measured.edit,
            tr("A whole number of days up to %1, or nothing.").arg(longestRetention.count()));
    } else {
        m_rows.complain(m_averages.edit,
                        tr("A whole number of years up to %1, or nothing.")
                            .arg(longestRetention.count() / yearDays));
    }
    return true;
}

QList<QWidget*> RetentionFields::inTabOrder() const
{
    return {m_measured.edit, m_averages.edit};
}

void RetentionFields::Field::show(const std::optional<days>& length)
{
    before = length;
    textBefore = length ? QString::number(static_cast<double>(length->count()) / unitDays, 'g', 4)
                        : QString();
    edit->setText(textBefore);
}

/// What nobody edits stays, also where it is no whole number of years.
std::optional<days> RetentionFields::Field::length() const
{
    const QString text = edit->text().trimmed();
    if (text == textBefore) {
        return before;
    }
    if (text.isEmpty()) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int count = text.toInt(&isNumber);
    const bool isLength = isNumber && count >= 0 && count <= longestRetention.count() / unitDays;
    return isLength ? days{count * unitDays} : noLength;
}

} // namespace vedette::ui
