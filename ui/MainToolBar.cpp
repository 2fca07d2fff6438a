// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/MainToolBar.h"

#include "ui/MainActions.h"
#include "ui/SearchButton.h"
#include "ui/theme/SegmentedControl.h"
#include "ui/theme/Theme.h"
#include "ui/theme/TintedIcon.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr std::array spanChoices{
    seconds{15 * 60}, seconds{3600}, seconds{6 * 3600}, seconds{86400}};
constexpr int roomForAll = 940; // pixels
constexpr std::array pageChoices{
    MainToolBar::Page::Fleet, MainToolBar::Page::Server, MainToolBar::Page::History};

} // namespace

MainToolBar::MainToolBar(MainActions& actions, QWidget* parent)
    : QToolBar(tr("Tool bar"), parent)
    , m_actions(actions)
    , m_pages(new SegmentedControl({tr("Fleet"), tr("Server"), tr("History")}, this))
    , m_spans(new SegmentedControl({tr("15 min"), tr("1 h"), tr("6 h"), tr("24 h")}, this))
{
    setObjectName(u"mainToolBar"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    auto* const content = new QWidget(this);
    content->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(3, 0, 3, 0);
    m_row->setSpacing(9);
    QPushButton* const add = addButton(*actions.addServer, tr("Add server"), {});
    add->setProperty("primary", true);
    add->setIcon(tintedIcon(u"plus"_s, QPalette::HighlightedText));
    m_import = addButton(*actions.importServers, tr("Import…"), u"import"_s);
    m_monitor = addButton(*actions.monitor, {}, u"pause"_s);
    m_row->addStretch(1);
    createSpans();
    m_pages->setObjectName(u"pages"_s);
    m_pages->setAccessibleName(tr("Page"));
    m_row->addWidget(m_pages);
    connect(m_pages, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT pageChosen(pageChoices.at(static_cast<std::size_t>(index)));
    });
    createSearch();
    addWidget(content);
    setStarts(false);
}

void MainToolBar::createSpans()
{
    m_spans->setObjectName(u"spans"_s);
    m_spans->setAccessibleName(tr("Time range of the charts"));
    m_row->addWidget(m_spans);
    connect(m_spans, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT spanChosen(spanChoices.at(static_cast<std::size_t>(index)));
    });
}

void MainToolBar::createSearch()
{
    const QString keys = m_actions.palette->shortcut().toString(QKeySequence::NativeText);
    auto* const search = new SearchButton(tr("Go to server, command…"), keys, this);
    search->setObjectName(u"buttonSearch"_s);
    connect(search, &QPushButton::clicked, m_actions.palette, &QAction::trigger);
    m_row->addWidget(search);
}

QPushButton* MainToolBar::addButton(QAction& action, const QString& text, const QString& icon)
{
    auto* const button = new QPushButton(text, this);
    if (!icon.isEmpty()) {
        button->setIcon(themedIcon(icon));
    }
    button->setObjectName(u"button"_s + action.objectName());
    button->setToolTip(u"%1 (%2)"_s.arg(action.text().remove(u'&'),
                                        action.shortcut().toString(QKeySequence::NativeText)));
    button->setAccessibleName(action.text().remove(u'&'));
    button->setEnabled(action.isEnabled());
    connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    connect(&action, &QAction::enabledChanged, button, &QWidget::setEnabled);
    m_row->addWidget(button);
    return button;
}

/// The menu and the palette have it, too.
void MainToolBar::resizeEvent(QResizeEvent* event)
{
    QToolBar::resizeEvent(event);
    m_import->setVisible(width() >= roomForAll);
}

void MainToolBar::setPage(Page page)
{
    const auto* const found = std::ranges::find(pageChoices, page);
    m_pages->setCurrent(found == pageChoices.end() ? -1
                                                   : static_cast<int>(found - pageChoices.begin()));
    m_pages->setVisible(page != Page::Welcome);
    m_spans->setVisible(page == Page::Server);
}

void MainToolBar::setSpan(seconds span)
{
    const auto found = std::ranges::find(spanChoices, span);
    m_spans->setCurrent(found == spanChoices.end() ? -1
                                                   : static_cast<int>(found - spanChoices.begin()));
}

void MainToolBar::setStarts(bool starts)
{
    const QString text = starts ? tr("Start monitoring") : tr("Stop monitoring");
    if (m_monitor->text() == text) {
        return; // asked with every batch of values
    }
    m_monitor->setText(text);
    m_monitor->setIcon(themedIcon(starts ? u"play"_s : u"pause"_s));
    m_actions.monitor->setText(starts ? tr("&Start monitoring") : tr("&Stop monitoring"));
}

} // namespace vedette::ui
