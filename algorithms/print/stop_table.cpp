// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/stop_table.h"

#include "print/table_rows.h"

#include <qgstextformat.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace doorstep
{
  namespace
  {
    constexpr double LEAST_ROW = 8; // mm: people write standing up
    constexpr double TIGHT_ROW = 7;

    // Where what stands in the stop table.
    struct Columns
    {
        bool areMerged = false; // the code under the number, the leg under the time
        int home() const { return areMerged ? 1 : 2; }
        int speaks() const { return home() + 1; }
        int boxes() const { return areMerged ? 4 : 6; }
    };

    QString joinedLines( const QString &first, const QString &second )
    {
      return first.isEmpty() || second.isEmpty() ? first + second : first + '\n' + second;
    }

    // In one line less where the crossings fit behind the street.
    QString closer( const QString &where, const QgsTextFormat &format, double width,
                    const QString &between = QStringLiteral( ", " ) )
    {
      QString joined = where;
      joined.replace( '\n', between );
      return wrapped( format, joined, width ).size() < wrapped( format, where, width ).size() ? joined
                                                                                              : where;
    }

    // A name in bold and what goes with it behind it, in lines of that width.
    void putNamed( TableRow &row, int cell, QStringList &lines, const QString &name, const QString &rest,
                   const QgsTextFormat &format, double width )
    {
      const QString between = QStringLiteral( " · " );
      const QgsTextFormat bold = boldOf( format );
      for ( const QString &line : wrapped( bold, name, width ) )
      {
        row.bold.push_back( { cell, static_cast<int>( lines.size() ), static_cast<int>( line.size() ) } );
        lines << line;
      }
      if ( rest.isEmpty() )
        return;
      const double used = textWidth( bold, lines.last() ) + textWidth( format, between );
      QStringList words = rest.split( ' ' );
      QString beside;
      while ( !words.isEmpty() &&
              used + textWidth( format, beside + ( beside.isEmpty() ? "" : " " ) + words.front() ) <= width )
        beside += ( beside.isEmpty() ? "" : " " ) + words.takeFirst();
      if ( !beside.isEmpty() )
        lines.last() += between + beside;
      if ( !words.isEmpty() )
        lines << wrapped( format, words.join( ' ' ), width );
    }

    // Of more than half of the homes, two at least: said at the head, not in each row.
    QString townOf( const std::vector<StopText> &stops )
    {
      std::map<QString, std::size_t> counts;
      for ( const StopText &stop : stops )
        if ( !stop.home.empty() )
          ++counts[stop.home.front().town];
      for ( const auto &[town, count] : counts )
        if ( count > 1 && 2 * count > stops.size() )
          return town;
      return {};
    }

    // Address and block, then each student. Broken here, since names are wider than the rest.
    void putHome( TableRow &row, int cell, const StopText &stop, const QString &town,
                  const QgsTextFormat &format, double width )
    {
      QStringList lines;
      const QString where = stop.where;
      for ( std::size_t i = 0; i < stop.home.size(); ++i )
      {
        const HomeLine &line = stop.home[i];
        const bool isFollowed = i + 1 < stop.home.size() && !stop.home[i + 1].isName;
        if ( line.isName )
        {
          putNamed( row, cell, lines, line.text, isFollowed ? stop.home[i + 1].text : QString(), format,
                    width );
          i += isFollowed ? 1 : 0;
          continue;
        }
        QString text = line.town == town ? line.text : line.whole();
        if ( i == 0 && !where.isEmpty() )
          text = closer( text + '\n' + where, format, width, QStringLiteral( " · " ) );
        lines << wrapped( format, text, width );
      }
      if ( !stop.home.empty() && stop.home.front().isName && !where.isEmpty() )
        lines << wrapped( format, where, width );
      row.cells[static_cast<std::size_t>( cell )] =
          joinedLines( stop.home.empty() ? where : lines.join( '\n' ), stop.wish );
    }
  }

  double RowRun::height( const std::vector<TableRow> &rows ) const
  {
    double sum = 0;
    for ( std::size_t r = first; r < last; ++r )
      sum += rows[r].height;
    return sum;
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
    // As Columns says; behind the boxes the notes.
    std::vector<double> columnWidths( const PageOptions &options, Columns columns, double width,
                                      const QgsTextFormat &format, bool isTight )
    {
      constexpr double box = 6.2, least = 40; // mm
      const bool both = options.languages.areTwo();
      const bool isEnglish = options.languages.indices() == std::vector<std::size_t>{ 0 };
      const auto boxes = static_cast<double>( options.outcomes.size() );
      const double speaks = both ? 17 : 15, time = 14;
      std::vector<double> widths =
          columns.areMerged
              ? std::vector<double>{ 19, 0, speaks,
                                     isEnglish ? 15.0
                                     : both    ? 18.0
                                               : 16.5 }
              : std::vector<double>{ isEnglish ? 12.0 : 15.0, 18, 0, speaks, both ? 17.0 : time, time };
      const double leastNotes = both ? 14.0 : 20.0;
      // A box is as wide as its code, unless that leaves the rest too little.
      double rest = width - std::accumulate( widths.begin(), widths.end(), 0.0 ) - boxes * box;
      std::vector<double> wider;
      for ( const OutcomeBox &outcome : options.outcomes )
        wider.push_back( std::max( box, textWidth( format, outcome.code ) + 2 * CELL_MARGIN + 0.2 ) );
      const double more = std::accumulate( wider.begin(), wider.end(), 0.0 ) - boxes * box;
      if ( rest - more < least + leastNotes )
        wider.assign( wider.size(), box );
      else
        rest -= more;
      widths.insert( widths.end(), wider.begin(), wider.end() );
      // Where many boxes leave little, the notes give way to the street.
      // Streets and crossings need no more; a home's lines take what they can, since a row of several has
      // room for a note of several.
      constexpr double widest = 78;
      double notes = std::clamp( rest - least, leastNotes, std::max( leastNotes, 44 - boxes * 3 ) );
      if ( columns.areMerged || isTight )
        notes = std::min( notes, 22.0 );
      if ( !columns.areMerged )
        notes = std::max( notes, rest - widest );
      double &home = widths[static_cast<std::size_t>( columns.home() )];
      home = std::max( least, rest - notes );
      widths.push_back( rest - home );
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

    TableRow headOf( const PrintEvent &event, const PageOptions &options, Columns columns,
                     const QString &town )
    {
      const QString number = options.lines( "table.stop" ), code = options.lines( "table.code" ),
                    speaks = options.lines( "table.speaks" ), leg = options.lines( "table.leg" ),
                    time = options.lines( "table.time" ), notes = options.lines( "table.notes" );
      if ( columns.areMerged )
        return rowOf( { options.say( "table.stop" ) + '\n' + options.say( "table.code" ),
                        joinedLines( options.say( "table.home" ), town ), speaks,
                        options.say( "table.time" ) + '\n' + options.say( "table.leg" ) },
                      options, notes );
      QString where = options.lines( "table.where" );
      if ( options.showsBlocks() && !event.streets.countsHomes() && !event.streets.blocks().empty() )
        where += '\n' + options.lines( "table.where.by_length" );
      return rowOf( { number, code, where, speaks, leg, time }, options, notes );
    }

    TableRow stopRow( const StopText &stop, const PageOptions &options, Columns columns )
    {
      const QString number = QString::number( stop.number );
      if ( !columns.areMerged )
        return rowOf( { number, stop.visit, {}, stop.languages, stop.leg, stop.time }, options );
      TableRow row = rowOf( { number + '\n' + stop.visit,
                              {},
                              stop.languages,
                              stop.time + '\n' + stop.leg + QStringLiteral( " min" ) },
                            options );
      row.bold = { { 0, 0 }, { 3, 0 } };
      return row;
    }
  }

  PageTable stopTable( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                       const Households *households, double width, const QgsTextFormat &given,
                       RowSpacing spacing, bool withWay )
  {
    PageTable table;
    const QgsTextFormat format = spaced( given, spacing, table );
    const Columns columns{ households != nullptr };
    const bool isTight = spacing != RowSpacing::Comfortable;
    table.widths = columnWidths( options, columns, width, format, isTight );
    table.firstBox = columns.boxes();
    table.boxes = static_cast<int>( options.outcomes.size() );
    table.inverseColumn = columns.speaks();
    table.homeColumn = columns.home();
    std::vector<StopText> stops = stopTexts( event, zone, options, households );
    const QString town = townOf( stops );
    table.rows.push_back( headOf( event, options, columns, town ) );
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
    const double homeRoom = table.widths[static_cast<std::size_t>( columns.home() )] - 2 * CELL_MARGIN;
    for ( StopText &stop : stops )
    {
      addWay( stop.number );
      if ( isTight )
        stop.where = closer( stop.where, format, homeRoom );
      table.rows.push_back( stopRow( stop, options, columns ) );
      putHome( table.rows.back(), columns.home(), stop, town, format, homeRoom );
    }
    addWay( 0 );
    measureRows( table, format, isTight ? TIGHT_ROW : LEAST_ROW,
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
        const QStringList broken = wrapped( format, row.cells[1], room - 2 * CELL_MARGIN );
        row.cells[1] = broken.join( '\n' );
        row.height = static_cast<double>( broken.size() ) * line + padding;
        continue;
      }
      for ( std::size_t c = 0; c < row.cells.size(); ++c )
      {
        // Broken here rather than by the table, so that heights are known and nothing is cut.
        const QStringList broken = wrapped( isBold || ( c == 0 && row.bold.empty() ) ? bold : format,
                                            row.cells[c], table.widths[c] - 2 * CELL_MARGIN );
        row.cells[c] = broken.join( '\n' );
        lines = std::max( lines, static_cast<std::size_t>( broken.size() ) );
      }
      row.height = std::max( { row.height, least, static_cast<double>( lines ) * line + padding } );
    }
  }

  void fitRows( PageTable &table, const QgsTextFormat &format )
  {
    measureRows( table, format, LEAST_ROW, 1.4 );
  }
}
