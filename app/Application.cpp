// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/Application.h"

#include "app/Autostart.h"
#include "app/LogSink.h"
#include "app/ScreenshotTour.h"
#include "app/SettingsStore.h"
#include "app/SingleInstance.h"
#include "app/Translations.h"
#include "core/base/Log.h"
#include "core/cli/ExitCode.h"
#include "core/cli/StartNotice.h"
#include "core/cli/StopSignals.h"
#include "core/engine/DataFolder.h"
#include "core/engine/Engine.h"
#include "core/engine/RestoreJob.h"
#include "ui/MainWindow.h"
#include "ui/StartFailureDialog.h"
#include "ui/UiBridge.h"
#include "ui/alerts/AlertModel.h"
#include "ui/backup/BackupWords.h"
#include "ui/backup/RestoreProgress.h"
#include "ui/theme/Theme.h"
#include "ui/tray/Tray.h"

#include <QApplication>
#include <QElapsedTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

engine::EngineConfig configFor(const QString& dataFolder, const Settings& settings)
{
    return {.dataFolder = dataFolder,
            .history = settings.history,
            .backups = settings.backups,
            .onDamage = engine::OnDamage::RestoreOrBegin,
            .mayOnlyView = true};
}

} // namespace

/// In the order in which they are made; shutDown() unmakes them backwards.
class Application::Parts
{
public:
    std::unique_ptr<SingleInstance> instance;
    std::unique_ptr<LogSink> log;
    std::unique_ptr<SettingsStore> store;
    SettingsStore::Loaded loaded;
    Translations translations;
    std::unique_ptr<engine::Engine> engine;
    std::unique_ptr<ui::UiBridge> bridge;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<ui::Tray> tray;
    std::unique_ptr<ScreenshotTour> tour;
    std::unique_ptr<ui::RestoreProgress> progress;
    std::unique_ptr<engine::RestoreJob> restore; ///< while it is at work there is no engine
    CollectorHealth health;
    cli::StopSignals signalHandler;
};

Application::Application(QApplication& qt, WindowOptions options)
    : m_qt(qt)
    , m_options(std::move(options))
    , m_parts(std::make_unique<Parts>())
{
    QApplication::setQuitOnLastWindowClosed(false); // the tray, or quit(), decides
    connect(&m_parts->signalHandler, &cli::StopSignals::stopRequested, this, &Application::quit);
    connect(&m_qt, &QApplication::commitDataRequest, this, [this] {
        if (m_parts->window) {
            saveWindow();
        }
    });
}

Application::~Application()
{
    shutDown();
}

bool Application::start()
{
    ui::applyTheme(m_qt, ThemeChoice::System);
    return begin(m_options.dataFolder);
}

bool Application::begin(const QString& dataFolder)
{
    m_options.dataFolder = dataFolder;
    const auto prepared = engine::prepareDataFolder(dataFolder);
    const bool isReadOnly = !prepared && prepared.error().code == ErrorCode::StoreReadOnly;
    if (isReadOnly) { // no window can say there that it is the first one
        openStores(dataFolder, StoreUse::Look);
        openEngine();
        return true;
    }
    if (!prepared) {
        showFailure(prepared.error());
        return true;
    }
    m_parts->instance = std::make_unique<SingleInstance>(dataFolder);
    const auto claimed = m_parts->instance->claim();
    if (!claimed) {
        showFailure(claimed.error());
        return true;
    }
    if (!*claimed) {
        if (m_parts->instance->showOther()) {
            return false;
        }
        showFailure({ErrorCode::AlreadyRunning, u"its window does not answer"_s});
        return true;
    }
    openStores(dataFolder, StoreUse::Keep);
    openEngine();
    return true;
}

void Application::openEngine(const QString& notice)
{
    auto created
        = engine::Engine::create(configFor(m_options.dataFolder, m_parts->loaded.settings));
    if (!created) {
        qCCritical(logApp).noquote() << "can't start:" << created.error().detail;
        showFailure(created.error());
        return;
    }
    m_parts->engine = *std::move(created);
    showWindow(notice);
}

void Application::openStores(const QString& dataFolder, StoreUse use)
{
    m_parts->store = std::make_unique<SettingsStore>(dataFolder);
    if (use == StoreUse::Keep) {
        m_parts->loaded = m_parts->store->load();
    } else {
        m_parts->loaded = {};
        m_parts->loaded.settings = m_parts->store->peek();
    }
    const Settings& settings = m_parts->loaded.settings;
    m_parts->log
        = std::make_unique<LogSink>(dataFolder, m_options.logLevel.value_or(settings.logLevel));
    qCInfo(logApp, "Vedette %s, Qt %s", VEDETTE_VERSION, qVersion());
    for (const QString& key : std::as_const(m_parts->loaded.ignored)) {
        qCWarning(logApp).noquote() << "ignored a setting that can't be:" << key;
    }
    m_parts->translations.load(settings.language);
    ui::applyTheme(m_qt, settings.theme);
}

