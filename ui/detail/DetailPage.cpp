// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/DetailPage.h"

#include "core/base/Clock.h"
#include "ui/detail/DetailHeader.h"
#include "ui/detail/DetailTabs.h"
#include "ui/detail/HardwareNews.h"
#include "ui/detail/RangeNote.h"
#include "ui/detail/StateBanner.h"
#include "ui/detail/TimeWindow.h"
#include "ui/detail/overview/OverviewTab.h"

#include <QEvent>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr milliseconds zoomRest{150}; // the wheel turns in many small steps: one query for all

} // namespace

class DetailPage::Private
{
public:
    Private(DetailPage& owner, FleetSource& fleet, const ServerModel& model);

    void connectSource();
    void connectWidgets();
    [[nodiscard]] const ServerRow* row() const { return servers.find(server); }
    void showServer(ServerId id);
    void setSpan(seconds span);
    void zoom(const TimeRange& range);
    void resetZoom();
    void applySnapshots(const std::vector<Snapshot>& batch);
    void applyRow() const;
    void refreshNews(Timestamp now) const;
    void applyRange();
    void tick();
    void followPresent(Timestamp now);
    void requestHistory();
    void applyHistory(RequestId request, const Result<History>& history);
    void help(StateBanner::Action action);
    void openHistory(const std::vector<MetricId>& metrics);

    DetailPage& page;
    FleetSource& source;
    const ServerModel& servers;
    DetailHeader* header;
    StateBanner* banner;
    HardwareNews* news;
    DetailTabs* tabs;
    RangeNote* note;
    OverviewTab* overview; ///< of the tabs
    QTimer tickTimer;
    QTimer zoomTimer;
    const quint64 historyView = newHistoryView();
    ServerId server;
    TimeWindow window;
    RequestId pending; ///< the history request whose answer is wanted
    bool isMissing = false; ///< its answer: it is asked again once somebody looks
};

