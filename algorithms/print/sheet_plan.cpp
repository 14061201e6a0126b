#include "print/sheet_plan.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double insetSide = 46; // mm
    constexpr double insetText = 8;  // mm under it

    QString distanceText( double metres, const PageOptions &options )
    {
      if ( isImperial( options.paper ) )
        return QStringLiteral( "%1 mi" ).arg( metres / 1609.344, 0, 'f', 1 );
      return QStringLiteral( "%1 km" ).arg( metres / 1000, 0, 'f', 1 );
    }

    // What a map of the stops must show: the stops, the way among them, and room for a block around.
    std::vector<Point> mustShow( const std::vector<Point> &places, const Polyline &among, double around )
    {
      std::vector<Point> points;
      for ( const Point &p : places )
        for ( const double dx : { -around, around } )
          for ( const double dy : { -around, around } )
            points.push_back( { p.x + dx, p.y + dy } );
      points.insert( points.end(), among.begin(), among.end() );
      return points;
    }

    std::vector<Point> outline( const QgsGeometry &area )
    {
      std::vector<Point> points;
      for ( auto v = area.vertices_begin(); v != area.vertices_end(); ++v )
        points.push_back( { ( *v ).x(), ( *v ).y() } );
      return points;
    }

    MapView wayView( const Box &frame, std::span<const Point> points )
    {
      FitOptions fit;
      fit.margin = 4;
      fit.mayTurn = false;
      fit.unit = ScaleUnit::Ratio;
      return fitView( points, { &frame, 1 }, fit ).view;
    }
  }

  int footLines( SheetSize sheet, PageLanguage language )
  {
    const int sentences = language == PageLanguage::Both ? 2 : 1;
    // A landscape sheet has room for the page number beside the sentence.
    return sheet.width > sheet.height ? sentences : sentences + 1;
  }

  Point shownPlace( const PrintStop &stop, StopPrecision precision )
  {
    if ( precision == StopPrecision::House )
      return stop.at;
    if ( stop.place.block >= 0 )
      return stop.place.middle;
    // Without streets there are no blocks: the middle of a square of 200 metres.
    const double cell = 200;
    return { ( std::floor( stop.at.x / cell ) + 0.5 ) * cell, ( std::floor( stop.at.y / cell ) + 0.5 ) * cell };
  }

  ZonePlan planSheets( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                       const std::function<double( double )> &tableHeight )
  {
    ZonePlan plan;
    const StopPrecision precision = rulesOf( options.role ).stops;
    std::vector<Point> places;
    for ( const PrintStop &stop : zone.stops )
    {
      places.push_back( shownPlace( stop, precision ) );
      plan.marks.push_back( { stop.number, places.back() } );
    }

    std::vector<Point> doors;
    for ( const PrintStop &stop : zone.stops )
      doors.push_back( stop.at );
    plan.parts = cutRoute( zone.route, doors );
    if ( precision == StopPrecision::House )
      plan.route = { { QStringLiteral( "there" ), simplified( plan.parts.there, 0.3 ) },
                     { QStringLiteral( "back" ), simplified( plan.parts.back, 0.3 ) },
                     { QStringLiteral( "among" ), simplified( plan.parts.among, 0.3 ) } };
    else
      for ( const std::int32_t block : event.streets.along( zone.route ) )
        plan.route.push_back(
          { QStringLiteral( "block" ), event.streets.blocks()[static_cast<std::size_t>( block )].line } );

    // Both orientations, the table under the map where the sheet is large enough for both.
    std::vector<MapSheet> candidates;
    std::vector<Box> frames;
    for ( const bool landscape : { false, true } )
    {
      MapSheet sheet;
      sheet.size = paperSize( options.paper, landscape );
      const int foot = footLines( sheet.size, options.language );
      sheet.frames = frontFrames( sheet.size, tableHeight( sheet.size.width - 24.16 ), foot );
      sheet.listed = sheet.frames.table.height > 0;
      candidates.push_back( sheet );
      frames.push_back( sheet.frames.map );
    }

    const auto staging = event.staging.find( zone.staging );
    const bool hasWay = staging != event.staging.end();
    FitOptions fit;
    fit.unit = isImperial( options.paper ) ? ScaleUnit::FeetToTheInch : ScaleUnit::Ratio;
    if ( hasWay )
      fit.inset = { insetSide, insetSide + insetText };

    const std::vector<std::size_t> far = farStops( places, frames[0], 10 );
    std::vector<Point> near;
    for ( std::size_t i = 0; i < places.size(); ++i )
      if ( std::find( far.begin(), far.end(), i ) == far.end() )
        near.push_back( places[i] );
    const bool wholeRoute = far.empty() && precision == StopPrecision::House;
    std::vector<Point> must = mustShow( near, wholeRoute ? plan.parts.among : Polyline(), 45 );
    if ( must.empty() )
      must = outline( zone.area );
    FittedView fitted = fitView( must, frames, fit );
    // The whole area too where that costs no more than one step of scale.
    std::vector<Point> wish = must;
    const std::vector<Point> edge = outline( zone.area );
    wish.insert( wish.end(), edge.begin(), edge.end() );
    FitOptions wishFit = fit;
    wishFit.margin = 4;
    if ( const FittedView whole = fitView( wish, frames, wishFit ); far.empty() && whole.view.scale <= fitted.view.scale * 1.26 )
      fitted = whole;

    MapSheet sheet = candidates[fitted.view.landscape ? 1 : 0];
    sheet.view = fitted.view;
    DiscOptions discs;
    discs.frame = sheet.frames.map.grown( -1 );
    if ( hasWay )
    {
      const Point at = toPage( sheet.view, staging->second );
      const bool onMap = sheet.frames.map.grown( -6 ).contains( at.x, at.y ) && !fitted.inset.contains( at.x, at.y );
      if ( !onMap )
      {
        sheet.wayInset = fitted.inset;
        Box frame = fitted.inset;
        frame.height -= insetText;
        std::vector<Point> way = outline( zone.area );
        way.push_back( staging->second );
        way.insert( way.end(), plan.parts.there.begin(), plan.parts.there.end() );
        sheet.wayView = wayView( frame, way );
        discs.taken.push_back( fitted.inset );
      }
      const double minutes = zone.stops.empty() ? 0 : zone.stops.front().arrive;
      sheet.wayText = options.lines( QStringLiteral( "From staging: %1 min, %2" ), QStringLiteral( "Desde la salida: %1 min, %2" ) );
      QStringList lines = sheet.wayText.split( '\n' );
      for ( QString &line : lines )
        line = line.arg( std::lround( minutes ) ).arg( distanceText( lengthOf( plan.parts.there ), options ) );
      sheet.wayText = lines.join( '\n' );
    }
    std::vector<StopMark> marks;
    for ( std::size_t i = 0; i < plan.marks.size(); ++i )
      if ( std::find( far.begin(), far.end(), i ) == far.end() )
        marks.push_back( { plan.marks[i].number, toPage( sheet.view, plan.marks[i].onPage ) } );
    sheet.discs = placeDiscs( marks, discs );
    plan.sheets.push_back( sheet );
    return plan;
  }
}
