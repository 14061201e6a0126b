// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/words.h"

#include "base/error.h"

namespace doorstep
{
  PageLanguages PageLanguages::ofCodes( const std::string &codes )
  {
    PageLanguages result;
    result.mOf.clear();
    for ( const QString &code : QString::fromStdString( codes ).split( '+' ) )
    {
      const std::optional<std::size_t> language = languageOf( code.toStdString() );
      if ( !language )
        throw InputError( "LANGUAGE names a language that Doorstep has no texts for." );
      result.mOf.push_back( *language );
    }
    return result;
  }

  std::vector<std::string> PageLanguages::choices()
  {
    // English, Spanish and both come first and keep their numbers, whatever else is added.
    std::vector<std::string> codes{ languages().front().code };
    for ( const Language &language : languages().subspan( 1 ) )
    {
      codes.push_back( language.code );
      codes.push_back( languages().front().code + '+' + language.code );
    }
    return codes;
  }

  const Language *PageLanguages::unreviewed() const
  {
    for ( const std::size_t language : mOf )
      if ( !languages()[language].reviewed )
        return &languages()[language];
    return nullptr;
  }

  QString PageLanguages::say( const char *key, const QString &between,
                              const std::vector<Filling> &values ) const
  {
    QStringList texts;
    for ( const std::size_t language : mOf )
      if ( const QString text = QString::fromStdString( filled( wordOf( language, key ), values ) );
           !texts.contains( text ) )
        texts << text;
    return texts.join( between );
  }
}
