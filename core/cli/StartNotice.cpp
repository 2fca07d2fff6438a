// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/StartNotice.h"

#include "core/engine/Engine.h"
#include "core/text/DamageText.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace vedette::cli {

QString startNotice(const engine::Engine& engine)
{
    QStringList sentences;
    for (const Damage& damage : engine.damages()) {
        sentences += text::damageText(damage);
    }
    return sentences.join(u' ');
}

} // namespace vedette::cli
