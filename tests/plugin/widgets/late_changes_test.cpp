// SPDX-License-Identifier: GPL-2.0-or-later
// Late changes by one click: packets that say the same stay byte for byte, the others are printed, and the
// panel says before what will happen and after it what did.
#include "event/event_record.h"
#include "event_inputs.h"
#include "event_run.h"
#include "event_steps.h"
#include "packet/packet_list.h"
#include "panel_clicks.h"
#include "passphrase_edit.h"

#include <qgsvectorlayer.h>

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <gmock/gmock.h>

using namespace doorstep;
using namespace doorstep::test;
using testing::HasSubstr;
using testing::Not;

namespace
{
  using Packets = QMap<QString, QByteArray>; // a digest of each by name

  class LateChanges : public PanelClicks
  {
    protected:
      Packets packets() const
      {
        Packets all;
        const QDir pages( at( "event/pages" ) );
        for ( const QString &name : pages.entryList( { QStringLiteral( "zone_*.pdf" ) } ) )
          if ( QFile file( pages.filePath( name ) ); file.open( QIODevice::ReadOnly ) )
            all.insert( name, QCryptographicHash::hash( file.readAll(), QCryptographicHash::Sha256 ) );
        return all;
      }
      QStringList rowsOf( const char *name ) const
      {
        QFile file( at( name ) );
        EXPECT_TRUE( file.open( QIODevice::ReadOnly ) );
        QStringList rows = QString::fromUtf8( file.readAll() ).split( '\n' );
        rows.removeAll( QString() );
        return rows;
      }
      void write( const char *name, const QStringList &rows ) const
      {
        QFile file( at( name ) );
        ASSERT_TRUE( file.open( QIODevice::WriteOnly ) );
        file.write( rows.join( '\n' ).toUtf8() + '\n' );
      }
      // Of the city, at which no student of the list lives.
      QStringList freeAddresses( int wanted ) const
      {
        const QString list = rowsOf( "event/city/students.csv" ).join( '\n' ).toUpper();
        const QgsVectorLayer points( at( "event/city/city.gpkg" ) +
                                         QStringLiteral( "|layername=address_points" ),
                                     QStringLiteral( "points" ), QStringLiteral( "ogr" ) );
        QStringList found;
        QgsFeatureIterator rows = points.getFeatures();
        for ( QgsFeature row; found.size() < wanted && rows.nextFeature( row ); )
          if ( const QString door = row.attribute( QStringLiteral( "ADDRESS" ) ).toString();
               row.id() % 977 == 5 && row.attribute( QStringLiteral( "UNIT" ) ).toString().isEmpty() &&
               !list.contains( door ) )
            found << QStringLiteral( "%1,,%2,AZ,%3" )
                         .arg( door, row.attribute( QStringLiteral( "ZIPCITY" ) ).toString(),
                               row.attribute( QStringLiteral( "ZIPCODE" ) ).toString() );
        return found;
      }
      // "%1 packets new, %2 old ones void, %3 unchanged"
      QList<int> counts() const
      {
        const QRegularExpressionMatch said =
            QRegularExpression(
                QStringLiteral( "^(\\d+) packets new, (\\d+) old ones void, (\\d+) unchanged" ) )
                .match( QString::fromStdString( text( "step6Result" ) ) );
        EXPECT_TRUE( said.hasMatch() ) << text( "step6Result" );
        return { said.captured( 1 ).toInt(), said.captured( 2 ).toInt(), said.captured( 3 ).toInt() };
      }
      // How many of the packets before are there still, and are what they were.
      static int kept( const Packets &before, const Packets &after )
      {
        int same = 0;
        for ( auto packet = before.begin(); packet != before.end(); ++packet )
          if ( after.contains( packet.key() ) )
          {
            EXPECT_EQ( after.value( packet.key() ), packet.value() ) << packet.key().toStdString();
            ++same;
          }
        return same;
      }
  };
}

