// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerDialog.h"

#include "core/base/PlainText.h"
#include "core/fleet/SecretsSource.h"
#include "core/text/ErrorText.h"
#include "ui/servers/ConnectionTest.h"
#include "ui/servers/FormScroll.h"
#include "ui/servers/NoteLabel.h"
#include "ui/servers/ServerForm.h"
#include "ui/theme/OnScreen.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int leastWidth = 560;

/// The server that came back is the one that was sent: all but the id and the place are its.
bool isSame(const Server& sent, const Server& added)
{
    return sent.name == added.name && sent.host == added.host && sent.port == added.port
        && sent.user == added.user;
}

} // namespace

class ServerDialog::Private final : public QObject
{
public:
    Private(ServerDialog& dialog,
            FleetSource& fleet,
            const Server& server,
            const QStringList& groups);

    bool eventFilter(QObject* watched, QEvent* event) override;

    ServerDialog& q;
    FleetSource& source;
    const bool isNew;
    ServerForm* form;
    FormScroll* fields;
    ConnectionTest* test;
    NoteLabel* problem;
    QPushButton* testButton;
    QPushButton* saveButton = nullptr;
    Server sent; ///< what is being saved
    std::optional<RequestId> saving;
    bool isSaved = false;
    ServerId savedId; ///< of the server that was saved; null until it is known

private:
    void layOut(bool canTest);
    QDialogButtonBox* createButtons();
    void fit();
    [[nodiscard]] int wantedHeight(int width) const;
    void connectSource();
    void connectSecrets();
    void startTest() const;
    void save();
    void finish(const std::optional<Error>& error);
    void leaveWhenDone();
    void setBusy(bool isBusy) const;
};

ServerDialog::Private::Private(ServerDialog& dialog,
                               FleetSource& fleet,
                               const Server& server,
                               const QStringList& groups)
    : q(dialog)
    , source(fleet)
    , isNew(server.id.isNull())
    , form(new ServerForm(server, groups, &dialog))
    , fields(new FormScroll(*form, &dialog))
    , test(new ConnectionTest(fleet, &dialog))
    , problem(new NoteLabel({}, &dialog))
    , testButton(new QPushButton(ServerDialog::tr("&Test connection"), &dialog))
    , savedId(server.id)
{
    layOut(server.kind == ServerKind::Ssh && fleet.capabilities().testFlag(FleetCapability::Test));
    connect(form, &ServerForm::addressChanged, test, &ConnectionTest::forget);
    connect(form, &ServerForm::loginEdited, test, &ConnectionTest::dismiss);
    connect(test, &ConnectionTest::repeatRequested, this, [this] { startTest(); });
    connect(test, &ConnectionTest::runningChanged, testButton, &QWidget::setDisabled);
    connect(testButton, &QPushButton::clicked, this, [this] { startTest(); });
    connectSource();
    connectSecrets();
}

void ServerDialog::Private::layOut(bool canTest)
{
    problem->setObjectName(u"problem"_s);
    problem->hide();
    testButton->setObjectName(u"testConnection"_s);
    testButton->setAutoDefault(false);
    testButton->setVisible(canTest);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(testButton);
    bottom->addStretch();
    bottom->addWidget(createButtons());
    auto* layout = new QVBoxLayout(&q);
    layout->setContentsMargins(22, 20, 22, 16);
    layout->setSpacing(14);
    layout->addWidget(fields, 1);
    layout->addWidget(test);
    layout->addWidget(problem);
    layout->addLayout(bottom);
    q.installEventFilter(this);
    resizeOnScreen(q, {leastWidth, wantedHeight(leastWidth)});
}

/// Queued: the layouts within settle first.
bool ServerDialog::Private::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &q && event->type() == QEvent::LayoutRequest) {
        QMetaObject::invokeMethod(
            this, [this] { fit(); }, Qt::QueuedConnection);
    }
    return false;
}

/// As high as what it shows, where the screen has the room: else the fields scroll.
void ServerDialog::Private::fit()
{
    const int width = std::max(q.width(), q.layout()->totalMinimumSize().width());
    resizeOnScreen(q, {width, wantedHeight(width)});
}

