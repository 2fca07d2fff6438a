// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QList>

class QWidget;

namespace vedette::ui {

/// The versions of Vedette and what it is made of.
void openAbout(QWidget& window);
/// Every action and its keys.
void openShortcuts(QWidget& window, const QList<QAction*>& actions);

} // namespace vedette::ui
