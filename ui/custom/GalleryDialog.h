// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/CommandGallery.h"

#include <QDialog>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QListWidget;
class QPushButton;
QT_END_NAMESPACE

namespace vedette::ui {

class CodeField;
class FilterEdit;
class NoteLabel;
class ParameterTable;
class PlainLabel;

/// Ready commands to choose one from: what it tells, what it needs, its script and parameters. Open
/// with open(). Lives on: GUI thread.
class GalleryDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit GalleryDialog(std::vector<GalleryCommand> gallery, QWidget* parent = nullptr);

    /// With the parameters as they were typed; nothing while none is chosen.
    [[nodiscard]] std::optional<CustomCommand> chosen() const;

private:
    void createParts();
    void layOut();
    [[nodiscard]] QWidget* createDetails();
    void filter(const QString& text);
    void showCurrent();
    [[nodiscard]] const GalleryCommand* current() const;

    std::vector<GalleryCommand> m_gallery;
    FilterEdit* m_filter;
    QListWidget* m_list;
    PlainLabel* m_title;
    NoteLabel* m_text;
    NoteLabel* m_needs;
    ParameterTable* m_parameters;
    PlainLabel* m_parametersTitle;
    CodeField* m_script;
    PlainLabel* m_reading;
    QPushButton* m_use = nullptr;
};

} // namespace vedette::ui
