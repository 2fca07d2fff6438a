// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tray/Tray.h"

#include "core/base/Clock.h"
#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"
#include "ui/tray/PopupQueue.h"
#include "ui/tray/TrayIcon.h"

#include <QImage>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

namespace {

Alert trayAlert(qint64 id, Severity severity = Severity::High)
{
    Alert alert;
    alert.id = AlertId{id};
    alert.server = ServerId{id};
    alert.serverName = u"web-%1"_s.arg(id);
    alert.rule = u"server.unreachable"_s;
    alert.severity = severity;
    alert.reason = Error{ErrorCode::Timeout, {}, 0};
    alert.raisedAt = fromMsecs(1'000'000);
    return alert;
}

bool isForbidden(QChar c)
{
    return c == u'<' || c == u'>' || c == u'&' || c.category() == QChar::Other_Control;
}

} // namespace

TEST_CASE("A new alert is told with its server, its condition and its severity")
{
    PopupQueue queue;
    queue.add(trayAlert(1));

    const auto popup = queue.take();

    REQUIRE(popup.has_value());
    CHECK(popup->title == u"web-1"_s);
    CHECK(popup->body.contains(u"timed out"_s));
    CHECK(popup->severity == Severity::High);
    CHECK(popup->server == ServerId{1});
    CHECK(queue.isEmpty());
    CHECK_FALSE(queue.take().has_value());
}

TEST_CASE("Several alerts become one popup with the worst severity")
{
    PopupQueue queue;
    for (qint64 id = 1; id <= 6; ++id) {
        queue.add(trayAlert(id, id == 5 ? Severity::Critical : Severity::Low));
    }

    const auto popup = queue.take();

    REQUIRE(popup.has_value());
    CHECK(popup->title == u"6 more alerts"_s);
    CHECK(popup->body == u"web-1, web-2, web-3, web-4, …"_s);
    CHECK(popup->severity == Severity::Critical);
    CHECK(popup->server.isNull());
}

TEST_CASE("An alert that is over before it was told is not told")
{
    PopupQueue queue;
    queue.add(trayAlert(1));
    queue.add(trayAlert(2));

    queue.retract(AlertId{1});
    queue.retract(AlertId{9}); // told long ago

    const auto popup = queue.take();
    REQUIRE(popup.has_value());
    CHECK(popup->title == u"web-2"_s);
    CHECK(queue.isEmpty());
}

TEST_CASE("Notifications hold no markup, no control characters and little text")
{
    const QString text = GENERATE(from_range(test::hostileStrings()));
    PopupQueue queue;
    Alert alert = trayAlert(1);
    alert.serverName = text;
    alert.rule = text;
    queue.add(alert);

    const auto popup = queue.take();

    REQUIRE(popup.has_value());
    for (const QString& part : {popup->title, popup->body}) {
        CHECK(part.size() <= 256);
        CHECK(std::ranges::none_of(part, isForbidden));
    }
}

TEST_CASE("The tool tip counts alerts and servers")
{
    const auto [firing, text]
        = GENERATE(table<int, QString>({{0, u"All quiet · 48 of 50 servers up"_s},
                                        {1, u"1 alert · 48 of 50 servers up"_s},
                                        {3, u"3 alerts · 48 of 50 servers up"_s}}));

    CHECK(trayToolTip(firing, 48, 50) == text);
}

TEST_CASE("Each severity has an icon of its own, and no alert has none")
{
    std::vector<QImage> images{trayPixmap(std::nullopt, 0, 22).toImage()};
    for (const Severity severity :
         {Severity::Low, Severity::Medium, Severity::High, Severity::Critical}) {
        // The outline alone must differ, too: colours are not all that tells them apart.
        images.push_back(trayPixmap(severity, 3, 22).toImage().createAlphaMask());
    }

    for (std::size_t i = 0; i < images.size(); ++i) {
        for (std::size_t j = i + 1; j < images.size(); ++j) {
            CHECK(images[i] != images[j]);
        }
    }
}

TEST_CASE("Without a system tray nothing happens, and nothing breaks")
{
    REQUIRE_FALSE(Tray::isAvailable()); // the offscreen platform has none
    Tray tray;
    QSignalSpy opened(&tray, &Tray::openRequested);

    tray.setVisible(true);
    tray.setState(Severity::High, 3, 48, 50);
    tray.announce(trayAlert(1));
    tray.retract(trayAlert(1));
    tray.setPopups(false);
    tray.explainClose();
    tray.setVisible(false);

    CHECK(opened.isEmpty());
}
