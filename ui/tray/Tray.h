// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"

#include <QObject>

#include <memory>
#include <optional>

namespace vedette::ui {

/// The tray icon: worst state and number of firing alerts, a popup for what is new, at most one per
/// 5 s (the rest is gathered into one line). Where there is no tray it does nothing. Lives on: GUI
/// thread.
class Tray final : public QObject
{
    Q_OBJECT

public:
    explicit Tray(QObject* parent = nullptr);
    ~Tray() override;

    [[nodiscard]] static bool isAvailable();
    void setVisible(bool isVisible);
    void setPopups(bool isOn);
    void setState(std::optional<Severity> worst, int firing, int serversUp, int serversMonitored);
    void announce(const Alert& alert);
    /// It resolved: when it still waits for its popup, it is forgotten.
    void retract(const Alert& alert);
    /// Told once, when the window is closed to the tray.
    void explainClose();

Q_SIGNALS:
    /// Trays come and go with the desktop's panel: looked after every 30 s, whether or not the icon
    /// is wanted. Not told of what is there at the start.
    void availabilityChanged(bool isAvailable);
    void openRequested();
    void alertOpenRequested(vedette::ServerId server);
    void quitRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui
