// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingsDialog.h"

#include "ui/settings/SettingsForm.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

class SettingsDialog::Private final
{
public:
    Private(SettingsDialog& dialog, const Settings& settings, const Context& context);

    SettingsDialog& q;
    Settings applied; ///< what the world knows
    SettingsForm* form;
    QDialogButtonBox* buttons;

    void connectButtons();
    void apply();
    void refresh();
};

SettingsDialog::Private::Private(SettingsDialog& dialog,
                                 const Settings& settings,
                                 const Context& context)
    : q(dialog)
    , applied(settings)
    , form(new SettingsForm(context, &dialog))
    , buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel
                                       | QDialogButtonBox::Apply
                                       | QDialogButtonBox::RestoreDefaults,
                                   &dialog))
{
    form->show(settings);
    applied = form->settings(); // an unknown language reads as the system's
    connectButtons();
    refresh();
}

void SettingsDialog::Private::connectButtons()
{
    connect(buttons, &QDialogButtonBox::accepted, &q, [this] {
        apply();
        q.accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, &q, &QDialog::reject);
    connect(
        buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, &q, [this] { apply(); });
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, &q, [this] {
        form->show(Settings{});
    });
    connect(form, &SettingsForm::changed, &q, [this] { refresh(); });
}

void SettingsDialog::Private::apply()
{
    const Settings chosen = form->settings();
    if (chosen != applied) {
        applied = chosen;
        Q_EMIT q.settingsChanged(applied);
    }
    refresh();
}

void SettingsDialog::Private::refresh()
{
    buttons->button(QDialogButtonBox::Apply)->setEnabled(form->settings() != applied);
}

SettingsDialog::SettingsDialog(const Settings& settings, const Context& context, QWidget* parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(*this, settings, context))
{
    setWindowTitle(tr("Settings"));
    d->buttons->setObjectName(u"buttons"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 14, 22, 16);
    layout->setSpacing(14);
    layout->addWidget(d->form, 1);
    layout->addWidget(d->buttons);
    setMinimumWidth(600);
}

SettingsDialog::~SettingsDialog() = default;

} // namespace vedette::ui
