// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/OutputReading.h"
#include "ui/custom/EditTable.h"

namespace vedette::ui {

/// The values that a command declares: name, where it stands, label, unit, factor. Lives on: GUI
/// thread.
class OutputFieldTable final : public EditTable
{
    Q_OBJECT

public:
    explicit OutputFieldTable(QWidget* parent = nullptr);

    /// Which of the columns there are, and what the key is called.
    void setFormat(OutputFormat format);
    void setFields(const std::vector<OutputField>& fields);
    /// Without the rows in which nothing stands. A factor that is no number is 0, which validate()
    /// refuses.
    [[nodiscard]] std::vector<OutputField> fields() const;

protected:
    void furnishRow(int row) override;

private:
    enum Column
    {
        Name,
        Key,
        Label,
        UnitColumn,
        Factor
    };

    [[nodiscard]] OutputField fieldAt(int row) const;

    bool m_hasKey = true;
};

} // namespace vedette::ui
