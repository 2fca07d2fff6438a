// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/GalleryDialog.h"

#include "core/engine/Gallery.h"
#include "tests/support/Catch.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

TEST_CASE("The gallery shows what a command needs, and gives it with the typed parameters")
{
    const auto& gallery = engine::commandGallery();
    REQUIRE(gallery.size() > 5);
    const GalleryDialog dialog(gallery);
    auto& list = *dialog.findChild<QListWidget*>(u"galleryList"_s);

    dialog.findChild<QLineEdit*>(u"galleryFilter"_s)->setText(u"NGINX stub"_s);
    REQUIRE(list.currentItem() != nullptr);
    CHECK(list.currentItem()->text().contains(u"nginx"_s));
    CHECK(dialog.findChild<QLabel*>(u"galleryNeeds"_s)->text().contains(u"stub_status"_s));
    auto& parameters = *dialog.findChild<QTableWidget*>(u"commandParameters"_s);
    parameters.item(0, 1)->setText(u"http://127.0.0.1:8080/status"_s);

    const auto chosen = dialog.chosen();
    REQUIRE(chosen.has_value());
    CHECK(chosen->name == u"nginx"_s);
    CHECK(chosen->parameters.front().value == u"http://127.0.0.1:8080/status"_s);
}

TEST_CASE("A filter that finds nothing in the gallery leaves nothing to choose")
{
    const GalleryDialog dialog(engine::commandGallery());

    dialog.findChild<QLineEdit*>(u"galleryFilter"_s)->setText(u"no such thing"_s);

    CHECK_FALSE(dialog.chosen().has_value());
    CHECK_FALSE(dialog.findChild<QPushButton*>(u"useGalleryCommand"_s)->isEnabled());
}

TEST_CASE("Up and Down in the filter move through the gallery, and Escape clears it first")
{
    const auto& gallery = engine::commandGallery();
    const GalleryDialog dialog(gallery);
    auto* const filter = dialog.findChild<QLineEdit*>(u"galleryFilter"_s);
    const auto press = [filter](Qt::Key key) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(filter, &event);
    };

    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Up);
    const auto chosen = dialog.chosen();
    filter->setText(gallery.front().title);
    press(Qt::Key_Escape);

    REQUIRE(chosen);
    CHECK(chosen->name == gallery.at(1).command.name);
    CHECK(filter->text().isEmpty());
}
