// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerModel.h"

#include <QList>
#include <QWidget>

#include <memory>

class QAction;

namespace vedette::ui {

/// Ctrl+K: finds any server or action by a few letters of its name. Lives on: GUI thread.
class CommandPalette final : public QWidget
{
    Q_OBJECT

public:
    CommandPalette(const ServerModel& servers, QList<QAction*> actions, QWidget* window);
    ~CommandPalette() override;

    void openOver();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void serverChosen(vedette::ServerId server);

protected:
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui
