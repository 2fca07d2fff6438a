// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/PlainText.h"

#include "tests/support/Catch.h"

using namespace vedette;

using namespace Qt::StringLiterals;

TEST_CASE("Harmless text stays as it is")
{
    const QString text = GENERATE(u""_s, u"/var/lib"_s, u"Größe 日本語"_s, u"😀"_s, u"e\u0301"_s);

    CHECK(plainText(text) == text);
    CHECK(plainText(text.toUtf8()) == text);
}

TEST_CASE("Control characters are dropped and blanks stay blanks")
{
    const auto [bytes, expected] = GENERATE(table<QByteArray, QString>({
        {"\x1b[31mred\x1b[0m", u"[31mred[0m"_s},
        {"a\tb\nc\r\n", u"a b c "_s},
        {QByteArray("a\0b", 3), u"ab"_s},
        {"bell\x07 del\x7f", u"bell del"_s},
        {"c1\xc2\x9b"
         "31m",
         u"c131m"_s},
        {"line\xe2\x80\xa8paragraph\xe2\x80\xa9", u"lineparagraph"_s},
    }));

    CHECK(plainText(bytes) == expected);
}

TEST_CASE("Bidirectional controls become visible")
{
    const QString text = plainText(u"gpj\u202Eexe\u2066x\u2069\u200F"_s);

    CHECK(text == u"gpj\u2426exe\u2426x\u2426\u2426"_s);
}

TEST_CASE("Bytes that are no UTF-8 become replacement characters")
{
    CHECK(plainText(QByteArray("a\xff\xfe"
                               "b"))
          == u"a\uFFFD\uFFFDb"_s);
    CHECK(plainText(QByteArray("cut \xe2\x82")).startsWith(u"cut \uFFFD"_s));
}

TEST_CASE("Half a surrogate pair becomes a replacement character")
{
    const QString lone = GENERATE(
        QString(QChar(0xD83D)), QString(QChar(0xDE00)), QString(QChar(0xDE00)) + QChar(0xD83D));

    const QString text = plainText(lone);

    CHECK(text == QString(lone.size(), QChar(0xFFFD)));
}

TEST_CASE("Eight combining marks in a row are enough")
{
    const QString marks = GENERATE(QString(100, QChar(0x0301)), u"\U0001D165"_s.repeated(100));

    const QString text = plainText(u'a' + marks + u'b', 1000);

    CHECK(text == u'a' + marks.left(8 * marks.size() / 100) + u'b');
}

TEST_CASE("Nothing unseen ends a pile of combining marks")
{
    const QString between = GENERATE(u"\u0001"_s, u"\u200d"_s, u"\u200b"_s);
    QString hostile = u"a"_s;
    for (int i = 0; i < 5; ++i) {
        hostile += QString(8, QChar(0x0301)) + between;
    }

    CHECK(plainText(hostile).count(QChar(0x0301)) == 8);
    CHECK(plainText(u"e\u0301 e\u0301"_s) == u"e\u0301 e\u0301"_s);
}

TEST_CASE("Long text is clipped with an ellipsis")
{
    CHECK(plainText(QString(128, u'x')) == QString(128, u'x'));
    CHECK(plainText(QString(129, u'x')) == QString(127, u'x') + u'…');
    CHECK(plainText(QByteArray(100'000, 'x'), 10) == QString(9, u'x') + u'…');
    CHECK(plainText(u"abc\n\r"_s, 4) == u"abc "_s);
}

TEST_CASE("Clipping never leaves half a character")
{
    const qsizetype length = GENERATE(range(1, 9));

    const QString text = plainText(u"😀😀😀😀😀"_s, length);

    CHECK(text.size() <= length);
    CHECK(text.isValidUtf16());
    CHECK(text.endsWith(u'…'));
}

TEST_CASE("A length of nothing gives nothing")
{
    CHECK(plainText(u"abc"_s, 0).isEmpty());
    CHECK(plainText(QByteArray("abc"), 0).isEmpty());
}

TEST_CASE("text that is read as a whole keeps its lines, bounded, and no control characters")
{
    CHECK(plainLines("\r\n\nChoose:\r\n 1. Phone\x1b[2J\n\n\n 2. Code \n\n")
          == u"Choose:\n1. Phone[2J\n\n2. Code"_s);
    CHECK(plainLines(QByteArray(10'000, 'x')).size() == maxMessageLength - 2);
    CHECK(plainLines(QByteArray(maxMessageLength - 2, 'x').append("\ny")).size()
          == maxMessageLength);
    CHECK(plainLines(QByteArray("a\n").repeated(10'000)).count(u'\n') == 24);
    CHECK(plainLines(QByteArray(1'000'000, '\n')).isEmpty());
    CHECK(plainLines({}).isEmpty());
}
