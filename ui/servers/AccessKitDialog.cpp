// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/AccessKitDialog.h"

#include "core/base/PlainText.h"
#include "core/text/AccessText.h"
#include "core/text/ErrorText.h"
#include "ui/secrets/MasterDialog.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/StateDot.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize kitDialogSize{640, 680};
constexpr int lineHeight = 130;

/// One trial: whether it went as it should, and what was seen when it did not.
class CheckRow final : public QWidget
{
public:
    CheckRow(const AccessCheck& check, QWidget* parent)
        : QWidget(parent)
    {
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(10);
        grid->setVerticalSpacing(2);
        grid->setColumnStretch(1, 1);
        auto* dot = new StateDot(this);
        dot->setState(stateOf(check.verdict));
        auto* verdict = new PlainLabel(text::accessVerdictLabel(check.verdict), this);
        verdict->setTone(PlainLabel::Tone::Muted);
        grid->addWidget(dot, 0, 0, Qt::AlignVCenter);
        grid->addWidget(new PlainLabel(text::accessTrialLabel(check.trial), this), 0, 1);
        grid->addWidget(verdict, 0, 2, Qt::AlignRight);
        if (check.verdict != AccessVerdict::Right && !check.detail.isEmpty()) {
            auto* detail = new PlainLabel(plainText(check.detail, maxMessageLength), this);
            detail->setTone(PlainLabel::Tone::Muted);
            detail->setWordWrap(true);
            grid->addWidget(detail, 1, 1, 1, 2);
        }
    }

private:
    static ServerState stateOf(AccessVerdict verdict)
    {
        switch (verdict) {
        case AccessVerdict::Right:
            return ServerState::Online;
        case AccessVerdict::Excess:
        case AccessVerdict::Missing:
            return ServerState::Unreachable;
        case AccessVerdict::Unclear:
            return ServerState::Degraded;
        }
        return ServerState::Unknown;
    }
};

PlainLabel* createStep(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setWeight(QFont::DemiBold);
    label->setWordWrap(true);
    return label;
}

} // namespace

AccessKitDialog::AccessKitDialog(FleetSource& source, Server server, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_access(*source.access())
    , m_server(std::move(server))
    , m_where(createStep({}, this))
    , m_line(new QPlainTextEdit(this))
    , m_older(new QCheckBox(tr("For older servers, which don't know “restrict”"), this))
    , m_copy(new QPushButton(tr("&Copy the line"), this))
    , m_sudoers(new PlainLabel({}, this))
    , m_verify(new QPushButton(tr("&Verify"), this))
    , m_progress(new QProgressBar(this))
    , m_checks(new QVBoxLayout)
    , m_conclusion(new NoteLabel({}, this))
    , m_use(new QPushButton(tr("&Use this key from now on"), this))
{
    layOut();
    listen();
    m_request = m_access.prepareKit(m_server.id);
    refresh();
}

AccessKitDialog::~AccessKitDialog()
{
    if (m_request) {
        m_access.cancel(*m_request);
    }
}

void AccessKitDialog::layOut()
{
    setWindowTitle(tr("Restricted access"));
    resizeOnScreen(*this, kitDialogSize);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    auto* what = new PlainLabel(tr("A key of its own for “%1”, which can do nothing but be "
                                   "monitored. Nothing is installed on the server.")
                                    .arg(m_server.name),
                                this);
    what->setWordWrap(true);
    layout->addWidget(what);
    addLineStep(*layout);
    addVerifyStep(*layout);
    m_use->setObjectName(u"useKit"_s);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_use, QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &AccessKitDialog::use);
}

void AccessKitDialog::addLineStep(QVBoxLayout& layout)
{
    m_where->setText(tr("1. On the server, add this one line to ~/.ssh/authorized_keys of the "
                        "account that is monitored:"));
    m_line->setObjectName(u"kitLine"_s);
    m_line->setReadOnly(true);
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line->setWordWrapMode(QTextOption::WrapAnywhere);
    m_line->setFixedHeight(lineHeight);
    m_line->setAccessibleName(tr("The line for authorized_keys"));
    m_older->setObjectName(u"olderServer"_s);
    m_copy->setObjectName(u"copyLine"_s);
    m_sudoers->setObjectName(u"sudoers"_s);
    m_sudoers->setWordWrap(true);
    m_sudoers->setTone(PlainLabel::Tone::Muted);
    m_sudoers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    row->addWidget(m_older, 1);
    row->addWidget(m_copy);
    layout.addWidget(m_where);
    layout.addWidget(m_line);
    layout.addLayout(row);
    layout.addWidget(m_sudoers);
    connect(m_copy, &QPushButton::clicked, this, &AccessKitDialog::copy);
    connect(m_older, &QCheckBox::toggled, this, &AccessKitDialog::showLine);
}

void AccessKitDialog::addVerifyStep(QVBoxLayout& layout)
{
    m_verify->setObjectName(u"verifyKit"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("The key is being verified"));
    m_conclusion->setObjectName(u"kitConclusion"_s);
    m_conclusion->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->addWidget(createStep(tr("2. Verify that the key can do nothing else:"), this), 1);
    row->addWidget(m_verify);
    auto* list = new QWidget(this);
    auto* inside = new QVBoxLayout(list);
    inside->setContentsMargins(0, 0, 8, 0);
    m_checks->setSpacing(6);
    inside->addLayout(m_checks);
    inside->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(list);
    layout.addLayout(row);
    layout.addWidget(m_progress);
    layout.addWidget(scroll, 1);
    layout.addWidget(m_conclusion);
    connect(m_verify, &QPushButton::clicked, this, &AccessKitDialog::verify);
}

