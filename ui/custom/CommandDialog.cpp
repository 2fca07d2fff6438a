// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandDialog.h"

#include "core/base/PlainText.h"
#include "core/fleet/CommandSource.h"
#include "core/text/ErrorText.h"
#include "ui/custom/CommandForm.h"
#include "ui/custom/TrialPane.h"
#include "ui/servers/FormScroll.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/OnScreen.h"

#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize editorSize{1060, 760};
constexpr int formShare = 590;
constexpr int trialShare = 430;

} // namespace

CommandDialog::CommandDialog(CommandSource& source,
                             const CustomCommand& initial,
                             const std::vector<Server>& servers,
                             QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_form(new CommandForm(initial, servers, this))
    , m_trial(new TrialPane(source, servers, this))
    , m_problem(new NoteLabel({}, this))
{
    const bool isNew = initial.id.isNull();
    setObjectName(u"commandDialog"_s);
    setWindowTitle(isNew ? tr("Add command") : tr("Edit %1").arg(plainText(initial.name)));
    m_problem->setObjectName(u"commandProblem"_s);
    m_problem->hide();
    m_trial->chooseFor(initial);
    layOut();
    layout()->addWidget(createButtons(isNew));
    resizeOnScreen(*this, editorSize);
    connect(m_form, &CommandForm::edited, m_trial, &TrialPane::outdate);
    connect(m_trial, &TrialPane::tryRequested, this, [this] {
        if (const auto command = m_form->read(CommandForm::Purpose::Trial)) {
            m_trial->start(*command);
        }
    });
    connect(&source,
            &CommandSource::finished,
            this,
            [this](RequestId request, const std::optional<Error>& error) {
                if (m_saving == request) {
                    finish(error);
                }
            });
    m_form->focusFirst();
}

void CommandDialog::tryOn(ServerId server)
{
    m_trial->choose(server);
}

void CommandDialog::layOut()
{
    auto* const columns = new QSplitter(Qt::Horizontal, this);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(14);
    columns->setProperty("gap", true);
    columns->addWidget(new FormScroll(*m_form, columns));
    columns->addWidget(m_trial);
    columns->setStretchFactor(0, 1);
    columns->setStretchFactor(1, 1);
    columns->setSizes({formShare, trialShare});
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 14);
    layout->setSpacing(12);
    layout->addWidget(columns, 1);
    layout->addWidget(m_problem);
}

QDialogButtonBox* CommandDialog::createButtons(bool isNew)
{
    auto* const box = new QDialogButtonBox(this);
    m_save = box->addButton(isNew ? tr("Add command") : tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveCommand"_s);
    m_save->setDefault(true);
    box->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(box, &QDialogButtonBox::accepted, this, &CommandDialog::save);
    connect(box, &QDialogButtonBox::rejected, this, &CommandDialog::reject);
    return box;
}

void CommandDialog::save()
{
    m_problem->hide();
    if (m_saving) {
        return;
    }
    if (const auto command = m_form->read(CommandForm::Purpose::Save)) {
        setBusy(true);
        m_saving = m_source.save({*command});
    }
}

void CommandDialog::finish(const std::optional<Error>& error)
{
    m_saving.reset();
    if (!error) {
        accept();
        return;
    }
    setBusy(false);
    const QString field = error->detail.section(u": "_s, -1);
    if (error->code == ErrorCode::InvalidConfig && field.startsWith("command"_L1)) {
        m_form->complain(field);
    } else {
        m_problem->say(text::words(*error).sentence(), NoteLabel::Meaning::Problem);
    }
}

void CommandDialog::setBusy(bool isBusy)
{
    m_form->setDisabled(isBusy);
    m_save->setDisabled(isBusy);
}

void CommandDialog::reject()
{
    if (m_form->isChanged() && !m_saving) {
        askToDiscard();
        return;
    }
    QDialog::reject();
}

void CommandDialog::askToDiscard()
{
    auto* const question = new QMessageBox(QMessageBox::NoIcon,
                                           tr("Discard changes"),
                                           tr("Discard what you have typed?"),
                                           QMessageBox::NoButton,
                                           this);
    question->setObjectName(u"discardQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* const discard
        = question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton* const keep = question->addButton(tr("Keep editing"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

} // namespace vedette::ui
