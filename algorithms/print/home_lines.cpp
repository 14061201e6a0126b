// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/home_lines.h"

#include "base/error.h"
#include "privacy/unit.h"

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
          others << label + QStringLiteral( ": " ) + text;
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

    // The unit once: an address that was found with its unit has it already.
    QString addressOf( const CrosswalkEntry &entry )
    {
      const QString address = QString::fromStdString( entry.address );
      return entry.unit.empty() || splitUnit( entry.address ).unit == entry.unit
                 ? address
                 : address + QStringLiteral( ", " ) + QString::fromStdString( entry.unit );
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
        lines.push_back( { addressOf( entry ), false } );
      addStudent( lines, entry, fields );
    }
    return households;
  }
}
