// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "ui/MainWindow.h"
#include "ui/UiBridge.h"
#include "ui/alerts/AlertPane.h"
#include "ui/custom/RunDialog.h"
#include "ui/servers/ServerTree.h"

#include <QAction>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// The main window with two servers, as the active window.
struct ShortcutStage
{
    ShortcutStage()
    {
        fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
        window.show();
        fleet.deliver();
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }

    /// What a person may have clicked last.
    [[nodiscard]] QWidget* place(const QString& name) const
    {
        if (name == u"list"_s) {
            return window.findChild<ServerTree*>();
        }
        if (name == u"filter"_s) {
            return window.findChild<QLineEdit*>(u"serverFilter"_s);
        }
        if (name == u"tabs"_s) {
            return window.findChild<QTabWidget*>(u"detailTabs"_s)->tabBar();
        }
        return name == u"alerts"_s ? window.findChild<AlertPane*>()->findChild<QTableView*>()
                                   : nullptr;
    }

    FakeFleet fleet;
    UiBridge bridge{fleet};
    MainWindow window{bridge, Settings{}, {}};
};

/// How often an action was asked for since then.
struct TriggerCount
{
    QAction* action;
    std::unique_ptr<int> count = std::make_unique<int>(0);
};

/// Counts instead of acting: a dialog would take the keys of all that follow.
std::vector<TriggerCount> countTriggers(const MainWindow& window)
{
    std::vector<TriggerCount> counts;
    for (QAction* const action : window.findChildren<QAction*>(QRegularExpression(u"^action"_s))) {
        QObject::disconnect(action, &QAction::triggered, nullptr, nullptr);
        QObject::disconnect(action, &QAction::toggled, nullptr, nullptr);
        if (action->isEnabled()) {
            counts.push_back({action});
            int* const count = counts.back().count.get();
            QObject::connect(action, &QAction::triggered, action, [count] { ++*count; });
        }
    }
    return counts;
}

} // namespace

TEST_CASE("Every shortcut of the window works wherever the focus is")
{
    const QString name = GENERATE(u"list"_s, u"filter"_s, u"tabs"_s, u"alerts"_s, u"nothing"_s);
    const ShortcutStage stage;
    QWidget* const place = stage.place(name);
    if (place != nullptr) {
        place->setFocus(Qt::OtherFocusReason);
    } else if (QWidget* const focused = stage.window.focusWidget()) {
        focused->clearFocus();
    }
    const std::vector<TriggerCount> counts = countTriggers(stage.window);

    for (const TriggerCount& entry : counts) {
        QTest::keySequence(stage.window.windowHandle(), entry.action->shortcut());
    }

    REQUIRE(counts.size() > 20);
    for (const TriggerCount& entry : counts) {
        CAPTURE(name, entry.action->objectName(), entry.action->shortcut().toString());
        CHECK(*entry.count == 1);
    }
}

TEST_CASE("Run command opens by its keys for the server shown while the filter has the focus")
{
    const ShortcutStage stage;
    stage.place(u"filter"_s)->setFocus(Qt::OtherFocusReason);

    QTest::keyClick(
        stage.window.windowHandle(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);

    const auto* const dialog = stage.window.findChild<RunDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(dialog->isVisible());
}

TEST_CASE("The keys work again once the dialog that they opened is closed")
{
    ShortcutStage stage;
    const auto press = [&stage] {
        QTest::keyClick(
            stage.window.windowHandle(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    };
    press();
    const QPointer<RunDialog> first = stage.window.findChild<RunDialog*>();
    REQUIRE(first != nullptr);

    first->reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    REQUIRE(first == nullptr);
    stage.window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&stage.window));
    press();

    CHECK(stage.window.findChild<RunDialog*>() != nullptr);
}

TEST_CASE("No shortcut of the window is one that a text field takes for itself")
{
    // qtbase, qplatformtheme.cpp: on X11 these edit a line, besides those of every platform.
    const QStringList ofFields{u"Ctrl+A"_s,
                               u"Ctrl+C"_s,
                               u"Ctrl+E"_s,
                               u"Ctrl+U"_s,
                               u"Ctrl+V"_s,
                               u"Ctrl+X"_s,
                               u"Ctrl+Y"_s,
                               u"Ctrl+Shift+Z"_s};
    const ShortcutStage stage;

    const auto actions = stage.window.findChildren<QAction*>(QRegularExpression(u"^action"_s));

    REQUIRE(actions.size() > 20);
    for (const QAction* const action : actions) {
        CAPTURE(action->objectName());
        CHECK_FALSE(ofFields.contains(action->shortcut().toString(QKeySequence::PortableText)));
    }
}
