// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/ProbeSource.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace vedette::ui {

class NoteLabel;
class PlainLabel;

/// Where one number comes from: the command as it ran on the server, what came back, how it ended
/// and how long it took. Asks the source when it is made. Lives on: GUI thread.
class WorkPopover final : public QDialog
{
    Q_OBJECT

public:
    WorkPopover(ProbeSource& source,
                ServerId server,
                const MetricId& metric,
                QWidget* parent = nullptr);

    /// Another name than that of the metric's catalogue.
    void setLabel(const QString& label);

private:
    void createFields(const MetricId& metric);
    QPlainTextEdit* createField(const QString& title, const QString& name);
    QPushButton* createCopyButton(const QString& label, const QPlainTextEdit* field);
    void apply(RequestId request, const Result<Work>& work);
    void showWork(const Work& work);

    NoteLabel* m_note;
    PlainLabel* m_facts;
    PlainLabel* m_title = nullptr;
    QPlainTextEdit* m_command = nullptr;
    QPlainTextEdit* m_output = nullptr;
    RequestId m_request;
};

/// Output as it came, line by line, made safe to show; `isWhole` says whether all of it is there.
struct ShownOutput
{
    QString text;
    bool isWhole = true;
};
[[nodiscard]] ShownOutput shownOutput(QByteArrayView output);

} // namespace vedette::ui
