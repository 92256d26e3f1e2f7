// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/figure_export.h"

#include <qcustomplot.h>

#include <QAbstractItemModel>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageWriter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::FigureExport", text); }

QString joined(const FigureNotes& notes, const QString& between) {
  QStringList lines;
  for (const auto& [name, value] : notes) lines << name + ": " + value;
  return lines.join(between);
}

void paintVectors(QCustomPlot* plot, QPaintDevice* device) {
  QCPPainter painter;
  painter.begin(device);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  plot->toPainter(&painter, plot->width(), plot->height());
  painter.end();
}

bool writePng(QCustomPlot* plot, QIODevice* file, const QString& title, const FigureNotes& notes) {
  QImage image = plot->toPixmap(plot->width(), plot->height(), 2).toImage();
  image.setText("Title", title);
  image.setText("Software", "PIC Studio");
  for (const auto& [name, value] : notes) image.setText(name, value);
  return QImageWriter(file, "png").write(image);
}

bool writeSvg(QCustomPlot* plot, QIODevice* file, const QString& title, const FigureNotes& notes) {
  QSvgGenerator generator;
  generator.setOutputDevice(file);
  generator.setSize(plot->size());
  generator.setViewBox(plot->rect());
  generator.setResolution(plot->logicalDpiX());
  generator.setTitle(title);
  generator.setDescription(joined(notes, "; "));
  paintVectors(plot, &generator);
  return true;
}

bool writePdf(QCustomPlot* plot, QIODevice* file, const QString& title, const FigureNotes& notes) {
  QPdfWriter writer(file);
  writer.setResolution(plot->logicalDpiX());  // fonts are as large as on the screen, which the plot is laid out for
  writer.setPageMargins(QMarginsF());
  writer.setPageSize(QPageSize(QSizeF(plot->size()) * 72.0 / plot->logicalDpiX(), QPageSize::Point));
  writer.setCreator("PIC Studio");
  writer.setTitle(title + " (" + joined(notes, "; ") + ")");
  paintVectors(plot, &writer);
  return true;
}

bool writeCsv(const QAbstractItemModel& table, QIODevice* file, const QString& title, const FigureNotes& notes) {
  QString text = "# " + title + "\r\n";
  for (const auto& [name, value] : notes) text += "# " + name + ": " + value + "\r\n";
  const QByteArray bytes = (text + csvOf(table)).toUtf8();
  return file->write(bytes) == bytes.size();
}

QString field(const QVariant& value) {
  QString text = value.userType() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 9) : value.toString();
  if (text.contains(',') || text.contains('"') || text.contains('\n') || text.contains('\r')) {
    text = '"' + text.replace("\"", "\"\"") + '"';
  }
  return text;
}

}  // namespace

QStringList figureFilters() {
  return {translated("PNG picture (*.png)"), translated("SVG drawing (*.svg)"), translated("PDF page (*.pdf)"),
          translated("Numbers as CSV (*.csv)")};
}

QString csvOf(const QAbstractItemModel& table) {
  QString text;
  QStringList head{QString()};
  for (int c = 0; c < table.columnCount(); ++c) head << field(table.headerData(c, Qt::Horizontal));
  text += head.join(',') + "\r\n";
  for (int r = 0; r < table.rowCount(); ++r) {
    QStringList row{field(table.headerData(r, Qt::Vertical))};
    for (int c = 0; c < table.columnCount(); ++c) row << field(table.index(r, c).data(Qt::EditRole));
    text += row.join(',') + "\r\n";
  }
  return text;
}

QString exportFigure(QCustomPlot* plot, const QAbstractItemModel& table, const QString& name, const QString& title,
                     const FigureNotes& notes) {
  const QString format = QFileInfo(name).suffix().toLower();
  QSaveFile file(name);
  if (!file.open(QIODevice::WriteOnly)) return translated("%1 cannot be written: %2.").arg(name, file.errorString());
  bool written = false;
  if (format == "png") {
    written = writePng(plot, &file, title, notes);
  } else if (format == "svg") {
    written = writeSvg(plot, &file, title, notes);
  } else if (format == "pdf") {
    written = writePdf(plot, &file, title, notes);
  } else if (format == "csv") {
    written = writeCsv(table, &file, title, notes);
  } else {
    return translated("A figure is written as .png, .svg, .pdf or .csv, not as “.%1”.").arg(format);
  }
  if (!written || !file.commit()) return translated("%1 cannot be written: %2.").arg(name, file.errorString());
  return {};
}

}  // namespace ui
