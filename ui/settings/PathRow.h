// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace vedette::ui {

/// A path that is only shown: to be selected, copied, or opened in the file manager. Lives on: GUI
/// thread.
class PathRow final : public QWidget
{
    Q_OBJECT

public:
    /// `name` becomes the object name of the path's field.
    PathRow(const QString& name, const QString& path, QWidget* parent = nullptr);
};

} // namespace vedette::ui
