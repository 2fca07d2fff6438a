// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/Card.h"

#include "ui/theme/Colors.h"
#include "ui/theme/PlainLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int margin = 13;
constexpr qreal radius = 8;

} // namespace

Card::Card(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout(this))
    , m_header(new QHBoxLayout)
    , m_title(new PlainLabel(title, this))
{
    m_body->setContentsMargins(margin, 10, margin, 10);
    m_body->setSpacing(6);
    m_header->setSpacing(10);
    m_title->setObjectName(u"cardTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_header->addWidget(m_title);
    m_body->addLayout(m_header);
    setTitle(title);
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void Card::setTitleElided()
{
    m_title->setElided(true);
    m_header->setStretchFactor(m_title, 1);
}

void Card::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.border);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace vedette::ui
