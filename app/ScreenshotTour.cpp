// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/ScreenshotTour.h"

#include "core/base/Log.h"
#include "core/base/Time.h"
#include "ui/MainWindow.h"
#include "ui/history/HistoryPage.h"
#include "ui/servers/HostKeyDialog.h"
#include "ui/settings/SecurityPage.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QTabBar>
#include <QTabWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

constexpr seconds warmUp{12}; ///< until there is something to see in the charts
constexpr milliseconds settle{700};
constexpr QSize large{1440, 900};
constexpr QSize small{1024, 700};

} // namespace

ScreenshotTour::ScreenshotTour(QApplication& qt,
                               ui::MainWindow& window,
                               SecretsSource& secrets,
                               const QString& folder)
    : m_qt(qt)
    , m_window(window)
    , m_secrets(secrets)
    , m_folder(folder)
{
    QDir().mkpath(folder);
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        planScene(theme, large);
        planScene(theme, small);
    }
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ScreenshotTour::next);
    m_timer.start(warmUp);
}

void ScreenshotTour::add(const QString& name, std::function<void()> show)
{
    m_steps.push_back({name, std::move(show)});
}

void ScreenshotTour::planScene(ThemeChoice theme, QSize size)
{
    const QString suffix
        = u"-%1-%2"_s.arg(theme == ThemeChoice::Dark ? u"dark"_s : u"light"_s).arg(size.width());
    add({}, [this, theme, size] {
        ui::applyTheme(m_qt, theme);
        m_window.resize(size);
    });
    planPages(suffix);
    planDetail(suffix);
    planDialogs(suffix);
}

void ScreenshotTour::planPages(const QString& suffix)
{
    add(u"fleet-cards"_s + suffix, [this] { trigger(u"actionCards"_s); });
    add(u"fleet-heatmap"_s + suffix, [this] { trigger(u"actionHeatMap"_s); });
    add(u"fleet-table"_s + suffix, [this] { trigger(u"actionTable"_s); });
    add(u"history"_s + suffix, [this] { showHistory(ui::HistoryLayout::Overlay); });
    add(u"history-small"_s + suffix, [this] { showHistory(ui::HistoryLayout::Multiples); });
}

void ScreenshotTour::planDetail(const QString& suffix)
{
    add({}, [this] { trigger(u"actionServer"_s); });
    const auto* const tabs = m_window.findChild<QTabBar*>();
    const int count = tabs ? tabs->count() : 1;
    for (int tab = 0; tab < count; ++tab) {
        add(u"server-%1"_s.arg(tab + 1) + suffix, [this, tab] { showTab(tab); });
    }
    add(u"palette"_s + suffix, [this] { trigger(u"actionPalette"_s); });
}

void ScreenshotTour::showHistory(ui::HistoryLayout layout)
{
    auto* const page = m_window.findChild<ui::HistoryPage*>();
    if (page == nullptr) {
        return;
    }
    ui::HistoryView view;
    view.servers = {ServerId{m_window.windowState().server}};
    view.metrics = {{u"cpu"_s, u"totalUsage"_s, {}},
                    {u"memory"_s, u"usedPercent"_s, {}},
                    {u"load"_s, u"load1"_s, {}}};
    view.layout = layout;
    view.range.span = seconds{3'600};
    view.compare.with = ui::CompareWith::PreviousPeriod;
    page->setView(view);
    m_window.showHistory();
}

void ScreenshotTour::showTab(int tab)
{
    auto* const bar = m_window.findChild<QTabBar*>();
    if (bar != nullptr) {
        bar->setCurrentIndex(tab);
    }
}

void ScreenshotTour::planDialogs(const QString& suffix)
{
    add(u"add-server"_s + suffix, [this] { trigger(u"actionAddServer"_s); });
    add(u"import-ssh"_s + suffix, [this] { trigger(u"actionImportSsh"_s); });
    add(u"edit-server"_s + suffix, [this] { trigger(u"actionEditServer"_s); });
    add(u"settings"_s + suffix, [this] { trigger(u"actionSettings"_s); });
    add(u"settings-security"_s + suffix, [this] { openSecurity(); });
    add(u"vault-create"_s + suffix,
        [this] { openMasterDialog(ui::MasterDialog::Purpose::Create); });
    add(u"vault-unlock"_s + suffix,
        [this] { openMasterDialog(ui::MasterDialog::Purpose::Unlock); });
    add(u"backups"_s + suffix, [this] { trigger(u"actionBackups"_s); });
    add(u"diagnosis"_s + suffix, [this] { trigger(u"actionDiagnose"_s); });
    add(u"host-key"_s + suffix, [this] { openHostKeyDialog(); });
    add(u"shortcuts"_s + suffix, [this] { trigger(u"actionShortcuts"_s); });
    add(u"about"_s + suffix, [this] { trigger(u"actionAbout"_s); });
}

void ScreenshotTour::trigger(const QString& action)
{
    auto* const found = m_window.findChild<QAction*>(action);
    if (found) {
        found->trigger();
    }
}

void ScreenshotTour::openSecurity()
{
    trigger(u"actionSettings"_s);
    auto* const page = m_window.findChild<ui::SecurityPage*>();
    auto* const tabs = m_window.findChild<QTabWidget*>(u"sections"_s);
    if (page != nullptr && tabs != nullptr) {
        tabs->setCurrentWidget(page);
    }
}

void ScreenshotTour::openMasterDialog(ui::MasterDialog::Purpose purpose)
{
    auto* const dialog = new ui::MasterDialog(m_secrets, purpose, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ScreenshotTour::openHostKeyDialog()
{
    Server server;
    server.name = u"db-primary"_s;
    server.host = u"db-primary.example.net"_s;
    server.user = u"deploy"_s;
    const HostKeyIssue issue{{u"ssh-ed25519"_s, QByteArray(51, 'k')}, {}, server.host, 22};
    auto* const dialog = new ui::HostKeyDialog(server, issue, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ScreenshotTour::next()
{
    if (m_step > 0) {
        photograph(m_steps[m_step - 1].name);
        closeDialogs();
    }
    if (m_step == m_steps.size()) {
        Q_EMIT finished();
        return;
    }
    m_steps[m_step++].show();
    m_timer.start(settle);
}

QDialog* ScreenshotTour::openDialog() const
{
    for (QDialog* const dialog : m_window.findChildren<QDialog*>()) {
        if (dialog->isVisible()) {
            return dialog;
        }
    }
    return nullptr;
}

void ScreenshotTour::photograph(const QString& name)
{
    if (name.isEmpty()) {
        return;
    }
    QPixmap picture = m_window.grab();
    QDialog* const dialog = openDialog();
    if (dialog) {
        const QPoint center = m_window.rect().center() - dialog->rect().center();
        QPainter painter(&picture);
        painter.drawPixmap(center, dialog->grab());
        painter.setPen(Qt::gray); // where the window manager's frame would be
        painter.drawRect(QRect(center, dialog->size()).adjusted(-1, -1, 0, 0));
    }
    const QString path = QDir(m_folder).filePath(name + u".png"_s);
    if (!picture.save(path)) {
        qCWarning(logApp).noquote() << "can't write" << path;
    }
}

void ScreenshotTour::closeDialogs()
{
    QDialog* const dialog = openDialog();
    if (dialog) {
        dialog->reject();
    }
    auto* const palette = m_window.findChild<QWidget*>(u"commandPalette"_s);
    if (palette) {
        palette->hide();
    }
}

} // namespace vedette::app
