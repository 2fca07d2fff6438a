// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tables/FilterEdit.h"

#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QIcon>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

bool movesThroughRows(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp
        || key == Qt::Key_PageDown;
}

} // namespace

FilterEdit::FilterEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
}

void FilterEdit::setList(QAbstractItemView* list)
{
    m_list = list;
}

void FilterEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
    } else if (m_list != nullptr && movesThroughRows(event->key())) {
        QCoreApplication::sendEvent(m_list, event);
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace vedette::ui
