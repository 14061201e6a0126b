// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/outcome_boxes.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/error.h"
#include "layers/qt_values.h"
#include "layers/row_reader.h"
#include "print/words.h"

#include <algorithm>
#include <span>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t MOST_BOXES = 8;
    constexpr qsizetype LONGEST_CODE = 3;

    [[noreturn]] void refuse( std::int32_t row, const char *why )
    {
      throw InputError( "OUTCOMES, row " + std::to_string( row ) + ": " + why );
    }
  }

  std::vector<OutcomeBox> ownOutcomeBoxes()
  {
    std::vector<OutcomeBox> boxes;
    const std::vector<CsvRow> rows = parseCsv( embedded( "outcome_boxes.csv" ), ',', true );
    for ( const CsvRow &row : std::span( rows ).subspan( 1 ) )
    {
      OutcomeBox box{ QString::fromStdString( row[0] ), {} };
      for ( std::size_t language = 0; language < languages().size(); ++language )
        box.texts.push_back( QString::fromStdString( wordOf( language, row[1] ) ) );
      boxes.push_back( std::move( box ) );
    }
    return boxes;
  }

  std::vector<OutcomeBox> readOutcomeBoxes( const QgsFeatureSource &source )
  {
    const int code = source.fields().lookupField( QStringLiteral( "code" ) );
    std::vector<int> columns;
    for ( const Language &language : languages() )
      columns.push_back( source.fields().lookupField( QString::fromStdString( language.code ) ) );
    if ( code < 0 || std::all_of( columns.begin(), columns.end(), []( int column ) { return column < 0; } ) )
      throw InputError( "OUTCOMES has no column code or none of a language (en, es): rename its columns." );
    std::vector<OutcomeBox> boxes;
    for ( RowReader rows( source ); rows.next(); )
    {
      const auto textOf = [&]( int column )
      { return column < 0 ? QString() : oneLine( rows.feature().attribute( column ).toString() ); };
      OutcomeBox box{ textOf( code ), {} };
      if ( box.code.isEmpty() || box.code.size() > LONGEST_CODE )
        refuse( rows.number(), "a code has one to three letters." );
      if ( std::any_of( boxes.begin(), boxes.end(),
                        [&]( const OutcomeBox &other )
                        { return other.code.compare( box.code, Qt::CaseInsensitive ) == 0; } ) )
        refuse( rows.number(), "the code stands in an earlier row; give each its own." );
      if ( boxes.size() == MOST_BOXES )
        refuse( rows.number(), "a page has room for eight outcomes; leave the rarest out." );
      QString any;
      for ( const int column : columns )
        if ( any.isEmpty() )
          any = textOf( column );
      if ( any.isEmpty() )
        refuse( rows.number(), "no text; say what the code means." );
      for ( const int column : columns )
      {
        const QString own = textOf( column );
        box.texts.push_back( own.isEmpty() ? any : own );
      }
      boxes.push_back( std::move( box ) );
    }
    if ( boxes.empty() )
      throw InputError( "OUTCOMES is empty: leave it out for Doorstep's own list." );
    return boxes;
  }

  QStringList outcomeKey( const std::vector<OutcomeBox> &boxes, const PageLanguages &languages )
  {
    QStringList key;
    for ( const OutcomeBox &box : boxes )
    {
      QStringList texts;
      for ( const std::size_t language : languages.indices() )
        if ( language < box.texts.size() && !texts.contains( box.texts[language] ) )
          texts << box.texts[language];
      key << box.code + ' ' + texts.join( QStringLiteral( " / " ) );
    }
    return key;
  }
}
