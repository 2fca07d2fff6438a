// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandForm.h"

#include "core/text/Formatter.h"
#include "ui/custom/MarkedText.h"
#include "ui/custom/ParameterTable.h"
#include "ui/custom/ReadingForm.h"
#include "ui/custom/TargetPicker.h"
#include "ui/servers/FieldRows.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/CodeField.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int scriptLines = 8;

/// A trial needs no name; any will do.
QString trialName(const QString& typed)
{
    return isCommandName(typed) ? typed : u"trial"_s;
}

/// A long time is told as it is told elsewhere, too: "300 s (5 min)".
void showMinutes(QSpinBox& box)
{
    constexpr seconds minute{60};
    const seconds time{box.value()};
    box.setSuffix(time < minute ? CommandForm::tr(" s", "seconds")
                                : CommandForm::tr(" s (%1)", "seconds, and the same in words")
                                      .arg(text::formatDuration(time)));
}

} // namespace

CommandForm::CommandForm(const CustomCommand& initial,
                         const std::vector<Server>& servers,
                         QWidget* parent)
    : QWidget(parent)
    , m_initial(initial)
    , m_rows(new FieldRows(this))
    , m_name(new QLineEdit(this))
    , m_text(new QLineEdit(this))
    , m_script(new CodeField(CodeField::Kind::Input, u"commandScript"_s, this))
    , m_hidden(new NoteLabel({}, this))
    , m_parameters(new ParameterTable(this))
    , m_reading(new ReadingForm(this))
    , m_interval(new QSpinBox(this))
    , m_timeout(new QSpinBox(this))
    , m_targets(new TargetPicker(servers, this))
    , m_runAs(new QLineEdit(this))
    , m_enabled(new QCheckBox(tr("Runs on its servers"), this))
{
    createFields();
    createTimes();
    layOut();
    show(initial);
    m_shown = collect();
    connectFields();
}

void CommandForm::createFields()
{
    m_name->setObjectName(u"commandName"_s);
    m_name->setMaxLength(static_cast<int>(maxCommandName));
    m_text->setObjectName(u"commandText"_s);
    m_script->setLeastLines(scriptLines);
    m_runAs->setObjectName(u"commandRunAs"_s);
    m_runAs->setPlaceholderText(tr("the account that logs in"));
    m_enabled->setObjectName(u"commandEnabled"_s);
    m_rows->add(tr("Name"), m_name, tr("Its values are command[NAME].FIELD."));
    m_rows->add(tr("Description"), m_text);
    m_rows->add(tr("Script"),
                m_script,
                tr("For sh on the server. It should only look: it runs again and again, on each "
                   "of its servers."));
    m_hidden->setObjectName(u"commandScriptHidden"_s);
    m_rows->addWide(m_hidden);
    m_rows->add(tr("Parameters"),
                m_parameters,
                tr("Variables for the script, as in \"$URL\". They are no place for passwords: "
                   "the server sees them."));
}

void CommandForm::createTimes()
{
    m_interval->setObjectName(u"commandInterval"_s);
    m_interval->setRange(static_cast<int>(minCommandInterval.count()),
                         static_cast<int>(maxCommandInterval.count()));
    m_timeout->setObjectName(u"commandTimeout"_s);
    m_timeout->setRange(static_cast<int>(minCommandTimeout.count()),
                        static_cast<int>(maxCommandTimeout.count()));
    for (QSpinBox* const box : {m_interval, m_timeout}) {
        box->setGroupSeparatorShown(true);
        showMinutes(*box);
        connect(box, &QSpinBox::valueChanged, box, [box] { showMinutes(*box); });
    }
}

void CommandForm::layOut()
{
    auto* const others = new FieldRows(this);
    others->setObjectName(u"commandTimes"_s);
    others->add(tr("Every"), m_interval);
    others->add(tr("Timeout"), m_timeout, tr("Then it is ended, with all that it has started."));
    others->add(tr("Servers"), m_targets);
    others->add(tr("Run as"),
                m_runAs,
                tr("Another account, through “sudo -n”: it must be allowed without a password."));
    others->add({}, m_enabled);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_rows);
    layout->addWidget(m_reading);
    layout->addWidget(others);
    layout->addStretch(1);
}

