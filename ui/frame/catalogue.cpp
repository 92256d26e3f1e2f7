// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/catalogue.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>

namespace ui {
namespace {

const QRegularExpression& placeholder() {
  static const QRegularExpression pattern(QStringLiteral("%(L?\\d|n)"));
  return pattern;
}

// A template as an expression that its filled texts match; empty where too little of it is fixed.
QRegularExpression expressionOf(const QString& text) {
  QString expression;
  qsizetype fixed = 0;
  qsizetype from = 0;
  for (const QRegularExpressionMatch& match : placeholder().globalMatch(text)) {
    const QString between = text.mid(from, match.capturedStart() - from);
    fixed += between.trimmed().size();
    expression += QRegularExpression::escape(between) + QStringLiteral("(.*?)");
    from = match.capturedEnd();
  }
  const QString rest = text.mid(from);
  fixed += rest.trimmed().size();
  if (from == 0 || fixed < 2) return QRegularExpression();
  return QRegularExpression(QRegularExpression::anchoredPattern(expression + QRegularExpression::escape(rest)),
                            QRegularExpression::DotMatchesEverythingOption);
}

// Whether values with blanks in them may stand in the template: where little of it is fixed, a sentence of a document
// could look like it ("… of …"). A Chinese character says about as much as two letters.
bool takesSentences(const QString& text) {
  const QString fixed = QString(text).remove(placeholder()).simplified();
  const auto characters = std::count_if(fixed.begin(), fixed.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
  return fixed.size() + characters >= (text.startsWith(QLatin1Char('%')) ? 10 : 4);
}

bool fits(const QString& text, const QStringList& values) {
  return takesSentences(text) || std::none_of(values.begin(), values.end(), [](const QString& value) {
           return value.contains(QLatin1Char(' '));
         });
}

}  // namespace

Catalogue::Catalogue(const QString& chosen, QObject* parent) : QTranslator(parent) {
  setLanguage(chosen);
  QCoreApplication::installTranslator(this);
}

void Catalogue::setLanguage(const QString& chosen) {
  const QLocale system = QLocale::system();
  const bool chinese = chosen.isEmpty() ? system.language() == QLocale::Chinese : chosen.startsWith(QLatin1String("zh"));
  const bool sameTongue = (system.language() == QLocale::Chinese) == chinese;
  QLocale::setDefault(sameTongue ? system
                      : chinese  ? QLocale(QLocale::Chinese, QLocale::China)
                                 : QLocale(QLocale::English, QLocale::UnitedStates));
  const QMutexLocker lock(&m_mutex);
  m_language = chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
  if (!chinese || !m_ours.isEmpty()) return;
  if (!m_ours.load(QStringLiteral(":/i18n/pic-studio_zh_CN.qm"))) qWarning("The Chinese translation is missing.");
  // Qt's own dialogs; without its translations they stay English.
  (void)m_qts.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

QString Catalogue::found(const Origin& origin, int n) const {
  if (m_language == QLatin1String("en")) return {};
  // "ui::Menus", then "ui": see cmake/update_translations.cmake.
  for (QByteArray context = origin.context;;) {
    const QString text = m_ours.translate(context.constData(), origin.source.constData(),
                                          origin.disambiguation.isEmpty() ? nullptr : origin.disambiguation.constData(), n);
    if (!text.isEmpty()) return text;
    const qsizetype colons = context.lastIndexOf("::");
    if (colons < 0) break;
    context.truncate(colons);
  }
  return m_qts.translate(origin.context.constData(), origin.source.constData(), origin.disambiguation.constData(), n);
}

QString Catalogue::translate(const char* context, const char* source, const char* disambiguation, int n) const {
  const Origin origin{context, source, disambiguation};
  const QMutexLocker lock(&m_mutex);
  const QString text = found(origin, n);
  remember(text.isEmpty() ? QString::fromUtf8(source) : text, origin);
  return text;
}

void Catalogue::remember(const QString& shown, const Origin& origin) const {
  std::vector<Origin>& origins = m_shown[shown];
  if (std::find(origins.begin(), origins.end(), origin) == origins.end()) origins.push_back(origin);
}

QString Catalogue::shownNow(const Origin& origin) const {
  const QString text = found(origin, -1);
  const QString shown = text.isEmpty() ? QString::fromUtf8(origin.source) : text;
  remember(shown, origin);
  return shown;
}

QString Catalogue::now(const QString& shown, const QStringList& contexts, bool filled) const {
  if (shown.isEmpty()) return shown;
  {
    const QMutexLocker lock(&m_mutex);
    const auto known = m_shown.constFind(shown);
    if (known != m_shown.constEnd()) {
      Origin origin = known->front();
      for (auto context = contexts.rbegin(); context != contexts.rend(); ++context) {
        for (const Origin& candidate : *known) {
          if (candidate.context == context->toUtf8()) origin = candidate;
        }
      }
      return shownNow(origin);
    }
  }
  return filled ? filledNow(shown) : shown;
}

QString Catalogue::filledNow(const QString& shown) const {
  QString text;
  QStringList values;
  QString order;
  Origin origin;
  qsizetype longest = 0;
  {
    const QMutexLocker lock(&m_mutex);
    for (auto known = m_shown.constBegin(); known != m_shown.constEnd(); ++known) {
      if (!known.key().contains(QLatin1Char('%')) || known.key().size() <= longest) continue;
      const QRegularExpression expression = expressionOf(known.key());
      const QRegularExpressionMatch match = expression.pattern().isEmpty() ? QRegularExpressionMatch() : expression.match(shown);
      if (!match.hasMatch() || !fits(known.key(), match.capturedTexts().mid(1))) continue;
      longest = known.key().size();
      order = known.key();
      values = match.capturedTexts().mid(1);
      origin = known->front();
    }
    if (longest > 0) text = shownNow(origin);
  }
  if (text.isEmpty()) return shown;
  QHash<QString, QString> byMark;
  for (const QRegularExpressionMatch& match : placeholder().globalMatch(order))
    byMark.insert(match.captured(), now(values.value(byMark.size()), {}, false));
  QString made;
  qsizetype from = 0;
  for (const QRegularExpressionMatch& match : placeholder().globalMatch(text)) {
    made += text.mid(from, match.capturedStart() - from) + byMark.value(match.captured(), match.captured());
    from = match.capturedEnd();
  }
  return made + text.mid(from);
}

}  // namespace ui
