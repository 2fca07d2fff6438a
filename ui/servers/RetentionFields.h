// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

#include <QList>
#include <QObject>

class QLineEdit;

namespace vedette::ui {

class FieldRows;

/// The fields of one server that say how long its history is kept, as rows of a form. Lives on: GUI
/// thread.
class RetentionFields final : public QObject
{
    Q_OBJECT

public:
    /// `rows` is the parent of all fields, and outlives this.
    explicit RetentionFields(FieldRows& rows);

    void addRows();
    /// What holds where a field is empty.
    void setDefaults(const HistoryLimits& limits);
    void show(const Server& server);
    /// Into the server that the other fields have made; a field that can't be read makes it one
    /// that can't be.
    void collect(Server& server) const;
    /// False when the field is none of these.
    [[nodiscard]] bool complain(const QString& field);
    /// As they stand on the screen.
    [[nodiscard]] QList<QWidget*> inTabOrder() const;

private:
    struct Field
    {
        QLineEdit* edit;
        int unitDays;
        QString textBefore = {};
        std::optional<std::chrono::days> before = {};

        void show(const std::optional<std::chrono::days>& length);
        [[nodiscard]] std::optional<std::chrono::days> length() const;
    };

    FieldRows& m_rows;
    Field m_measured;
    Field m_averages;
};

} // namespace vedette::ui
