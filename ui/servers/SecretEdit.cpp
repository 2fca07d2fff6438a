// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/SecretEdit.h"

namespace vedette::ui {

SecretEdit::SecretEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
}

SecretEdit::~SecretEdit()
{
    take().wipe();
}

Secret SecretEdit::take()
{
    QString typed = text();
    setText({}); // unlike clear() it forgets the undo history; `typed` is now the only owner
    QByteArray bytes = typed.toUtf8();
    Secret secret(bytes);
    wipeMemory(bytes.data(), static_cast<std::size_t>(bytes.size()));
    wipeMemory(typed.data(), static_cast<std::size_t>(typed.size()) * sizeof(QChar));
    return secret;
}

} // namespace vedette::ui
