// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"

#include <QWidget>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLineEdit;
class QSpinBox;
QT_END_NAMESPACE

namespace vedette::ui {

class CodeField;
class FieldRows;
class NoteLabel;
class ParameterTable;
class ReadingForm;
class TargetPicker;

/// The fields of one custom command. Says beside a field what is wrong with it. Lives on: GUI
/// thread.
class CommandForm final : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose
    {
        Save,
        Trial ///< where it runs, and what it is called, don't matter
    };

    CommandForm(const CustomCommand& initial,
                const std::vector<Server>& servers,
                QWidget* parent = nullptr);

    /// What the fields say, if it can be a command; else the complaint stands beside the field.
    [[nodiscard]] std::optional<CustomCommand> read(Purpose purpose);
    /// What was typed is not what was there.
    [[nodiscard]] bool isChanged() const;
    /// Beside a field of validate(CustomCommand), or "commandNameTaken".
    void complain(const QString& field);
    void focusFirst();

Q_SIGNALS:
    void edited();

private:
    void createFields();
    void createTimes();
    void layOut();
    void connectFields();
    void show(const CustomCommand& command);
    void markHidden(const QString& script);
    [[nodiscard]] CustomCommand collect() const;

    CustomCommand m_initial;
    CustomCommand m_shown; ///< as the fields tell what was there
    FieldRows* m_rows;
    QLineEdit* m_name;
    QLineEdit* m_text;
    CodeField* m_script;
    NoteLabel* m_hidden;
    ParameterTable* m_parameters;
    ReadingForm* m_reading;
    QSpinBox* m_interval;
    QSpinBox* m_timeout;
    TargetPicker* m_targets;
    QLineEdit* m_runAs;
    QCheckBox* m_enabled;
};

} // namespace vedette::ui
