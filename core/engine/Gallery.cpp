// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Gallery.h"

#include "core/base/Log.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace vedette::engine {

const std::vector<GalleryCommand>& commandGallery()
{
    static const std::vector<GalleryCommand> gallery = [] {
        QFile file(u":/vedette/commands/gallery.json"_s);
        const QByteArray json = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        auto read = parseCommandGallery(json);
        if (!read) {
            qCCritical(logEngine) << "the gallery of commands can't be read:"
                                  << read.error().detail;
        }
        return std::move(read).value_or(std::vector<GalleryCommand>{});
    }();
    return gallery;
}

} // namespace vedette::engine
