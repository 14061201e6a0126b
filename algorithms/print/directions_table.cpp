// SPDX-License-Identifier: GPL-2.0-or-later
// The directions as the role may read them: a row a step, a paragraph a stop, or the way that a row of the
// stop table begins with.
#include "print/stop_table.h"
#include "print/table_rows.h"
#include "sheet/step_signs.h"

#include <QFontMetrics>
#include <qgstextformat.h>

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    constexpr double NUMBER_COLUMN = 8, TIGHT_NUMBER_COLUMN = 6.4; // mm
    constexpr std::array SIGNS{ LEFT_SIGN, RIGHT_SIGN, STRAIGHT_SIGN, ROUND_SIGN };

    QString sentence( const std::string &words )
    {
      const QString text = QString::fromStdString( words );
      return text.isEmpty() || text.endsWith( '.' ) ? text : text + '.';
    }

    // Signs end with no full stop.
    QString runningSigns( const WayToStop &way )
    {
      QStringList lines;
      for ( const SpokenWay &one : way.spoken )
        lines << ( one.steps.isEmpty() || one.arrival.isEmpty()
                       ? one.text()
                       : one.steps + QStringLiteral( " · " ) + one.arrival );
      return lines.join( '\n' );
    }

    // A line of its own for where the stop is, in bold.
    TableRow paragraph( const WayToStop &way, const QgsTextFormat &format, double width )
    {
      TableRow row{ { way.stop > 0 ? QString::number( way.stop ) : QString(), {} }, 0, false };
      QStringList lines;
      for ( const SpokenWay &one : way.spoken )
      {
        if ( !one.steps.isEmpty() )
          lines << wrapped( format, one.steps, width );
        if ( one.arrival.isEmpty() )
          continue;
        for ( const QString &line : wrapped( boldOf( format ), one.arrival, width ) )
        {
          row.bold.push_back( { 1, static_cast<int>( lines.size() ) } );
          lines << line;
        }
      }
      row.cells[1] = lines.join( '\n' );
      return row;
    }
  }

  bool canDrawSigns( const QgsTextFormat &format )
  {
    const QFontMetrics metrics( format.font() );
    return std::all_of( SIGNS.begin(), SIGNS.end(),
                        [&]( const char *sign )
                        { return metrics.inFont( QString::fromUtf8( sign ).front() ); } );
  }

  std::vector<WayToStop> waysToStops( const StreetBlocks &streets, const PrintZone &zone,
                                      const PageOptions &options, bool withSigns )
  {
    const std::vector<std::size_t> &spoken = options.languages.indices();
    std::vector<WayToStop> ways;
    std::vector<SpokenWay> way( spoken.size() );
    const auto end = [&]( int stop )
    {
      WayToStop whole{ stop, {} };
      for ( SpokenWay &one : way )
      {
        if ( !one.text().isEmpty() &&
             std::find( whole.spoken.begin(), whole.spoken.end(), one ) == whole.spoken.end() )
          whole.spoken.push_back( one );
        one = {};
      }
      if ( !whole.spoken.empty() )
        ways.push_back( std::move( whole ) );
    };
    for ( const BlockStep &step : shownSteps( streets, zone, options ) )
    {
      if ( withSigns )
      {
        const SignedStep one = inSigns( step, spoken );
        for ( const std::string &sign : one.way )
          way[0].steps += ( way[0].steps.isEmpty() ? QString() : QStringLiteral( " · " ) ) +
                          QString::fromStdString( sign );
        for ( std::size_t l = 0; l < one.arrival.size(); ++l )
          way[l].arrival = sentence( one.arrival[l] );
      }
      else
        for ( std::size_t l = 0; l < way.size(); ++l )
        {
          QString &part = step.stop > 0 ? way[l].arrival : way[l].steps;
          part = ( part + ' ' + sentence( step.text.in( spoken[l] ) ) ).trimmed();
        }
      if ( step.stop > 0 )
        end( step.stop );
    }
    end( 0 );
    return ways;
  }

  QString runningText( const WayToStop &way )
  {
    QStringList lines;
    for ( const SpokenWay &one : way.spoken )
      lines << one.text();
    return lines.join( '\n' );
  }

  PageTable directionsTable( const StreetBlocks &streets, const PrintZone &zone, const PageOptions &options,
                             double width, const QgsTextFormat &given, RowSpacing spacing,
                             DirectionsForm form, const QStringList &index )
  {
    PageTable table;
    const QgsTextFormat format = spaced( given, spacing, table );
    const double number = hasSigns( form ) ? TIGHT_NUMBER_COLUMN : NUMBER_COLUMN;
    table.widths = { number, width - number };
    table.rows.push_back( { { {}, options.say( "table.directions" ) }, 0, true } );
    const auto add = [&]( int stop, const QString &text, bool isStrong ) {
      table.rows.push_back( { { stop > 0 ? QString::number( stop ) : QString(), text }, 0, isStrong } );
    };
    if ( form == DirectionsForm::Steps )
      for ( const DirectionText &step : directionTexts( streets, zone, options ) )
        add( step.stop, step.text, step.stop > 0 );
    else
      for ( const WayToStop &way : waysToStops( streets, zone, options, hasSigns( form ) ) )
        if ( form == DirectionsForm::Paragraphs || form == DirectionsForm::Signs )
          table.rows.push_back( paragraph( way, format, table.widths[1] - 2 * CELL_MARGIN ) );
        else
          add( way.stop, hasSigns( form ) ? runningSigns( way ) : runningText( way ), false );
    for ( const QString &line : index )
      table.rows.push_back( { { {}, line }, 0, true } );
    const bool isTight = spacing != RowSpacing::Comfortable;
    measureRows( table, format, isTight ? 3.9 : 4.8,
                 spacing == RowSpacing::Closest ? 0.2
                 : isTight                      ? 0.4
                                                : 1.0 );
    table.isHeadless = form != DirectionsForm::Steps;
    if ( table.isHeadless )
      table.rows.front().height = 0;
    return table;
  }
}
