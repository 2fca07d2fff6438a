// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/HardwareNews.h"

#include "tests/support/Catch.h"
#include "tests/ui/DetailStage.h"
#include "ui/NoticeBar.h"
#include "ui/detail/probes/HardwareTab.h"

#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

constexpr double newsGib = 1024.0 * 1024 * 1024;

/// A page of the server whose memory may change.
struct NewsStage : DetailStage
{
    NewsStage() { page.showServer(web); }

    void change(ServerId server, double before, double after)
    {
        const HardwareChange memory{HardwarePart::Memory, {}, before * newsGib, after * newsGib};
        Q_EMIT fleet.fakeProbes.hardwareChanged(server, {memory});
    }
    [[nodiscard]] bool isShown() const { return !news.isHidden(); }
    [[nodiscard]] QString text() const { return news.findChild<NoticeBar*>()->text(); }

    const QWidget& news = *page.findChild<QWidget*>(u"hardwareNews"_s);
};

} // namespace

TEST_CASE("A change of hardware is said above the tabs of its server, and of no other")
{
    NewsStage stage;
    REQUIRE_FALSE(stage.isShown());

    stage.change(web, 64, 32);

    CHECK(stage.isShown());
    CHECK(stage.text() == u"Hardware changed just now. Memory: 32 GiB, before 64 GiB"_s);
    stage.page.showServer(db);
    CHECK_FALSE(stage.isShown());
    stage.page.showServer(web);
    CHECK(stage.isShown());
}

TEST_CASE("News of hardware lead to its tab, and are read then")
{
    NewsStage stage;
    stage.change(web, 64, 32);

    stage.news.findChild<QPushButton*>(u"noticeAction"_s)->click();

    const auto* const tabs = stage.page.findChild<QTabWidget*>(u"detailTabs"_s);
    CHECK(tabs->currentWidget() == stage.page.findChild<HardwareTab*>());
    CHECK_FALSE(stage.isShown());
}

TEST_CASE("News of hardware that are closed, or seen in the tab, do not come again")
{
    const bool isByTab = GENERATE(true, false);
    NewsStage stage;
    stage.change(web, 64, 32);

    if (isByTab) {
        stage.openTab(u"hardwareTab"_s);
    } else {
        stage.news.findChild<QToolButton*>()->click();
    }

    CHECK_FALSE(stage.isShown());
    stage.page.showServer(db);
    stage.openTab(u"networkTab"_s);
    stage.page.showServer(web);
    CHECK_FALSE(stage.isShown());
}

TEST_CASE("Changes that nobody has read yet are counted behind the latest")
{
    NewsStage stage;
    stage.change(web, 64, 32);

    stage.change(web, 32, 128);

    CHECK(stage.text().contains(u"Memory: 128 GiB, before 32 GiB"_s));
    CHECK(stage.text().endsWith(u"and 1 more"_s));
}
