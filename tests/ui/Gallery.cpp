// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ui/Gallery.h"

#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::test {

QImage settledPicture(QWidget& widget)
{
    QImage picture;
    static_cast<void>(pumpUntil(
        [&] {
            const QImage before = std::exchange(picture, widget.grab().toImage());
            return picture == before;
        },
        milliseconds{1000}));
    return picture;
}

void saveToGallery(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("VEDETTE_GALLERY");
    REQUIRE(settledPicture(widget).save(folder + u'/' + name + u".png"_s));
}

} // namespace vedette::test
