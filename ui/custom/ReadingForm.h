// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/OutputReading.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace vedette::ui {

class FieldRows;
class NoteLabel;
class OutputFieldTable;

/// How the output of a command is read: the format, what belongs to it, and the declared values.
/// Lives on: GUI thread.
class ReadingForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingForm(QWidget* parent = nullptr);

    void setReading(const OutputReading& reading);
    [[nodiscard]] OutputReading reading() const;
    /// Says beside a field of validate(OutputReading) what is wrong; false when it is none of them.
    bool complain(const QString& field);
    void forgive();

Q_SIGNALS:
    void edited();

private:
    void createFields();
    void connectFields();
    void showFormat();
    [[nodiscard]] OutputFormat format() const;

    FieldRows* m_rows;
    QComboBox* m_format;
    NoteLabel* m_explanation;
    QLineEdit* m_pattern;
    QCheckBox* m_perLine;
    QCheckBox* m_header;
    QLineEdit* m_separator;
    OutputFieldTable* m_fields;
    QLineEdit* m_instances;
};

} // namespace vedette::ui
