// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/StyleSheet.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

// Names in @…@ are colours of the table; the rest is a Qt style sheet.
constexpr auto buttons = R"(
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton, QToolButton, QComboBox { background: @raised@; color: @text@; border: 1px solid @border@;
  border-radius: 6px; padding: 4px 11px; min-height: 18px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: @hover@; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @pressed@; }
QPushButton:focus, QToolButton:focus, QComboBox:focus { border-color: @accent@; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled { color: @faint@; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; }
QPushButton[primary="true"], QPushButton:default { background: @accent@; color: @onAccent@;
  border-color: @accent@; font-weight: 500; }
QPushButton[primary="true"]:hover, QPushButton:default:hover { background: @accentHover@; }
QPushButton[primary="true"]:focus, QPushButton:default:focus { border-color: @onAccentEdge@; }
QPushButton[primary="true"]:disabled, QPushButton:default:disabled { background: @raised@;
  color: @faint@; border-color: @border@; }
QToolButton { padding: 4px 8px; }
QToolButton[flat="true"] { background: transparent; border-color: transparent; padding: 4px; }
QToolButton[flat="true"]:hover { background: @raised@; }
QToolButton[flat="true"]:focus { border-color: @accent@; }
QComboBox { padding: 3px 24px 3px 9px; }
QComboBox:editable { background: @field@; }
QComboBox[flat="true"] { background: transparent; border-color: transparent; color: @muted@;
  padding: 0 20px 0 4px; min-height: 14px; }
QComboBox[flat="true"]:hover { background: @raised@; }
QComboBox[flat="true"]:focus { border-color: @accent@; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url(:/vedette/icons/chevron-down-@shade@.svg); width: 12px;
  height: 12px; }
QComboBox QAbstractItemView { background: @surface@; border: 1px solid @border@; outline: 0;
  selection-background-color: @selection@; selection-color: @text@; padding: 3px; }
QPushButton[segment] { border-radius: 0; background: @surface@; color: @muted@; padding: 4px 10px;
  border-left-width: 0; }
QPushButton[segment]:hover { color: @text@; background: @raised@; }
QPushButton[segment]:checked { background: @accent@; color: @onAccent@; border-color: @accent@;
  font-weight: 500; }
QPushButton[segment]:focus { border-color: @onAccentEdge@; }
QPushButton[segment="first"], QPushButton[segment="only"] { border-left-width: 1px;
  border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[segment="last"], QPushButton[segment="only"] { border-top-right-radius: 6px;
  border-bottom-right-radius: 6px; }
)";

constexpr auto fields = R"(
QLineEdit, QPlainTextEdit, QTextEdit { background: @field@; color: @text@;
  border: 1px solid @border@; border-radius: 6px; padding: 4px 8px;
  selection-background-color: @accent@; selection-color: @onAccent@; }
QLineEdit { min-height: 18px; }
QAbstractSpinBox { background: @field@; color: @text@; border: 1px solid @border@;
  border-radius: 6px; padding: 4px 22px 4px 8px; min-height: 18px;
  selection-background-color: @accent@; selection-color: @onAccent@; }
QAbstractSpinBox:focus { border-color: @accent@; }
QAbstractSpinBox:disabled { color: @faint@; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border;
  width: 20px; border: 0; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-arrow { image: url(:/vedette/icons/chevron-up-@shade@.svg); width: 10px;
  height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/vedette/icons/chevron-down-@shade@.svg); width: 10px;
  height: 10px; }
QDateTimeEdit::drop-down { border: 0; width: 22px; }
QDateTimeEdit::down-arrow { image: url(:/vedette/icons/chevron-down-@shade@.svg); width: 12px;
  height: 12px; }
QProgressBar { background: @raised@; border: 0; border-radius: 2px; }
QProgressBar::chunk { background: @accent@; border-radius: 2px; }
QLineEdit QToolButton { background: transparent; border: 0; padding: 0; min-height: 0; }
QCheckBox::indicator, QAbstractItemView::indicator, QRadioButton::indicator { width: 14px;
  height: 14px; background: @field@; border: 1px solid @thumb@; border-radius: 4px; }
QCheckBox::indicator:hover, QCheckBox:focus::indicator, QRadioButton:focus::indicator {
  border-color: @accent@; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent@;
  border-color: @accent@; image: url(:/vedette/icons/tick-@shade@.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: @thumb@; }
QAbstractItemView::indicator { width: 11px; height: 11px; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent@;
  background: @onAccent@; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent@; }
QLineEdit:disabled { color: @faint@; }
QTabWidget::pane { border: 0; border-top: 1px solid @border@; }
#detailTabs::tab-bar { left: 18px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted@; border: 0;
  border-bottom: 2px solid transparent; padding: 7px 1px 7px 1px; margin: 0 17px 0 0; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:selected { color: @text@; border-bottom-color: @accent@; font-weight: 500; }
QTabBar::tab:focus { color: @accent@; }
QTabBar QToolButton { padding: 0; }
QTabBar QToolButton::left-arrow { image: url(:/vedette/icons/chevron-left-@shade@.svg); width: 12px;
  height: 12px; }
QTabBar QToolButton::right-arrow { image: url(:/vedette/icons/chevron-right-@shade@.svg);
  width: 12px; height: 12px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @thumb@; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
)";

constexpr auto frames = R"(
QToolTip { background: @raised@; color: @text@; border: 1px solid @border@; padding: 4px 6px; }
QTableView, QTreeView, QListView { background: @surface@; border: 0; outline: 0;
  selection-background-color: @selection@; selection-color: @text@; }
QTableView { qproperty-showGrid: false; }
QTableView::item { padding: 0 5px; border: 0; border-bottom: 1px solid @grid@; }
QTableView::item:selected { background: @selection@; color: @text@; }
QTableView::item:focus { border-bottom: 1px solid @accent@; }
QHeaderView { background: @surface@; border: 0; }
QHeaderView::section { background: @surface@; color: @muted@; border: 0;
  border-bottom: 1px solid @border@; padding: 6px 8px; }
QHeaderView::section:hover { color: @text@; }
QTableCornerButton::section { background: @surface@; border: 0; }
QScrollArea { background: transparent; border: 0; }
QSplitter::handle { background: @border@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter[gap="true"]::handle { background: transparent; }
QMenu { background: @surface@; color: @text@; border: 1px solid @border@; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection@; }
QMenu::item:disabled { color: @faint@; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border@; margin: 5px 6px; }
QMenuBar { background: @surface@; color: @text@; border-bottom: 1px solid @border@; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @selection@; }
QToolBar { background: @surface@; border: 0; border-bottom: 1px solid @border@; padding: 7px 9px;
  spacing: 8px; }
QStatusBar { background: @bar@; color: @muted@; border-top: 1px solid @border@; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: @muted@; }
QGroupBox { border: 1px solid @border@; border-radius: 8px; margin-top: 9px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @muted@; }
)";

QHash<QString, QString> tableOf(const Colors& c)
{
    return {{u"surface"_s, c.surface.name()},
            {u"raised"_s, c.raised.name()},
            {u"border"_s, c.border.name()},
            {u"grid"_s, c.grid.name()},
            {u"text"_s, c.text.name()},
            {u"muted"_s, c.muted.name()},
            {u"faint"_s, c.faint.name()},
            {u"accent"_s, c.accent.name()},
            {u"onAccent"_s, c.onAccent.name()},
            {u"selection"_s, c.selection.name()},
            {u"accentHover"_s, mixed(c.accent, c.text, 0.15).name()},
            {u"onAccentEdge"_s, mixed(c.accent, c.text, 0.6).name()},
            {u"hover"_s, mixed(c.raised, c.text, 0.05).name()},
            {u"pressed"_s, mixed(c.raised, c.text, 0.12).name()},
            {u"thumb"_s, mixed(c.border, c.muted, 0.35).name()},
            {u"field"_s, c.isDark ? c.raised.name() : c.surface.name()},
            {u"bar"_s, mixed(c.surface, c.raised, 0.6).name()},
            {u"shade"_s, c.isDark ? u"dark"_s : u"light"_s}};
}

} // namespace

QString styleSheet(const Colors& colors)
{
    QString sheet
        = QLatin1StringView(buttons) + QLatin1StringView(fields) + QLatin1StringView(frames);
    const QHash<QString, QString> table = tableOf(colors);
    for (auto entry = table.begin(); entry != table.end(); ++entry) {
        sheet.replace(u'@' + entry.key() + u'@', entry.value());
    }
    return sheet;
}

} // namespace vedette::ui
