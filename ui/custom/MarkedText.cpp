// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/MarkedText.h"

#include "core/base/PlainText.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype mostHidden = 5; // that are told of

/// Lends tr() to the functions of this file.
struct MarkText
{
    Q_DECLARE_TR_FUNCTIONS(CustomCommands)
};

bool isUnseenPoint(char32_t point)
{
    if (point == U'\n' || point == U'\t' || point == U' ') {
        return false;
    }
    const QChar::Category category = QChar::category(point);
    return isTextControl(point) || category == QChar::Other_Format
        || category == QChar::Other_Surrogate || category == QChar::Separator_Space;
}

QString numberOfPoint(char32_t point)
{
    return u"U+"_s
        + QString::number(static_cast<uint>(point), 16).toUpper().rightJustified(4, u'0');
}

/// Calls `take` with each character and where it stands.
template <class Take>
void forEachPoint(QStringView text, Take take)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair
            = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t point
            = isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t{text[i].unicode()};
        take(point, text.sliced(i, isPair ? 2 : 1));
        i += isPair ? 1 : 0;
    }
}

} // namespace

QString markedText(QStringView text)
{
    QString marked;
    marked.reserve(text.size());
    forEachPoint(text, [&marked](char32_t point, QStringView units) {
        if (isUnseenPoint(point)) {
            marked += u'\u2039' + numberOfPoint(point) + u'\u203A';
        } else {
            marked += units;
        }
    });
    return marked;
}

QStringList hiddenCharacters(QStringView text)
{
    QStringList hidden;
    int line = 1;
    forEachPoint(text, [&](char32_t point, QStringView) {
        line += point == U'\n' ? 1 : 0;
        if (isUnseenPoint(point) && hidden.size() < mostHidden) {
            hidden += MarkText::tr("line %1: %2").arg(QString::number(line), numberOfPoint(point));
        }
    });
    return hidden;
}

} // namespace vedette::ui
