// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/CommandGallery.h"

#include "core/model/CommandJson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

Result<GalleryCommand> galleryCommandFrom(const QJsonObject& object)
{
    GalleryCommand entry;
    entry.id = object.value("id"_L1).toString();
    entry.title = object.value("title"_L1).toString();
    entry.needs = object.value("needs"_L1).toString();
    if (entry.id.isEmpty() || entry.title.isEmpty()) {
        return fail(ErrorCode::InvalidConfig, u"commandText"_s);
    }
    auto command = commandFromJson(object.value("command"_L1).toObject());
    if (!command) {
        return fail(command.error().in(entry.id));
    }
    entry.command = *std::move(command);
    return entry;
}

} // namespace

Result<std::vector<GalleryCommand>> parseCommandGallery(const QByteArray& json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value("format"_L1).toString() != "vedette-gallery"_L1
        || root.value("version"_L1).toInteger() != 1) {
        return fail(ErrorCode::InvalidFile, u"not a gallery of commands"_s);
    }
    const QJsonArray array = root.value("commands"_L1).toArray();
    std::vector<GalleryCommand> gallery;
    gallery.reserve(static_cast<std::size_t>(array.size()));
    for (const auto& element : array) {
        auto entry = galleryCommandFrom(element.toObject());
        if (!entry) {
            return fail(entry.error());
        }
        const bool isTaken = std::ranges::any_of(gallery, [&](const GalleryCommand& other) {
            return other.id == entry->id || other.command.name == entry->command.name;
        });
        if (isTaken) {
            return fail(ErrorCode::InvalidConfig, entry->id + u": commandNameTaken"_s);
        }
        gallery.push_back(*std::move(entry));
    }
    return gallery;
}

} // namespace vedette
