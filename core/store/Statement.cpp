// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Statement.h"

#include "core/store/SqlError.h"

namespace vedette::store {

namespace {

/// Qt binds a null QString or QByteArray as NULL; to us it is empty.
QVariant bindable(const QVariant& value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull()) {
        return QString(QLatin1StringView(""));
    }
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull()) {
        return QByteArray("");
    }
    return value;
}

} // namespace

Statement::Statement(const Connection& connection, const QString& sql)
    : m_query(connection.database())
{
    m_query.setForwardOnly(true);
    m_isPrepared = m_query.prepare(sql);
}

Result<void> Statement::run(const QVariantList& values)
{
    if (!m_isPrepared) {
        return fail(toError(m_query.lastError()));
    }
    for (qsizetype i = 0; i < values.size(); ++i) {
        m_query.bindValue(static_cast<int>(i), bindable(values.at(i)));
    }
    if (!m_query.exec()) {
        return fail(toError(m_query.lastError()));
    }
    return {};
}

Result<bool> Statement::next()
{
    if (m_query.next()) {
        return true;
    }
    if (m_query.lastError().isValid()) {
        return fail(toError(m_query.lastError()));
    }
    return false;
}

} // namespace vedette::store
