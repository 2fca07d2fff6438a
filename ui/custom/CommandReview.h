// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"

#include <QDialog>

#include <vector>

QT_BEGIN_NAMESPACE
class QDialogButtonBox;
QT_END_NAMESPACE

namespace vedette::ui {

class CodeField;
class NoteLabel;
class PlainLabel;

/// Shows commands that came with a file, one by one, before they are switched on: what would run,
/// on which servers, as whom. Open with open(); accepted after the last one. Lives on: GUI thread.
class CommandReview final : public QDialog
{
    Q_OBJECT

public:
    /// At least one command.
    CommandReview(std::vector<CustomCommand> commands,
                  std::vector<Server> servers,
                  QWidget* parent = nullptr);

    /// Those that the person wants to be switched on.
    [[nodiscard]] const std::vector<CustomCommand>& approved() const { return m_approved; }

private:
    void layOut();
    QDialogButtonBox* createButtons();
    void showCurrent();
    void goOn();
    [[nodiscard]] QString factsOf(const CustomCommand& command) const;

    std::vector<CustomCommand> m_commands;
    std::vector<Server> m_servers;
    std::vector<CustomCommand> m_approved;
    std::size_t m_current = 0;
    PlainLabel* m_name;
    PlainLabel* m_facts;
    CodeField* m_script;
    NoteLabel* m_hidden;
};

} // namespace vedette::ui
