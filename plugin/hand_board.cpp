// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand_board.h"

#include "base/error.h"
#include "base/index.h"
#include "hand/hand_improve.h"
#include "hand/hand_rules.h"
#include "layers/hand_layers.h"
#include "layers/own_words.h"
#include "team/roster.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    const QString LOCKS = QStringLiteral( "doorstep/locked" ); // property of the zones' layer

    QString number( double minutes )
    {
      return QString::number( static_cast<long long>( std::llround( minutes ) ) );
    }

    QString counted( int count, const QString &one, const QString &many )
    {
      return QString::number( count ) + ' ' + ( count == 1 ? one : many );
    }

    QString spoken( const ZoneFigures &figures )
    {
      QStringList words;
      for ( const auto &[code, homes] : figures.languages )
        words << QStringLiteral( "%1 %2" ).arg( homes ).arg( toldInOwnWords( languageName( code ) ) );
      return words.join( QStringLiteral( ", " ) );
    }
  }

  HandBoard::HandBoard( QObject *parent ) : QObject( parent )
  {
  }

  HandBoard::~HandBoard() = default;

  void HandBoard::open( std::unique_ptr<HandSession> session )
  {
    mSession = std::move( session );
    mSelection.clear();
    mZones.clear();
    mZone = 0;
    try
    {
      for ( const std::int32_t locked :
            readZoneNumbers( mSession->input().zones->customProperty( LOCKS ).toString(), "locked" ) )
        if ( mSession->plan().has( locked ) )
          mSession->plan().apply( lockZone( mSession->plan(), locked, true ) );
    }
    catch ( const InputError & )
    {
      // Somebody else's property.
    }
    emit changed();
  }

  void HandBoard::close()
  {
    mSession.reset();
    mSelection.clear();
    mZones.clear();
    mZone = 0;
    emit changed();
  }

  void HandBoard::select( std::set<std::int32_t> visits )
  {
    mSelection = std::move( visits );
    // "Around here" is where they are.
    std::set<std::int32_t> zones;
    for ( const std::int32_t visit : mSelection )
      if ( const std::int32_t zone = mSession ? mSession->plan().zoneOf( visit ) : 0; zone != 0 )
        zones.insert( zone );
    if ( !zones.empty() && !zones.count( mZone ) )
      mZone = *zones.begin();
    if ( !zones.empty() )
      mZones = zones;
    emit changed();
  }

  void HandBoard::toggle( std::int32_t visit )
  {
    std::set<std::int32_t> now = mSelection;
    if ( now.erase( visit ) == 0 )
      now.insert( visit );
    select( std::move( now ) );
  }

  void HandBoard::showZone( std::int32_t zone )
  {
    chooseZones( { zone }, zone );
  }

  void HandBoard::chooseZones( const std::set<std::int32_t> &zones, std::int32_t shown )
  {
    if ( zones == mZones && shown == mZone )
      return;
    mZones = zones;
    mZone = shown;
    emit changed();
  }

  QString HandBoard::inWords( const HandZone &zone )
  {
    const ZoneFigures figures = mSession->times().figures( zone );
    const QString over = QString::fromStdString( overWords( figures.over ) );
    QString words = tr( "%1 min%2, %3, %4" )
                        .arg( number( figures.minutes() ), over.isEmpty() ? QString() : " (" + over + ")",
                              counted( figures.visits, tr( "visit" ), tr( "visits" ) ),
                              counted( figures.students, tr( "student" ), tr( "students" ) ) );
    if ( const QString languages = spoken( figures ); !languages.isEmpty() )
      words += QStringLiteral( ", " ) + languages;
    return words;
  }

  QString HandBoard::wouldMove( const std::set<std::int32_t> &visits, std::int32_t zone, bool &isOver )
  {
    isOver = false;
    if ( !mSession || visits.empty() )
      return {};
    try
    {
      const std::vector<std::int32_t> moved( visits.begin(), visits.end() );
      QStringList lines;
      for ( const HandZone &now : moveVisits( mSession->plan(), mSession->times(), moved, zone ) )
      {
        if ( now.stops.empty() )
        {
          lines << tr( "Zone %1 is no more" ).arg( now.number );
          continue;
        }
        QString before;
        if ( mSession->plan().has( now.number ) )
          before = number( mSession->times().figures( mSession->plan().zone( now.number ) ).minutes() ) +
                   QStringLiteral( " → " );
        lines << tr( "Zone %1: %2%3" ).arg( now.number ).arg( before, inWords( now ) );
        isOver = isOver || mSession->times().figures( now ).over > 0;
      }
      return lines.join( '\n' );
    }
    catch ( const InputError &e )
    {
      isOver = true;
      return toldInOwnWords( e.what() );
    }
  }

  void HandBoard::apply( const std::function<HandChange()> &edit )
  {
    if ( !mSession )
      return;
    try
    {
      const HandChange change = edit();
      if ( change.empty() )
      {
        emit said( tr( "Nothing changes." ), false );
        return;
      }
      mSession->plan().apply( change );
      std::vector<std::int32_t> numbers;
      for ( const HandZone &zone : change )
        numbers.push_back( zone.number );
      tidy();
      emit changed();
      tell( numbers );
    }
    catch ( const InputError &e )
    {
      emit said( toldInOwnWords( e.what() ), true );
    }
    catch ( const Cancelled & )
    {
    }
  }

  // What became of these zones, and what is unwise in them.
  void HandBoard::tell( const std::vector<std::int32_t> &zones )
  {
    QStringList lines;
    bool isUnwise = false;
    for ( const std::int32_t zone : zones )
    {
      if ( !mSession->plan().has( zone ) )
      {
        lines << tr( "Zone %1 is no more." ).arg( zone );
        continue;
      }
      const HandZone &now = mSession->plan().zone( zone );
      lines << tr( "Zone %1: %2." ).arg( zone ).arg( inWords( now ) );
      for ( const std::string &trouble : troublesOf( now, mSession->times() ) )
      {
        isUnwise = true;
        if ( trouble.find( "is over its time" ) == std::string::npos )
          lines << toldInOwnWords( trouble );
      }
    }
    emit said( lines.join( '\n' ), isUnwise );
  }

  // What is chosen may be no more.
  void HandBoard::tidy()
  {
    const HandPlan &plan = mSession->plan();
    std::erase_if( mZones, [&]( std::int32_t zone ) { return !plan.has( zone ); } );
    if ( !plan.has( mZone ) )
      mZone = mSelection.empty() ? 0 : plan.zoneOf( *mSelection.begin() );
  }

  void HandBoard::move( std::int32_t zone )
  {
    const std::vector<std::int32_t> visits( mSelection.begin(), mSelection.end() );
    apply(
        [&]
        {
          if ( visits.empty() )
            throw InputError( tr( "Choose visits first: click one, or draw around several." ).toStdString() );
          return moveVisits( mSession->plan(), mSession->times(), visits, zone );
        } );
  }

  void HandBoard::moveToNew()
  {
    if ( mSession )
      move( mSession->plan().nextNumber() );
  }

  void HandBoard::takeOut()
  {
    const std::vector<std::int32_t> visits( mSelection.begin(), mSelection.end() );
    apply( [&] { return doorstep::takeOut( mSession->plan(), visits ); } );
  }

  void HandBoard::split()
  {
    apply( [&] { return splitZone( mSession->plan(), mSession->times(), mZone ); } );
  }

  void HandBoard::merge( std::int32_t into )
  {
    apply( [&] { return mergeZones( mSession->plan(), mSession->times(), mZone, into ); } );
  }

  void HandBoard::order( std::int32_t zone, const std::vector<std::int32_t> &stops )
  {
    apply( [&] { return orderStops( mSession->plan(), zone, stops ); } );
  }

  void HandBoard::shift( std::int32_t visit, int places )
  {
    if ( !mSession || mSession->plan().zoneOf( visit ) == 0 )
      return;
    const std::int32_t zone = mSession->plan().zoneOf( visit );
    std::vector<std::int32_t> stops = mSession->plan().zone( zone ).stops;
    const auto at = std::find( stops.begin(), stops.end(), visit ) - stops.begin();
    const auto to =
        std::clamp<std::ptrdiff_t>( at + places, 0, static_cast<std::ptrdiff_t>( stops.size() ) - 1 );
    if ( to == at )
      return;
    stops.erase( stops.begin() + at );
    stops.insert( stops.begin() + to, visit );
    order( zone, stops );
  }

  void HandBoard::toggleLock()
  {
    if ( !mSession || !mSession->plan().has( mZone ) )
      return;
    const bool locks = !mSession->plan().zone( mZone ).isLocked;
    mSession->plan().apply( lockZone( mSession->plan(), mZone, locks ) );
    keepLocks();
    emit changed();
    emit said( locks ? tr( "Zone %1 is locked: nothing goes in or out." ).arg( mZone )
                     : tr( "Zone %1 is open again." ).arg( mZone ),
               false );
  }

  void HandBoard::keepLocks()
  {
    QStringList locked;
    for ( const auto &[number, zone] : mSession->plan().zones() )
      if ( zone.isLocked )
        locked << QString::number( number );
    if ( mSession->input().zones )
      mSession->input().zones->setCustomProperty( LOCKS, locked.join( ';' ) );
  }

  void HandBoard::improve()
  {
    std::set<std::int32_t> zones = mZones;
    if ( mZone != 0 )
      zones.insert( mZone );
    const std::vector<std::int32_t> chosen( zones.begin(), zones.end() );
    apply( [&] { return improveZones( mSession->plan(), mSession->times(), chosen ); } );
  }

  void HandBoard::goTo( const std::vector<std::int32_t> &changedZones )
  {
    keepLocks();
    tidy();
    emit changed();
    tell( changedZones );
  }

  void HandBoard::undo()
  {
    if ( mSession && mSession->plan().canUndo() )
      goTo( mSession->plan().undo() );
  }

  void HandBoard::redo()
  {
    if ( mSession && mSession->plan().canRedo() )
      goTo( mSession->plan().redo() );
  }

  bool HandBoard::write( const Progress &progress )
  {
    if ( !mSession )
      return false;
    const QString error = mSession->write( progress );
    if ( error.isEmpty() )
      emit written( mSession->input() );
    emit changed();
    emit said( error.isEmpty() ? tr( "The plan is written: print the zones that changed again." ) : error,
               !error.isEmpty() );
    return error.isEmpty();
  }
}
