// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"

#include <QDialog>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QDialogButtonBox;
class QPushButton;
QT_END_NAMESPACE

namespace vedette {
class CommandSource;
}

namespace vedette::ui {

class CommandForm;
class NoteLabel;
class TrialPane;

/// Adds or edits a custom command, and tries it on a server. Open with open(); the command goes to
/// the source when it is saved, an error stays in the dialog. Lives on: GUI thread.
class CommandDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `initial` with a null id adds a command, else edits that one. Of the servers the first one
    /// is offered for a trial.
    CommandDialog(CommandSource& source,
                  const CustomCommand& initial,
                  const std::vector<Server>& servers,
                  QWidget* parent = nullptr);

    /// Offers that server for a trial.
    void tryOn(ServerId server);

    /// Asks first where something was typed.
    void reject() override;

private:
    void layOut();
    QDialogButtonBox* createButtons(bool isNew);
    void save();
    void finish(const std::optional<Error>& error);
    void setBusy(bool isBusy);
    void askToDiscard();

    CommandSource& m_source;
    CommandForm* m_form;
    TrialPane* m_trial;
    NoteLabel* m_problem;
    QPushButton* m_save = nullptr;
    std::optional<RequestId> m_saving;
};

} // namespace vedette::ui