void CommandForm::connectFields()
{
    for (const QLineEdit* const field : {m_name, m_text, m_runAs}) {
        connect(field, &QLineEdit::textEdited, this, &CommandForm::edited);
    }
    for (const QSpinBox* const box : {m_interval, m_timeout}) {
        connect(box, &QSpinBox::valueChanged, this, &CommandForm::edited);
    }
    connect(m_script, &QPlainTextEdit::textChanged, this, &CommandForm::edited);
    connect(m_script, &QPlainTextEdit::textChanged, this, [this] {
        markHidden(m_script->toPlainText());
    });
    connect(m_parameters, &EditTable::edited, this, &CommandForm::edited);
    connect(m_reading, &ReadingForm::edited, this, &CommandForm::edited);
    connect(m_targets, &TargetPicker::edited, this, &CommandForm::edited);
    connect(m_enabled, &QCheckBox::clicked, this, &CommandForm::edited);
}

void CommandForm::show(const CustomCommand& command)
{
    m_name->setText(command.name);
    m_text->setText(command.description);
    m_script->setPlainText(command.script);
    markHidden(command.script);
    m_parameters->setParameters(command.parameters);
    m_reading->setReading(command.reading);
    m_interval->setValue(static_cast<int>(command.interval.count()));
    m_timeout->setValue(static_cast<int>(command.timeout.count()));
    m_targets->setTargets(command);
    m_runAs->setText(command.runAs);
    m_enabled->setChecked(command.isEnabled);
}

/// Of what the field can't show: it may read otherwise than it runs.
void CommandForm::markHidden(const QString& script)
{
    const QStringList hidden = hiddenCharacters(script);
    m_hidden->say(hidden.isEmpty()
                      ? QString()
                      : tr("The script has characters that can't be seen, or that turn "
                           "its text: %1.")
                            .arg(hidden.join(u"; "_s)),
                  NoteLabel::Meaning::Problem);
}

CustomCommand CommandForm::collect() const
{
    CustomCommand command = m_initial;
    command.name = m_name->text().trimmed();
    command.description = m_text->text().trimmed();
    command.script = m_script->toPlainText();
    command.parameters = m_parameters->parameters();
    command.reading = m_reading->reading();
    command.interval = seconds{m_interval->value()};
    command.timeout = seconds{m_timeout->value()};
    command.targets = m_targets->targets();
    command.tags = m_targets->tags();
    command.servers = m_targets->chosen();
    command.runAs = m_runAs->text().trimmed();
    command.isEnabled = m_enabled->isChecked();
    command.isImported = m_initial.isImported && !command.isEnabled; // the script stands here
    return command;
}

std::optional<CustomCommand> CommandForm::read(Purpose purpose)
{
    m_rows->forgive();
    m_reading->forgive();
    findChild<FieldRows*>(u"commandTimes"_s)->forgive();
    CustomCommand command = collect();
    if (purpose == Purpose::Trial) {
        command.name = trialName(command.name);
        command.tags.clear();
        command.servers.clear();
    } else if (m_targets->isUnfinished()) {
        complain(u"commandTags"_s); // it would run nowhere
        return std::nullopt;
    }
    const auto valid = validate(command);
    if (!valid) {
        complain(valid.error().detail.section(u": "_s, -1));
        return std::nullopt;
    }
    return command;
}

bool CommandForm::isChanged() const
{
    return collect() != m_shown;
}

void CommandForm::complain(const QString& field)
{
    FieldRows* const others = findChild<FieldRows*>(u"commandTimes"_s);
    const std::array<std::tuple<QLatin1StringView, FieldRows*, QWidget*, QString>, 9> known{{
        {"commandName"_L1,
         m_rows,
         m_name,
         tr("A name is needed: letters, digits, blanks and . _ : @ + ( ) -")},
        {"commandNameTaken"_L1, m_rows, m_name, tr("Another command has this name already.")},
        {"commandText"_L1, m_rows, m_text, tr("The description is one line of plain text.")},
        {"commandScript"_L1, m_rows, m_script, tr("A script is needed, of up to 16 KB.")},
        {"commandParameters"_L1,
         m_rows,
         m_parameters,
         tr("Each name is one of its own: letters, digits and “_”, and none that the shell uses "
            "itself, as PATH.")},
        {"commandInterval"_L1, others, m_interval, tr("From 10 s up to a day.")},
        {"commandTimeout"_L1, others, m_timeout, tr("No longer than the time between two runs.")},
        {"commandTags"_L1,
         others,
         m_targets,
         tr("Choose up to 32 tags or some servers, or all servers.")},
        {"commandRunAs"_L1, others, m_runAs, tr("This can't be the name of an account.")},
    }};
    const auto* const found = std::ranges::find_if(
        known, [&field](const auto& entry) { return std::get<0>(entry) == field; });
    if (found != known.end()) {
        std::get<1>(*found)->complain(std::get<2>(*found), std::get<3>(*found));
    } else if (!m_reading->complain(field)) {
        m_rows->complain(m_name, tr("This can't be a command."));
    }
}

void CommandForm::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

} // namespace vedette::ui
