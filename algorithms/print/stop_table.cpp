// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/stop_table.h"

#include "print/where_text.h"
#include "sheet/block_steps.h"
#include "words/time_text.h"

#include <qgstextformat.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace doorstep
{
  namespace
  {
    constexpr double leastRow = 8; // mm: people write standing up
    constexpr double tightRow = 7;
    constexpr double cellMargin = 1; // mm on each side
    constexpr double legStep = 5;    // minutes, where the house must not be told
    constexpr std::size_t homeCell = 2;

    QString spokenLines( const Phrase &text, const PageLanguages &languages )
    {
      QStringList lines;
      for ( const std::size_t language : languages.indices() )
        if ( const QString line = QString::fromStdString( text.in( language ) ); !lines.contains( line ) )
          lines << line;
      return lines.join( '\n' );
    }

    QString clockText( const PrintStop &stop, const PageOptions &options )
    {
      constexpr int step = 10; // minutes, where the house must not be told
      const int minutes = static_cast<int>( options.showsBlocks() ? inSteps( stop.arrive, step )
                                                                  : std::round( stop.arrive ) );
      if ( !options.start.isValid() )
        return QStringLiteral( "+%1" ).arg( minutes );
      return options.start.addSecs( minutes * 60 ).toString( QStringLiteral( "h:mm" ) );
    }

    // "Not before 9:30", where the household asked for it; empty: nothing, or the table has no clock.
    QString wishText( const PrintStop &stop, const PageOptions &options )
    {
      if ( !options.start.isValid() || !mayShow( options.role, "earliest" ) )
        return {};
      const double around = aroundOf( options.start.msecsSinceStartOfDay() / 60000.0 );
      WishedTimes wish;
      for ( const auto &[typed, bound] :
            { std::pair{ stop.wished[0], Bound::From }, std::pair{ stop.wished[1], Bound::To } } )
        if ( const auto read = readWishedTimes( typed, bound, around ) )
          wish = bothOf( wish, *read ).value_or( WishedTimes() );
      QStringList lines;
      for ( const auto &[time, key] :
            { std::pair{ wish.from, "table.not_before" }, std::pair{ wish.to, "table.not_after" } } )
        if ( time )
          lines << options.languages.say( key, QStringLiteral( " / " ), { { "time", timeText( *time ) } } );
      return lines.join( '\n' );
    }

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

    // The steps to each stop in one text, a line a language; 0: behind the last stop.
    std::map<int, QString> wayTexts( const StreetBlocks &streets, const PrintZone &zone,
                                     const PageOptions &options )
    {
      std::map<int, QString> ways;
      std::vector<QStringList> texts( options.languages.indices().size() );
      const auto end = [&]( int stop )
      {
        QStringList lines;
        for ( QStringList &text : texts )
        {
          if ( const QString line = text.join( ' ' ); !line.isEmpty() && !lines.contains( line ) )
            lines << line;
          text.clear();
        }
        if ( !lines.isEmpty() )
          ways[stop] = lines.join( '\n' );
      };
      for ( const BlockStep &step : shownSteps( streets, zone, options ) )
      {
        for ( std::size_t l = 0; l < texts.size(); ++l )
          if ( QString text = QString::fromStdString( step.text.in( options.languages.indices()[l] ) );
               !text.isEmpty() )
            texts[l] << ( text.endsWith( '.' ) ? text : text + '.' );
        if ( step.stop > 0 )
          end( step.stop );
      }
      end( 0 );
      return ways;
    }

    QgsTextFormat spaced( QgsTextFormat format, RowSpacing spacing, PageTable &table )
    {
      constexpr double least = 8; // points
      if ( spacing == RowSpacing::Tight && format.size() > least )
      {
        format.setSize( least );
        table.fontSize = least;
      }
      return format;
    }

    void measure( PageTable &table, const QgsTextFormat &format, double least, double padding )
    {
      const double line = lineHeight( format );
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
  }

  double PageTable::height() const
  {
    double sum = 0;
    for ( const TableRow &row : rows )
      sum += row.height;
    return rows.size() > 1 ? sum : 0;
  }

  PageTable stopTable( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                       const Households *households, double width, const QgsTextFormat &given,
                       RowSpacing spacing, bool withWay )
  {
    PageTable table;
    const QgsTextFormat format = spaced( given, spacing, table );
    const bool both = options.languages.areTwo();
    const bool isEnglish = options.languages.indices() == std::vector<std::size_t>{ 0 };
    constexpr double box = 6.2, least = 40; // mm
    const auto boxes = static_cast<double>( options.outcomes.size() );
    table.widths = { isEnglish ? 12.0 : 15.0, 18, 0, both ? 17.0 : 15.0, both ? 17.0 : 14.0, 14 };
    table.firstBox = static_cast<int>( table.widths.size() );
    table.boxes = static_cast<int>( options.outcomes.size() );
    table.inverseColumn = 3;
    table.widths.insert( table.widths.end(), options.outcomes.size(), box );
    // Where many boxes leave little, the notes give way to the street.
    double used = 0;
    for ( const double w : table.widths )
      used += w;
    const double rest = width - used;
    const double leastNotes = both ? 14.0 : 20.0;
    // Streets and crossings need no more; a home's lines take what they can.
    constexpr double widest = 78;
    double notes = std::clamp( rest - least, leastNotes, std::max( leastNotes, 44 - boxes * 3 ) );
    if ( !households )
      notes = std::max( notes, rest - widest );
    table.widths[homeCell] = std::max( least, rest - notes );
    table.widths.push_back( rest - table.widths[homeCell] );
    table.homeColumn = homeCell;
    QString where = options.lines( households ? "table.home" : "table.where" );
    if ( options.showsBlocks() && !event.streets.countsHomes() && !event.streets.blocks().empty() )
      where += '\n' + options.lines( "table.where.by_length" );
    // The boxes' codes at the head and in each row, so that they are known at the bottom of a page too.
    const auto addRow = [&]( std::vector<QString> cells, const QString &note )
    {
      for ( const OutcomeBox &outcome : options.outcomes )
        cells.push_back( outcome.code );
      cells.push_back( note );
      table.rows.push_back( { std::move( cells ), 0, false } );
    };
    addRow( { options.lines( "table.stop" ), options.lines( "table.code" ), where,
              options.lines( "table.speaks" ), options.lines( "table.leg" ), options.lines( "table.time" ) },
            options.lines( "table.notes" ) );
    const std::map<int, QString> ways =
        withWay ? wayTexts( event.streets, zone, options ) : std::map<int, QString>();
    // Over all columns, with the stop that it leads to.
    const auto addWay = [&]( int stop )
    {
      const auto found = ways.find( stop );
      if ( found == ways.end() )
        return;
      TableRow row{ std::vector<QString>( table.widths.size() ), 0, false };
      row.isWide = true;
      row.cells[1] = found->second;
      table.rows.push_back( std::move( row ) );
    };
    double left = 0; // when the team left the stop before
    for ( const PrintStop &stop : zone.stops )
    {
      double leg = std::max( 0.0, stop.arrive - left );
      if ( options.showsBlocks() )
        leg = std::max( legStep, inSteps( leg, legStep ) );
      left = stop.arrive + stop.minutes;
      QStringList languages;
      for ( const QString &code : stop.languages )
        languages << code.toUpper();
      const std::vector<HomeLine> *home = nullptr;
      if ( households && mayShow( options.role, "address" ) )
        if ( const auto found = households->find( stop.visit ); found != households->end() )
          home = &found->second;
      addWay( stop.number );
      addRow( { QString::number( stop.number ), stop.visit,
                joinedLines( whereText( event, stop, options,
                                        home && !home->empty() ? home->front().text : QString() ),
                             wishText( stop, options ) ),
                languages.join( ' ' ), QString::number( std::lround( leg ) ), clockText( stop, options ) },
              {} );
      if ( home )
        putHome( table.rows.back(), *home, format, table.widths[homeCell] - 2 * cellMargin );
    }
    if ( !zone.stops.empty() )
    {
      addWay( 0 );
      table.rows.push_back( { std::vector<QString>( table.widths.size() ), 0, false } );
      table.rows.back().cells[homeCell] = options.lines( "table.came_back" );
    }
    const bool isTight = spacing == RowSpacing::Tight;
    measure( table, format, isTight ? tightRow : leastRow, isTight ? 0.8 : 1.4 );
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

  std::vector<BlockStep> shownSteps( const StreetBlocks &streets, const PrintZone &zone,
                                     const PageOptions &options )
  {
    std::vector<BlockStep> steps;
    for ( const PrintStep &step : zone.steps )
      steps.push_back( { step.stop, options.showsBlocks() ? step.block : step.text } );
    if ( options.showsBlocks() )
      steps = blockSteps( steps,
                          [&]( int number ) -> const BlockGroup *
                          {
                            for ( const PrintStop &stop : zone.stops )
                              if ( stop.number == number && stop.place.group >= 0 )
                                return &streets.groups()[static_cast<std::size_t>( stop.place.group )];
                            return nullptr;
                          } );
    return steps;
  }

  PageTable directionsTable( const StreetBlocks &streets, const PrintZone &zone, const PageOptions &options,
                             double width, const QgsTextFormat &given, RowSpacing spacing )
  {
    PageTable table;
    const QgsTextFormat format = spaced( given, spacing, table );
    table.widths = { 9, width - 9 };
    table.rows.push_back( { { {}, options.say( "table.directions" ) }, 0, true } );
    for ( const BlockStep &step : shownSteps( streets, zone, options ) )
      table.rows.push_back( { { step.stop > 0 ? QString::number( step.stop ) : QString(),
                                spokenLines( step.text, options.languages ) },
                              0,
                              step.stop > 0 } );
    const bool isTight = spacing == RowSpacing::Tight;
    measure( table, format, isTight ? 4.4 : 4.8, isTight ? 0.6 : 1.0 );
    return table;
  }

  void fitRows( PageTable &table, const QgsTextFormat &format )
  {
    measure( table, format, leastRow, 1.4 );
  }
}
