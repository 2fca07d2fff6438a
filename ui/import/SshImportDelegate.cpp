// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/import/SshImportDelegate.h"

#include "ui/import/SshImportModel.h"
#include "ui/theme/Colors.h"

namespace vedette::ui {

namespace {

using State = SshProposal::State;

QColor proposalColor(const Colors& colors, State state)
{
    switch (state) {
    case State::New:
        return colors.ok;
    case State::Changed:
        return colors.accent;
    case State::Unchanged:
        return colors.muted;
    case State::Refused:
        return colors.warning;
    }
    return colors.text;
}

} // namespace

void SshImportDelegate::initStyleOption(QStyleOptionViewItem* option,
                                        const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Colors& colors = colorsOf(option->palette);
    const auto state = static_cast<State>(index.data(SshImportModel::StateRole).toInt());
    const bool isState = index.column() == static_cast<int>(SshImportModel::Column::State);
    const bool isFaded = state == State::Unchanged || state == State::Refused;
    if (isState || isFaded) {
        const QColor color = isState ? proposalColor(colors, state) : colors.muted;
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    }
}

} // namespace vedette::ui
