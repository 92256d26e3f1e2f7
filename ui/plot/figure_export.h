// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <utility>
#include <vector>

class QAbstractItemModel;
class QCustomPlot;

namespace ui {

// What is written into a figure's file beside the figure: the session's hash, colour range, pooling mode …
using FigureNotes = std::vector<std::pair<QString, QString>>;

// File dialog filters: PNG, SVG, PDF, CSV.
QStringList figureFilters();

// Writes a figure as the name's extension says: .png at twice the size, .svg and .pdf with text and axes as vectors,
// .csv the numbers (`table`) after the notes as comments. Replaces the file only when all went well.
// Returns what went wrong, for the user; empty: nothing.
QString exportFigure(QCustomPlot* plot, const QAbstractItemModel& table, const QString& file, const QString& title,
                     const FigureNotes& notes);

// The numbers alone: a head, then a line a row. Commas, quotes where needed (RFC 4180).
QString csvOf(const QAbstractItemModel& table);

}  // namespace ui
