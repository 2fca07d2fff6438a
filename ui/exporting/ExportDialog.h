// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/StepProgress.h"
#include "core/model/ExportOrder.h"
#include "core/model/Ids.h"

#include <QDialog>

#include <optional>

QT_BEGIN_NAMESPACE
class QProgressBar;
class QPushButton;
QT_END_NAMESPACE

namespace vedette {
class ExportSource;
class FleetSource;
} // namespace vedette

namespace vedette::ui {

class ExportForm;
class NoteLabel;
class PlainLabel;
class ServerModel;
struct HistoryView;

/// Asks which stored values are to be exported, and shows how far that is. Open with open();
/// closing it cancels what is under way. Lives on: GUI thread.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The source has exports(). Begins with what a view shows.
    ExportDialog(FleetSource& source,
                 const ServerModel& servers,
                 const HistoryView& initial,
                 QWidget* parent = nullptr);

    /// The second half, after the file was chosen.
    void exportInto(const QString& path);
    /// What the file is called unless the person says otherwise.
    [[nodiscard]] QString suggestedName() const;
    void done(int result) override;

private:
    void createParts();
    void layOut();
    QPushButton* createButton(const char* name, const QString& text);
    void chooseFile();
    void cancel();
    void takeStep(RequestId request, const StepProgress& step);
    void end(RequestId request, const Result<ExportCount>& count);
    void tellEnd(const Result<ExportCount>& count);
    void openFolder() const;
    void refresh();

    ExportSource& m_exports;
    ExportForm* m_form;
    QProgressBar* m_progress;
    PlainLabel* m_step;
    NoteLabel* m_note;
    QPushButton* m_folder;
    QPushButton* m_cancel;
    QPushButton* m_export;
    std::optional<RequestId> m_request; ///< under way
    QString m_path; ///< of the latest
    bool m_isEnding = false;
    bool m_isComplete = false; ///< what stands at m_path
};

} // namespace vedette::ui
