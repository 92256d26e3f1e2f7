// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMutex>
#include <QStringList>
#include <QTranslator>
#include <vector>

namespace ui {

// The languages of the window: "en" and "zh_CN". It remembers what every shown text was made from, so that a window
// that stands can change its language (retranslate) although its views set their texts only once.
// Thread safety: translate() may be called from every thread.
class Catalogue : public QTranslator {
  Q_OBJECT

 public:
  explicit Catalogue(const QString& chosen, QObject* parent = nullptr);  // installs itself; its end removes it

  // `chosen`: a language, or empty for the system's. Sets QLocale's default too: numbers and lessons follow it.
  void setLanguage(const QString& chosen);
  QString language() const { return m_language; }

  QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
  bool isEmpty() const override { return false; }

  // A shown text in the language of now; as it is where nobody knows it. `contexts`: classes it may come from, the
  // likeliest first. `filled`: also texts with numbers or names in them ("Loaded %1 on %2").
  QString now(const QString& shown, const QStringList& contexts, bool filled = true) const;

 private:
  struct Origin {
    QByteArray context, source, disambiguation;
    bool operator==(const Origin&) const = default;
  };
  QString found(const Origin& origin, int n) const;
  QString shownNow(const Origin& origin) const;  // and remembered; under the mutex
  void remember(const QString& shown, const Origin& origin) const;
  QString filledNow(const QString& shown) const;

  QString m_language = QStringLiteral("en");
  QTranslator m_ours;
  QTranslator m_qts;
  mutable QMutex m_mutex;
  mutable QHash<QString, std::vector<Origin>> m_shown;
};

}  // namespace ui
