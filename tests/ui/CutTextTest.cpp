// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Catch.h"
#include "tests/ui/Gallery.h"
#include "ui/theme/PlainLabel.h"

#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

TEST_CASE("Words that have too little room are found, but for those that end in dots")
{
    QWidget box;
    QPushButton narrow(u"Export all values"_s, &box);
    narrow.setGeometry(0, 0, 30, 24);
    QPushButton wide(u"Close"_s, &box);
    wide.setGeometry(0, 30, 400, 24);
    QLabel label(u"Nothing of that is stored"_s, &box);
    label.setGeometry(0, 60, 40, 24);
    ui::PlainLabel dots(u"A rather long name of a server"_s, &box);
    dots.setElided(true);
    dots.setGeometry(0, 90, 80, 24);
    QToolButton icon(&box);
    icon.setText(u"Only told to those who hear it"_s);
    icon.setGeometry(0, 120, 24, 24);
    QLabel hidden(u"Not seen at all"_s, &box);
    hidden.setGeometry(0, 150, 10, 24);
    hidden.hide();

    const QStringList cut = cutTexts(box);

    CHECK(cut.size() == 2);
    CHECK(cut.contains(u"Export all values"_s));
    CHECK(cut.contains(u"Nothing of that is stored"_s));
}

TEST_CASE("A picture's colours are counted")
{
    QImage picture(2, 2, QImage::Format_RGB32);
    picture.fill(Qt::white);
    const auto blank = colourCount(picture);
    picture.setPixelColor(1, 1, Qt::red);

    CHECK(blank == 1);
    CHECK(colourCount(picture) == 2);
    CHECK(colourCount(QImage()) == 0);
}