void AccessKitDialog::listen()
{
    if (SecretsSource* const secrets = m_source.secrets()) {
        connect(secrets, &SecretsSource::statusChanged, this, [this](const SecretsStatus& now) {
            m_vault = now.vault;
        });
        secrets->requestStatus();
    }
    connect(&m_access,
            &AccessSource::kitReady,
            this,
            [this](RequestId request, const Result<AccessKit>& kit) {
                if (m_request == request) {
                    m_request.reset();
                    showKit(kit);
                }
            });
    connect(&m_access,
            &AccessSource::kitVerified,
            this,
            [this](RequestId request, const AccessReport& report) {
                if (m_request == request) {
                    m_request.reset();
                    showReport(report);
                }
            });
    connect(&m_source,
            &FleetSource::commandFinished,
            this,
            [this](RequestId request, const std::optional<Error>& error) {
                if (m_request == request) {
                    m_request.reset();
                    finishUse(error);
                }
            });
}

/// Only what can be done now can be clicked.
void AccessKitDialog::refresh()
{
    const bool isIdle = m_kit && !m_request;
    m_progress->setVisible(m_request.has_value());
    m_copy->setEnabled(m_kit.has_value());
    m_older->setEnabled(m_kit.has_value());
    m_verify->setEnabled(isIdle);
    m_use->setEnabled(isIdle && m_isRight && !m_kit->isInUse);
}

void AccessKitDialog::showKit(const Result<AccessKit>& kit)
{
    if (kit) {
        m_kit = *kit;
        const QStringList lines = QStringList{text::sudoersSentence(kit->sudoers)} + kit->sudoers;
        m_sudoers->setText(lines.join(u'\n'));
        showLine();
        QStringList notes = text::otherKeyLines(*kit);
        if (kit->isInUse) {
            notes.prepend(tr("The server is monitored with this key."));
        }
        m_conclusion->say(notes.join(u'\n'), NoteLabel::Meaning::Hint);
    } else {
        m_conclusion->say(text::words(kit.error()).sentence(), NoteLabel::Meaning::Problem);
    }
    refresh();
    const bool needsVault = !kit
        && (kit.error().code == ErrorCode::VaultLocked
            || kit.error().code == ErrorCode::VaultMissing);
    if (needsVault && m_source.secrets() != nullptr) {
        askForVault(*m_source.secrets());
    }
}

/// No key is made before its passphrase can be kept.
void AccessKitDialog::askForVault(SecretsSource& secrets)
{
    auto* const dialog
        = new MasterDialog(secrets,
                           m_vault == VaultState::Missing ? MasterDialog::Purpose::Create
                                                          : MasterDialog::Purpose::Unlock,
                           this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_conclusion->say({}, NoteLabel::Meaning::Hint);
        m_request = m_access.prepareKit(m_server.id);
        refresh();
    });
    dialog->open();
}

void AccessKitDialog::showLine()
{
    if (m_kit) {
        m_line->setPlainText(m_older->isChecked() ? m_kit->authorizedKeysOlder
                                                  : m_kit->authorizedKeys);
    }
}

/// With the line feed that a pasted line needs.
void AccessKitDialog::copy() const
{
    QGuiApplication::clipboard()->setText(m_line->toPlainText() + u'\n');
}

void AccessKitDialog::verify()
{
    m_isRight = false;
    showChecks({});
    m_conclusion->say({}, NoteLabel::Meaning::Hint);
    m_request = m_access.verifyKit(*m_kit);
    refresh();
}

void AccessKitDialog::showReport(const AccessReport& report)
{
    m_isRight = report.isRight();
    showChecks(report.checks);
    m_conclusion->say(text::accessConclusion(report),
                      m_isRight ? NoteLabel::Meaning::Success : NoteLabel::Meaning::Problem);
    refresh();
}

void AccessKitDialog::showChecks(const std::vector<AccessCheck>& checks)
{
    while (QLayoutItem* item = m_checks->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> owned(item);
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    for (const AccessCheck& check : checks) {
        m_checks->addWidget(new CheckRow(check, this));
    }
}

void AccessKitDialog::use()
{
    m_request = m_access.useKit(*m_kit);
    refresh();
}

void AccessKitDialog::finishUse(const std::optional<Error>& error)
{
    if (error) {
        m_conclusion->say(text::words(*error).sentence(), NoteLabel::Meaning::Problem);
    } else {
        m_kit->isInUse = true;
        for (OtherKey& key : m_kit->otherKeys) {
            key.isInUse = false;
        }
        const QString done = tr("The server is monitored with this key from now on. Other keys of "
                                "the account stay as they are.");
        const QStringList notes = QStringList{done} + text::otherKeyLines(*m_kit);
        m_conclusion->say(notes.join(u'\n'), NoteLabel::Meaning::Success);
    }
    refresh();
}

} // namespace vedette::ui
