// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/ReadingForm.h"

#include "ui/custom/CommandWords.h"
#include "ui/custom/OutputFieldTable.h"
#include "ui/servers/FieldRows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QString explanation(OutputFormat format)
{
    switch (format) {
    case OutputFormat::Number:
        return ReadingForm::tr("The first number in the output is the value.");
    case OutputFormat::Regex:
        return ReadingForm::tr("Each value is a named group of a regular expression: "
                               "(?<queued>\\d+).");
    case OutputFormat::JsonPointer:
        return ReadingForm::tr("Each value is named by a pointer: /queues/0/messages. A step “*” "
                               "stands for every element.");
    case OutputFormat::Table:
        return ReadingForm::tr("Each value is a column: its title, or its number from 1 on where "
                               "there are no titles.");
    case OutputFormat::KeyValue:
        return ReadingForm::tr("Lines “key=value” or “key: value”.");
    case OutputFormat::Nagios:
        return ReadingForm::tr("The plug-in's exit code is the status, its performance data are "
                               "values. Declare those that are to have a label.");
    case OutputFormat::ExitCode:
        return ReadingForm::tr("Nothing but how the command ended, and how long it took.");
    }
    return {};
}

/// As it is typed: a tab can't be.
QString shownSeparator(const QString& separator)
{
    return QString(separator).replace(u'\t', u"\\t"_s);
}

QString typedSeparator(const QString& text)
{
    return QString(text).replace(u"\\t"_s, u"\t"_s);
}

} // namespace

ReadingForm::ReadingForm(QWidget* parent)
    : QWidget(parent)
    , m_rows(new FieldRows(this))
    , m_format(new QComboBox(this))
    , m_explanation(new NoteLabel({}, this))
    , m_pattern(new QLineEdit(this))
    , m_perLine(new QCheckBox(tr("Match each line by itself"), this))
    , m_header(new QCheckBox(tr("The first line holds the titles"), this))
    , m_separator(new QLineEdit(this))
    , m_fields(new OutputFieldTable(this))
    , m_instances(new QLineEdit(this))
{
    createFields();
    connectFields();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rows);
    setReading({});
}

void ReadingForm::createFields()
{
    m_format->setObjectName(u"commandFormat"_s);
    for (const OutputFormat format : outputFormats()) {
        m_format->addItem(formatWord(format), static_cast<int>(format));
    }
    m_explanation->setObjectName(u"formatExplanation"_s);
    m_pattern->setObjectName(u"commandPattern"_s);
    m_pattern->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_pattern->setMaxLength(static_cast<int>(maxPatternLength));
    m_perLine->setObjectName(u"commandPerLine"_s);
    m_header->setObjectName(u"commandHeader"_s);
    m_separator->setObjectName(u"commandSeparator"_s);
    m_separator->setPlaceholderText(tr("blanks and tabs"));
    m_instances->setObjectName(u"commandKey"_s);
    m_rows->add(tr("Output is"), m_format);
    m_rows->add({}, m_explanation);
    m_rows->add(tr("Pattern"), m_pattern);
    m_rows->add({}, m_perLine);
    m_rows->add({}, m_header);
    m_rows->add(tr("Separator"), m_separator, tr("Write \\t for a tab."));
    m_rows->add(
        tr("Values"),
        m_fields,
        tr("Each number is multiplied by its factor: the result is in the unit. A value that the "
           "output lacks is shown as missing, not as 0."));
    m_rows->add(tr("Told apart by"),
                m_instances,
                tr("What names each of several rows, separated by commas; empty where there is one "
                   "only."));
}

void ReadingForm::connectFields()
{
    connect(m_format, &QComboBox::activated, this, [this] {
        showFormat();
        Q_EMIT edited();
    });
    connect(m_fields, &EditTable::edited, this, &ReadingForm::edited);
    for (const QLineEdit* const field : {m_pattern, m_separator, m_instances}) {
        connect(field, &QLineEdit::textEdited, this, &ReadingForm::edited);
    }
    for (const QCheckBox* const box : {m_perLine, m_header}) {
        connect(box, &QCheckBox::clicked, this, &ReadingForm::edited);
    }
}

