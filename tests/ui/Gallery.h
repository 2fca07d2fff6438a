// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>

class QWidget;

namespace vedette::test {

/// The widget as it looks once its layouts, which settle in rounds, have come to rest: when two
/// pictures in a row are the same, or after a second where something moves.
[[nodiscard]] QImage settledPicture(QWidget& widget);

/// So many colours are in a picture; of one that is not there none.
[[nodiscard]] qsizetype colourCount(const QImage& picture);

/// The words on labels and buttons in a widget that have too little room, and are cut without "…".
[[nodiscard]] QStringList cutTexts(const QWidget& widget);

/// The same into the folder that VEDETTE_GALLERY names, as NAME.png. Fails the test where nothing
/// is painted or words are cut.
void saveToGallery(QWidget& widget, const QString& name);

} // namespace vedette::test
