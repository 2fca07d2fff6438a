// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandUnits.h"
#include "core/model/CustomCommand.h"
#include "ui/detail/probes/ProbeTab.h"

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QPushButton;
QT_END_NAMESPACE

namespace vedette::ui {

/// The custom commands that are meant for the server: how their newest run went, and what it told.
/// Lives on: GUI thread.
class CommandsTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit CommandsTab(QWidget* parent = nullptr);

    /// All there are. Before this was called, those that the server has answers of are shown.
    void setCommands(const std::vector<CustomCommand>& commands);

    /// Those whose newest run failed or warns.
    [[nodiscard]] int alarmCount(const ServerRow& row) const override;
    void applyRow(const ServerRow& row) override;
    void setNow(Timestamp now) override;
    void endAsking(const QString& probe, const std::optional<Error>& error) override;

Q_SIGNALS:
    /// The user wants to see where this number comes from.
    void workRequested(const vedette::MetricId& metric);
    /// The user wants to see, or change, all commands.
    void commandsRequested();

protected:
    void forget() override;

private:
    /// A command of this server, and what its newest run told.
    struct Shown
    {
        QString name;
        QString description;
        bool isEnabled = true;
        std::optional<SlowAnswer> answer;
    };

    void createTables();
    QPushButton* createButton(QHBoxLayout& row, const QString& name, const QString& text);
    void layOut();
    [[nodiscard]] std::vector<Shown> knownFor(const ServerRow& row) const;
    [[nodiscard]] std::vector<Shown> commandsFor(const ServerRow& row) const;
    [[nodiscard]] bool mayAnswer(const QString& probe) const;
    [[nodiscard]] TableRow rowOf(const Shown& shown) const;
    [[nodiscard]] QString ageOf(const SlowAnswer& answer) const;
    void addValues(const Shown& shown, std::vector<TableRow>& rows) const;
    void refresh();
    void refreshValues();
    void refreshButtons();
    void runNow();
    void showWork();

    std::optional<std::vector<CustomCommand>> m_known;
    CommandUnits m_units;
    std::vector<Shown> m_shown;
    QStringList m_asking; ///< probes
    ServerState m_state = ServerState::Unknown;
    Timestamp m_now;
    PlainLabel* m_heading;
    NoteLabel* m_note;
    RowsTable* m_commands;
    RowsTable* m_values;
    QPushButton* m_run = nullptr;
    QPushButton* m_work = nullptr;
};

} // namespace vedette::ui
