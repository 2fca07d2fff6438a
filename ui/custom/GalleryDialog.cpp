// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/GalleryDialog.h"

#include "ui/custom/CommandWords.h"
#include "ui/custom/ParameterTable.h"
#include "ui/servers/NoteLabel.h"
#include "ui/tables/FilterEdit.h"
#include "ui/theme/CodeField.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize gallerySize{900, 600};
constexpr int galleryListWidth = 280;
constexpr int galleryScriptLines = 6;

/// All that a filter may find.
QString searchText(const GalleryCommand& entry)
{
    const QStringList texts{
        entry.title, entry.needs, entry.command.name, entry.command.description};
    return texts.join(u'\n');
}

} // namespace

GalleryDialog::GalleryDialog(std::vector<GalleryCommand> gallery, QWidget* parent)
    : QDialog(parent)
    , m_gallery(std::move(gallery))
    , m_filter(new FilterEdit(this))
    , m_list(new QListWidget(this))
    , m_title(new PlainLabel({}, this))
    , m_text(new NoteLabel({}, this))
    , m_needs(new NoteLabel({}, this))
    , m_parameters(new ParameterTable(this))
    , m_parametersTitle(new PlainLabel(tr("Parameters"), this))
    , m_script(new CodeField(CodeField::Kind::Output, u"galleryScript"_s, this))
    , m_reading(new PlainLabel({}, this))
{
    setObjectName(u"galleryDialog"_s);
    setWindowTitle(tr("Add command from the gallery"));
    createParts();
    layOut();
    resizeOnScreen(*this, gallerySize);
    connect(m_filter, &QLineEdit::textChanged, this, &GalleryDialog::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &GalleryDialog::showCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    m_list->setCurrentRow(0);
    showCurrent();
    m_filter->setFocus(Qt::OtherFocusReason);
}

void GalleryDialog::createParts()
{
    m_filter->setObjectName(u"galleryFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by name or what it needs…"));
    m_filter->setAccessibleName(tr("Filter the gallery"));
    m_filter->setList(m_list);
    m_list->setObjectName(u"galleryList"_s);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // a long title is cut, not moved
    m_list->setSpacing(2);
    m_list->setAccessibleName(tr("Commands of the gallery"));
    for (const GalleryCommand& entry : m_gallery) {
        m_list->addItem(entry.title);
    }
    m_title->setObjectName(u"galleryTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_title->setScale(1.1);
    m_title->setElided(true);
    m_text->setObjectName(u"galleryText"_s);
    m_needs->setObjectName(u"galleryNeeds"_s);
    m_script->setAccessibleName(tr("Script"));
    m_script->setLeastLines(galleryScriptLines);
    m_reading->setObjectName(u"galleryReading"_s);
    for (PlainLabel* const label : {m_reading, m_parametersTitle}) {
        label->setTone(PlainLabel::Tone::Muted);
    }
}

QWidget* GalleryDialog::createDetails()
{
    auto* const details = new QWidget(this);
    auto* const column = new QVBoxLayout(details);
    column->setContentsMargins(14, 0, 0, 0);
    column->setSpacing(8);
    for (QWidget* const widget : std::initializer_list<QWidget*>{
             m_title, m_text, m_needs, m_parametersTitle, m_parameters, m_reading}) {
        column->addWidget(widget);
    }
    column->addWidget(m_script, 1);
    return details;
}

void GalleryDialog::layOut()
{
    auto* const left = new QWidget(this);
    auto* const leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_filter);
    leftColumn->addWidget(m_list, 1);
    auto* const parts = new QSplitter(Qt::Horizontal, this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(left);
    parts->addWidget(createDetails());
    parts->setStretchFactor(1, 1);
    parts->setSizes({galleryListWidth, gallerySize.width() - galleryListWidth});
    auto* const buttons = new QDialogButtonBox(this);
    m_use = buttons->addButton(tr("Use this command…"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(u"useGalleryCommand"_s);
    m_use->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const hint = new NoteLabel(
        tr("Nothing runs yet: you see the command, and may change and try it before it is added."),
        this);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addWidget(parts, 1);
    layout->addWidget(hint);
    layout->addWidget(buttons);
}

/// Rows are hidden, not removed: a row's number is the place in the gallery.
void GalleryDialog::filter(const QString& text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString all = searchText(m_gallery[static_cast<std::size_t>(row)]);
        const bool isFound = std::ranges::all_of(
            words, [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
        m_list->item(row)->setHidden(!isFound);
        first = first < 0 && isFound ? row : first;
    }
    const QListWidgetItem* const chosenItem = m_list->currentItem();
    if (chosenItem == nullptr || chosenItem->isHidden()) {
        m_list->setCurrentRow(first);
    }
}

const GalleryCommand* GalleryDialog::current() const
{
    const int row = m_list->currentRow();
    return row < 0 ? nullptr : &m_gallery[static_cast<std::size_t>(row)];
}

void GalleryDialog::showCurrent()
{
    const GalleryCommand* const entry = current();
    const CustomCommand command = entry == nullptr ? CustomCommand{} : entry->command;
    m_use->setEnabled(entry != nullptr);
    m_title->setText(entry == nullptr ? tr("Nothing found. Try fewer letters.") : entry->title);
    m_text->say(command.description, NoteLabel::Meaning::Hint);
    m_needs->say(entry == nullptr || entry->needs.isEmpty() ? QString()
                                                            : tr("It needs: %1").arg(entry->needs),
                 NoteLabel::Meaning::Hint);
    m_parameters->setParameters(command.parameters);
    m_parameters->setFixedRows();
    m_parameters->setVisible(!command.parameters.empty());
    m_parametersTitle->setVisible(!command.parameters.empty());
    m_reading->setText(entry == nullptr ? QString() : readingWords(command.reading));
    m_script->setPlainText(command.script);
    m_script->setVisible(entry != nullptr);
}

std::optional<CustomCommand> GalleryDialog::chosen() const
{
    const GalleryCommand* const entry = current();
    if (entry == nullptr) {
        return std::nullopt;
    }
    CustomCommand command = entry->command;
    command.parameters = m_parameters->parameters();
    return command;
}

} // namespace vedette::ui