// What was printed with More… for volunteers and leaders is void with the teams' packets, and is not
// forgotten.
TEST_F( LateChanges, volunteersPacketsGoAlongAndLeadersAreOffered )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  ASSERT_TRUE( takeRoad() ) << text( "panelSaid" );
  EXPECT_FALSE( find<QPushButton>( "showPages" )->isHidden() );
  const auto inputs = []
  { return EventInputs::of( *QgsProject::instance() ); }; // late changes are another plan
  const QString passphrase = mPanel->findChild<PassphraseEdit *>()->reference();
  const auto print = [&]( const QVariantMap &changed )
  {
    QVariantMap parameters = parametersOf( Step::Maps, inputs(), {} );
    parameters.insert( changed );
    EventRun *run = EventRun::start( QStringLiteral( "teammaps" ), parameters );
    QSignalSpy ended( run, &EventRun::finished );
    EXPECT_TRUE( ended.wait( 120000 ) && ended.first().first().toBool() )
        << ended.value( 0 ).value( 2 ).toString().toStdString();
  };
  print( { { QStringLiteral( "ROLE" ), QStringLiteral( "volunteer" ) },
           { QStringLiteral( "LANGUAGE" ), QStringLiteral( "es" ) },
           { QStringLiteral( "PAPER" ), QStringLiteral( "A4" ) } } );
  print( { { QStringLiteral( "ROLE" ), QStringLiteral( "leader" ) },
           { QStringLiteral( "CROSSWALK" ), inputs().file( "crosswalk.dsxwalk" ) },
           { QStringLiteral( "PASSPHRASE" ), passphrase } } );
  const auto filed = [&]( const char *role )
  {
    std::vector<FiledPacket> found = readPacketList( at( "event/pages" ).toStdString() );
    std::erase_if( found,
                   [&]( const FiledPacket &packet ) { return packet.role != role || packet.zone == 0; } );
    return found;
  };
  const auto gone = []( const std::vector<FiledPacket> &packets )
  {
    return std::count_if( packets.begin(), packets.end(), []( const FiledPacket &p ) { return !p.isThere; } );
  };
  const std::size_t volunteers = filed( "volunteer" ).size(), leaders = filed( "leader" ).size();
  ASSERT_GT( volunteers, 5U );
  ASSERT_GT( leaders, 10U );
  mPanel->setFolder( at( "event" ) );
  EXPECT_THAT( text( "lateWill" ), HasSubstr( "• Volunteers' packets likewise." ) );
  EXPECT_THAT( text( "lateWill" ), Not( HasSubstr( "Leaders'" ) ) ) << "nothing of theirs is void";
  EXPECT_TRUE( find<QPushButton>( "printLeaders" )->isHidden() );

  QStringList students = rowsOf( "event/city/students.csv" );
  students.removeAt( 20 );
  write( "event/city/students.csv", students );
  mPanel->setFolder( at( "event" ) );
  EXPECT_THAT( text( "lateWill" ), HasSubstr( "• Leaders' packets that say something else become void" ) );
  ASSERT_TRUE( step( "printLate" ) ) << text( "panelSaid" );
  ASSERT_TRUE( QTest::qWaitFor( [this] { return find<QPushButton>( "printLate" )->isEnabled(); }, 120000 ) );
  EXPECT_EQ( gone( filed( "volunteer" ) ), 0 );
  EXPECT_EQ( filed( "volunteer" ).size(), volunteers );
  for ( const FiledPacket &packet : filed( "volunteer" ) )
    EXPECT_THAT( packet.look, testing::StartsWith( "2|0|es|" ) ) << "on A4 and in Spanish, as before";
  const auto voided = gone( filed( "leader" ) );
  EXPECT_GE( voided, 1 );
  EXPECT_LT( voided, static_cast<long>( leaders ) );
  EXPECT_FALSE( find<QPushButton>( "printLeaders" )->isHidden() );
  EXPECT_EQ( find<QPushButton>( "printLeaders" )->text().toStdString(),
             "Print the leaders' packets again (" + std::to_string( voided ) + " gone)…" );

  // What its dialog is filled with.
  for ( const OtherPackets &packets : otherPackets( at( "event/pages" ) ) )
    if ( !isPrintedAlong( packets ) )
      print( leadersAgain( inputs(), passphrase, packets ) );
  EXPECT_EQ( gone( filed( "leader" ) ), 0 );
  mPanel->setFolder( at( "event" ) );
  EXPECT_TRUE( find<QPushButton>( "printLeaders" )->isHidden() );
}