void Application::showWindow(const QString& notice)
{
    Parts& parts = *m_parts;
    const bool hasTray = ui::Tray::isAvailable();
    const ui::SettingsDialog::Context context{Translations::available(),
                                              m_options.dataFolder,
                                              LogSink::filePath(m_options.dataFolder),
                                              hasTray,
                                              canStartAtLogin()};
    parts.bridge = std::make_unique<ui::UiBridge>(*parts.engine);
    parts.window = std::make_unique<ui::MainWindow>(*parts.bridge, parts.loaded.settings, context);
    parts.window->restore(parts.loaded.window);
    parts.window->setNotice(QStringList{notice, startNotice()}.join(u' ').trimmed());
    connectWindow();
    connectTray();
    parts.engine->setVaultIdleLimit(std::chrono::minutes{parts.loaded.settings.vaultLockMinutes});
    parts.engine->start();
    const bool isMinimized = m_options.isMinimized && parts.engine->damages().empty();
    if (isMinimized && hasTray && parts.loaded.settings.showsTray) {
        return; // opened from the tray
    }
    isMinimized ? parts.window->showMinimized() : parts.window->show();
    startTour();
}

/// What was damaged, if anything: sentences in one line.
QString Application::startNotice() const
{
    QStringList sentences;
    if (m_parts->loaded.wasDamaged) {
        sentences += tr("The settings file was damaged: the last good settings are used.");
    }
    if (m_parts->engine->isViewOnly()) {
        sentences += tr("Nothing can be written to the data folder: Vedette shows what is stored "
                        "there and what servers tell now, and keeps nothing. Check to whom the "
                        "folder belongs, and whether its disk is mounted read-only.");
    }
    if (const QString damages = cli::startNotice(*m_parts->engine); !damages.isEmpty()) {
        sentences += damages;
    }
    return sentences.join(u' ');
}

void Application::connectWindow()
{
    ui::MainWindow* const window = m_parts->window.get();
    // Queued: the window must not die within its own close event.
    connect(window, &ui::MainWindow::quitRequested, this, &Application::quit, Qt::QueuedConnection);
    connect(window, &ui::MainWindow::settingsChanged, this, &Application::applySettings);
    connect(window, &ui::MainWindow::stateChanged, this, &Application::saveWindow);
    connect(window,
            &ui::MainWindow::restoreRequested,
            this,
            &Application::restoreBackup,
            Qt::QueuedConnection);
    if (m_parts->instance) {
        connect(m_parts->instance.get(),
                &SingleInstance::showRequested,
                window,
                &ui::MainWindow::present);
    }
}

void Application::connectTray()
{
    Parts& parts = *m_parts;
    parts.tray = std::make_unique<ui::Tray>();
    parts.tray->setVisible(parts.loaded.settings.showsTray);
    parts.tray->setPopups(parts.loaded.settings.showsPopups);
    ui::Tray* const tray = parts.tray.get();
    connect(tray, &ui::Tray::availabilityChanged, this, &Application::applyTray);
    connect(tray, &ui::Tray::openRequested, parts.window.get(), &ui::MainWindow::present);
    connect(tray, &ui::Tray::quitRequested, this, &Application::quit, Qt::QueuedConnection);
    connect(tray, &ui::Tray::alertOpenRequested, parts.window.get(), [this](ServerId server) {
        m_parts->window->showServer(server);
        m_parts->window->present();
    });
    connect(parts.window.get(), &ui::MainWindow::closedToTray, tray, &ui::Tray::explainClose);
    const ui::UiBridge* const bridge = parts.bridge.get();
    connect(bridge, &ui::UiBridge::alertRaised, tray, &ui::Tray::announce);
    connect(bridge, &ui::UiBridge::alertResolved, tray, &ui::Tray::retract);
    connect(bridge, &ui::UiBridge::alertRaised, this, &Application::refreshTray);
    connect(bridge, &ui::UiBridge::alertResolved, this, &Application::refreshTray);
    connect(bridge, &ui::UiBridge::loaded, this, &Application::refreshTray);
    connect(bridge, &ui::UiBridge::healthChanged, this, [this](const CollectorHealth& health) {
        m_parts->health = health;
        refreshTray();
    });
}

void Application::refreshTray()
{
    const ui::AlertModel& alerts = m_parts->bridge->alerts();
    m_parts->tray->setState(alerts.worst(),
                            alerts.firingCount(),
                            m_parts->health.serversUp,
                            m_parts->health.serversMonitored);
}

void Application::applyTray(bool isAvailable)
{
    m_parts->window->setTrayAvailable(isAvailable);
    if (!isAvailable && m_parts->window->isHidden()) {
        m_parts->window->present(); // or nobody could reach it any more
    }
}

