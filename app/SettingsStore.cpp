// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/SettingsStore.h"

#include "core/base/Log.h"
#include "core/base/Names.h"
#include "core/engine/WholeFile.h"
#include "core/model/Server.h"

#include <QDir>
#include <QFile>
#include <QSettings>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

constexpr qint64 bytesPerMebibyte = 1024LL * 1024;

constexpr int formatVersion = 1;
constexpr qint64 maxFile = 1024 * 1024;

// The last group in the file: where it is missing the file was cut short.
constexpr auto versionKey = "version/format"_L1;

constexpr Names<ThemeChoice, 3> themes{{{ThemeChoice::System, "system"_L1},
                                        {ThemeChoice::Light, "light"_L1},
                                        {ThemeChoice::Dark, "dark"_L1}}};

constexpr Names<BackupRhythm, 3> rhythms{{{BackupRhythm::Never, "never"_L1},
                                          {BackupRhythm::Daily, "daily"_L1},
                                          {BackupRhythm::Weekly, "weekly"_L1}}};

/// Reads values one by one; what can't be is listed and leaves the default.
class Reader
{
public:
    Reader(const QSettings& file, QStringList& ignored)
        : m_file(file)
        , m_ignored(ignored)
    { }

    void read(QLatin1StringView key, bool& value)
    {
        const QString text = textOf(key);
        if (text == "true"_L1 || text == "false"_L1) {
            value = text == "true"_L1;
        } else {
            ignore(key);
        }
    }

    void read(QLatin1StringView key, std::pair<qint64, qint64> limits, qint64& value)
    {
        bool isNumber = false;
        const qint64 number = textOf(key).toLongLong(&isNumber);
        if (isNumber && number >= limits.first && number <= limits.second) {
            value = number;
        } else {
            ignore(key);
        }
    }

    void read(QLatin1StringView key, std::pair<seconds, seconds> limits, seconds& value)
    {
        qint64 count = value.count();
        read(key, std::pair<qint64, qint64>{limits.first.count(), limits.second.count()}, count);
        value = seconds{count};
    }

    template <class E, std::size_t N>
    void read(QLatin1StringView key, const Names<E, N>& names, E& value)
    {
        if (const auto named = valueNamed(names, textOf(key))) {
            value = *named;
        } else {
            ignore(key);
        }
    }

    [[nodiscard]] QString textOf(QLatin1StringView key) const
    {
        return m_file.value(key).toString();
    }

    [[nodiscard]] QByteArray bytesOf(QLatin1StringView key) const
    {
        return m_file.value(key).toByteArray();
    }

private:
    void ignore(QLatin1StringView key)
    {
        if (m_file.contains(key)) {
            m_ignored.append(key);
        }
    }

    const QSettings& m_file;
    QStringList& m_ignored;
};

bool isComplete(const QString& path)
{
    const QSettings file(path, QSettings::IniFormat);
    return file.status() == QSettings::NoError && file.value(versionKey).toInt() >= formatVersion;
}

