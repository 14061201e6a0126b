#include "print/stop_table.h"

#include "sheet/block_steps.h"

#include <qgsfillsymbol.h>
#include <qgslayoutframe.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayoutitemshape.h>
#include <qgslayouttable.h>
#include <qgslayouttablecolumn.h>
#include <qgstablecell.h>
#include <qgstextformat.h>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double leastRow = 8;   // mm: people write standing up
    constexpr double cellMargin = 1; // mm on each side
    constexpr double legStep = 5;    // minutes, where the house must not be told

    bool showsBlocks( const PageOptions &options )
    {
      return rulesOf( options.role ).stops == StopPrecision::Block;
    }

    QString sideWord( const std::string &side, const PageOptions &options )
    {
      for ( const char *known : { "N", "S", "E", "W" } )
        if ( side == known )
          return options.say( ( "table.side." + side ).c_str() );
      return {};
    }

    // As planzones' directions call them.
    QString namelessRoad( const Block &block, const std::string &driveOff, const PageOptions &options )
    {
      if ( !driveOff.empty() )
        return options.languages.say( "table.road.drive", QStringLiteral( " / " ),
                                      { { "street", driveOff } } );
      return block.roadClass == RoadClass::Service ? options.say( "table.road.service" )
                                                   : options.say( "table.road.unnamed" );
    }

    // "Prospect St" and under it "Harvard St – Broadway", or "Prospect St / Rose Ct": no side, since half a
    // block's homes are on it.
    QString groupText( const StreetBlocks &streets, const PrintStop &stop, const PageOptions &options )
    {
      constexpr int most = 4;
      if ( stop.place.group < 0 )
        return {};
      const BlockGroup &group = streets.groups()[static_cast<std::size_t>( stop.place.group )];
      QStringList names, ends;
      for ( const std::string &name : group.names )
        names << ( name.empty() ? options.say( "table.road.unnamed" ) : QString::fromStdString( name ) );
      if ( names.size() > most )
        names = names.mid( 0, most ) << QStringLiteral( "…" );
      for ( const std::string &name : group.ends )
        ends << QString::fromStdString( name );
      QString text = names.join( QStringLiteral( " / " ) );
      if ( ends.size() == 1 || ends.size() == 2 )
        text += '\n' + ( ends.size() == 1 ? options.say( "table.at" ) + ' ' : QString() ) +
                ends.join( QStringLiteral( " – " ) );
      return text;
    }

    // "Prospect St, north side" and under it "Harvard St – Broadway".
    QString whereText( const PrintEvent &event, const PrintStop &stop, const PageOptions &options )
    {
      if ( showsBlocks( options ) )
        return groupText( event.streets, stop, options );
      if ( stop.place.block < 0 )
        return {};
      const Block &block = event.streets.blocks()[static_cast<std::size_t>( stop.place.block )];
      QString text = block.name.empty() ? namelessRoad( block, stop.place.driveOff, options )
                                        : QString::fromStdString( block.name );
      if ( mayShow( options.role, "side" ) && !stop.place.side.empty() )
        text += QStringLiteral( ", " ) + sideWord( stop.place.side, options );
      QStringList crossings;
      for ( const std::string &name : { block.crossFrom, block.crossTo } )
        if ( !name.empty() && !crossings.contains( QString::fromStdString( name ) ) )
          crossings << QString::fromStdString( name );
      if ( !crossings.isEmpty() )
        text += '\n' + ( crossings.size() == 1 ? options.say( "table.at" ) + ' ' : QString() ) +
                crossings.join( QStringLiteral( " – " ) );
      return text;
    }

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
      const int minutes = static_cast<int>( showsBlocks( options ) ? inSteps( stop.arrive, step )
                                                                   : std::round( stop.arrive ) );
      if ( !options.start.isValid() )
        return QStringLiteral( "+%1" ).arg( minutes );
      return options.start.addSecs( minutes * 60 ).toString( QStringLiteral( "h:mm" ) );
    }

    QgsTextFormat boldOf( QgsTextFormat format )
    {
      QFont font = format.font();
      font.setBold( true );
      format.setFont( font );
      format.setNamedStyle( QStringLiteral( "Bold" ) );
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
        for ( std::size_t c = 0; c < row.cells.size(); ++c )
        {
          // Broken here rather than by the table, so that heights are known and nothing is cut.
          const QStringList broken =
              wrapped( isBold || c == 0 ? bold : format, row.cells[c], table.widths[c] - 2 * cellMargin );
          row.cells[c] = broken.join( '\n' );
          lines = std::max( lines, static_cast<std::size_t>( broken.size() ) );
        }
        row.height = std::max( least, static_cast<double>( lines ) * line + padding );
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
                       const Households *households, double width, const QgsTextFormat &format )
  {
    PageTable table;
    const bool both = options.languages.areTwo();
    const bool isEnglish = options.languages.indices() == std::vector<std::size_t>{ 0 };
    table.widths = { isEnglish ? 12.0 : 15.0, 18, 0, both ? 17.0 : 15.0,
                     both ? 17.0 : 14.0,      14, 9, both ? 37.0 : 44.0 };
    double used = 0;
    for ( const double w : table.widths )
      used += w;
    table.widths[2] = std::max( 40.0, width - used );
    table.widths[7] += std::min( 0.0, width - used - 40 );
    table.tickColumn = 6;
    table.inverseColumn = 3;
    QString where = options.lines( "table.where" );
    if ( showsBlocks( options ) && !event.streets.countsHomes() && !event.streets.blocks().empty() )
      where += '\n' + options.lines( "table.where.by_length" );
    table.rows.push_back( { { options.lines( "table.stop" ),
                              options.lines( "table.code" ),
                              where,
                              options.lines( "table.speaks" ),
                              options.lines( "table.leg" ),
                              options.lines( "table.time" ),
                              {},
                              options.lines( "table.outcome" ) },
                            0,
                            false } );
    double left = 0; // when the team left the stop before
    for ( const PrintStop &stop : zone.stops )
    {
      double leg = std::max( 0.0, stop.arrive - left );
      if ( showsBlocks( options ) )
        leg = std::max( legStep, inSteps( leg, legStep ) );
      left = stop.arrive + stop.minutes;
      QStringList languages;
      for ( const QString &code : stop.languages )
        languages << code.toUpper();
      QString where = whereText( event, stop, options );
      if ( households && mayShow( options.role, "address" ) )
        if ( const auto found = households->find( stop.visit ); found != households->end() )
          where = found->second.join( '\n' ) + '\n' + where;
      table.rows.push_back( { { QString::number( stop.number ),
                                stop.visit,
                                where,
                                languages.join( ' ' ),
                                QString::number( std::lround( leg ) ),
                                clockText( stop, options ),
                                {},
                                {} },
                              0,
                              false } );
    }
    measure( table, format, leastRow, 1.4 );
    return table;
  }

  std::vector<BlockStep> shownSteps( const StreetBlocks &streets, const PrintZone &zone,
                                     const PageOptions &options )
  {
    std::vector<BlockStep> steps;
    for ( const PrintStep &step : zone.steps )
      steps.push_back( { step.stop, showsBlocks( options ) ? step.block : step.text } );
    if ( showsBlocks( options ) )
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
                             double width, const QgsTextFormat &format )
  {
    PageTable table;
    table.widths = { 9, width - 9 };
    table.rows.push_back( { { {}, options.say( "table.directions" ) }, 0, true } );
    for ( const BlockStep &step : shownSteps( streets, zone, options ) )
      table.rows.push_back( { { step.stop > 0 ? QString::number( step.stop ) : QString(),
                                spokenLines( step.text, options.languages ) },
                              0,
                              step.stop > 0 } );
    measure( table, format, 4.8, 1.0 );
    return table;
  }

  std::vector<RowRun> flowRows( const std::vector<TableRow> &rows, const std::vector<double> &heights )
  {
    std::vector<RowRun> runs;
    std::size_t row = 1;
    while ( row < rows.size() )
    {
      const double height = heights[std::min( runs.size(), heights.size() - 1 )] - rows.front().height;
      double used = 0;
      const std::size_t first = row;
      while ( row < rows.size() && ( used + rows[row].height <= height + 1e-6 || row == first ) )
        used += rows[row++].height;
      runs.push_back( { first, row } );
    }
    return runs;
  }

  void putTable( PageTemplate &page, const char *id, const PageTable &table, RowRun run, const Box &box )
  {
    QgsLayoutItemManualTable &item = page.table( id );
    const QgsTextFormat body = item.contentTextFormat(), header = item.headerTextFormat();
    const QgsTextFormat bold = boldOf( body );
    QgsTextFormat inverse = bold;
    inverse.setColor( Qt::white );

    QgsTableContents contents;
    QList<double> heights;
    const auto addRow = [&]( const TableRow &row, bool isHeader )
    {
      QgsTableRow cells;
      for ( std::size_t c = 0; c < row.cells.size(); ++c )
      {
        QgsTableCell cell( row.cells[c] );
        const bool foreign = !isHeader && static_cast<int>( c ) == table.inverseColumn &&
                             !row.cells[c].isEmpty() && row.cells[c] != QStringLiteral( "EN" );
        cell.setTextFormat( isHeader ? header : foreign ? inverse : ( c == 0 || row.strong ) ? bold : body );
        if ( foreign )
          cell.setBackgroundColor( QColor( 40, 40, 40 ) );
        const auto column = static_cast<int>( c );
        const bool center = c == 0 || ( table.inverseColumn >= 0 && column >= table.inverseColumn &&
                                        column < table.tickColumn );
        cell.setHorizontalAlignment( center ? Qt::AlignHCenter : Qt::AlignLeft );
        cell.setVerticalAlignment( Qt::AlignVCenter );
        cells << cell;
      }
      contents << cells;
      heights << row.height;
    };
    addRow( table.rows.front(), true );
    for ( std::size_t r = run.first; r < run.last; ++r )
      addRow( table.rows[r], false );
    item.setIncludeTableHeader( false );
    item.setTableContents( contents );
    // QGIS adds the cell margins, and to a row the line above it.
    const double margins = 2 * item.cellMargin(), line = item.gridStrokeWidth();
    QList<double> inner, innerHeights;
    for ( const double w : table.widths )
      inner << w - margins;
    double total = 1;
    for ( const double h : heights )
    {
      innerHeights << h - margins - line;
      total += h;
    }
    item.setColumnWidths( inner );
    item.setRowHeights( innerHeights );
    page.put( page.find<QgsLayoutItem>( id ), { box.x, box.y, box.width, std::max( box.height, total ) } );
    item.refresh();
    item.recalculateFrameSizes();

    if ( table.tickColumn < 0 )
      return;
    double x = box.x;
    for ( int c = 0; c < table.tickColumn; ++c )
      x += table.widths[static_cast<std::size_t>( c )];
    double y = box.y + heights.front();
    const double side = 4.4;
    for ( int r = 1; r < heights.size(); ++r )
    {
      auto *tick = new QgsLayoutItemShape( &page.layout() );
      tick->setShapeType( QgsLayoutItemShape::Rectangle );
      page.layout().addLayoutItem( tick );
      tick->attemptMove(
          QgsLayoutPoint( x + ( table.widths[static_cast<std::size_t>( table.tickColumn )] - side ) / 2,
                          y + ( heights[r] - side ) / 2 ) );
      tick->attemptResize( QgsLayoutSize( side, side ) );
      y += heights[r];
    }
  }
}
