// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/log_follower.h"

#include <QFile>

namespace app {

QList<QByteArray> LogFollower::newLines(qint64 most) {
  m_more = false;
  QFile file(m_file);
  if (!file.open(QIODevice::ReadOnly)) return {};
  if (file.size() < m_read) m_read = 0;
  file.seek(m_read);
  QByteArray text = file.read(most);
  while (!text.contains('\n') && !file.atEnd()) text += file.read(most);
  const qsizetype whole = text.lastIndexOf('\n') + 1;
  m_read += whole;
  m_more = whole > 0 && !file.atEnd();
  QList<QByteArray> lines = text.left(whole).split('\n');
  lines.removeAll(QByteArray());
  return lines;
}

}  // namespace app
