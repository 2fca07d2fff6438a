// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/NoticeBar.h"

#include "core/base/Time.h"
#include "ui/theme/Colors.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr seconds briefTime{10};

} // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new PlainLabel({}, this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_text->setObjectName(u"noticeText"_s);
    m_text->setWordWrap(true); // what to do stands at the end
    m_action->setObjectName(u"noticeAction"_s);
    m_close->setIcon(themedIcon(u"close"_s));
    m_close->setProperty("flat", true);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this notice"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(22, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_timer.setSingleShot(true);
    m_timer.setInterval(briefTime);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT actionRequested();
    });
    hide();
}

void NoticeBar::tell(Kind kind, const QString& text, const QString& actionText)
{
    m_timer.stop();
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    setVisible(!text.isEmpty());
    update();
}

void NoticeBar::tellBriefly(Kind kind, const QString& text, const QString& actionText)
{
    tell(kind, text, actionText);
    m_timer.start();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    const QColor edge = m_kind == Kind::Problem ? colors.critical : colors.accent;
    QPainter painter(this);
    painter.fillRect(rect(), mixed(colors.surface, edge, 0.12));
    painter.fillRect(QRect(0, 0, 4, height()), edge);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.border);
}

} // namespace vedette::ui