HistoryLimits readLimits(Reader& reader)
{
    HistoryLimits limits;
    const auto readDays = [&reader](QLatin1StringView key, std::chrono::days& days) {
        qint64 count = days.count();
        reader.read(key, std::pair<qint64, qint64>{1, 36'500}, count);
        days = std::chrono::days{count};
    };
    readDays("program/retentionDays"_L1, limits.measured);
    readDays("history/minuteDays"_L1, limits.minutes);
    readDays("history/tenMinuteDays"_L1, limits.tenMinutes);
    readDays("history/hourDays"_L1, limits.hours);
    qint64 room = limits.mostBytes / bytesPerMebibyte;
    reader.read("history/mostMebibytes"_L1, std::pair<qint64, qint64>{100, 10'000'000}, room);
    limits.mostBytes = room * bytesPerMebibyte;
    return limits;
}

BackupPlan readPlan(Reader& reader)
{
    BackupPlan plan;
    reader.read("program/backupEvery"_L1, rhythms, plan.rhythm);
    qint64 keep = plan.keep;
    reader.read("program/backupKeep"_L1, std::pair<qint64, qint64>{1, mostKeptBackups}, keep);
    plan.keep = static_cast<int>(keep);
    const QString folder = reader.textOf("program/backupFolder"_L1);
    if (QDir::isAbsolutePath(folder)) {
        plan.folder = folder;
    }
    return plan;
}

Settings readSettings(Reader& reader)
{
    Settings settings;
    reader.read(
        "program/statusSeconds"_L1, {minStatusInterval, maxInterval}, settings.statusInterval);
    reader.read(
        "program/metricsSeconds"_L1, {minMetricsInterval, maxInterval}, settings.metricsInterval);
    reader.read("program/theme"_L1, themes, settings.theme);
    reader.read("program/showsTray"_L1, settings.showsTray);
    reader.read("program/showsPopups"_L1, settings.showsPopups);
    reader.read("program/closesToTray"_L1, settings.closesToTray);
    reader.read("program/startsAtLogin"_L1, settings.startsAtLogin);
    reader.read("program/logLevel"_L1, logLevelNames, settings.logLevel);
    qint64 lockMinutes = settings.vaultLockMinutes;
    reader.read("program/vaultLockMinutes"_L1, std::pair<qint64, qint64>{0, 1440}, lockMinutes);
    settings.vaultLockMinutes = static_cast<int>(lockMinutes);
    settings.history = readLimits(reader);
    settings.backups = readPlan(reader);
    settings.language = reader.textOf("program/language"_L1);
    return settings;
}

ui::WindowState readWindow(Reader& reader)
{
    constexpr std::pair<qint64, qint64> anySpan{60, 366 * 86400};
    constexpr std::pair<qint64, qint64> anyId{0, std::numeric_limits<qint64>::max()};
    ui::WindowState window;
    window.geometry = reader.bytesOf("screen/geometry"_L1);
    window.layout = reader.bytesOf("screen/layout"_L1);
    window.page = reader.textOf("screen/page"_L1);
    window.fleetView = reader.textOf("screen/fleetView"_L1);
    reader.read("screen/server"_L1, anyId, window.server);
    reader.read("screen/spanSeconds"_L1, anySpan, window.spanSeconds);
    reader.read("screen/wasToldOfTray"_L1, window.wasToldOfTray);
    window.history = reader.bytesOf("screen/history"_L1);
    window.historyViews = reader.bytesOf("screen/historyViews"_L1);
    return window;
}

} // namespace

SettingsStore::SettingsStore(const QString& dataFolder)
    : m_path(dataFolder + u"/vedette.ini"_s)
    , m_goodPath(m_path + u".good"_s)
{ }

SettingsStore::Loaded SettingsStore::load()
{
    if (!QFile::exists(m_path)) {
        return {};
    }
    const bool wasDamaged = !isComplete(m_path);
    Loaded loaded = wasDamaged && !restoreGoodCopy() ? Loaded{} : read(m_path);
    loaded.wasDamaged = wasDamaged;
    if (isComplete(m_path) && loaded.ignored.isEmpty()) {
        keepGoodCopy();
    }
    return loaded;
}

Settings SettingsStore::peek() const
{
    if (isComplete(m_path)) {
        return read(m_path).settings;
    }
    return QFile::exists(m_path) && isComplete(m_goodPath) ? read(m_goodPath).settings : Settings();
}

SettingsStore::Loaded SettingsStore::read(const QString& path)
{
    Loaded loaded;
    const QSettings file(path, QSettings::IniFormat);
    Reader reader(file, loaded.ignored);
    loaded.settings = readSettings(reader);
    loaded.window = readWindow(reader);
    return loaded;
}

bool SettingsStore::restoreGoodCopy()
{
    const QString aside = m_path + u".damaged"_s;
    QFile::remove(aside);
    QFile::rename(m_path, aside);
    return isComplete(m_goodPath) && QFile::copy(m_goodPath, m_path);
}

void SettingsStore::keepGoodCopy() const
{
    const auto good = engine::readWholeFile(m_path, maxFile);
    const auto kept = good ? engine::writeWholeFile(m_goodPath, *good) : fail(good.error());
    if (!kept) {
        qCWarning(logApp) << "no copy of the settings was made:" << kept.error().detail;
    }
}

Result<void> SettingsStore::finish(QSettings& file) const
{
    if (file.value(versionKey).toInt() < formatVersion) {
        file.setValue(versionKey, formatVersion);
    }
    file.sync();
    if (file.status() != QSettings::NoError) {
        return fail(ErrorCode::StoreIo, u"can't write %1"_s.arg(m_path));
    }
    return {};
}

Result<void> SettingsStore::save(const Settings& settings)
{
    QSettings file(m_path, QSettings::IniFormat);
    file.setValue("program/statusSeconds"_L1, qint64{settings.statusInterval.count()});
    file.setValue("program/metricsSeconds"_L1, qint64{settings.metricsInterval.count()});
    const HistoryLimits& history = settings.history;
    file.setValue("program/retentionDays"_L1, qint64{history.measured.count()});
    file.setValue("history/minuteDays"_L1, qint64{history.minutes.count()});
    file.setValue("history/tenMinuteDays"_L1, qint64{history.tenMinutes.count()});
    file.setValue("history/hourDays"_L1, qint64{history.hours.count()});
    file.setValue("history/mostMebibytes"_L1, history.mostBytes / bytesPerMebibyte);
    file.setValue("program/backupEvery"_L1, nameOf(rhythms, settings.backups.rhythm));
    file.setValue("program/backupKeep"_L1, settings.backups.keep);
    file.setValue("program/backupFolder"_L1, settings.backups.folder);
    file.setValue("program/theme"_L1, nameOf(themes, settings.theme));
    file.setValue("program/showsTray"_L1, settings.showsTray);
    file.setValue("program/showsPopups"_L1, settings.showsPopups);
    file.setValue("program/closesToTray"_L1, settings.closesToTray);
    file.setValue("program/startsAtLogin"_L1, settings.startsAtLogin);
    file.setValue("program/vaultLockMinutes"_L1, settings.vaultLockMinutes);
    file.setValue("program/language"_L1, settings.language);
    file.setValue("program/logLevel"_L1, nameOf(logLevelNames, settings.logLevel));
    return finish(file);
}

Result<void> SettingsStore::save(const ui::WindowState& window)
{
    QSettings file(m_path, QSettings::IniFormat);
    file.setValue("screen/geometry"_L1, window.geometry);
    file.setValue("screen/layout"_L1, window.layout);
    file.setValue("screen/page"_L1, window.page);
    file.setValue("screen/fleetView"_L1, window.fleetView);
    file.setValue("screen/server"_L1, window.server);
    file.setValue("screen/spanSeconds"_L1, window.spanSeconds);
    file.setValue("screen/wasToldOfTray"_L1, window.wasToldOfTray);
    file.setValue("screen/history"_L1, window.history);
    file.setValue("screen/historyViews"_L1, window.historyViews);
    return finish(file);
}

} // namespace vedette::app