DetailPage::Private::Private(DetailPage& owner, FleetSource& fleet, const ServerModel& model)
    : page(owner)
    , source(fleet)
    , servers(model)
    , header(new DetailHeader(&owner))
    , banner(new StateBanner(&owner))
    , news(new HardwareNews(fleet.probes(), &owner))
    , tabs(new DetailTabs(fleet, &owner))
    , note(new RangeNote(&owner))
    , overview(&tabs->overview())
{
    tabs->setCornerWidget(note);
    auto* layout = new QVBoxLayout(&page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(banner);
    layout->addWidget(news);
    layout->addWidget(tabs, 1);
    tickTimer.setInterval(1000);
    zoomTimer.setInterval(zoomRest);
    zoomTimer.setSingleShot(true);
    connectSource();
    connectWidgets();
}

void DetailPage::Private::connectSource()
{
    connect(&source, &FleetSource::historyReady, &page, [this](RequestId id, const auto& history) {
        applyHistory(id, history);
    });
}

void DetailPage::Private::connectWidgets()
{
    connect(&tickTimer, &QTimer::timeout, &page, [this] { tick(); });
    connect(&zoomTimer, &QTimer::timeout, &page, [this] { requestHistory(); });
    connect(overview, &OverviewTab::metricsAdded, &page, [this] { requestHistory(); });
    connect(overview, &OverviewTab::resetRequested, &page, [this] { resetZoom(); });
    connect(overview, &OverviewTab::zoomRequested, &page, [this](const TimeRange& range) {
        zoom(range);
    });
    connect(overview,
            &OverviewTab::historyRequested,
            &page,
            [this](const std::vector<MetricId>& metrics) { openHistory(metrics); });
    connect(banner, &StateBanner::whyRequested, &page, [this] {
        Q_EMIT page.diagnosisRequested(server);
    });
    connect(banner, &StateBanner::triggered, &page, [this](StateBanner::Action action) {
        help(action);
    });
    connect(
        header, &DetailHeader::editRequested, &page, [this] { Q_EMIT page.editRequested(server); });
    connect(note, &RangeNote::liveRequested, &page, [this] { resetZoom(); });
    connect(note, &RangeNote::retryRequested, &page, [this] { requestHistory(); });
    connect(tabs, &QTabWidget::currentChanged, &page, [this] { applyRow(); });
    connect(news, &HardwareNews::showRequested, tabs, &DetailTabs::showHardware);
    connect(tabs, &DetailTabs::refreshWanted, &page, [this] { applyRow(); });
    connect(tabs, &DetailTabs::commandsRequested, &page, &DetailPage::commandsRequested);
}

void DetailPage::Private::showServer(ServerId id)
{
    server = id;
    pending = {};
    note->setFailure(std::nullopt);
    window.reset();
    tabs->setServer(id);
    news->setServer(id);
    const ServerRow* known = row();
    if (known == nullptr) {
        return;
    }
    overview->showServer(*known);
    applyRow();
    applyRange();
    requestHistory();
}

void DetailPage::Private::setSpan(seconds span)
{
    window.setSpan(span);
    applyRange();
    requestHistory();
}

void DetailPage::Private::zoom(const TimeRange& range)
{
    window.zoom(range);
    applyRange();
    zoomTimer.start();
}

void DetailPage::Private::resetZoom()
{
    if (!window.isLive()) {
        window.reset();
        applyRange();
        requestHistory();
    }
}

void DetailPage::Private::applySnapshots(const std::vector<Snapshot>& batch)
{
    bool isOurs = false;
    for (const Snapshot& snapshot : batch) {
        const bool isSlow = snapshot.kind == PollKind::Slow; // its rows come by the model
        if (snapshot.server != server || (snapshot.error && !isSlow)) {
            continue;
        }
        isOurs = true;
        if (isSlow) {
            continue;
        }
        if (window.isLive()) { // a zoomed view shows what is stored
            overview->applySnapshot(snapshot);
        }
        tabs->applySnapshot(snapshot);
    }
    if (isOurs) {
        followPresent(systemClock().now()); // also while hidden, when nothing ticks
        applyRow();
    }
}

/// Everything but the curves; the hidden tabs wait until they are shown.
void DetailPage::Private::applyRow() const
{
    const ServerRow* known = row();
    if (known == nullptr) {
        return;
    }
    const Timestamp now = systemClock().now();
    header->show(*known, now);
    banner->show(known->status);
    tabs->applyRow(*known, now);
    refreshNews(now);
}

/// Who looks at the hardware reads it there.
void DetailPage::Private::refreshNews(Timestamp now) const
{
    news->setNow(now);
    if (tabs->showsHardware()) {
        news->markRead();
    }
}

void DetailPage::Private::applyRange()
{
    window.follow(systemClock().now());
    const TimeRange range = window.range();
    note->setZoom(window.isLive() ? std::nullopt : std::optional(range));
    // Following, the range ends within a pixel of the present: that is the present for a chart.
    overview->setRange(range, window.isLive() ? range.to : systemClock().now());
}

void DetailPage::Private::tick()
{
    const Timestamp now = systemClock().now();
    followPresent(now);
    if (const ServerRow* known = row()) {
        header->show(*known, now);
    }
    tabs->setNow(now);
    refreshNews(now);
}

/// What has left the range is forgotten; a zoomed view shows what is stored and grows no more.
void DetailPage::Private::followPresent(Timestamp now)
{
    if (window.follow(now)) {
        overview->setRange(window.range(), window.range().to);
    }
    if (window.isLive()) {
        overview->trim(window.range().from);
    }
}

void DetailPage::Private::requestHistory()
{
    zoomTimer.stop();
    isMissing = false;
    if (row() == nullptr) {
        return;
    }
    const HistoryQuery query{
        server, overview->metrics(), window.range(), overview->columns(), historyView};
    pending = source.requestHistory(query);
}

void DetailPage::Private::applyHistory(RequestId request, const Result<History>& history)
{
    if (request != pending) {
        return;
    }
    pending = {};
    const bool wasPushedAside = !history && history.error().code == ErrorCode::Cancelled;
    if (wasPushedAside && !page.isVisible()) { // by the page that is shown instead
        isMissing = true;
        return;
    }
    note->setFailure(history ? std::nullopt : std::optional(history.error()));
    if (history) {
        overview->applyHistory(*history, window.isLive());
    }
}

void DetailPage::Private::help(StateBanner::Action action)
{
    switch (action) {
    case StateBanner::Action::Retry:
    case StateBanner::Action::LogIn:
        Q_EMIT page.retryRequested(server);
        break;
    case StateBanner::Action::EnterPassword:
        Q_EMIT page.credentialRequested(server);
        break;
    case StateBanner::Action::EditServer:
        Q_EMIT page.editRequested(server);
        break;
    case StateBanner::Action::Unlock:
        Q_EMIT page.unlockRequested();
        break;
    case StateBanner::Action::ReviewHostKey:
        Q_EMIT page.trustRequested(server);
        break;
    case StateBanner::Action::Start:
        Q_EMIT page.startRequested(server);
        break;
    case StateBanner::Action::None:
        break;
    }
}

/// Over the same time.
void DetailPage::Private::openHistory(const std::vector<MetricId>& metrics)
{
    HistoryView view;
    view.servers = {server};
    view.metrics = metrics;
    view.range.span = window.span();
    if (!window.isLive()) {
        view.range.fixed = window.range();
    }
    Q_EMIT page.historyRequested(view);
}

DetailPage::DetailPage(FleetSource& source, const ServerModel& servers, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, source, servers))
{
    setObjectName(u"detailPage"_s);
}

DetailPage::~DetailPage() = default;

ServerId DetailPage::server() const
{
    return d->server;
}

void DetailPage::showServer(ServerId server)
{
    d->showServer(server);
}

void DetailPage::setSpan(seconds span)
{
    d->setSpan(span);
}

void DetailPage::applySnapshots(const std::vector<Snapshot>& batch)
{
    d->applySnapshots(batch);
}

void DetailPage::applyStatus(const ServerStatus& status)
{
    if (status.server == d->server) {
        d->applyRow();
    }
}

bool DetailPage::event(QEvent* event)
{
    if (event->type() == QEvent::Show) {
        d->tick();
        d->tickTimer.start();
        if (d->isMissing) {
            d->requestHistory();
        }
        d->tabs->setLooking(true);
    } else if (event->type() == QEvent::Hide) {
        d->tickTimer.stop();
        d->tabs->setLooking(false);
    }
    return QWidget::event(event);
}

} // namespace vedette::ui
