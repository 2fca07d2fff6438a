// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace vedette::app {

/// The words of the program in the user's language: translations/vedette_<language>.qm beside the
/// program, in its share folder, or built in. English needs none. Lives on: GUI thread.
class Translations final : public QObject
{
    Q_OBJECT

public:
    explicit Translations(QObject* parent = nullptr);

    /// "de", "fr": what can be loaded.
    [[nodiscard]] static QStringList available();
    /// Loads `language`, or the system's when empty; nothing found leaves English.
    void load(const QString& language);
};

} // namespace vedette::app
