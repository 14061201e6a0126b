// SPDX-License-Identifier: GPL-2.0-or-later
// An algorithm with a fault at its n-th call to the disk: every n under DOORSTEP_SOAK=whole, some otherwise.
// Afterwards each output is the earlier or the new one, whole; nothing is left that a wipe does not find;
// success is said only of what is there.
#pragma once
#include "../processing/teammaps_event.h"
#include "base/file.h"
#include "fault_runs.h"
#include "layers/whole_table.h"
#include "privacy/file_set.h"
#include "privacy/wipe.h"

#include <functional>
#include <map>

namespace doorstep::test
{
  namespace fs = std::filesystem;
  using Files = std::map<std::string, std::string>;

  class RunFaults : public TeamMapsRun
  {
    protected:
      static void beginsEvent( const fs::path &folder )
      {
        writeWhole( folder / "event.dsxwalk", "sealed" );
        recordFile( folder, folder / "event.dsxwalk", FileKind::Crosswalk );
      }

      // The event's folder as it is: names and bytes, without manifest and register, which grow.
      static Files read( const fs::path &folder )
      {
        Files found;
        for ( const auto &entry : fs::recursive_directory_iterator( folder ) )
          if ( entry.is_regular_file() && entry.path().filename() != MANIFEST_NAME &&
               entry.path().filename() != "register.csv" )
            found[entry.path().lexically_relative( folder ).generic_string()] = readWhole( entry.path() );
        return found;
      }

      // A GeoPackage has its rows (mRows; any number where it is not there), and what ends with a mark has
      // it.
      bool isWhole( const std::string &name, const std::string &bytes ) const
      {
        if ( name.ends_with( ".gpkg" ) )
        {
          const QTemporaryDir copy;
          const QString file = copy.filePath( "copy.gpkg" );
          writeWhole( file.toStdString(), bytes );
          const qint64 found = wholeRows( { file } );
          const auto rows = mRows.find( name );
          return found >= 0 && ( rows == mRows.end() || found == rows->second );
        }
        for ( const auto &[suffix, end] :
              { std::pair{ ".pdf", "%%EOF\n" }, { ".csv", "\n" }, { ".html", "</html>\n" } } )
          if ( name.ends_with( suffix ) && !bytes.ends_with( end ) )
            return false;
        // The end of a zip's directory, which comes last.
        if ( name.ends_with( ".qgz" ) )
          return bytes.size() > 22 && bytes.substr( bytes.size() - 22, 4 ) == std::string_view( "PK\5\6" );
        return !bytes.empty();
      }

      // prepare makes the folder and an earlier run's files in it; job is the run with the fault; moments:
      // how many of each kind a test has time for.
      void everyFault( const char *name, long moments, const std::function<void( const fs::path & )> &prepare,
                       const std::function<bool( const fs::path & )> &job )
      {
        FaultTable table( name );
        long calls = 0;
        for ( const FaultKind kind : { FaultKind::Kill, FaultKind::FailOn, FaultKind::FailOnce } )
        {
          fresh( prepare );
          runWithFault(
              mEvent, FaultKind::Count, 0, [&] { return job( mEvent ); }, &calls );
          const long step = std::max( 1L, calls / momentsOf( moments, calls ) );
          for ( long n = 1; n <= calls; n += step )
          {
            fresh( prepare );
            const Files old = read( mEvent );
            const RunEnd end = runWithFault( mEvent, kind, n, [&] { return job( mEvent ); } );
            ++table.runs;
            table.kills += end == RunEnd::Killed ? 1 : 0;
            judge( table, old, end );
            ASSERT_EQ( table.halfWritten + table.lost + table.leftOver + table.falseSuccesses, 0 )
                << name << ", call " << n << " of " << calls << ", kind " << static_cast<int>( kind );
          }
        }
        EXPECT_GT( table.kills, 2 );
      }

      // The same over what one whole run made in an event that was begun.
      void everyFaultOverItself( const char *name, long moments,
                                 const std::function<bool( const fs::path & )> &job )
      {
        everyFault(
            name, moments,
            [&]( const fs::path &folder )
            {
              beginsEvent( folder );
              ASSERT_TRUE( job( folder ) ) << log();
            },
            job );
      }

      void fresh( const std::function<void( const fs::path & )> &prepare )
      {
        fs::remove_all( mEvent );
        fs::create_directory( mEvent );
        prepare( mEvent );
      }

      void judge( FaultTable &table, const Files &old, RunEnd end ) const
      {
        for ( const auto &[file, bytes] : old )
          table.lost += fs::exists( mEvent / file ) ? 0 : 1;
        if ( end == RunEnd::Error )
          table.leftOver += read( mEvent ) == old ? 0 : 1;
        recoverFolder( mEvent );
        recoverFolder( mEvent / "maps" );
        std::size_t same = 0;
        const Files now = read( mEvent );
        for ( const auto &[file, bytes] : now )
        {
          const bool isOld = old.contains( file ) && old.at( file ) == bytes;
          same += isOld ? 1 : 0;
          table.halfWritten += isOld || isWhole( file, bytes ) ? 0 : 1;
        }
        // All old, or none of them.
        table.halfWritten += same == old.size() || now != old ? 0 : 1;
        if ( end == RunEnd::Success )
          for ( const auto &[file, bytes] : now )
            table.falseSuccesses += isWhole( file, bytes ) ? 0 : 1;
        if ( !fs::exists( mEvent / MANIFEST_NAME ) )
          return; // not an event's folder: there is nothing to wipe
        wipeEvent( mEvent );
        for ( const auto &[file, bytes] : read( mEvent ) )
          table.leftOver += file == "doorstep-wipe-certificate.txt" ? 0 : 1;
      }

      bool good( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters )
      {
        return AlgorithmRun::run( algorithm, parameters );
      }

      static QString in( const fs::path &folder, const char *name )
      {
        return QString::fromStdString( ( folder / name ).string() );
      }

      std::map<std::string, int> mRows; // of new GeoPackages
      const fs::path mEvent = fs::path( mFolder.path().toStdString() ) / "event";
      Layer mPoints =
          layer( "Point", "NUMBER,STREET,UNIT,POSTCODE",
                 { "Point(500020 3500010)|2|N Main St||85701", "Point(500040 3500010)|4|N Main St||85701",
                   "Point(500400 3500050)|5|Oak Ave||85701" } );
  };
}
