// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/Translated.h"

#include <QCoreApplication>

namespace vedette::text {

QString translated(const char* text)
{
    return QCoreApplication::translate("Text", text);
}

} // namespace vedette::text
