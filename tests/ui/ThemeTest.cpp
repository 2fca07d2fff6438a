// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/Theme.h"

#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"
#include "ui/theme/Card.h"
#include "ui/theme/Colors.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/SegmentedControl.h"
#include "ui/theme/StateDot.h"
#include "ui/theme/StyleSheet.h"

#include <QApplication>
#include <QDirIterator>
#include <QIcon>
#include <QImage>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

namespace {

/// WCAG 2.1, relative luminance.
double luminance(const QColor& color)
{
    const auto part
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF())
        + 0.0722 * part(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return std::max(la, lb) / std::min(la, lb);
}

QImage dotOf(ServerState state)
{
    QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintStateDot(painter, QRectF(2, 2, 20, 20), lightColors(), state);
    return image;
}

QImage alphaOf(const QImage& image)
{
    return image.convertToFormat(QImage::Format_Alpha8);
}

} // namespace

TEST_CASE("Text can be read on every background of both themes")
{
    const Colors& colors = GENERATE(0, 1) == 0 ? lightColors() : darkColors();

    CHECK(contrast(colors.text, colors.surface) >= 7.0);
    CHECK(contrast(colors.text, colors.window) >= 7.0);
    CHECK(contrast(colors.text, colors.raised) >= 4.5);
    CHECK(contrast(colors.text, colors.selection) >= 4.5);
    CHECK(contrast(colors.muted, colors.surface) >= 4.5);
    CHECK(contrast(colors.muted, colors.window) >= 4.5);
    CHECK(contrast(colors.muted, colors.raised) >= 4.5);
    CHECK(contrast(colors.onAccent, colors.accent) >= 4.5);
    CHECK(contrast(colors.faint, colors.surface) >= 3.0);
}

TEST_CASE("Every line of a chart stands out from its background")
{
    const Colors& colors = GENERATE(0, 1) == 0 ? lightColors() : darkColors();

    for (const QColor& series : colors.series) {
        CHECK(contrast(series, colors.surface) >= 2.5);
    }
}

TEST_CASE("The colour table follows the palette")
{
    applyTheme(*qApp, ThemeChoice::Dark);
    CHECK(colorsOf(QApplication::palette()).isDark);

    applyTheme(*qApp, ThemeChoice::Light);
    CHECK_FALSE(colorsOf(QApplication::palette()).isDark);
}

TEST_CASE("The style sheet has no unknown colour name left")
{
    CHECK_FALSE(styleSheet(lightColors()).contains(u'@'));
    CHECK_FALSE(styleSheet(darkColors()).contains(u'@'));
}

TEST_CASE("The heat colours run from calm to alarming")
{
    const Colors& colors = darkColors();

    CHECK(heatColor(colors, -1) == heatColor(colors, 0));
    CHECK(heatColor(colors, 0.85) == colors.high);
    CHECK(heatColor(colors, 2) == colors.critical);
    CHECK(heatColor(colors, 0.2) != heatColor(colors, 0.4));
}

TEST_CASE("States differ by shape, not only by colour")
{
    const std::vector<ServerState> states{ServerState::Online,
                                          ServerState::Degraded,
                                          ServerState::Unreachable,
                                          ServerState::Paused,
                                          ServerState::Unknown};

    for (std::size_t i = 0; i < states.size(); ++i) {
        for (std::size_t j = i + 1; j < states.size(); ++j) {
            CHECK(alphaOf(dotOf(states[i])) != alphaOf(dotOf(states[j])));
        }
    }
    CHECK(dotOf(ServerState::Unknown).pixelColor(12, 12).alpha() == 0);
    CHECK(dotOf(ServerState::Online).pixelColor(12, 12) == lightColors().ok);
}

TEST_CASE("A plain label shows markup as it is")
{
    const PlainLabel label(u"<b>x</b>"_s);

    CHECK(label.textFormat() == Qt::PlainText);
    CHECK(label.text() == u"<b>x</b>"_s);
    CHECK(label.sizeHint().width() > QLabel(u"<b>x</b>"_s).sizeHint().width());
    CHECK(plainToolTip(u"<img src=x>"_s) == u"<qt>&lt;img src=x&gt;</qt>"_s);
}

TEST_CASE("A plain label elides what does not fit")
{
    PlainLabel label(u"a rather long text that will never fit"_s);
    label.setElided(true);

    CHECK(label.minimumSizeHint().width() < 60);
    CHECK(label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored);
}

TEST_CASE("A plain label takes hostile texts without rich text or endless layout")
{
    for (const QString& text : test::hostileStrings()) {
        PlainLabel label(text);
        label.resize(200, 20);

        CHECK(label.textFormat() == Qt::PlainText);
        CHECK(label.text().size() <= 4097);
        CHECK_FALSE(label.grab().isNull());
    }
}

TEST_CASE("One segment is down and the arrow keys move it")
{
    SegmentedControl control({u"15 min"_s, u"1 h"_s, u"6 h"_s});
    control.show();
    control.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&control));
    QSignalSpy changes(&control, &SegmentedControl::currentChanged);
    auto* first = control.findChild<QPushButton*>(u"segment0"_s);
    auto* second = control.findChild<QPushButton*>(u"segment1"_s);

    QTest::mouseClick(second, Qt::LeftButton);
    CHECK(control.current() == 1);
    CHECK_FALSE(first->isChecked());
    REQUIRE(changes.size() == 1);

    second->setFocus();
    QTest::keyClick(second, Qt::Key_Right);
    CHECK(control.current() == 2);
}

TEST_CASE("Setting a segment by program emits nothing")
{
    SegmentedControl control({u"a"_s, u"b"_s});
    const QSignalSpy changes(&control, &SegmentedControl::currentChanged);

    control.setCurrent(1);
    CHECK(control.current() == 1);
    control.setCurrent(-1);

    CHECK(control.current() == -1);
    CHECK(changes.isEmpty());
}

TEST_CASE("Every icon is tinted with the palette's text colour")
{
    applyTheme(*qApp, ThemeChoice::Dark);
    const auto name = GENERATE(u"plus"_s,
                               u"import"_s,
                               u"pause"_s,
                               u"play"_s,
                               u"search"_s,
                               u"server"_s,
                               u"fleet"_s,
                               u"alert"_s,
                               u"settings"_s,
                               u"check"_s,
                               u"warning"_s,
                               u"edit"_s,
                               u"trash"_s);
    CAPTURE(name);

    const QImage image = themedIcon(name).pixmap(QSize(48, 48)).toImage();

    bool hasTextColor = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            hasTextColor = hasTextColor || image.pixelColor(x, y) == darkColors().text;
        }
    }
    CHECK(hasTextColor);
}

TEST_CASE("A card paints its surface and hides an empty title")
{
    applyTheme(*qApp, ThemeChoice::Light);
    Card card;
    card.resize(120, 80);

    const QImage image = card.grab().toImage();

    CHECK(image.pixelColor(60, 40) == lightColors().surface);
    CHECK(card.findChild<QLabel*>(u"cardTitle"_s)->isHidden());
}