TEST_F( LateChanges, oneClickPrintsOnlyWhatChanged )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  EXPECT_TRUE( find<QPushButton>( "printLate" )->isHidden() ) << "nothing to compare with";
  ASSERT_TRUE( takeRoad() ) << text( "panelSaid" );
  ASSERT_EQ( states(), "******" );
  EXPECT_FALSE( find<QPushButton>( "printLate" )->isHidden() );
  EXPECT_THAT( text( "lateWill" ), HasSubstr( "Nothing changed since they were printed" ) );
  const Packets printed = packets();
  ASSERT_GT( printed.size(), 10 );
  ASSERT_TRUE( step( "printLate" ) ) << text( "panelSaid" );
  EXPECT_EQ( counts(), QList<int>( { 0, 0, static_cast<int>( printed.size() ) } ) );
  EXPECT_EQ( packets(), printed );

  // Two students are withdrawn and three are new.
  QStringList students = rowsOf( "event/city/students.csv" );
  const QStringList homes = freeAddresses( 3 );
  ASSERT_EQ( homes.size(), 3 );
  students.removeAt( 40 );
  students.removeAt( 20 );
  for ( int i = 0; i < 3; ++i )
    students << QStringLiteral( "99900%1,New,Student,9,,%2,Spanish,,,,," ).arg( i ).arg( homes[i] );
  write( "event/city/students.csv", students );
  mPanel->setFolder( at( "event" ) ); // looks again, as it does when QGIS is in front again
  EXPECT_EQ( states(), "*!!!!!" );
  EXPECT_THAT( text( "lateWill" ), HasSubstr( "Changed since they were printed: the list. This will happen:\n"
                                              "• The list is geocoded again" ) );
  EXPECT_THAT( text( "lateWill" ), HasSubstr( "the passphrase is needed" ) );
  find<QLineEdit>( "passphraseSecond" )->clear();
  EXPECT_FALSE( step( "printLate" ) );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "Type the passphrase" ) );
  EXPECT_EQ( states(), "*!!!!!" ) << "what is lacking is told before anything runs";
  EXPECT_EQ( packets(), printed );
  QTest::keyClicks( find<QLineEdit>( "passphraseSecond" ), CANARY );
  ASSERT_TRUE( step( "printLate" ) ) << text( "panelSaid" );
  EXPECT_EQ( states(), "******" );
  const Packets second = packets();
  QList<int> said = counts();
  EXPECT_EQ( kept( printed, second ), said[2] );
  EXPECT_EQ( said[0], second.size() - said[2] );
  EXPECT_EQ( said[1], printed.size() - said[2] );
  EXPECT_GE( said[0], 1 );
  EXPECT_LE( said[0], 8 ) << "five homes are in at most five zones, and few others give way";
  EXPECT_TRUE( QFile::exists( at( "event/pages/changes_team.pdf" ) ) );
  EXPECT_FALSE( find<QPushButton>( "deskList" )->isHidden() );

  // A team is absent: it is taken out of the roster.
  QStringList roster = rowsOf( "event/city/roster.csv" );
  const QString absent = roster[1].section( ',', 0, 0 ) + ',';
  roster.erase( std::remove_if( roster.begin(), roster.end(),
                                [&]( const QString &row ) { return row.startsWith( absent ); } ),
                roster.end() );
  write( "event/city/roster.csv", roster );
  mPanel->setFolder( at( "event" ) );
  EXPECT_THAT( text( "lateWill" ), HasSubstr( "Changed since they were printed: the roster." ) );
  EXPECT_THAT( text( "lateWill" ), Not( HasSubstr( "passphrase" ) ) );
  ASSERT_TRUE( step( "printLate" ) ) << text( "panelSaid" );
  const Packets third = packets();
  said = counts();
  EXPECT_EQ( kept( second, third ), said[2] );
  EXPECT_EQ( said[0], third.size() - said[2] );
  EXPECT_GE( said[0], 1 );
  EXPECT_LT( said[0], second.size() / 2 );
  for ( const QString &name : third.keys() )
    EXPECT_FALSE( name.contains( QStringLiteral( "_team_" ) + absent.chopped( 1 ) + '_' ) )
        << name.toStdString();
  mPanel->setFolder( at( "event" ) );
  EXPECT_THAT( text( "lateWill" ), HasSubstr( "Nothing changed since they were printed" ) );
}
