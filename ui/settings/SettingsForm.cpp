// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingsForm.h"

#include "core/model/Server.h"
#include "ui/servers/FieldRows.h"
#include "ui/servers/WheelGuard.h"
#include "ui/settings/BackupFields.h"
#include "ui/settings/PathRow.h"
#include "ui/settings/SecurityPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLocale>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int maxRetentionDays = 3650;
constexpr int maxHistoryYears = 100;
constexpr int daysPerYear = 365;
constexpr qint64 bytesPerGibibyte = 1024LL * 1024 * 1024;
constexpr int maxHistoryRoom = 10'000; // GiB

/// The rows stand at the top of the page, however high it is.
QWidget* pageOf(FieldRows* rows, QWidget* parent)
{
    auto* page = new QWidget(parent);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(2, 18, 2, 6);
    layout->addWidget(rows);
    layout->addStretch();
    return page;
}

void choose(QComboBox& box, const QVariant& value)
{
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

/// "Deutsch": what its speakers call it.
QString languageName(const QString& code)
{
    const QString name = QLocale(code).nativeLanguageName();
    return name.isEmpty() ? code : name;
}

} // namespace

SettingsForm::SettingsForm(const SettingsDialog::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_hasTray(context.hasTray)
{
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(u"sections"_s);
    tabs->addTab(createGeneral(context), tr("General"));
    tabs->addTab(createMonitoring(), tr("Monitoring"));
    m_security = new SecurityPage(context.secrets, this);
    connect(m_security, &SecurityPage::changed, this, &SettingsForm::changed);
    tabs->addTab(m_security, tr("Security"));
    tabs->addTab(createFiles(context), tr("Files"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(tabs);
    connect(m_showsTray, &QCheckBox::toggled, this, &SettingsForm::refreshTray);
}

QCheckBox* SettingsForm::createCheck(const QString& name, const QString& text, bool isPossible)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setEnabled(isPossible);
    connect(box, &QCheckBox::toggled, this, &SettingsForm::changed);
    return box;
}

QComboBox* SettingsForm::createChoice(const QString& name)
{
    auto* box = new QComboBox(this);
    box->setObjectName(name);
    guardFromWheel(*box);
    connect(box, &QComboBox::currentIndexChanged, this, &SettingsForm::changed);
    return box;
}

QSpinBox* SettingsForm::createNumber(const QString& name, int least, int most)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(name);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setRange(least, most);
    guardFromWheel(*box);
    connect(box, &QSpinBox::valueChanged, this, &SettingsForm::changed);
    return box;
}

QWidget* SettingsForm::createGeneral(const SettingsDialog::Context& context)
{
    m_theme = createChoice(u"theme"_s);
    m_theme->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
    m_theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    m_language = createChoice(u"language"_s);
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    for (const QString& code : context.languages) {
        m_language->addItem(languageName(code), code);
    }
    m_startsAtLogin
        = createCheck(u"startsAtLogin"_s, tr("Start when I log in"), context.canStartAtLogin);
    m_showsTray = createCheck(u"showsTray"_s, tr("Icon in the system tray"), context.hasTray);
    m_closesToTray = createCheck(
        u"closesToTray"_s, tr("Closing the window leaves Vedette in the tray"), context.hasTray);
    m_showsPopups = createCheck(u"showsPopups"_s, tr("Popups for new alerts"), context.hasTray);

    auto* rows = new FieldRows(this);
    rows->add(tr("Theme"), m_theme);
    rows->add(tr("Language"), m_language, tr("Takes effect when Vedette starts again."));
    rows->add(tr("Start"), m_startsAtLogin);
    rows->add(tr("Tray"),
              m_showsTray,
              context.hasTray ? QString() : tr("This desktop offers no system tray at present."));
    rows->add({}, m_closesToTray, tr("Monitoring goes on while the window is closed."));
    rows->add({}, m_showsPopups);
    return pageOf(rows, this);
}

QWidget* SettingsForm::createMonitoring()
{
    const int longest = static_cast<int>(maxInterval.count());
    m_statusInterval
        = createNumber(u"statusInterval"_s, static_cast<int>(minStatusInterval.count()), longest);
    m_statusInterval->setSuffix(tr(" s", "seconds, behind a number"));
    m_metricsInterval
        = createNumber(u"metricsInterval"_s, static_cast<int>(minMetricsInterval.count()), longest);
    m_metricsInterval->setSuffix(tr(" s", "seconds, behind a number"));
    m_retention = createNumber(u"retentionDays"_s, 1, maxRetentionDays);
    m_retention->setSuffix(tr(" days", "behind a number"));
    m_historyYears = createNumber(u"historyYears"_s, 1, maxHistoryYears);
    m_historyYears->setSuffix(tr(" years", "behind a number"));
    m_historyRoom = createNumber(u"historyRoom"_s, 1, maxHistoryRoom);
    m_historyRoom->setSuffix(tr(" GiB", "behind a number"));

    auto* rows = new FieldRows(this);
    rows->add(tr("Status every"),
              m_statusInterval,
              tr("CPU, memory and load. For new servers; each has its own setting."));
    rows->add(tr("Metrics every"),
              m_metricsInterval,
              tr("Everything else. For new servers; each has its own setting."));
    rows->add(tr("Keep every value for"),
              m_retention,
              tr("After that the lowest, the average and the highest one stay: of each minute for "
                 "90 days, of ten minutes for a year. Values around alerts are kept longer."));
    rows->add(tr("Keep hourly values for"),
              m_historyYears,
              tr("The lowest, the average and the highest one of each hour."));
    rows->add(tr("History takes at most"),
              m_historyRoom,
              tr("Where that is too little, the oldest of the closest values go first."));
    return pageOf(rows, this);
}

QWidget* SettingsForm::createFiles(const SettingsDialog::Context& context)
{
    m_logLevel = createChoice(u"logLevel"_s);
    m_logLevel->addItem(tr("Errors only"), static_cast<int>(LogLevel::Error));
    m_logLevel->addItem(tr("Warnings"), static_cast<int>(LogLevel::Warning));
    m_logLevel->addItem(tr("Information"), static_cast<int>(LogLevel::Info));
    m_logLevel->addItem(tr("Everything, to find a fault"), static_cast<int>(LogLevel::Debug));

    auto* rows = new FieldRows(this);
    rows->add(tr("Data folder"),
              new PathRow(u"dataFolder"_s, context.dataFolder, rows),
              tr("Servers, alerts and history. Passwords stand only in its vault file, "
                 "encrypted, if there is one."));
    rows->add(tr("Log file"), new PathRow(u"logFile"_s, context.logFile, rows));
    rows->add(tr("Log"), m_logLevel);
    m_backups = new BackupFields(*rows);
    connect(m_backups, &BackupFields::changed, this, &SettingsForm::changed);
    m_backups->addRows();
    return pageOf(rows, this);
}

void SettingsForm::show(const Settings& settings)
{
    m_shown = settings;
    choose(*m_theme, static_cast<int>(settings.theme));
    choose(*m_language, settings.language);
    m_startsAtLogin->setChecked(settings.startsAtLogin);
    m_showsTray->setChecked(settings.showsTray);
    m_showsPopups->setChecked(settings.showsPopups);
    m_closesToTray->setChecked(settings.closesToTray);
    m_statusInterval->setValue(static_cast<int>(settings.statusInterval.count()));
    m_metricsInterval->setValue(static_cast<int>(settings.metricsInterval.count()));
    m_retention->setValue(static_cast<int>(settings.history.measured.count()));
    m_historyYears->setValue(static_cast<int>(settings.history.hours.count() / daysPerYear));
    m_historyRoom->setValue(static_cast<int>(settings.history.mostBytes / bytesPerGibibyte));
    choose(*m_logLevel, static_cast<int>(settings.logLevel));
    m_security->setLockMinutes(settings.vaultLockMinutes);
    m_backups->show(settings.backups);
    refreshTray();
}

Settings SettingsForm::settings() const
{
    Settings settings;
    settings.theme = static_cast<ThemeChoice>(m_theme->currentData().toInt());
    settings.language = m_language->currentData().toString();
    settings.startsAtLogin = m_startsAtLogin->isChecked();
    settings.showsTray = m_showsTray->isChecked();
    settings.showsPopups = m_showsPopups->isChecked();
    settings.closesToTray = m_closesToTray->isChecked();
    settings.statusInterval = seconds{m_statusInterval->value()};
    settings.metricsInterval = seconds{m_metricsInterval->value()};
    settings.history = historyLimits();
    settings.logLevel = static_cast<LogLevel>(m_logLevel->currentData().toInt());
    settings.vaultLockMinutes = m_security->lockMinutes();
    settings.backups = m_backups->plan();
    return settings;
}

/// What the fields show is taken over; what they can't show stays as it was.
HistoryLimits SettingsForm::historyLimits() const
{
    HistoryLimits limits = m_shown.history;
    limits.measured = std::chrono::days{m_retention->value()};
    if (m_historyYears->value() != limits.hours.count() / daysPerYear) {
        limits.hours = std::chrono::days{m_historyYears->value() * daysPerYear};
    }
    if (m_historyRoom->value() != limits.mostBytes / bytesPerGibibyte) {
        limits.mostBytes = m_historyRoom->value() * bytesPerGibibyte;
    }
    return limits;
}

/// What needs the icon can't be chosen without it.
void SettingsForm::refreshTray()
{
    const bool hasIcon = m_hasTray && m_showsTray->isChecked();
    m_closesToTray->setEnabled(hasIcon);
    m_showsPopups->setEnabled(hasIcon);
}

} // namespace vedette::ui
