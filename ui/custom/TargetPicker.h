// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QListWidget;
QT_END_NAMESPACE

namespace vedette::ui {

class NoteLabel;

/// On which servers a command runs: all, or those with a tag and those that are ticked. Lives on:
/// GUI thread.
class TargetPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetPicker(std::vector<Server> servers, QWidget* parent = nullptr);

    void setTargets(const CustomCommand& command);
    [[nodiscard]] CommandTargets targets() const;
    [[nodiscard]] QStringList tags() const;
    /// Also those that are none of the known servers any more.
    [[nodiscard]] std::vector<ServerId> chosen() const;
    /// Chosen servers are wanted, and neither a tag nor a server is given.
    [[nodiscard]] bool isUnfinished() const;

Q_SIGNALS:
    void edited();

private:
    void createList();
    void refresh();
    [[nodiscard]] bool isAll() const;

    std::vector<Server> m_servers;
    std::vector<ServerId> m_unknown; ///< were removed: they may come back by an undo
    QComboBox* m_which;
    QLineEdit* m_tags;
    QListWidget* m_list;
    NoteLabel* m_sum;
};

} // namespace vedette::ui