void Application::applySettings(const Settings& wanted)
{
    Parts& parts = *m_parts;
    const Settings before = std::exchange(parts.loaded.settings, wanted);
    const Settings& settings = parts.loaded.settings;
    QStringList problems;
    if (wanted.startsAtLogin != before.startsAtLogin) {
        if (const auto done = applyAutostart(wanted.startsAtLogin); !done) {
            qCWarning(logApp).noquote() << done.error().detail;
            problems += tr("Starting at login can't be changed: %1").arg(done.error().detail);
            parts.loaded.settings.startsAtLogin = before.startsAtLogin;
        }
    }
    if (const auto saved = parts.store->save(settings); !saved) {
        qCWarning(logApp).noquote() << saved.error().detail;
        problems += tr("The settings can't be saved: %1").arg(saved.error().detail);
    }
    if (!problems.isEmpty()) {
        parts.window->setNotice(problems.join(u' '));
    }
    if (settings.theme != before.theme) {
        ui::applyTheme(m_qt, settings.theme);
    }
    setLogLevel(m_options.logLevel.value_or(settings.logLevel));
    parts.engine->setHistoryLimits(settings.history);
    parts.engine->setBackupPlan(settings.backups);
    if (settings.vaultLockMinutes != before.vaultLockMinutes) {
        parts.engine->setVaultIdleLimit(std::chrono::minutes{settings.vaultLockMinutes});
    }
    parts.tray->setVisible(settings.showsTray);
    parts.tray->setPopups(settings.showsPopups);
    parts.window->applySettings(settings);
}

Result<void> Application::applyAutostart(bool isOn) const
{
    QStringList arguments{u"--minimized"_s};
    if (!m_options.isDefaultFolder) {
        arguments += {u"--data-dir"_s, m_options.dataFolder};
    }
    return setStartAtLogin(isOn, QCoreApplication::applicationFilePath(), arguments);
}

void Application::showFailure(const Error& error)
{
    auto* const dialog = new ui::StartFailureDialog(error, m_options.dataFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const int code = static_cast<int>(cli::exitCode(error.code));
    connect(dialog, &ui::StartFailureDialog::quitRequested, this, [this, code] {
        shutDown();
        QCoreApplication::exit(code);
    });
    connect(dialog, &ui::StartFailureDialog::folderChosen, this, [this](const QString& folder) {
        shutDown();
        m_options.isDefaultFolder = false;
        if (!begin(folder)) {
            quit();
        }
    });
    dialog->open();
}

void Application::startTour()
{
    if (m_options.screenshotFolder.isEmpty()) {
        return;
    }
    m_parts->tour = std::make_unique<ScreenshotTour>(
        m_qt, *m_parts->window, *m_parts->engine->secrets(), m_options.screenshotFolder);
    connect(m_parts->tour.get(),
            &ScreenshotTour::finished,
            this,
            &Application::quit,
            Qt::QueuedConnection);
}

void Application::saveWindow()
{
    if (const auto saved = m_parts->store->save(m_parts->window->windowState()); !saved) {
        qCWarning(logApp).noquote() << saved.error().detail;
    }
}

void Application::restoreBackup(const QString& path, const BackupPreview& shown)
{
    Parts& parts = *m_parts;
    if (!parts.window || parts.restore) {
        return; // on the way out, or asked for twice
    }
    parts.loaded.window = parts.window->windowState();
    m_options.isMinimized = false;
    closeEngine();
    parts.progress = std::make_unique<ui::RestoreProgress>();
    parts.restore = std::make_unique<engine::RestoreJob>(
        engine::RestoreOrder{path, shown, m_options.dataFolder});
    engine::RestoreJob* const job = parts.restore.get();
    ui::RestoreProgress* const progress = parts.progress.get();
    connect(job, &engine::RestoreJob::stepBegun, progress, &ui::RestoreProgress::showStep);
    connect(progress, &ui::RestoreProgress::cancelRequested, job, &engine::RestoreJob::cancel);
    // Queued: the job must not die within its own signal.
    connect(
        job, &engine::RestoreJob::finished, this, &Application::endRestore, Qt::QueuedConnection);
    progress->show();
    job->start();
}

void Application::endRestore(const Result<QString>& before)
{
    Parts& parts = *m_parts;
    if (!parts.restore) {
        return;
    }
    parts.restore.reset();
    parts.progress.reset();
    openEngine(ui::restoreNotice(before));
}

void Application::quit()
{
    shutDown();
    QCoreApplication::exit(0);
}

void Application::closeEngine()
{
    Parts& parts = *m_parts;
    if (parts.window) {
        saveWindow();
        parts.window->hide(); // gone for the eye while the stores are closed
    }
    if (parts.engine) {
        QElapsedTimer clock;
        clock.start();
        parts.engine->stop();
        qCInfo(logApp, "stopped in %lld ms", static_cast<long long>(clock.elapsed()));
    }
    parts.tour.reset();
    parts.tray.reset();
    parts.window.reset();
    parts.bridge.reset();
    parts.engine.reset();
}

void Application::shutDown()
{
    Parts& parts = *m_parts;
    parts.progress.reset();
    parts.restore.reset();
    closeEngine();
    parts.store.reset();
    parts.log.reset();
    parts.instance.reset();
}

} // namespace vedette::app
