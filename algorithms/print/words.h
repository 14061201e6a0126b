// The pages' words in English and Spanish, at equal weight.
#pragma once
#include <QString>

namespace doorstep
{
  enum class PageLanguage
  {
    English,
    Spanish,
    Both
  };

  // One language, or both joined by `between`; a word that is the same in both stands once.
  inline QString say( PageLanguage language, const QString &english, const QString &spanish,
                      const QString &between = QStringLiteral( " / " ) )
  {
    if ( language == PageLanguage::English || ( language == PageLanguage::Both && english == spanish ) )
      return english;
    return language == PageLanguage::Spanish ? spanish : english + between + spanish;
  }
}
