// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <optional>

namespace ui {

// One object of a file that people write, read field by field. The first thing that is wrong is kept in `error` with
// its place ("steps[3].check.options: a list is expected"); what is read after it counts for nothing.
class JsonFields {
 public:
  JsonFields(const QJsonValue& value, const QString& place, QString& error);

  bool has(const char* key);
  QString text(const char* key, const QString& otherwise = {});
  QString word(const char* key, const QStringList& allowed, const QString& otherwise = {});
  double number(const char* key, double least, double most, std::optional<double> otherwise = {});
  QJsonValue value(const char* key);  // and marks it as read
  QJsonArray list(const char* key);   // empty where it is missing
  QStringList texts(const char* key);
  QString place(const char* key) const { return m_place.isEmpty() ? QString(key) : m_place + QLatin1Char('.') + key; }
  void fail(const char* key, const QString& what);
  void refuseOthers();  // call last: every key that nobody asked for is an error

 private:
  QJsonObject m_object;
  QString m_place;
  QString& m_error;
  QSet<QString> m_read;
};

}  // namespace ui
