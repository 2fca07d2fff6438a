// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ConnectionTest.h"

#include "core/base/PlainText.h"
#include "core/model/JumpHosts.h"
#include "core/model/LoginText.h"
#include "core/text/DiagnosisText.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "ui/servers/FieldRows.h"
#include "ui/servers/FingerprintRow.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/StateDot.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// "Debian 12 · 4 CPUs · 7.8 GiB · 38 ms"; what is not known is left out.
QString factsLine(const ConnectionReport& report)
{
    QStringList parts;
    if (!report.facts.operatingSystem.isEmpty()) {
        parts.append(plainText(report.facts.operatingSystem));
    }
    if (report.facts.cpuCount) {
        const int count = *report.facts.cpuCount;
        parts.append(count == 1 ? ConnectionTest::tr("1 CPU")
                                : ConnectionTest::tr("%n CPUs", nullptr, count));
    }
    if (report.facts.memoryTotal) {
        parts.append(text::format(*report.facts.memoryTotal, Unit::Bytes));
    }
    const std::chrono::duration<double> took = report.connectTime;
    parts.append(text::format(took.count(), Unit::Seconds));
    return parts.join(u" · "_s);
}

} // namespace

ConnectionTest::ConnectionTest(FleetSource& source, QWidget* parent)
    : QWidget(parent)
    , m_source(source)
    , m_dot(new StateDot(this))
    , m_result(new NoteLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Stop"), this))
    , m_keys(new QVBoxLayout)
{
    layOut();
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionTest::cancel);
    connect(&source,
            &FleetSource::connectionTested,
            this,
            [this](RequestId request, const ConnectionReport& report) {
                if (m_request == request) {
                    setRequest(std::nullopt);
                    showReport(report);
                }
            });
    hide();
}

ConnectionTest::~ConnectionTest()
{
    cancel();
}

void ConnectionTest::layOut()
{
    m_result->setObjectName(u"testResult"_s);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_cancel->setObjectName(u"cancelTest"_s);
    m_cancel->setAutoDefault(false);
    m_progress->setObjectName(u"testProgress"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("The connection is being tested"));
    auto* line = new QHBoxLayout;
    line->setSpacing(9);
    line->addWidget(m_dot, 0, Qt::AlignVCenter);
    line->addWidget(m_result, 1);
    line->addWidget(m_cancel);
    m_keys->setSpacing(8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(line);
    layout->addWidget(m_progress);
    layout->addLayout(m_keys);
}

void ConnectionTest::start(const Server& server, const Credential& credential)
{
    if (isRunning()) {
        return;
    }
    const auto trusted = trustedKeys(server);
    clearResult();
    m_server = server;
    m_trusted = trusted;
    m_dot->setState(ServerState::Connecting);
    m_result->say(tr("Connecting to %1 …").arg(plainText(addressOf(server))),
                  NoteLabel::Meaning::Hint);
    show();
    setRequest(m_source.testConnection(server, credential, trusted));
}

void ConnectionTest::cancel()
{
    if (m_request) {
        m_source.cancel(*m_request);
    }
}

void ConnectionTest::dismiss()
{
    cancel();
    setRequest(std::nullopt);
    clearResult();
    hide();
}

void ConnectionTest::forget()
{
    m_trusted.clear();
    dismiss();
}

std::vector<HostKeyIssue> ConnectionTest::trustedKeys(const Server& server) const
{
    const bool isSameWay = server.host == m_server.host && server.port == m_server.port
        && wayTo(server) == wayTo(m_server) && server.hostKeyAlias == m_server.hostKeyAlias;
    return isSameWay ? m_trusted : std::vector<HostKeyIssue>{};
}

void ConnectionTest::setRequest(std::optional<RequestId> request)
{
    const bool wasRunning = isRunning();
    m_request = request;
    m_progress->setVisible(isRunning());
    m_cancel->setVisible(isRunning());
    if (wasRunning != isRunning()) {
        Q_EMIT runningChanged(isRunning());
    }
}

void ConnectionTest::clearResult()
{
    m_result->clear();
    while (QLayoutItem* item = m_keys->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> owned(item);
        item->widget()->hide();
        item->widget()->deleteLater();
    }
}

void ConnectionTest::showReport(const ConnectionReport& report)
{
    clearResult();
    if (report.hostKey) {
        showHostKey(*report.hostKey);
    } else if (report.error) {
        showFailure(report.error->code, text::conclusion(report));
    } else {
        showSuccess(report);
    }
}

void ConnectionTest::showSuccess(const ConnectionReport& report)
{
    m_dot->setState(ServerState::Online);
    //: %1 are facts: "Debian 12 · 4 CPUs · 7.8 GiB · 38 ms"
    m_result->say(tr("It works: %1").arg(factsLine(report)), NoteLabel::Meaning::Success);
}

void ConnectionTest::showFailure(ErrorCode code, const QString& sentence)
{
    const bool isCancelled = code == ErrorCode::Cancelled;
    m_dot->setState(isCancelled ? ServerState::Unknown : ServerState::Unreachable);
    m_result->say(isCancelled ? tr("Stopped.") : sentence,
                  isCancelled ? NoteLabel::Meaning::Hint : NoteLabel::Meaning::Problem);
}

void ConnectionTest::showHostKey(const HostKeyIssue& issue)
{
    const bool isChanged = !issue.expected.empty();
    const bool isServers = isOwn(issue, m_server);
    if (!mayBeTrusted(issue)) {
        const bool isRevoked = issue.obstacle == HostKeyObstacle::Revoked;
        const ErrorCode unknown = isRevoked ? ErrorCode::HostKeyRevoked : ErrorCode::HostKeyUnknown;
        const Error error{isChanged ? ErrorCode::HostKeyChanged : unknown, {}, 0, issue.jumpHost};
        showFailure(error.code, text::words(error).sentence());
    } else {
        m_dot->setState(ServerState::NeedsUser);
        m_result->say(isServers
                          ? tr("This server's key was never seen before. Compare its fingerprint "
                               "with the one that the server's administrator gives you.")
                          : tr("The jump host's key was never seen before. Compare its fingerprint "
                               "with the one that the jump host's administrator gives you."),
                      NoteLabel::Meaning::Hint);
    }
    auto* rows = new FieldRows(this);
    if (!isServers) {
        rows->add(tr("Jump host"), new PlainLabel(plainText(addressOf(issue)), rows));
    }
    for (const HostKey& key : issue.expected) {
        rows->add(tr("Trusted key"), new FingerprintRow(key, rows));
    }
    rows->add(isChanged ? tr("Key seen now") : tr("Its key"), new FingerprintRow(issue.seen, rows));
    m_keys->addWidget(rows);
    if (mayBeTrusted(issue)) {
        auto* button = new QPushButton(tr("Trust this key"), this);
        button->setObjectName(u"trustKey"_s);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, issue] { trust(issue); });
        m_keys->addWidget(button, 0, Qt::AlignLeft);
    }
}

void ConnectionTest::trust(const HostKeyIssue& issue)
{
    m_trusted.push_back(issue);
    Q_EMIT repeatRequested();
}

} // namespace vedette::ui
