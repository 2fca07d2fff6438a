// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Note.h"

#include <QDialog>
#include <QString>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace vedette {
class NoteSource;
}

namespace vedette::ui {

class NoteLabel;

/// A server that a note may be of.
struct NoteOwner
{
    ServerId server;
    QString name; ///< plain
    bool isShown = false; ///< on the chart where the note was begun
};

/// Adds or edits a note. Open with open(); the note goes to the source when it is saved, an error
/// stays in the dialog. Lives on: GUI thread.
class NoteDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `initial` with a null id adds a note, else edits that one.
    NoteDialog(NoteSource& source,
               const Note& initial,
               const std::vector<NoteOwner>& owners,
               QWidget* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createText();
    void createTimes(QFormLayout& form);
    QDateTimeEdit* addTime(const QString& name, Timestamp time);
    void createOwner(const std::vector<NoteOwner>& owners);
    void addOwners(const std::vector<NoteOwner>& owners, bool areShown);
    void layOut();
    [[nodiscard]] Note typed() const;
    void save();
    void finish(const std::optional<Error>& error);
    void complain(const Error& error);
    void setBusy(bool isBusy);

    NoteSource& m_source;
    const Note m_initial;
    QPlainTextEdit* m_text;
    QDateTimeEdit* m_at = nullptr;
    QCheckBox* m_lasts;
    QDateTimeEdit* m_until = nullptr;
    QComboBox* m_owner;
    NoteLabel* m_problem;
    QPushButton* m_save = nullptr;
    std::optional<RequestId> m_saving;
};

} // namespace vedette::ui
