// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/ProbeSection.h"

#include "ui/tables/FilterEdit.h"

#include <QHBoxLayout>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int filterWidth = 230;

} // namespace

ProbeSection::ProbeSection(const ProbeBar::Words& words, Look look, QWidget* parent)
    : QWidget(parent)
    , m_bar(new ProbeBar(words, this))
    , m_table(new RowsTable(std::move(look.columns), look.order, this))
{
    setObjectName(words.name + u"Section"_s);
    m_table->setObjectName(words.name + u"Table"_s);
    m_table->setAccessibleName(words.title);
    if (look.mostRows > 0) {
        m_table->setFitting(look.mostRows);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    if (!look.filterHint.isEmpty()) {
        createFilter(words.name, look.filterHint);
    }
    refresh();
}

void ProbeSection::createFilter(const QString& name, const QString& hint)
{
    m_filter = new FilterEdit(this);
    m_filter->setObjectName(name + u"Filter"_s);
    m_filter->setPlaceholderText(hint);
    m_filter->setAccessibleName(hint);
    m_filter->setFixedWidth(filterWidth);
    m_bar->controls()->addWidget(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_table->setFilter(text);
        showHeading();
    });
}

/// Of another server; what was filtered by stays.
void ProbeSection::clear()
{
    m_bar->clear();
    m_heading.clear();
    m_table->rows().clear();
    refresh();
}

bool ProbeSection::take(ServerState state, const SlowAnswer* answer)
{
    const bool isNews = m_bar->take(state, answer);
    refresh();
    return isNews;
}

bool ProbeSection::take(ServerState state, Timestamp at, const std::optional<Error>& why)
{
    const bool isNews = m_bar->take(state, at, why);
    refresh();
    return isNews;
}

void ProbeSection::setState(ServerState state)
{
    m_bar->setState(state);
    refresh();
}

void ProbeSection::setRows(std::vector<TableRow> rows, const QString& heading)
{
    m_heading = heading;
    m_table->rows().setRows(std::move(rows));
    showHeading();
    refresh();
}

/// With a filter, how many of them it leaves.
void ProbeSection::showHeading()
{
    const bool isFiltered = m_filter != nullptr && !m_filter->text().trimmed().isEmpty();
    m_bar->setHeading(isFiltered && !m_heading.isEmpty()
                          ? tr("%1, %2 match the filter")
                                .arg(m_heading, QLocale().toString(m_table->model()->rowCount()))
                          : m_heading);
}

void ProbeSection::refresh()
{
    m_table->rows().setStale(m_bar->isStale());
    m_table->setEmptyText(m_bar->emptyText());
}

} // namespace vedette::ui
