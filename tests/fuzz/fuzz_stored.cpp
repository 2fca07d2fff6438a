// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// JSON of commands, of the gallery and of hardware: refused, or what is read may be, and is written
// and read again unchanged.
#include "core/model/CommandGallery.h"
#include "core/model/CommandJson.h"
#include "core/model/HardwareChange.h"
#include "core/model/HardwareJson.h"
#include "tests/fuzz/Sound.h"

#include <QJsonDocument>

#include <array>

using namespace vedette;

namespace {

void readCommands(QByteArrayView text)
{
    const auto commands = importCommands(text.toByteArray(), {});
    if (!commands) {
        return;
    }
    std::vector<CustomCommand> kept;
    for (const ListedCommand& listed : *commands) {
        fuzz::require(validate(listed.command).has_value() && !listed.command.isEnabled
                      && listed.command.servers.empty());
        kept.push_back(listed.command);
    }
    const auto again = importCommands(exportCommands(kept, {}), {});
    fuzz::require(again && again->size() == kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        fuzz::require(again->at(i).command == kept[i]);
    }
}

void readGallery(QByteArrayView text)
{
    const auto gallery = parseCommandGallery(text.toByteArray());
    if (!gallery) {
        return;
    }
    for (const GalleryCommand& entry : *gallery) {
        fuzz::require(!entry.id.isEmpty() && validate(entry.command).has_value());
    }
}

void readHardware(QByteArrayView text)
{
    const auto halves = fuzz::halvesOf(text);
    const auto before
        = hardwareFromJson(QJsonDocument::fromJson(halves.first.toByteArray()).object());
    const auto after
        = hardwareFromJson(QJsonDocument::fromJson(halves.second.toByteArray()).object());
    fuzz::require(hardwareFromJson(toJson(before)) == before);
    fuzz::require(hardwareChanges(before, before).empty());
    for (const HardwareChange& change : hardwareChanges(before, after)) {
        fuzz::require(change.before != change.after);
        fuzz::require(hardwarePartNamed(hardwarePartName(change.what)) == change.what);
    }
}

constexpr std::array<fuzz::Reader, 3> readers{readCommands, readGallery, readHardware};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::readByFirstByte(readers, data, size);
    return 0;
}
