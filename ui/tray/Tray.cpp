// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tray/Tray.h"

#include "ui/tray/PopupQueue.h"
#include "ui/tray/TrayIcon.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vedette::ui {

namespace {

constexpr auto popupPause = 5s;
constexpr auto trayCheck = 30s; // a tray may appear, or go, while we run

QSystemTrayIcon::MessageIcon messageIcon(Severity severity)
{
    if (severity == Severity::Low) {
        return QSystemTrayIcon::Information;
    }
    return severity == Severity::Medium ? QSystemTrayIcon::Warning : QSystemTrayIcon::Critical;
}

} // namespace

class Tray::Private final
{
public:
    explicit Private(Tray& tray);

    void recheck();
    void refresh();
    void showNext();

    Tray& q;
    QMenu menu;
    QSystemTrayIcon icon;
    QTimer pause; ///< runs while no other popup may be shown
    QTimer check;
    PopupQueue popups;
    std::optional<std::pair<std::optional<Severity>, int>> shown;
    ServerId clicked; ///< whom the popup on show is about
    bool isAvailable = Tray::isAvailable();
    bool isWanted = false;
    bool hasPopups = true;
};

Tray::Private::Private(Tray& tray)
    : q(tray)
{
    QObject::connect(
        menu.addAction(Tray::tr("Open Vedette")), &QAction::triggered, &q, &Tray::openRequested);
    menu.addSeparator();
    QObject::connect(
        menu.addAction(Tray::tr("Quit")), &QAction::triggered, &q, &Tray::quitRequested);
    icon.setContextMenu(&menu);
    QObject::connect(
        &icon, &QSystemTrayIcon::activated, &q, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger) {
                Q_EMIT q.openRequested();
            }
        });
    QObject::connect(&icon, &QSystemTrayIcon::messageClicked, &q, [this] {
        if (clicked.isNull()) {
            Q_EMIT q.openRequested();
        } else {
            Q_EMIT q.alertOpenRequested(clicked);
        }
    });
    pause.setSingleShot(true);
    pause.setInterval(popupPause);
    QObject::connect(&pause, &QTimer::timeout, &q, [this] { showNext(); });
    check.setInterval(trayCheck);
    QObject::connect(&check, &QTimer::timeout, &q, [this] { recheck(); });
    check.start();
}

void Tray::Private::recheck()
{
    const bool was = std::exchange(isAvailable, Tray::isAvailable());
    refresh();
    if (was != isAvailable) {
        Q_EMIT q.availabilityChanged(isAvailable);
    }
}

/// QSystemTrayIcon::isVisible() is true even where there is no tray: ask for the tray itself.
void Tray::Private::refresh()
{
    const bool isShown = isWanted && isAvailable;
    if (icon.isVisible() != isShown) {
        icon.setVisible(isShown);
    }
    if (!isShown) {
        popups.clear(); // the window tells it; nobody wants a pile of old news later
    }
}

void Tray::Private::showNext()
{
    const auto popup = popups.take();
    if (!popup || !icon.isVisible()) {
        return;
    }
    clicked = popup->server;
    icon.showMessage(popup->title, popup->body, messageIcon(popup->severity));
    pause.start();
}

Tray::Tray(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{
    setState(std::nullopt, 0, 0, 0);
}

Tray::~Tray() = default;

bool Tray::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setVisible(bool isVisible)
{
    d->isWanted = isVisible;
    d->recheck();
}

void Tray::setPopups(bool isOn)
{
    d->hasPopups = isOn;
    if (!isOn) {
        d->popups.clear();
    }
}

void Tray::setState(std::optional<Severity> worst, int firing, int serversUp, int serversMonitored)
{
    const auto shown = std::pair(worst, firing);
    if (d->shown != shown) { // painted in six sizes: only when it looks different
        d->shown = shown;
        d->icon.setIcon(trayIcon(worst, firing));
    }
    d->icon.setToolTip(trayToolTip(firing, serversUp, serversMonitored));
}

void Tray::announce(const Alert& alert)
{
    if (!d->hasPopups || !d->icon.isVisible()) {
        return;
    }
    d->popups.add(alert);
    if (!d->pause.isActive()) {
        d->showNext();
    }
}

void Tray::retract(const Alert& alert)
{
    d->popups.retract(alert.id);
}

void Tray::explainClose()
{
    if (d->icon.isVisible()) {
        d->clicked = {};
        d->icon.showMessage(tr("Vedette keeps watching"),
                            tr("The window is closed, monitoring goes on. Click the icon to open "
                               "it again, or choose Quit in its menu."),
                            QSystemTrayIcon::Information);
    }
}

} // namespace vedette::ui
