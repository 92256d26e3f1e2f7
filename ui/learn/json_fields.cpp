// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/json_fields.h"

#include <QCoreApplication>

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::JsonFields", text); }

}  // namespace

JsonFields::JsonFields(const QJsonValue& value, const QString& place, QString& error)
    : m_object(value.toObject()), m_place(place), m_error(error) {
  if (!value.isObject() && m_error.isEmpty()) {
    m_error = translated("%1: an object in braces is expected").arg(place.isEmpty() ? translated("the file") : place);
  }
}

void JsonFields::fail(const char* key, const QString& what) {
  if (m_error.isEmpty()) m_error = place(key) + QStringLiteral(": ") + what;
}

bool JsonFields::has(const char* key) { return m_object.contains(QLatin1String(key)); }

QJsonValue JsonFields::value(const char* key) {
  m_read.insert(QLatin1String(key));
  return m_object.value(QLatin1String(key));
}

QString JsonFields::text(const char* key, const QString& otherwise) {
  const QJsonValue found = value(key);
  if (found.isUndefined() && !otherwise.isNull()) return otherwise;
  if (!found.isString() || found.toString().isEmpty()) fail(key, translated("a text is expected"));
  return found.toString();
}

QString JsonFields::word(const char* key, const QStringList& allowed, const QString& otherwise) {
  const QString found = text(key, otherwise);
  if (found != otherwise && !allowed.contains(found)) {
    fail(key, translated("“%1” is none of %2").arg(found, allowed.join(QStringLiteral(", "))));
  }
  return found;
}

double JsonFields::number(const char* key, double least, double most, std::optional<double> otherwise) {
  const QJsonValue found = value(key);
  if (found.isUndefined() && otherwise) return *otherwise;
  if (!found.isDouble()) {
    fail(key, translated("a number is expected"));
  } else if (found.toDouble() < least || found.toDouble() > most) {
    fail(key, translated("%1 is not between %2 and %3").arg(found.toDouble()).arg(least).arg(most));
  }
  return found.toDouble();
}

QJsonArray JsonFields::list(const char* key) {
  const QJsonValue found = value(key);
  if (!found.isUndefined() && !found.isArray()) fail(key, translated("a list in square brackets is expected"));
  return found.toArray();
}

QStringList JsonFields::texts(const char* key) {
  QStringList texts;
  for (const QJsonValue& entry : list(key)) {
    if (!entry.isString()) fail(key, translated("a list of texts is expected"));
    texts << entry.toString();
  }
  return texts;
}

void JsonFields::refuseOthers() {
  for (const QString& key : m_object.keys()) {
    if (m_read.contains(key) || !m_error.isEmpty()) continue;
    const QString where = m_place.isEmpty() ? key : m_place + QLatin1Char('.') + key;
    m_error = translated("%1: this key is not known; these are: %2")
                  .arg(where, QStringList(m_read.values()).join(QStringLiteral(", ")));
  }
}

}  // namespace ui
