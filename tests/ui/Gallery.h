// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QString>

class QWidget;

namespace vedette::test {

/// The widget as it looks once its layouts, which settle in rounds, have come to rest: when two
/// pictures in a row are the same, or after a second where something moves.
[[nodiscard]] QImage settledPicture(QWidget& widget);

/// The same into the folder that VEDETTE_GALLERY names, as NAME.png.
void saveToGallery(QWidget& widget, const QString& name);

} // namespace vedette::test