OutputFormat ReadingForm::format() const
{
    return static_cast<OutputFormat>(m_format->currentData().toInt());
}

void ReadingForm::showFormat()
{
    const OutputFormat shown = format();
    const bool isRegex = shown == OutputFormat::Regex;
    const bool isTable = shown == OutputFormat::Table;
    m_explanation->setText(explanation(shown));
    m_rows->setShown(m_pattern, isRegex);
    m_rows->setShown(m_perLine, isRegex);
    m_rows->setShown(m_header, isTable);
    m_rows->setShown(m_separator, isTable);
    m_rows->setShown(m_fields, shown != OutputFormat::ExitCode);
    m_rows->setShown(m_instances, isRegex || isTable || shown == OutputFormat::JsonPointer);
    m_fields->setFormat(shown);
    if (shown == OutputFormat::Number && m_fields->rowCount() == 0) {
        m_fields->setFields({{u"value"_s, {}, {}, Unit::None, 1}});
    }
}

void ReadingForm::setReading(const OutputReading& reading)
{
    m_format->setCurrentIndex(std::max(0, m_format->findData(static_cast<int>(reading.format))));
    m_pattern->setText(reading.pattern);
    m_perLine->setChecked(reading.isPerLine);
    m_header->setChecked(reading.hasHeader);
    m_separator->setText(shownSeparator(reading.separator));
    m_fields->setFields(reading.fields);
    m_instances->setText(reading.instanceKeys.join(u", "_s));
    showFormat();
}

/// Of what belongs to another format nothing is kept.
OutputReading ReadingForm::reading() const
{
    OutputReading reading;
    reading.format = format();
    const bool isRegex = reading.format == OutputFormat::Regex;
    const bool isTable = reading.format == OutputFormat::Table;
    reading.isPerLine = isRegex && m_perLine->isChecked();
    reading.hasHeader = !isTable || m_header->isChecked();
    reading.pattern = isRegex ? m_pattern->text() : QString();
    reading.separator = isTable ? typedSeparator(m_separator->text()) : QString();
    if (reading.format != OutputFormat::ExitCode) {
        reading.fields = m_fields->fields();
    }
    if (isRegex || isTable || reading.format == OutputFormat::JsonPointer) {
        reading.instanceKeys = splitWords(m_instances->text());
    }
    return reading;
}

bool ReadingForm::complain(const QString& field)
{
    if (field == "commandFields"_L1) {
        m_rows->complain(m_fields,
                         tr("Each value needs a name of its own: a small letter, then letters and "
                            "digits, and none of exitCode, duration and status. Factors are "
                            "numbers other than 0."));
    } else if (field == "commandKey"_L1) {
        m_rows->complain(m_fields,
                         format() == OutputFormat::JsonPointer
                             ? tr("A pointer begins with “/”, as in /queues/0/messages.")
                             : tr("Say of each value where it stands in the output."));
    } else if (field == "commandPattern"_L1) {
        const QRegularExpression pattern(m_pattern->text());
        m_rows->complain(m_pattern,
                         pattern.isValid()
                             ? tr("The pattern needs a named group for each value, as in "
                                  "(?<name>…), and for what tells rows apart.")
                             : tr("This is no regular expression: %1, at character %2.")
                                   .arg(pattern.errorString())
                                   .arg(pattern.patternErrorOffset() + 1));
    } else if (field == "commandSeparator"_L1) {
        m_rows->complain(m_separator, tr("A separator has up to 8 characters."));
    } else {
        return false;
    }
    return true;
}

void ReadingForm::forgive()
{
    m_rows->forgive();
}

} // namespace vedette::ui
