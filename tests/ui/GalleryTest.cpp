// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Pictures of the widgets, to be looked at: VEDETTE_GALLERY=folder test_ui "[.gallery]"
#include "tests/ui/Gallery.h"

#include "core/base/Clock.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/SlowSamples.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/detail/DetailPage.h"
#include "ui/detail/WorkPopover.h"
#include "ui/servers/ServerModel.h"
#include "ui/theme/SegmentedControl.h"
#include "ui/theme/StateDot.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

constexpr double gibi = 1024.0 * 1024.0 * 1024.0;

/// A course that wanders between two bounds, with a gap where `time` says so.
class Wanderer
{
public:
    Wanderer(unsigned seed, double low, double high)
        : m_random(seed)
        , m_low(low)
        , m_high(high)
        , m_value((low + high) / 2)
    { }

    double next()
    {
        std::normal_distribution<double> step(0, (m_high - m_low) / 14);
        m_value += step(m_random) + ((m_low + m_high) / 2 - m_value) * 0.03;
        m_value = std::min(std::max(m_value, m_low), m_high);
        return m_value;
    }

private:
    std::mt19937 m_random;
    double m_low;
    double m_high;
    double m_value;
};

void fill(FakeFleet& fleet, const MetricId& id, Wanderer course, Timestamp now)
{
    Series series{id, {}, {}};
    for (Timestamp time = now - 1h; time <= now; time += 15s) {
        const double value = course.next();
        const bool isGap = time > now - 44min && time < now - 40min;
        if (!isGap) {
            series.points.push_back({time, value});
        }
    }
    series.gaps = findGaps(series.points, 60s);
    fleet.history.insert(id, series);
}

void fillAll(FakeFleet& fleet, Timestamp now)
{
    const auto id = [](const char* type, const char* field, const QString& instance = {}) {
        return MetricId{QString::fromLatin1(type), QString::fromLatin1(field), instance};
    };
    fill(fleet, id("cpu", "user"), {1, 15, 60}, now);
    fill(fleet, id("cpu", "system"), {2, 3, 12}, now);
    fill(fleet, id("cpu", "iowait"), {3, 0, 14}, now);
    fill(fleet, id("cpu", "steal"), {4, 0, 2}, now);
    fill(fleet, id("memory", "used"), {5, 68 * gibi, 74 * gibi}, now);
    fill(fleet, id("memory", "available"), {6, 45 * gibi, 52 * gibi}, now);
    fill(fleet, id("memory", "free"), {7, 18 * gibi, 22 * gibi}, now);
    fill(fleet, id("swap", "used"), {8, 1 * gibi, 2 * gibi}, now);
    fill(fleet, id("network", "rxRate", u"eno1"_s), {9, 1e6, 60e6}, now);
    fill(fleet, id("network", "txRate", u"eno1"_s), {10, 1e5, 30e6}, now);
    fill(fleet, id("network", "rxRate", u"eno2"_s), {19, 1e6, 6e6}, now);
    fill(fleet, id("network", "txRate", u"eno2"_s), {20, 1e5, 3e6}, now);
    fill(fleet, id("diskIo", "readRate", u"nvme0n1"_s), {11, 0, 90e6}, now);
    fill(fleet, id("diskIo", "writeRate", u"nvme0n1"_s), {12, 0, 200e6}, now);
    fill(fleet, id("load", "load1"), {13, 2, 22}, now);
    fill(fleet, id("load", "load5"), {14, 6, 14}, now);
    fill(fleet, id("load", "load15"), {15, 8, 11}, now);
}

Snapshot richSnapshot(ServerId server, Timestamp now)
{
    Snapshot snapshot = makeSnapshot(server, now, PollKind::Metrics);
    const auto add = [&](const char* type, const char* field, const QString& instance, double v) {
        snapshot.samples.push_back(
            {{QString::fromLatin1(type), QString::fromLatin1(field), instance}, v});
    };
    std::erase_if(snapshot.samples, [](const Sample& s) {
        return s.metric.type == "network"_L1 || s.metric.type == "diskIo"_L1
            || s.metric.type == "memory"_L1 || s.metric.type == "uptime"_L1;
    });
    const QStringList mounts{u"/var/lib/postgresql"_s, u"/backup"_s, u"/boot"_s};
    const std::array shares{86.0, 93.0, 22.0};
    for (int i = 0; i < 3; ++i) {
        add("disk", "usedPercent", mounts[i], shares[static_cast<std::size_t>(i)]);
        add("disk", "used", mounts[i], shares[static_cast<std::size_t>(i)] * 10 * gibi);
        add("disk", "total", mounts[i], 1000 * gibi);
    }
    add("network", "rxRate", u"eno1"_s, 41e6);
    add("network", "txRate", u"eno1"_s, 18e6);
    add("network", "rxRate", u"eno2"_s, 4e6);
    add("network", "txRate", u"eno2"_s, 1e6);
    add("diskIo", "readRate", u"nvme0n1"_s, 30e6);
    add("diskIo", "writeRate", u"nvme0n1"_s, 80e6);
    add("memory", "total", {}, 125.6 * gibi);
    add("memory", "used", {}, 72.1 * gibi);
    add("memory", "available", {}, 48 * gibi);
    add("memory", "free", {}, 20 * gibi);
    add("uptime", "seconds", {}, 41 * 86400.0);
    for (int i = 2; i < 24; ++i) {
        add("cpu", "usage", QString::number(i), std::fmod(i * 37.0, 100.0));
    }
    for (const QString& mount : mounts) {
        add("disk", "available", mount, 140 * gibi);
        add("disk", "inodesUsedPercent", mount, 12);
        add("disk", "readOnly", mount, mount == "/boot"_L1 ? 1 : 0);
    }
    add("diskIo", "utilisation", u"nvme0n1"_s, 62);
    add("diskIo", "readAwait", u"nvme0n1"_s, 0.0004);
    add("diskIo", "writeAwait", u"nvme0n1"_s, 0.0021);
    add("network", "up", u"eno1"_s, 1);
    add("network", "speed", u"eno1"_s, 1.25e9);
    add("network", "up", u"eno2"_s, 0);
    add("network", "rxErrors", u"eno1"_s, 0);
    add("network", "rxDrops", u"eno1"_s, 3);
    add("tcp", "established", {}, 214);
    add("tcp", "timeWait", {}, 51);
    add("sockets", "used", {}, 640);
    snapshot.facts = Facts{u"db-primary"_s,
                           u"Debian GNU/Linux 12 (bookworm)"_s,
                           u"Linux 6.1.0-18-amd64"_s,
                           u"x86_64"_s,
                           u"AMD EPYC 7443P 24-Core Processor"_s,
                           48,
                           125.6 * gibi,
                           4096,
                           {},
                           {}};
    snapshot.unavailable = {{u"sensors"_s, {ErrorCode::NotAvailable, {}, 0}}};
    return snapshot;
}

