// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"
#include "ui/custom/EditTable.h"

namespace vedette::ui {

/// The variables of a script's environment. Lives on: GUI thread.
class ParameterTable final : public EditTable
{
    Q_OBJECT

public:
    explicit ParameterTable(QWidget* parent = nullptr);

    void setParameters(const std::vector<CommandParameter>& parameters);
    /// Without the rows in which nothing stands.
    [[nodiscard]] std::vector<CommandParameter> parameters() const;
};

} // namespace vedette::ui
