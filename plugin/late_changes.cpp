// SPDX-License-Identifier: GPL-2.0-or-later
#include "late_changes.h"

#include "base/error.h"
#include "event_digests.h"
#include "layers/own_words.h"
#include "privacy/register.h"

#include <QFileInfo>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // None where it cannot be read: teammaps refuses it then, and says why.
    std::vector<RegisterEntry> entriesOf( const QString &registerFile )
    {
      try
      {
        if ( QFileInfo( registerFile ).size() > 0 )
          return Register( registerFile.toStdString() ).entries();
      }
      catch ( const InputError & )
      {
      }
      return {};
    }

    QString sentenceOf( Step step )
    {
      switch ( step )
      {
      case Step::Reference:
        return Doorstep::tr( "The reference is built again." );
      case Step::Geocode:
        return Doorstep::tr( "The list is geocoded again; your corrections stay." );
      case Step::Deidentify:
        return Doorstep::tr( "Homes keep their codes, new ones get new codes; the passphrase is needed." );
      case Step::Plan:
        return Doorstep::tr( "Visits stay in their zones where that can be, also those put there by hand." );
      case Step::Teams:
        return Doorstep::tr( "Teams that are in the roster keep their zones." );
      case Step::Maps:
        return Doorstep::tr( "Packets that say the same stay as they are. The others are printed, and their "
                             "old copies become void in the register: collect those." );
      }
      return {};
    }

    QStringList changedThings( const std::vector<Step> &steps, const EventRecord &record, const Digests &now )
    {
      QStringList things;
      for ( const Step step : steps )
        if ( const std::string changed = record.changed( step, now ); !changed.empty() )
          things << thingInWords( changed );
      things.removeDuplicates();
      return things;
    }
  }

  bool arePrinted( const EventRecord &record, const Digests &now )
  {
    const auto pages = now.find( "pages" );
    return !record.result( Step::Maps ).empty() && pages != now.end() && !pages->second.empty();
  }

  std::vector<Step> lateSteps( const EventRecord &record, const Digests &now )
  {
    std::vector<Step> steps;
    for ( const Step step : STEPS )
      if ( step == Step::Maps || record.state( step, now ) != StepState::Done )
        steps.push_back( step );
    return steps;
  }

  QString lateInWords( const std::vector<Step> &steps, const EventRecord &record, const Digests &now,
                       const std::vector<OtherPackets> &others )
  {
    const QStringList things = changedThings( steps, record, now );
    QStringList sentences{
        things.isEmpty()
            ? Doorstep::tr( "Nothing changed since they were printed: only packets that are gone or "
                            "came back would be printed again." )
            : Doorstep::tr( "Changed since they were printed: %1. This will happen:" )
                  .arg( things.join( QStringLiteral( ", " ) ) ) };
    for ( const Step step : steps )
      if ( step != Step::Maps || !things.isEmpty() )
        sentences << QStringLiteral( "• " ) + sentenceOf( step );
    for ( const OtherPackets &packets : others )
      if ( isPrintedAlong( packets ) )
        sentences << QStringLiteral( "• " ) + Doorstep::tr( "Volunteers' packets likewise." );
      else if ( !things.isEmpty() )
        sentences << QStringLiteral( "• " ) +
                         Doorstep::tr( "Leaders' packets that say something else become void; they are "
                                       "printed by a button of their own, since they hold names." );
    return sentences.join( '\n' );
  }

  LateRun::LateRun( std::vector<Step> steps, std::vector<OtherPackets> others, const QString &registerFile )
      : mSteps( std::move( steps ) ),
        mOthers( std::move( others ) ),
        mEntries( entriesOf( registerFile ).size() )
  {
    std::erase_if( mOthers, []( const OtherPackets &packets ) { return !isPrintedAlong( packets ); } );
  }

  void LateRun::take( const QVariantMap &results )
  {
    mPrinted += results.value( QStringLiteral( "PACKETS" ) ).toInt();
    mUnchanged += results.value( QStringLiteral( "UNCHANGED" ) ).toInt();
  }

  QString LateRun::result( const QString &registerFile ) const
  {
    const std::vector<RegisterEntry> all = entriesOf( registerFile );
    int voided = 0, ofPublic = 0;
    for ( std::size_t i = mEntries; i < all.size(); ++i )
      if ( all[i].kind == RegisterKind::Void )
      {
        ++voided;
        ofPublic += all[i].role == Role::Public ? 1 : 0;
      }
    QString text = Doorstep::tr( "%1 packets new, %2 old ones void, %3 unchanged" )
                       .arg( mPrinted )
                       .arg( voided )
                       .arg( mUnchanged );
    if ( ofPublic > 0 )
      text += Doorstep::tr( "; the public page is void too: print it with More…" );
    return text;
  }
}
