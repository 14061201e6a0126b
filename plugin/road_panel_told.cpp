// SPDX-License-Identifier: GPL-2.0-or-later
// What the panel says, and why a step is not run: in sight at its top, with the place that lacks something
// opened.
#include "event_digests.h"
#include "event_steps.h"
#include "passphrase_edit.h"
#include "road_panel.h"

#include <qgscollapsiblegroupbox.h>
#include <qgsproject.h>

#include <QAccessible>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QScrollArea>

namespace doorstep
{
  Lacking RoadPanel::whyNot( Step step ) const
  {
    if ( const QString why = blocked(); !why.isEmpty() )
      return { why };
    if ( !mInputs.folder.isEmpty() )
      if ( const auto before = mInputs.record.before( step, mNow ) )
      {
        const std::string changed = mInputs.record.changed( *before, mNow );
        return { changed.empty() ? tr( "First do “%1”." ).arg( titleOf( *before ) )
                                 : tr( "First do “%1” again: %2 changed since." )
                                       .arg( titleOf( *before ), thingInWords( changed ) ) };
      }
    return lackingFor( step, mInputs, mPassphrase->reference() );
  }

  QString RoadPanel::blocked() const
  {
    if ( mInputs.folder.isEmpty() )
      return {};
    if ( !QFileInfo( mInputs.folder ).isDir() )
      return tr( "The event's folder “%1” is not there any more: put it back, or choose it where it is now." )
          .arg( QFileInfo( mInputs.folder ).fileName() );
    if ( const QString stamp = projectStamp(); !stamp.isEmpty() && stamp != mProjectStamp )
      return tr(
          "This event was changed in another window of QGIS since it was opened here: open its project again "
          "(Project › Revert…), or go on there." );
    return {};
  }

  QString RoadPanel::projectStamp() const
  {
    const QFileInfo file( QgsProject::instance()->fileName() );
    const bool isEvents = file.isFile() && file.absolutePath() == QDir( mInputs.folder ).absolutePath();
    return isEvents
               ? QStringLiteral( "%1 %2" ).arg( file.size() ).arg( file.lastModified().toMSecsSinceEpoch() )
               : QString();
  }

  void RoadPanel::refuse( const Lacking &lacking, const std::function<QString()> &still )
  {
    say( lacking.why, still );
    auto *place = findChild<QWidget *>( QLatin1String( lacking.where ) );
    if ( *lacking.where && place )
    {
      for ( QWidget *box = place->parentWidget(); box && box != this; box = box->parentWidget() )
        if ( auto *folded = qobject_cast<QgsCollapsibleGroupBox *>( box ) )
          folded->setCollapsed( false );
      place->setFocus( Qt::OtherFocusReason );
      findChild<QScrollArea *>()->ensureWidgetVisible( place, 0, 40 );
    }
    emit ran( false );
  }

  // Of a list whose addresses stand in another column, or of another county, next to nothing is found.
  void RoadPanel::tellFewFound( const QVariantMap &results )
  {
    const auto count = [&]( const char *name ) { return results.value( QLatin1String( name ) ).toInt(); };
    const int found = count( "MATCHED" ),
              all = found + count( "TIED" ) + count( "UNMATCHED" ) + count( "HELD" );
    if ( 2 * found < all )
      say( tr( "Only %1 of %2 addresses were found: is “%3” the column of the address, and is the reference "
               "the "
               "county's of the list?" )
               .arg( found )
               .arg( all )
               .arg( mInputs.columns.value( QStringLiteral( "address" ) ) ) );
  }

  void RoadPanel::sayAgain()
  {
    if ( mStill && !mRun )
      say( mStill(), mStill );
  }

  void RoadPanel::say( const QString &text, const std::function<QString()> &still )
  {
    mStill = text.isEmpty() ? std::function<QString()>() : std::function<QString()>( still );
    if ( mSaid->text() == text )
      return;
    mSaid->setText( text );
    mSaid->setVisible( !text.isEmpty() );
    if ( text.isEmpty() )
      return;
    QAccessibleEvent told( mSaid, QAccessible::Alert );
    QAccessible::updateAccessibility( &told );
  }
}
