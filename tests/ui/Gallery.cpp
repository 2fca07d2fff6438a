// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ui/Gallery.h"

#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSet>
#include <QToolButton>
#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr qsizetype fewestColours = 10; ///< of text and frames: any picture has more

/// Others than Qt's own paint, and cut, their text themselves.
bool showsText(const QAbstractButton& button)
{
    static const QSet<QString> plain{
        u"QPushButton"_s, u"QCheckBox"_s, u"QRadioButton"_s, u"QToolButton"_s};
    const auto* const tool = qobject_cast<const QToolButton*>(&button);
    const bool isIcon = tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
    return plain.contains(QString::fromLatin1(button.metaObject()->className())) && !isIcon;
}

} // namespace

QImage settledPicture(QWidget& widget)
{
    QImage picture;
    static_cast<void>(pumpUntil(
        [&] {
            const QImage before = std::exchange(picture, widget.grab().toImage());
            return picture == before;
        },
        milliseconds{1000}));
    return picture;
}

qsizetype colourCount(const QImage& picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            colours.insert(picture.pixel(x, y));
        }
    }
    return colours.size();
}

QStringList cutTexts(const QWidget& widget)
{
    QStringList cut;
    const auto addCut = [&](const QWidget* part, const QString& text, int wanted) {
        if (part->isVisibleTo(&widget) && !text.isEmpty() && part->width() < wanted) {
            cut += text;
        }
    };
    for (const auto* const label : widget.findChildren<QLabel*>()) {
        addCut(label, label->text(), label->minimumSizeHint().width()); // small where it elides
    }
    for (const auto* const button : widget.findChildren<QAbstractButton*>()) {
        const QString words = showsText(*button) ? button->text() : QString();
        addCut(button, words, button->fontMetrics().size(Qt::TextShowMnemonic, words).width());
    }
    return cut;
}

void saveToGallery(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("VEDETTE_GALLERY");
    const QImage picture = settledPicture(widget);
    REQUIRE(picture.save(folder + u'/' + name + u".png"_s));
    const QString cut = cutTexts(widget).join(u"; "_s);
    CAPTURE(name, cut);
    CHECK(colourCount(picture) > fewestColours);
    CHECK(cut.isEmpty());
}

} // namespace vedette::test