/// Wrapped text tells its height only once the width is known.
int ServerDialog::Private::wantedHeight(int width) const
{
    const QLayout& layout = *q.layout();
    const QMargins margins = layout.contentsMargins();
    const int squeezed = layout.hasHeightForWidth() ? layout.totalHeightForWidth(width)
                                                    : layout.totalSizeHint().height();
    return squeezed - fields->sizeHint().height()
        + fields->heightOfAll(width - margins.left() - margins.right());
}

QDialogButtonBox* ServerDialog::Private::createButtons()
{
    auto* box = new QDialogButtonBox(&q);
    saveButton = box->addButton(isNew ? ServerDialog::tr("Add server") : ServerDialog::tr("Save"),
                                QDialogButtonBox::AcceptRole);
    saveButton->setObjectName(u"save"_s);
    saveButton->setDefault(true);
    box->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(box, &QDialogButtonBox::accepted, this, [this] { save(); });
    connect(box, &QDialogButtonBox::rejected, &q, &QDialog::reject);
    return box;
}

/// Where secrets are kept: asked again whenever the dialog opens.
void ServerDialog::Private::connectSecrets()
{
    SecretsSource* const secrets = source.secrets();
    if (secrets != nullptr) {
        connect(secrets, &SecretsSource::statusChanged, form, &ServerForm::setSecrets);
        secrets->requestStatus();
    }
}

void ServerDialog::Private::connectSource()
{
    connect(&source,
            &FleetSource::commandFinished,
            this,
            [this](RequestId request, const std::optional<Error>& error) {
                if (saving == request) {
                    finish(error);
                }
            });
    connect(&source, &FleetSource::serverAdded, this, [this](const Server& added) {
        const bool isAwaited = saving || isSaved;
        if (isAwaited && savedId.isNull() && isSame(sent, added)) {
            savedId = added.id;
            leaveWhenDone();
        }
    });
}

void ServerDialog::Private::startTest() const
{
    problem->hide();
    if (const auto server = form->read()) {
        test->start(*server, form->takeCredential());
    }
}

void ServerDialog::Private::save()
{
    problem->hide();
    const auto server = form->read();
    if (!server || saving) {
        return;
    }
    sent = *server;
    setBusy(true);
    if (isNew) {
        saving = source.addServers({sent}, form->takeCredential());
        return;
    }
    if (form->isToBeForgotten()) {
        source.secrets()->forget({sent.id});
    }
    const bool hasNew = form->hasNewCredential();
    const Credential& credential = form->takeCredential();
    saving = source.updateServer(sent, hasNew ? std::optional(credential) : std::nullopt);
}

void ServerDialog::Private::finish(const std::optional<Error>& error)
{
    saving.reset();
    if (error) {
        setBusy(false);
        problem->say(text::words(*error).sentence(), NoteLabel::Meaning::Problem);
        return;
    }
    isSaved = true;
    leaveWhenDone();
}

/// Keys that were trusted in the test are told once the server has an id.
void ServerDialog::Private::leaveWhenDone()
{
    const auto keys = test->trustedKeys(sent);
    if (!isSaved || (!keys.empty() && savedId.isNull())) {
        return;
    }
    isSaved = false;
    for (const HostKeyIssue& key : keys) {
        source.trustHostKey(savedId, key);
    }
    q.accept();
}

void ServerDialog::Private::setBusy(bool isBusy) const
{
    form->setDisabled(isBusy);
    saveButton->setDisabled(isBusy);
    testButton->setDisabled(isBusy || test->isRunning());
}

ServerDialog::ServerDialog(FleetSource& source,
                           const Server& initial,
                           const QStringList& groups,
                           QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(initial.id.isNull() ? tr("Add server")
                                       : tr("Edit %1").arg(plainText(initial.name)));
    d = std::make_unique<Private>(*this, source, initial, groups);
    d->form->focusFirst();
}

ServerDialog::~ServerDialog() = default;

void ServerDialog::setDefaults(const HistoryLimits& limits)
{
    d->form->setDefaults(limits);
}

void ServerDialog::focusCredential()
{
    d->form->focusCredential();
}

ServerId ServerDialog::savedServer() const
{
    return d->savedId;
}

} // namespace vedette::ui
