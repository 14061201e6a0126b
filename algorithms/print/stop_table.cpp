// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/stop_table.h"

#include "print/table_rows.h"

#include <qgstextformat.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace doorstep
{
  namespace
  {
    constexpr double leastRow = 8; // mm: people write standing up
    constexpr double tightRow = 7;
    constexpr std::size_t homeCell = 2;

    QString joinedLines( const QString &first, const QString &second )
    {
      return first.isEmpty() || second.isEmpty() ? first + second : first + '\n' + second;
    }

    // Broken here, since names are wider than the rest.
    void putHome( TableRow &row, const std::vector<HomeLine> &home, const QgsTextFormat &format,
                  double width )
    {
      QStringList lines;
      for ( const HomeLine &line : home )
        for ( const QString &part : wrapped( line.isName ? boldOf( format ) : format, line.text, width ) )
        {
          if ( line.isName )
            row.boldLines.push_back( static_cast<int>( lines.size() ) );
          lines << part;
        }
      QString &cell = row.cells[homeCell];
      cell = ( lines << cell ).join( '\n' );
    }

    // In one line less where the crossings fit behind the street.
    QString closer( const QString &where, const QgsTextFormat &format, double width )
    {
      QString joined = where;
      joined.replace( '\n', QStringLiteral( ", " ) );
      return wrapped( format, joined, width ).size() < wrapped( format, where, width ).size() ? joined
                                                                                              : where;
    }
  }

  double PageTable::height() const
  {
    double sum = 0;
    for ( const TableRow &row : rows )
      sum += row.height;
    return rows.size() > 1 ? sum : 0;
  }

  namespace
  {
    // Number, code, where, language, leg, time, the outcomes' boxes, notes.
    std::vector<double> columnWidths( const PageOptions &options, bool hasHomes, double width,
                                      const QgsTextFormat &format )
    {
      constexpr double box = 6.2, least = 40; // mm
      const bool both = options.languages.areTwo();
      const bool isEnglish = options.languages.indices() == std::vector<std::size_t>{ 0 };
      const auto boxes = static_cast<double>( options.outcomes.size() );
      std::vector<double> widths = { isEnglish ? 12.0 : 15.0, 18, 0, both ? 17.0 : 15.0,
                                     both ? 17.0 : 14.0,      14 };
      const double leastNotes = both ? 14.0 : 20.0;
      // A box is as wide as its code, unless that leaves the rest too little.
      double rest = width - std::accumulate( widths.begin(), widths.end(), 0.0 ) - boxes * box;
      std::vector<double> wider;
      for ( const OutcomeBox &outcome : options.outcomes )
        wider.push_back( std::max( box, textWidth( format, outcome.code ) + 2 * cellMargin + 0.2 ) );
      const double more = std::accumulate( wider.begin(), wider.end(), 0.0 ) - boxes * box;
      if ( rest - more < least + leastNotes )
        wider.assign( wider.size(), box );
      else
        rest -= more;
      widths.insert( widths.end(), wider.begin(), wider.end() );
      // Where many boxes leave little, the notes give way to the street.
      // Streets and crossings need no more; a home's lines take what they can.
      constexpr double widest = 78;
      double notes = std::clamp( rest - least, leastNotes, std::max( leastNotes, 44 - boxes * 3 ) );
      if ( !hasHomes )
        notes = std::max( notes, rest - widest );
      widths[homeCell] = std::max( least, rest - notes );
      widths.push_back( rest - widths[homeCell] );
      return widths;
    }

    // The boxes' codes at the head and in each row, so that they are known at the bottom of a page too.
    TableRow rowOf( std::vector<QString> cells, const PageOptions &options, const QString &note = {} )
    {
      for ( const OutcomeBox &outcome : options.outcomes )
        cells.push_back( outcome.code );
      cells.push_back( note );
      return { std::move( cells ), 0, false };
    }

    TableRow headOf( const PrintEvent &event, const PageOptions &options, bool hasHomes )
    {
      QString where = options.lines( hasHomes ? "table.home" : "table.where" );
      if ( options.showsBlocks() && !event.streets.countsHomes() && !event.streets.blocks().empty() )
        where += '\n' + options.lines( "table.where.by_length" );
      return rowOf( { options.lines( "table.stop" ), options.lines( "table.code" ), where,
                      options.lines( "table.speaks" ), options.lines( "table.leg" ),
                      options.lines( "table.time" ) },
                    options, options.lines( "table.notes" ) );
    }
  }

  PageTable stopTable( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                       const Households *households, double width, const QgsTextFormat &given,
                       RowSpacing spacing, bool withWay )
  {
    PageTable table;
    const QgsTextFormat format = spaced( given, spacing, table );
    table.widths = columnWidths( options, households != nullptr, width, format );
    table.firstBox = 6;
    table.boxes = static_cast<int>( options.outcomes.size() );
    table.inverseColumn = 3;
    table.homeColumn = homeCell;
    table.rows.push_back( headOf( event, options, households != nullptr ) );
    const std::vector<WayToStop> ways =
        withWay ? waysToStops( event.streets, zone, options ) : std::vector<WayToStop>();
    // Over all columns, with the stop that it leads to.
    const auto addWay = [&]( int stop )
    {
      const auto way =
          std::find_if( ways.begin(), ways.end(), [&]( const WayToStop &one ) { return one.stop == stop; } );
      if ( way == ways.end() )
        return;
      TableRow row{ std::vector<QString>( table.widths.size() ), 0, false };
      row.isWide = true;
      row.cells[1] = runningText( *way );
      table.rows.push_back( std::move( row ) );
    };
    const double homeRoom = table.widths[homeCell] - 2 * cellMargin;
    const bool isTight = spacing != RowSpacing::Comfortable;
    for ( const StopText &stop : stopTexts( event, zone, options, households ) )
    {
      addWay( stop.number );
      const QString where = isTight ? closer( stop.where, format, homeRoom ) : stop.where;
      table.rows.push_back( rowOf( { QString::number( stop.number ), stop.visit,
                                     joinedLines( where, stop.wish ), stop.languages, stop.leg, stop.time },
                                   options ) );
      putHome( table.rows.back(), stop.home, format, homeRoom );
    }
    addWay( 0 );
    measureRows( table, format, isTight ? tightRow : leastRow,
                 spacing == RowSpacing::Closest ? 0.2
                 : isTight                      ? 0.5
                                                : 1.4 );
    return table;
  }

  QStringList outcomeLines( const PageOptions &options, double width, const QgsTextFormat &format )
  {
    QStringList lines;
    for ( const QString &part : outcomeKey( options.outcomes, options.languages ) )
    {
      const QString longer = lines.isEmpty() ? part : lines.last() + QStringLiteral( "  ·  " ) + part;
      if ( lines.isEmpty() || textWidth( format, longer ) > width )
        lines << wrapped( format, part, width );
      else
        lines.last() = longer;
    }
    return lines;
  }

  QgsTextFormat spaced( QgsTextFormat format, RowSpacing spacing, PageTable &table )
  {
    constexpr double least = 8, point = 25.4 / 72; // points; mm
    const double apart = spacing == RowSpacing::Closest ? 1.125 : 1.2;
    if ( spacing != RowSpacing::Comfortable )
    {
      format.setSize( std::min( format.size(), least ) );
      table.fontSize = format.size();
      table.lineHeight = std::min( 1.0, apart * format.size() * point / lineHeight( format ) );
      format.setLineHeight( table.lineHeight );
    }
    return format;
  }

  void measureRows( PageTable &table, const QgsTextFormat &format, double least, double padding )
  {
    const double line = lineHeight( format );
    // The first line stands as high as the font is, whatever lies between the others.
    padding += line * ( 1 / table.lineHeight - 1 );
    const QgsTextFormat bold = boldOf( format );
    for ( TableRow &row : table.rows )
    {
      const bool isBold = row.strong || &row == &table.rows.front();
      std::size_t lines = 1;
      if ( row.isWide )
      {
        double room = 0;
        for ( std::size_t c = 1; c < table.widths.size(); ++c )
          room += table.widths[c];
        const QStringList broken = wrapped( format, row.cells[1], room - 2 * cellMargin );
        row.cells[1] = broken.join( '\n' );
        row.height = static_cast<double>( broken.size() ) * line + padding;
        continue;
      }
      for ( std::size_t c = 0; c < row.cells.size(); ++c )
      {
        // Broken here rather than by the table, so that heights are known and nothing is cut.
        const QStringList broken =
            wrapped( isBold || c == 0 ? bold : format, row.cells[c], table.widths[c] - 2 * cellMargin );
        row.cells[c] = broken.join( '\n' );
        lines = std::max( lines, static_cast<std::size_t>( broken.size() ) );
      }
      row.height = std::max( { row.height, least, static_cast<double>( lines ) * line + padding } );
    }
  }

  void fitRows( PageTable &table, const QgsTextFormat &format )
  {
    measureRows( table, format, leastRow, 1.4 );
  }
}
