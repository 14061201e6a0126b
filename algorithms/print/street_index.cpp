// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/street_index.h"

#include "print/sheet_text.h"
#include "print/stop_texts.h"
#include "print/street_names.h"

#include <set>

namespace doorstep
{
  QStringList streetIndex( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                           const SheetPlan &plan )
  {
    QStringList lines;
    if ( plan.sheets.size() < 2 )
      return lines;
    const NeededNames needed = neededNames( event, zone, options, saidOf( event.streets, zone, options ) );
    for ( std::size_t s = 0; s < plan.sheets.size(); ++s )
    {
      const MapSheet &sheet = plan.sheets[s];
      NamedMap main{ sheet.view, &sheet.discs, { sheet.north }, nullptr };
      std::vector<Disc> discs = sheet.discs;
      if ( sheet.way )
        main.taken.push_back( sheet.way->box );
      for ( const SheetInset &inset : sheet.far )
      {
        main.taken.push_back( inset.box );
        discs.insert( discs.end(), inset.discs.begin(), inset.discs.end() );
      }
      std::set<std::string> names;
      for ( const std::string &name : namesSeen( event, needed, main ) )
        names.insert( name );
      for ( const SheetInset &inset : sheet.far )
        for ( const std::string &name :
              namesSeen( event, needed, { inset.view, &inset.discs, {}, nullptr } ) )
          names.insert( name );
      QStringList streets;
      for ( const std::string &name : names )
        streets << QString::fromStdString( name );
      lines << options.say( "page.sheet" ) + ' ' + QString::number( s + 1 ) + QStringLiteral( " · " ) +
                   stopsText( discs, options ) + QStringLiteral( ": " ) +
                   streets.join( QStringLiteral( ", " ) );
    }
    return lines;
  }
}
