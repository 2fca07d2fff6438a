// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/WorkPopover.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "ui/LocalTime.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize popoverSize{640, 520};
constexpr qsizetype maxShownBytes = 262'144;
constexpr qsizetype maxShownLines = 5000;

QString workFacts(const Work& work)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(toMsecs(work.collectedAt));
    const QLocale locale;
    const double took = std::chrono::duration<double>(work.took).count();
    const QString day = locale.toString(when.date(), dayFormat(locale));
    const QString time = locale.toString(when.time(), secondFormat(locale));
    const QString code = work.exitCode ? WorkPopover::tr("exit code %1").arg(*work.exitCode)
                                       : WorkPopover::tr("no exit code");
    return WorkPopover::tr("Probe %1, %2, took %3, %4 %5",
                           "name, exit code, time, day, time of day")
        .arg(plainText(work.probe), code, text::format(took, Unit::Seconds), day, time);
}

} // namespace

ShownOutput shownOutput(QByteArrayView output)
{
    const QByteArrayView bounded = output.first(std::min(output.size(), maxShownBytes));
    const QString text = QString::fromUtf8(bounded).replace(u'\t', u"    "_s);
    ShownOutput shown{{}, bounded.size() == output.size()};
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (lines.size() >= maxShownLines) {
            shown.isWhole = false;
            break;
        }
        shown.isWhole = shown.isWhole && line.size() <= maxMessageLength;
        lines += plainText(line, maxMessageLength);
    }
    shown.text = lines.join(u'\n');
    return shown;
}

WorkPopover::WorkPopover(ProbeSource& source,
                         ServerId server,
                         const MetricId& metric,
                         QWidget* parent)
    : QDialog(parent)
    , m_note(new NoteLabel(tr("Asking where this number comes from…"), this))
    , m_facts(new PlainLabel({}, this))
{
    setObjectName(u"workPopover"_s);
    setWindowTitle(tr("Show your work"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_note->setObjectName(u"workNote"_s);
    m_facts->setObjectName(u"workFacts"_s);
    m_facts->setTone(PlainLabel::Tone::Muted);
    createFields(metric);
    resizeOnScreen(*this, popoverSize);
    connect(&source, &ProbeSource::workReady, this, &WorkPopover::apply);
    m_request = source.requestWork(server, metric);
}

void WorkPopover::createFields(const MetricId& metric)
{
    m_title = new PlainLabel(plainText(text::metricLabel(metric)), this);
    m_title->setObjectName(u"workTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_title->setScale(1.1);
    m_title->setElided(true);
    auto* id = new PlainLabel(plainText(toString(metric)), this);
    id->setTone(PlainLabel::Tone::Faint);
    id->setElided(true);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, id, m_note, m_facts}) {
        layout->addWidget(widget);
    }
    m_command = createField(tr("Command"), u"workCommand"_s);
    m_output = createField(tr("Output"), u"workOutput"_s);
    layout->setStretchFactor(m_command, 1);
    layout->setStretchFactor(m_output, 2);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(createCopyButton(tr("Copy command"), m_command),
                       QDialogButtonBox::ActionRole);
    buttons->addButton(createCopyButton(tr("Copy output"), m_output), QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

void WorkPopover::setLabel(const QString& label)
{
    m_title->setText(plainText(label));
}

QPlainTextEdit* WorkPopover::createField(const QString& title, const QString& name)
{
    auto* label = new PlainLabel(title, this);
    label->setTone(PlainLabel::Tone::Muted);
    auto* field = new QPlainTextEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(title);
    field->setReadOnly(true);
    field->setUndoRedoEnabled(false);
    field->setTabChangesFocus(true);
    field->setLineWrapMode(QPlainTextEdit::NoWrap);
    field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    layout()->addWidget(label);
    layout()->addWidget(field);
    return field;
}

QPushButton* WorkPopover::createCopyButton(const QString& label, const QPlainTextEdit* field)
{
    auto* button = new QPushButton(label, this);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, field, [field] {
        QApplication::clipboard()->setText(field->toPlainText());
    });
    return button;
}

void WorkPopover::apply(RequestId request, const Result<Work>& work)
{
    if (request != m_request) {
        return;
    }
    if (work) {
        showWork(*work);
    } else {
        m_note->say(text::words(work.error()).sentence(), NoteLabel::Meaning::Problem);
    }
}

void WorkPopover::showWork(const Work& work)
{
    const ShownOutput command = shownOutput(work.command.toUtf8());
    const ShownOutput output = shownOutput(work.output);
    m_facts->setText(workFacts(work));
    m_command->setPlainText(command.text);
    m_output->setPlainText(output.text);
    const bool isWhole = command.isWhole && output.isWhole && !work.isCut;
    m_note->say(isWhole ? QString() : tr("This is long: only the beginning is shown."),
                NoteLabel::Meaning::Hint);
}

} // namespace vedette::ui
