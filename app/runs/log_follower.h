// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace app {

// Reads what another process appends to a file, whole lines only.
class LogFollower {
 public:
  explicit LogFollower(QString file) : m_file(std::move(file)) {}

  // Lines since the last call, without their ends; of a long file only the next `most` bytes of it, or one line. A file
  // that became shorter is read from its beginning.
  QList<QByteArray> newLines(qint64 most = 1 << 21);
  bool hasMore() const { return m_more; }  // after newLines(): there are more lines already

 private:
  QString m_file;
  qint64 m_read = 0;
  bool m_more = false;
};

}  // namespace app
