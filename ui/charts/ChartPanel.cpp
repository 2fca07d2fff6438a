// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/ChartPanel.h"

#include "core/engine/WholeFile.h"
#include "core/text/Formatter.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/ChartView.h"
#include "ui/charts/Legend.h"
#include "ui/theme/Colors.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QImage>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

ChartPanel::ChartPanel(ChartSpec spec, QWidget* parent)
    : Card(spec.title, parent)
    , m_legend(new Legend(this))
    , m_work(new QAction(tr("Show your work…"), this))
    , m_history(new QAction(tr("Open in History"), this))
{
    setObjectName(spec.name);
    m_view = new ChartView(std::move(spec), this);
    m_legend->setObjectName(u"legend"_s);
    header()->addWidget(m_legend, 1);
    body()->addWidget(m_view, 1);
    connect(m_view, &ChartView::hovered, this, &ChartPanel::hovered);
    connect(m_view, &ChartView::left, this, &ChartPanel::left);
    connect(m_view, &ChartView::zoomRequested, this, &ChartPanel::zoomRequested);
    connect(m_view, &ChartView::resetRequested, this, &ChartPanel::resetRequested);
    connect(m_view, &ChartView::focusChanged, this, qOverload<>(&QWidget::update));
    m_work->setObjectName(u"showWork"_s);
    m_work->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_W);
    m_work->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_work);
    connect(m_work, &QAction::triggered, this, &ChartPanel::workRequested);
    m_history->setObjectName(u"openInHistory"_s);
    m_history->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    m_history->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_history);
    connect(m_history, &QAction::triggered, this, &ChartPanel::historyRequested);
    setOffersHistory(false);
    m_legend->setVisible(m_view->spec().hasLegend);
    updateLegend();
}

void ChartPanel::setOffersWork(bool offersWork)
{
    m_work->setVisible(offersWork);
    m_work->setEnabled(offersWork);
}

void ChartPanel::setOffersHistory(bool offersHistory)
{
    m_history->setVisible(offersHistory);
    m_history->setEnabled(offersHistory);
}

void ChartPanel::addControl(QWidget* control)
{
    header()->insertWidget(1, control);
}

void ChartPanel::setSeries(std::size_t curve, Series series)
{
    m_view->data(curve).replace(std::move(series));
    changed();
}

void ChartPanel::append(std::size_t curve, const SeriesPoint& point, const GapRule& gaps)
{
    m_view->data(curve).append(point, gaps);
    changed();
}

void ChartPanel::trim(Timestamp before)
{
    for (std::size_t i = 0; i < m_view->spec().curves.size(); ++i) {
        m_view->data(i).trim(before);
    }
}

void ChartPanel::clear()
{
    for (std::size_t i = 0; i < m_view->spec().curves.size(); ++i) {
        m_view->data(i).clear();
    }
    changed();
}

void ChartPanel::setRange(const TimeRange& range, Timestamp now)
{
    m_view->setRange(range, now);
}

void ChartPanel::setMaximum(std::optional<double> maximum)
{
    m_view->setMaximum(maximum);
}

void ChartPanel::setLeastMaximum(double maximum)
{
    m_view->setLeastMaximum(maximum);
}

void ChartPanel::setMarks(std::vector<ChartMark> marks)
{
    m_view->setMarks(std::move(marks));
}

void ChartPanel::setLongest(milliseconds longest)
{
    m_view->setLongest(longest);
}

void ChartPanel::setStale(bool isStale)
{
    if (isStale == m_isStale) {
        return;
    }
    m_isStale = isStale;
    m_view->setStale(isStale);
    m_legend->setStale(isStale);
}

void ChartPanel::setCrosshair(std::optional<Timestamp> time, bool isHere)
{
    m_crosshair = time;
    m_view->setCrosshair(time, isHere);
    updateLegend();
}

void ChartPanel::changed()
{
    m_view->refreshLater();
    updateLegend();
}

void ChartPanel::updateLegend()
{
    const ChartSpec& spec = m_view->spec();
    const auto values = m_crosshair ? m_view->valuesAt(*m_crosshair)
                                    : std::vector<std::optional<double>>(spec.curves.size());
    std::vector<Legend::Entry> entries;
    QStringList words;
    for (std::size_t i = 0; i < spec.curves.size(); ++i) {
        const Curve& curve = spec.curves[i];
        const std::optional<SeriesPoint> newest = curve.data.newest();
        if (!newest || curve.comparedTo) {
            continue;
        }
        const std::optional<double> value = m_crosshair ? values[i] : std::optional(newest->value);
        const QString shown = value ? text::format(*value, spec.unit) : u"—"_s;
        entries.push_back({curve.color, curve.label, shown});
        words.append(curve.label + u' ' + shown);
    }
    const std::vector<ChartMark> marks
        = m_crosshair ? m_view->marksAt(*m_crosshair) : std::vector<ChartMark>();
    std::ranges::transform(marks, std::back_inserter(words), &ChartMark::text);
    m_legend->setEntries(std::move(entries));
    const QString name = words.isEmpty() ? title() : title() + u": "_s + words.join(u", "_s);
    if (m_view->accessibleName() != name) {
        m_view->setAccessibleName(name);
    }
}

void ChartPanel::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    if (m_view->hasFocus()) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colorsOf(palette()).accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }
}

void ChartPanel::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"chartMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as image"), this, &ChartPanel::copyImage);
    menu->addSeparator();
    menu->addAction(tr("Export as PNG…"), this, [this] { exportAs(u"png"_s); });
    menu->addAction(tr("Export as SVG…"), this, [this] { exportAs(u"svg"_s); });
    menu->addAction(tr("Export as CSV…"), this, [this] { exportAs(u"csv"_s); });
    menu->addSeparator();
    menu->addAction(tr("Back to the whole range"), this, &ChartPanel::resetRequested);
    menu->addAction(m_history);
    menu->addAction(m_work);
    Q_EMIT menuOpening(menu);
    menu->popup(event->globalPos());
}

void ChartPanel::copyImage()
{
    QApplication::clipboard()->setImage(chartImage(*this));
}

void ChartPanel::exportAs(const QString& suffix)
{
    auto* dialog = new QFileDialog(this, tr("Export chart"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(u"*."_s + suffix);
    dialog->selectFile(m_view->spec().name + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ChartPanel::save);
    dialog->open();
}

void ChartPanel::save(const QString& path)
{
    QByteArray bytes;
    if (path.endsWith(u".csv"_s, Qt::CaseInsensitive)) {
        bytes = chartCsv(m_view->spec(), m_view->range());
    } else if (path.endsWith(u".svg"_s, Qt::CaseInsensitive)) {
        bytes = chartSvg(*this);
    } else {
        QBuffer buffer(&bytes);
        chartImage(*this).save(&buffer, "PNG");
    }
    m_files.run([path, bytes] { return engine::writeWholeFile(path, bytes); },
                [this](const Result<void>& written) {
                    if (!written) {
                        tellFailure(written.error());
                    }
                });
}

void ChartPanel::tellFailure(const Error& error)
{
    auto* box = new QMessageBox(QMessageBox::Warning,
                                tr("Export chart"),
                                tr("The chart could not be written to this file."),
                                QMessageBox::Ok,
                                this);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(error.detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace vedette::ui
