// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/home_lines.h"

#include "base/error.h"
#include "privacy/language.h"
#include "privacy/unit.h"

#include <QRegularExpression>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Letters of a script that runs from right to left keep to their place in a line that does not.
    QString isolated( const QString &text )
    {
      const bool rightToLeft = std::any_of(
          text.begin(), text.end(),
          []( QChar c ) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; } );
      return rightToLeft ? QChar( 0x2068 ) + text + QChar( 0x2069 ) : text;
    }

    bool says( const QString &label, const char *word )
    {
      return label.contains( QLatin1String( word ), Qt::CaseInsensitive );
    }

    // A language in words, and a note, need no label before them.
    bool saysWhatItIs( const QString &label, const std::string &value )
    {
      if ( says( label, "note" ) || says( label, "comment" ) || says( label, "nota" ) )
        return std::any_of( value.begin(), value.end(), []( char c ) { return c == ' '; } );
      constexpr std::size_t word = 4; // letters: codes of two or three keep their label
      const SpokenLanguages spoken = readLanguages( value );
      return says( label, "lang" ) && value.size() >= word && spoken.allKnown && !spoken.codes.empty();
    }

    void addStudent( std::vector<HomeLine> &lines, const CrosswalkEntry &entry, const QStringList &fields )
    {
      QStringList names, others;
      bool familyFirst = false;
      for ( const auto &[field, value] : entry.sealed )
      {
        const QString text = isolated( QString::fromStdString( value ).simplified() );
        const QString label = QString::fromStdString( field );
        if ( text.isEmpty() || ( !fields.isEmpty() && !fields.contains( label, Qt::CaseInsensitive ) ) )
          continue;
        if ( !says( label, "name" ) )
        {
          others << ( saysWhatItIs( label, value ) ? text : label + QStringLiteral( ": " ) + text );
          continue;
        }
        familyFirst =
            familyFirst || ( names.isEmpty() && ( says( label, "last" ) || says( label, "family" ) ) );
        names << text;
      }
      if ( !names.isEmpty() )
        lines.push_back(
            { names.join( familyFirst ? QStringLiteral( ", " ) : QStringLiteral( " " ) ), true } );
      others.prepend( QStringLiteral( "ID " ) + QString::fromStdString( entry.student ) );
      if ( !entry.note.empty() )
        others << QString::fromStdString( entry.note );
      lines.push_back( { others.join( QStringLiteral( " · " ) ), false } );
    }

    // The unit once: an address that was found with its unit has it already. Behind the last comma stands the
    // town with its ZIP, or the ZIP alone.
    HomeLine addressOf( const CrosswalkEntry &entry )
    {
      static const QRegularExpression ending(
          QStringLiteral( "^(.+), ((?:[^,]*[^,0-9] )?\\d{5}(?:-\\d{4})?)$" ) );
      const QString address = QString::fromStdString( entry.address );
      const QRegularExpressionMatch match = ending.match( address );
      HomeLine line{ match.hasMatch() ? match.captured( 1 ) : address, false, match.captured( 2 ) };
      if ( !entry.unit.empty() && splitUnit( entry.address ).unit != entry.unit )
        line.text += QStringLiteral( ", " ) + QString::fromStdString( entry.unit );
      return line;
    }

    void requireSealed( const QStringList &fields, const Crosswalk &crosswalk )
    {
      QStringList known;
      for ( const std::string &field : crosswalk.sealedFields )
        known << QString::fromStdString( field );
      for ( const QString &field : fields )
        if ( !known.contains( field, Qt::CaseInsensitive ) )
          throw InputError(
              "LEADER_FIELDS names a column that the crosswalk does not hold: name columns that were "
              "given to deidentify as SEALED." );
    }
  }

  Households homeLines( const Crosswalk &crosswalk, const QStringList &fields )
  {
    requireSealed( fields, crosswalk );
    Households households;
    for ( const CrosswalkEntry &entry : crosswalk.entries )
    {
      std::vector<HomeLine> &lines = households[QString::fromStdString( entry.visit )];
      if ( lines.empty() )
        lines.push_back( addressOf( entry ) );
      addStudent( lines, entry, fields );
    }
    return households;
  }
}
