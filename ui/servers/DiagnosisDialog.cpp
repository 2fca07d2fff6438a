// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/DiagnosisDialog.h"

#include "core/base/PlainText.h"
#include "core/text/DiagnosisText.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/StateDot.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize dialogSize{600, 560};

/// One stage: its state, its name and its time; what was found stands below.
class StageRow final : public QWidget
{
public:
    StageRow(LoginStage stage, const LoginStep* step, QWidget* parent)
        : QWidget(parent)
    {
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(10);
        grid->setVerticalSpacing(2);
        grid->setColumnStretch(1, 1);
        auto* dot = new StateDot(this);
        dot->setState(stateOf(step));
        auto* label = new PlainLabel(text::stageLabel(stage), this);
        label->setWeight(QFont::DemiBold);
        label->setTone(step == nullptr ? PlainLabel::Tone::Faint : PlainLabel::Tone::Normal);
        auto* verdict = new PlainLabel(verdictOf(step), this);
        verdict->setTone(PlainLabel::Tone::Muted);
        grid->addWidget(dot, 0, 0, Qt::AlignVCenter);
        grid->addWidget(label, 0, 1);
        grid->addWidget(verdict, 0, 2, Qt::AlignRight);
        if (step != nullptr) {
            addNotes(*step, *grid);
        }
    }

private:
    static ServerState stateOf(const LoginStep* step)
    {
        if (step == nullptr) {
            return ServerState::Unknown;
        }
        return step->error ? ServerState::Unreachable : ServerState::Online;
    }

    static QString verdictOf(const LoginStep* step)
    {
        if (step == nullptr) {
            return DiagnosisDialog::tr("not reached");
        }
        const QString time = DiagnosisDialog::tr("%1 ms").arg(step->took.count());
        return step->error ? DiagnosisDialog::tr("failed after %1").arg(time) : time;
    }

    void addNotes(const LoginStep& step, QGridLayout& grid)
    {
        QStringList notes = step.notes;
        if (step.error && !step.error->detail.isEmpty()) {
            notes += step.error->detail;
        }
        for (const QString& note : notes) {
            auto* label = new PlainLabel(plainText(note, maxMessageLength), this);
            label->setTone(PlainLabel::Tone::Muted);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            grid.addWidget(label, grid.rowCount(), 1, 1, 2);
        }
    }
};

} // namespace

DiagnosisDialog::DiagnosisDialog(FleetSource& source, Server server, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_server(std::move(server))
    , m_progress(new QProgressBar(this))
    , m_steps(new QVBoxLayout)
    , m_conclusion(new NoteLabel({}, this))
    , m_copy(new QPushButton(tr("&Copy as text"), this))
    , m_again(new QPushButton(tr("&Try again"), this))
{
    layOut();
    connect(m_copy, &QPushButton::clicked, this, &DiagnosisDialog::copy);
    connect(m_again, &QPushButton::clicked, this, &DiagnosisDialog::start);
    connect(&source,
            &FleetSource::connectionTested,
            this,
            [this](RequestId request, const ConnectionReport& report) {
                if (m_request == request) {
                    m_request.reset();
                    showReport(report);
                }
            });
    connect(
        &source,
        &FleetSource::commandFinished,
        this,
        [this](RequestId request, const std::optional<Error>& error) { refuse(request, error); });
    start();
}

DiagnosisDialog::~DiagnosisDialog()
{
    if (m_request) {
        m_source.cancel(*m_request);
    }
}

void DiagnosisDialog::layOut()
{
    setWindowTitle(tr("Why does it not connect?"));
    resizeOnScreen(*this, dialogSize);
    auto* title = new PlainLabel(
        tr("Connecting to %1").arg(plainText(addressOf(m_server), maxMessageLength)), this);
    title->setWeight(QFont::DemiBold);
    title->setScale(1.15);
    title->setElided(true);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("The connection is being tested"));
    m_conclusion->setObjectName(u"conclusion"_s);
    m_copy->setObjectName(u"copyDiagnosis"_s);
    m_again->setObjectName(u"diagnoseAgain"_s);

    auto* stages = new QWidget(this);
    auto* inside = new QVBoxLayout(stages);
    inside->setContentsMargins(0, 0, 8, 0);
    m_steps->setSpacing(10);
    inside->addLayout(m_steps);
    inside->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(stages);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    layout->addWidget(title);
    layout->addWidget(m_progress);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_conclusion);
    layout->addWidget(buttons);
}

void DiagnosisDialog::start()
{
    if (m_request) {
        return;
    }
    m_report = {};
    showSteps({});
    m_conclusion->say({}, NoteLabel::Meaning::Hint);
    m_progress->setVisible(true);
    m_copy->setEnabled(false);
    m_again->setEnabled(false);
    m_request = m_source.diagnose(m_server.id);
}

/// The server is gone: nothing was tried.
void DiagnosisDialog::refuse(RequestId request, const std::optional<Error>& error)
{
    if (m_request == request && error) {
        m_request.reset();
        ConnectionReport report;
        report.error = error;
        showReport(report);
    }
}

void DiagnosisDialog::showReport(const ConnectionReport& report)
{
    m_report = report;
    m_progress->setVisible(false);
    m_copy->setEnabled(true);
    m_again->setEnabled(true);
    showSteps(report.steps);
    m_conclusion->say(report.error ? text::conclusion(report)
                                   : tr("It connects. Its values come within the next interval."),
                      report.error ? NoteLabel::Meaning::Problem : NoteLabel::Meaning::Success);
}

void DiagnosisDialog::showSteps(const LoginSteps& steps)
{
    while (QLayoutItem* item = m_steps->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> owned(item);
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    for (const text::StageResult& result : text::stageResults(m_server, steps)) {
        m_steps->addWidget(new StageRow(result.stage, result.step, this));
    }
}

void DiagnosisDialog::copy() const
{
    QGuiApplication::clipboard()->setText(text::diagnosisLines(m_server, m_report).join(u'\n')
                                          + u'\n');
}

} // namespace vedette::ui
