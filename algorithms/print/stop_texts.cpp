// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/stop_texts.h"

#include "print/where_text.h"
#include "words/time_text.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double LEG_STEP = 5; // minutes, where the house must not be told

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

    QString spokenLines( const Phrase &text, const PageLanguages &languages )
    {
      QStringList lines;
      for ( const std::size_t language : languages.indices() )
        if ( const QString line = QString::fromStdString( text.in( language ) ); !lines.contains( line ) )
          lines << line;
      return lines.join( '\n' );
    }
  }

  PageOptions optionsOfZone( PageOptions options, const PrintZone &zone )
  {
    if ( zone.shift.isEmpty() )
      return options;
    options.date =
        zone.shift + QStringLiteral( ", " ) + QString::fromStdString( timeText( zone.shiftStart ) );
    options.start = QTime( 0, 0 ).addSecs( static_cast<int>( std::lround( zone.shiftStart * 60 ) ) );
    options.returnBy = QString::fromStdString( timeText( zone.shiftStart + zone.shiftMinutes ) );
    return options;
  }

  std::vector<StopText> stopTexts( const PrintEvent &event, const PrintZone &zone, const PageOptions &given,
                                   const Households *households )
  {
    const PageOptions options = optionsOfZone( given, zone );
    std::vector<StopText> texts;
    double left = 0; // when the team left the stop before
    for ( const PrintStop &stop : zone.stops )
    {
      double leg = std::max( 0.0, stop.arrive - left );
      if ( options.showsBlocks() )
        leg = std::max( LEG_STEP, inSteps( leg, LEG_STEP ) );
      left = stop.arrive + stop.minutes;
      StopText text;
      text.number = stop.number;
      text.visit = stop.visit;
      if ( households && mayShow( options.role, "address" ) )
        if ( const auto found = households->find( stop.visit ); found != households->end() )
          text.home = found->second;
      text.where = whereText( event, stop, options, text.home.empty() ? QString() : text.home.front().text );
      text.wish = wishText( stop, options );
      QStringList languages;
      for ( const QString &code : stop.languages )
        languages << code.toUpper();
      text.languages = languages.join( ' ' );
      text.leg = QString::number( std::lround( leg ) );
      text.time = clockText( stop, options );
      texts.push_back( std::move( text ) );
    }
    return texts;
  }

  std::vector<BlockStep> shownSteps( const StreetBlocks &streets, const PrintZone &zone,
                                     const PageOptions &options )
  {
    std::vector<BlockStep> steps;
    for ( const PrintStep &step : zone.steps )
      if ( const Phrase &text = options.showsBlocks() ? step.block : step.text; !text.empty() )
        steps.push_back( { step.stop, text } );
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

  std::string saidOf( const StreetBlocks &streets, const PrintZone &zone, const PageOptions &options )
  {
    std::string said;
    for ( const BlockStep &step : shownSteps( streets, zone, options ) )
      said += step.text.en() + '\n';
    return said;
  }

  std::vector<DirectionText> directionTexts( const StreetBlocks &streets, const PrintZone &zone,
                                             const PageOptions &options )
  {
    std::vector<DirectionText> texts;
    for ( const BlockStep &step : shownSteps( streets, zone, options ) )
      texts.push_back( { step.stop, spokenLines( step.text, options.languages ) } );
    return texts;
  }
}
