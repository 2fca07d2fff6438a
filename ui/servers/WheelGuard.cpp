// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/WheelGuard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace vedette::ui {

namespace {

/// Ignored, the event goes on to what is around the field. Lives on: GUI thread.
class WheelGuard final : public QObject
{
public:
    explicit WheelGuard(QWidget& field)
        : QObject(&field)
        , m_field(field)
    {
        field.setFocusPolicy(Qt::StrongFocus);
        field.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Wheel && !m_field.hasFocus()) {
            event->ignore();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget& m_field;
};

void guardField(QWidget& field)
{
    const bool isTurned = qobject_cast<QAbstractSpinBox*>(&field) != nullptr
        || qobject_cast<QComboBox*>(&field) != nullptr;
    if (isTurned) {
        new WheelGuard(field); // its parent
    }
}

} // namespace

void guardFromWheel(QWidget& form)
{
    guardField(form);
    const QList<QWidget*> fields = form.findChildren<QWidget*>();
    for (QWidget* const field : fields) {
        guardField(*field);
    }
}

} // namespace vedette::ui
