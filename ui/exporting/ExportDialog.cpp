// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/exporting/ExportDialog.h"

#include "core/base/PlainText.h"
#include "core/fleet/ExportSource.h"
#include "core/fleet/FleetSource.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "ui/exporting/ExportForm.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize exportSize{760, 620};
constexpr int exportProgressHeight = 4;
constexpr qsizetype longestNamePart = 60;

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return u"csv"_s;
    case ExportFormat::Json:
        return u"json"_s;
    case ExportFormat::OpenMetrics:
        return u"om"_s;
    }
    return {};
}

QString filterOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return ExportDialog::tr("CSV (*.csv)");
    case ExportFormat::Json:
        return ExportDialog::tr("JSON (*.json)");
    case ExportFormat::OpenMetrics:
        return ExportDialog::tr("OpenMetrics text (*.om)");
    }
    return {};
}

/// What may be part of a file's name on any system.
QString namePart(const QString& text)
{
    QString part;
    for (const QChar c : text.left(longestNamePart)) {
        const bool isPlain
            = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
        part += isPlain ? c : QChar(u'-');
    }
    return part;
}

QString dayPart(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(time)).toString(u"yyyyMMdd"_s);
}

} // namespace

ExportDialog::ExportDialog(FleetSource& source,
                           const ServerModel& servers,
                           const HistoryView& initial,
                           QWidget* parent)
    : QDialog(parent)
    , m_exports(*source.exports())
    , m_form(new ExportForm(source, servers, initial, this))
    , m_progress(new QProgressBar(this))
    , m_step(new PlainLabel({}, this))
    , m_note(new NoteLabel({}, this))
    , m_folder(createButton("exportFolder", tr("Show in &folder")))
    , m_cancel(createButton("exportCancel", tr("&Cancel")))
    , m_export(createButton("exportStart", tr("&Export…")))
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export values"));
    createParts();
    layOut();
    resizeOnScreen(*this, exportSize);
    connect(m_form, &ExportForm::changed, this, [this] {
        m_isComplete = false; // that was another export
        m_note->hide();
        refresh();
    });
    connect(&m_exports, &ExportSource::progressed, this, &ExportDialog::takeStep);
    connect(&m_exports, &ExportSource::finished, this, &ExportDialog::end);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::cancel);
    connect(m_folder, &QPushButton::clicked, this, &ExportDialog::openFolder);
    refresh();
}

void ExportDialog::createParts()
{
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setAccessibleName(tr("How much is written"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(exportProgressHeight);
    m_step->setObjectName(u"exportStep"_s);
    m_step->setTone(PlainLabel::Tone::Muted);
    m_step->setElided(true);
    m_note->setObjectName(u"exportNote"_s);
    m_note->hide();
    m_export->setDefault(true);
}

QPushButton* ExportDialog::createButton(const char* name, const QString& text)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    return button;
}

void ExportDialog::layOut()
{
    QPushButton* const close = createButton("exportClose", tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(m_folder);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_form, 1);
    column->addWidget(m_step);
    column->addWidget(m_progress);
    column->addWidget(m_note);
    column->addLayout(buttons);
}

QString ExportDialog::suggestedName() const
{
    const ExportOrder order = m_form->order();
    const QString subject
        = order.servers.size() == 1 ? namePart(order.servers.front().name) : u"values"_s;
    return u"vedette-%1-%2-%3.%4"_s.arg(
        subject, dayPart(order.range.from), dayPart(order.range.to), suffixOf(order.format));
}

/// It asks before it takes the place of another file.
void ExportDialog::chooseFile()
{
    const ExportFormat format = m_form->order().format;
    auto* const dialog = new QFileDialog(this, tr("Export values"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffixOf(format));
    dialog->setNameFilters({filterOf(format), tr("All files (*)")});
    dialog->selectFile(suggestedName());
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportInto);
    dialog->open();
}

void ExportDialog::exportInto(const QString& path)
{
    if (m_request || !m_form->problem().isEmpty()) {
        return;
    }
    m_path = path;
    m_isEnding = false;
    m_isComplete = false;
    m_note->hide();
    m_progress->setRange(0, 0);
    m_step->setText(tr("Looking for what is stored…"));
    m_request = m_exports.start(m_form->order(), path);
    refresh();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void ExportDialog::cancel()
{
    if (m_request) {
        m_isEnding = true;
        m_exports.cancel(*m_request);
        refresh();
    }
}

void ExportDialog::done(int result)
{
    if (m_request) {
        m_exports.cancel(*m_request);
        m_request.reset();
    }
    QDialog::done(result);
}

void ExportDialog::takeStep(RequestId request, const StepProgress& step)
{
    if (request != m_request) {
        return;
    }
    m_progress->setRange(0, std::max(step.count, 1));
    m_progress->setValue(step.number - 1);
    m_step->setText(tr("%1 (%2 of %3)", "a server's metric, its number, and how many there are")
                        .arg(plainText(step.what),
                             locale().toString(step.number),
                             locale().toString(step.count)));
}

void ExportDialog::end(RequestId request, const Result<ExportCount>& count)
{
    if (request != m_request) {
        return;
    }
    m_request.reset();
    m_isComplete = count.has_value();
    tellEnd(count);
    const bool hadFocus = m_cancel->hasFocus() || focusWidget() == nullptr;
    refresh();
    if (hadFocus) {
        QPushButton* const next = m_isComplete ? m_folder : m_export;
        next->setFocus(Qt::OtherFocusReason);
    }
}

void ExportDialog::tellEnd(const Result<ExportCount>& count)
{
    const QString file = plainText(QFileInfo(m_path).fileName());
    if (count) {
        m_note->say(tr("%1 was written. Values: %2; series: %3; size: %4.", "a file")
                        .arg(file,
                             locale().toString(count->values),
                             locale().toString(count->series),
                             text::format(static_cast<double>(count->bytes), Unit::Bytes)),
                    NoteLabel::Meaning::Success);
        return;
    }
    const Error& error = count.error();
    if (error.code == ErrorCode::Cancelled) {
        m_note->say(tr("The export was cancelled. No file was written."), NoteLabel::Meaning::Hint);
    } else if (error.code == ErrorCode::NotFound) {
        m_note->say(tr("Nothing of that is stored in that time. Choose other metrics, or a longer "
                       "time."),
                    NoteLabel::Meaning::Problem);
    } else if (error.code == ErrorCode::InvalidFile) {
        m_note->say(tr("%1 can't be written: %2", "a file, and the system's words")
                        .arg(file, plainText(error.detail, maxMessageLength)),
                    NoteLabel::Meaning::Problem);
    } else {
        m_note->say(text::words(error).sentence(), NoteLabel::Meaning::Problem);
    }
}

void ExportDialog::openFolder() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
}

void ExportDialog::refresh()
{
    const bool isRunning = m_request.has_value();
    const QString problem = m_form->problem();
    m_form->setDisabled(isRunning);
    m_progress->setVisible(isRunning);
    m_step->setVisible(isRunning || !problem.isEmpty());
    if (!isRunning) {
        m_step->setText(problem);
    }
    m_folder->setVisible(m_isComplete);
    m_cancel->setVisible(isRunning);
    m_cancel->setDisabled(m_isEnding);
    m_export->setVisible(!isRunning);
    m_export->setEnabled(problem.isEmpty());
}

} // namespace vedette::ui
