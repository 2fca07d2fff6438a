// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/commands/CommandPalette.h"

#include "ui/commands/PaletteDelegate.h"
#include "ui/commands/PaletteModel.h"
#include "ui/theme/Colors.h"
#include "ui/theme/PlainLabel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int widestPalette = 620;
constexpr int highest = 430;
constexpr int fromTop = 64;
constexpr int shadow = 24; ///< room around the panel for its shadow

bool isListKey(int key)
{
    constexpr std::array keys{Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown};
    return std::ranges::find(keys, key) != keys.end();
}

} // namespace

class CommandPalette::Private
{
public:
    Private(CommandPalette& palette, const ServerModel& servers, QList<QAction*> actions);

    void createPanel();
    void search(const QString& pattern);
    void run(const QModelIndex& index);
    void place() const;
    [[nodiscard]] bool takeKey(QKeyEvent* event);

    CommandPalette& m_palette;
    QPointer<QWidget> m_before; ///< had the focus when it was opened
    PaletteModel* m_model;
    QLineEdit* m_input;
    QListView* m_list;
    PlainLabel* m_nothing;
};

CommandPalette::Private::Private(CommandPalette& palette,
                                 const ServerModel& servers,
                                 QList<QAction*> actions)
    : m_palette(palette)
    , m_model(new PaletteModel(servers, std::move(actions), &palette))
    , m_input(new QLineEdit(&palette))
    , m_list(new QListView(&palette))
    , m_nothing(new PlainLabel(CommandPalette::tr("Nothing found. Try fewer letters."), &palette))
{
    createPanel();
    connect(
        m_input, &QLineEdit::textChanged, &palette, [this](const QString& text) { search(text); });
    connect(
        m_list, &QListView::clicked, &palette, [this](const QModelIndex& index) { run(index); });
}

void CommandPalette::Private::createPanel()
{
    m_input->setObjectName(u"paletteInput"_s);
    m_input->setPlaceholderText(CommandPalette::tr("Go to server or command…"));
    m_input->setAccessibleName(m_input->placeholderText());
    m_input->setMinimumHeight(36);
    m_input->installEventFilter(&m_palette);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setTone(PlainLabel::Tone::Muted);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto* const column = new QVBoxLayout(&m_palette);
    column->setContentsMargins(shadow + 10, shadow + 10, shadow + 10, shadow + 8);
    column->setSpacing(8);
    column->addWidget(m_input);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
}

void CommandPalette::Private::search(const QString& pattern)
{
    m_model->setPattern(pattern);
    const bool isEmpty = m_model->rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    m_list->setCurrentIndex(m_model->index(0));
}

void CommandPalette::Private::run(const QModelIndex& index)
{
    if (!index.isValid()) {
        return;
    }
    const ServerId server = m_model->serverAt(index.row());
    QAction* const action = m_model->actionAt(index.row());
    m_palette.hide();
    if (action) {
        action->trigger();
    } else {
        Q_EMIT m_palette.serverChosen(server);
    }
}

void CommandPalette::Private::place() const
{
    const QWidget* const window = m_palette.parentWidget();
    const int width = std::min(widestPalette, window->width() - 2 * shadow) + 2 * shadow;
    const int height = std::min(highest, window->height() - 2 * fromTop) + 2 * shadow;
    m_palette.setGeometry((window->width() - width) / 2, fromTop - shadow, width, height);
}

bool CommandPalette::Private::takeKey(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        m_palette.hide();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    default: // letters belong to the input
        break;
    }
    if (isListKey(event->key())) {
        QCoreApplication::sendEvent(m_list, event);
        return true;
    }
    return false;
}

CommandPalette::CommandPalette(const ServerModel& servers, QList<QAction*> actions, QWidget* window)
    : QWidget(window)
    , d(std::make_unique<Private>(*this, servers, std::move(actions)))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    hide();
    window->installEventFilter(this);
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::openOver()
{
    d->m_before = QApplication::focusWidget();
    d->m_input->clear();
    d->search({});
    d->place();
    show();
    raise();
    d->m_input->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == d->m_input && event->type() == QEvent::KeyPress) {
        return d->takeKey(static_cast<QKeyEvent*>(event));
    }
    if (watched == d->m_input && event->type() == QEvent::FocusOut) {
        hide();
    }
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) {
        d->place();
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::hideEvent(QHideEvent* event)
{
    if (d->m_before && d->m_input->hasFocus()) {
        d->m_before->setFocus();
    }
    QWidget::hideEvent(event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF panel = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    painter.setPen(Qt::NoPen);
    for (int ring = shadow; ring > 0; ring -= 2) {
        painter.setBrush(QColor(0, 0, 0, colors.isDark ? 12 : 5));
        painter.drawRoundedRect(panel.adjusted(-ring, -ring + 4, ring, ring), 10 + ring, 10 + ring);
    }
    painter.setPen(colors.border);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

} // namespace vedette::ui