Work sampleWork(Timestamp now)
{
    Work work;
    work.probe = u"disk"_s;
    work.command = u"vd_limit 5 df -P -k\nvd_limit 5 df -P -i"_s;
    work.output = "Filesystem 1024-blocks Used Available Capacity Mounted on\n"
                  "/dev/nvme0n1p2 102400000 41984000 60416000 41% /\n";
    work.exitCode = 0;
    work.took = std::chrono::microseconds{23'400};
    work.collectedAt = now;
    return work;
}

QWidget* controls(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* row = new QHBoxLayout(box);
    auto* add = new QPushButton(u"Add server"_s, box);
    add->setProperty("primary", true);
    auto* off = new QPushButton(u"Disabled"_s, box);
    off->setEnabled(false);
    auto* combo = new QComboBox(box);
    combo->addItems({u"CPU"_s, u"Memory"_s});
    auto* field = new QLineEdit(box);
    field->setPlaceholderText(u"Filter by name, tag, status…"_s);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             add,
             new QPushButton(ui::themedIcon(u"import"_s), u"Import…"_s, box),
             off,
             new ui::SegmentedControl({u"15 min"_s, u"1 h"_s, u"6 h"_s, u"24 h"_s}, box),
             combo,
             new QCheckBox(u"Check"_s, box),
             field}) {
        row->addWidget(widget);
    }
    for (int state = 0; state <= static_cast<int>(ServerState::Paused); ++state) {
        auto* dot = new ui::StateDot(box);
        dot->setState(static_cast<ServerState>(state));
        row->addWidget(dot);
    }
    return box;
}

} // namespace

TEST_CASE("The gallery is painted", "[.gallery]")
{
    const auto [theme, name] = GENERATE(table<ThemeChoice, const char*>(
        {{ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}}));
    ui::applyTheme(*qApp, theme);
    const QString suffix = u"-"_s + QString::fromLatin1(name);
    const Timestamp now = systemClock().now();
    FakeFleet fleet;
    Server server = makeServer(1, u"db-primary"_s);
    server.host = u"10.0.4.11"_s;
    fleet.state.servers = {server};
    fleet.state.statuses = {makeStatus(server.id, ServerState::Online, now - 1h)};
    fleet.state.latest = makeSlowAnswers(server.id, now - 12s);
    fleet.state.latest.push_back(richSnapshot(server.id, now));
    fillAll(fleet, now);
    ui::ServerModel model;
    model.load(fleet.state);

    QWidget window;
    auto* column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(controls(&window));
    auto* page = new ui::DetailPage(fleet, model, &window);
    column->addWidget(page, 1);
    window.resize(1120, 760);
    window.show();
    page->setSpan(1h);
    page->showServer(server.id);
    fleet.deliver();
    saveToGallery(window, u"detail"_s + suffix);

    auto* cpu = page->findChild<ui::ChartPanel*>(u"cpu"_s);
    REQUIRE(cpu != nullptr);
    Q_EMIT cpu->view().hovered(now - 20min);
    saveToGallery(window, u"hover"_s + suffix);
    Q_EMIT cpu->view().left();

    auto* tabs = page->findChild<QTabWidget*>(u"detailTabs"_s);
    fleet.fakeProbes.hardware = sampleHardwareHistory(now);
    for (const QString& tab : {u"cores"_s,
                               u"processes"_s,
                               u"disks"_s,
                               u"network"_s,
                               u"services"_s,
                               u"containers"_s,
                               u"hardware"_s,
                               u"logins"_s,
                               u"values"_s}) {
        tabs->setCurrentWidget(page->findChild<QWidget*>(tab + u"Tab"_s));
        fleet.deliver();
        saveToGallery(window, tab + suffix);
    }
    fleet.fakeProbes.work = sampleWork(now);
    ui::WorkPopover popover(
        fleet.fakeProbes, server.id, {u"disk"_s, u"usedPercent"_s, u"/"_s}, nullptr);
    popover.setAttribute(Qt::WA_DeleteOnClose, false);
    popover.show();
    fleet.deliver();
    saveToGallery(popover, u"work"_s + suffix);
    tabs->setCurrentIndex(0);

    ServerStatus down = makeStatus(server.id, ServerState::Unreachable, now - 4min);
    down.error = Error{ErrorCode::Timeout, {}, 0};
    down.nextAttempt = now + 18s;
    model.applyStatus(down);
    page->applyStatus(down);
    saveToGallery(window, u"down"_s + suffix);
    window.resize(800, 700);
    saveToGallery(window, u"narrow"_s + suffix);
}
