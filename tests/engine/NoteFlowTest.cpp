// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Configuration.h"
#include "core/engine/Engine.h"
#include "core/fleet/NoteSource.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <map>
#include <optional>

using namespace vedette;
using namespace Qt::StringLiterals;
using engine::Engine;
using test::pumpUntil;

namespace {

Note plainNote(const QString& text)
{
    Note note;
    note.at = fromMsecs(1'767'225'600'000);
    note.text = text;
    return note;
}

/// An engine, and what its notes said.
class NoteStage
{
public:
    explicit NoteStage(const QString& folder)
        : engine(*Engine::create({.dataFolder = folder}))
    {
        Engine* const source = engine.get();
        QObject::connect(
            &notes(), &NoteSource::changed, source, [this](const auto& now) { all = now; });
        QObject::connect(
            &notes(), &NoteSource::finished, source, [this](RequestId request, const auto& error) {
                finished[request] = error;
            });
        engine->start();
    }

    [[nodiscard]] NoteSource& notes() const { return *engine->notes(); }

    std::optional<Error> wait(RequestId request)
    {
        REQUIRE(pumpUntil([&] { return finished.contains(request); }, milliseconds{20'000}));
        return finished[request];
    }

    [[nodiscard]] QStringList texts() const
    {
        QStringList list;
        for (const Note& note : all) {
            list += note.text;
        }
        return list;
    }

    std::unique_ptr<Engine> engine;
    std::vector<Note> all;
    std::map<RequestId, std::optional<Error>> finished;
};

} // namespace

TEST_CASE("notes that were saved are told, and are there after a restart")
{
    const test::TempStore store;
    {
        NoteStage stage(store.folder());
        CHECK_FALSE(stage.wait(stage.notes().save(plainNote(u"deployed 2.3"_s))));
        REQUIRE(stage.texts() == QStringList{u"deployed 2.3"_s});
        CHECK(stage.all.front().editedAt > fromMsecs(0));
    }
    NoteStage again(store.folder());

    CHECK_FALSE(again.wait(again.notes().requestNotes()));

    CHECK(again.texts() == QStringList{u"deployed 2.3"_s});
}

TEST_CASE("a note that can't be is refused, and nothing is changed")
{
    const test::TempStore store;
    NoteStage stage(store.folder());
    REQUIRE_FALSE(stage.wait(stage.notes().save(plainNote(u"kept"_s))));

    const auto error = stage.wait(stage.notes().save(plainNote(u" "_s)));

    REQUIRE(error);
    CHECK(error->code == ErrorCode::InvalidConfig);
    CHECK(error->detail == u"noteEmpty"_s);
    CHECK(stage.texts() == QStringList{u"kept"_s});
}

TEST_CASE("a removed note is restored with its id, and not twice")
{
    const test::TempStore store;
    NoteStage stage(store.folder());
    REQUIRE_FALSE(stage.wait(stage.notes().save(plainNote(u"a"_s))));
    const std::vector<Note> before = stage.all;
    const NoteId id = before.front().id;
    REQUIRE_FALSE(stage.wait(stage.notes().remove({id})));
    CHECK(stage.all.empty());

    CHECK_FALSE(stage.wait(stage.notes().restore({id})));
    const auto again = stage.wait(stage.notes().restore({id}));

    CHECK(stage.all == before);
    REQUIRE(again);
    CHECK(again->code == ErrorCode::NotFound);
}

TEST_CASE("a note that another process adds is noticed")
{
    const test::TempStore store;
    NoteStage stage(store.folder());
    REQUIRE_FALSE(stage.wait(stage.notes().requestNotes()));

    REQUIRE((*engine::Configuration::open(store.folder()))->saveNote(plainNote(u"a"_s)));

    CHECK(pumpUntil([&] { return stage.texts() == QStringList{u"a"_s}; }));
}
