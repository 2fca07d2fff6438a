// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/CustomCommand.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace vedette {

/// A command that is ready to be added, in English. Immutable value.
struct GalleryCommand
{
    QString id; ///< "nginx-status": stays, whatever the title becomes
    QString title; ///< "nginx: connections"
    QString needs; ///< what the server must have, in a sentence; empty: nothing
    CustomCommand command; ///< with its parameters' defaults, and its description

    bool operator==(const GalleryCommand&) const = default;
};

/// Reads resources/commands/gallery.json. InvalidFile where it is no such list; InvalidConfig where
/// one of its commands can't be, each named by its id.
[[nodiscard]] Result<std::vector<GalleryCommand>> parseCommandGallery(const QByteArray& json);

} // namespace vedette
