// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"

#include <QObject>

#include <vector>

class QWidget;

namespace vedette {
class FleetSource;
}

namespace vedette::ui {

class ServerModel;

/// Opens the windows of custom commands over the main window. Lives on: GUI thread.
class CommandOpener final : public QObject
{
    Q_OBJECT

public:
    CommandOpener(FleetSource& source, const ServerModel& servers, QWidget& window);

    /// This listener may see and change commands, and run some.
    [[nodiscard]] bool isAvailable() const;
    void openCommands();
    /// From the page of that server: a null one is none.
    void openCommandsAt(ServerId server);
    /// Nothing runs yet: the dialog tells where it would.
    void openRun(const std::vector<ServerId>& servers);

private:
    FleetSource& m_source;
    const ServerModel& m_servers;
    QWidget& m_window;
};

} // namespace vedette::ui
