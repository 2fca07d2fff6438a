// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/import/SshImportModel.h"

#include "core/base/PlainText.h"
#include "core/text/SshProposalText.h"
#include "ui/theme/PlainLabel.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

using State = SshProposal::State;

bool canBeChosen(const SshProposal& proposal)
{
    return proposal.state == State::New || proposal.state == State::Changed;
}

bool isKnownAddress(const SshProposal& proposal)
{
    return !proposal.server.host.isEmpty();
}

} // namespace

SshImportModel::SshImportModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

int SshImportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_proposals.size());
}

int SshImportModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant SshImportModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const SshProposal& proposal = m_proposals[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(proposal, column);
    case Qt::ToolTipRole:
        return plainToolTip(column == Column::Notes ? text::proposalNotes(proposal).join(u'\n')
                                                    : displayText(proposal, column));
    case Qt::CheckStateRole:
        return column == Column::Host && canBeChosen(proposal)
            ? QVariant(isTicked(proposal) ? Qt::Checked : Qt::Unchecked)
            : QVariant();
    case StateRole:
        return static_cast<int>(proposal.state);
    case NotesRole:
        return text::proposalNotes(proposal);
    case SearchRole:
        return QString(proposal.alias + u' ' + addressOf(proposal.server) + u' '
                       + text::wayText(proposal.server) + u' '
                       + text::proposalStateLabel(proposal.state));
    default: // the many roles of Qt that we leave to the view
        return {};
    }
}

bool SshImportModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const bool isTick = role == Qt::CheckStateRole
        && checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
        && flags(index).testFlag(Qt::ItemIsUserCheckable);
    if (isTick) {
        setTicked(index.row(), value.toInt() == Qt::Checked);
    }
    return isTick;
}

Qt::ItemFlags SshImportModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isTickable = index.isValid() && index.column() == static_cast<int>(Column::Host)
        && canBeChosen(m_proposals[static_cast<std::size_t>(index.row())]);
    flags.setFlag(Qt::ItemIsUserCheckable, isTickable);
    return flags;
}

QVariant SshImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Column::Host:
        return tr("Host");
    case Column::State:
        return tr("State");
    case Column::Address:
        return tr("Address");
    case Column::JumpHosts:
        return tr("By way of");
    case Column::Key:
        return tr("Key");
    case Column::Notes:
        return tr("Remarks");
    case Column::Count:
        break;
    }
    return {};
}

QString SshImportModel::displayText(const SshProposal& proposal, Column column) const
{
    const bool isKnown = isKnownAddress(proposal);
    switch (column) {
    case Column::Host:
        return plainText(proposal.alias);
    case Column::State:
        return text::proposalStateLabel(proposal.state);
    case Column::Address:
        return isKnown ? plainText(addressOf(proposal.server), maxMessageLength) : QString();
    case Column::JumpHosts:
        return text::wayText(proposal.server);
    case Column::Key:
        return isKnown ? text::fieldText(SshField::Key, proposal.server) : QString();
    case Column::Notes:
        return text::proposalNotes(proposal).join(u"; "_s);
    case Column::Count:
        break;
    }
    return {};
}

bool SshImportModel::isTicked(const SshProposal& proposal) const
{
    return canBeChosen(proposal) && !m_unticked.contains(proposal.alias);
}

void SshImportModel::load(const std::vector<SshProposal>& proposals)
{
    const bool isSameList
        = std::ranges::equal(proposals, m_proposals, {}, &SshProposal::alias, &SshProposal::alias);
    if (!isSameList) {
        beginResetModel();
        m_proposals = proposals;
        endResetModel();
        return;
    }
    m_proposals = proposals;
    if (!m_proposals.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

void SshImportModel::setTicked(int row, bool isTicked)
{
    const SshProposal& proposal = m_proposals[static_cast<std::size_t>(row)];
    if (!canBeChosen(proposal) || this->isTicked(proposal) == isTicked) {
        return;
    }
    if (isTicked) {
        m_unticked.remove(proposal.alias);
    } else {
        m_unticked.insert(proposal.alias);
    }
    const QModelIndex changed = index(row, static_cast<int>(Column::Host));
    Q_EMIT dataChanged(changed, changed, {Qt::CheckStateRole});
}

std::vector<SshProposal> SshImportModel::chosen() const
{
    std::vector<SshProposal> chosen;
    std::ranges::copy_if(m_proposals, std::back_inserter(chosen), [this](const SshProposal& p) {
        return isTicked(p);
    });
    return chosen;
}

} // namespace vedette::ui
