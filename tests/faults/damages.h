// SPDX-License-Identifier: GPL-2.0-or-later
// An algorithm on inputs that were cut off, have a changed byte, are another input's bytes or no such file at
// all: every run, in a process of its own, ends with the whole truth or with a sentence, and costs nothing
// that was there.
// ./dev test takes some damages, ./dev soak ten times as many, ./dev soak --whole a thousand of each input.
#pragma once
#include "base/random.h"
#include "run_faults.h"

#include <qgsvectorfilewriter.h>

namespace doorstep::test
{
  enum class DamageKind
  {
    Cut,
    Byte,
    Swapped,
    OtherFormat
  };

  // The row of metadata/decisions/trust.md; what stands behind `whole` must be 0.
  struct DamageTable
  {
      ~DamageTable()
      {
        std::cout << "|~ " << what << " | " << damages << " | " << refused << " | " << whole << " | " << died
                  << " | " << wordless << " | " << lost << " | " << falseSuccesses << " |\n";
      }
      int wrong() const { return died + wordless + lost + falseSuccesses; }
      std::string what;
      int damages = 0, refused = 0, whole = 0, died = 0, wordless = 0, lost = 0, falseSuccesses = 0;
  };

  class DamagedRuns : public RunFaults
  {
    protected:
      // The layer as a file in the folder of inputs.
      QString write( const Layer &layer, const char *name, const char *driver = "GPKG" )
      {
        fs::create_directories( mInputs );
        const QString file = in( mInputs, name );
        QgsVectorFileWriter::SaveVectorOptions options;
        options.driverName = QLatin1String( driver );
        EXPECT_EQ( QgsVectorFileWriter::writeAsVectorFormatV3( layer.get(), file,
                                                               QgsCoordinateTransformContext(), options ),
                   QgsVectorFileWriter::NoError );
        return file;
      }

      static int damagesOf( int inATest )
      {
        const std::string soak = soaking() ? std::getenv( "DOORSTEP_SOAK" ) : "";
        return soak == "whole" ? 1000 : soak.empty() ? inATest : 10 * inATest;
      }

      // Bytes of no such file: what a person may choose by mistake.
      static std::string otherFormat( std::uint32_t which, const std::string &good )
      {
        static const std::vector<std::string> heads = { "",
                                                        std::string( 4096, '\0' ),
                                                        "%PDF-1.7\n%%EOF\n",
                                                        "PK\x03\x04",
                                                        "<html><body>404</body></html>",
                                                        "{\"type\":\"FeatureCollection\",\"features\":[]}",
                                                        "id;name\n1;2;3;4\n",
                                                        std::string( "SQLite format 3\0", 16 ),
                                                        "DSXWALK\x02",
                                                        "DSREF",
                                                        "\xFF\xFE"
                                                        "a\0b\0",
                                                        "\n\n\n" };
        if ( which % 14 == 12 )
          return good + good;
        return which % 14 == 13 ? good.substr( 0, 512 ) + std::string( good.size(), '\xFF' )
                                : heads[which % 14 % heads.size()];
      }

      std::string damaged( const std::string &good, DamageKind kind, Random &random,
                           const std::vector<std::string> &others )
      {
        std::string bytes = good;
        const std::size_t at =
            random.below( static_cast<std::uint32_t>( std::max<std::size_t>( 1, good.size() ) ) );
        switch ( kind )
        {
        case DamageKind::Cut:
          bytes.resize( std::min( at, bytes.size() ) );
          break;
        case DamageKind::Byte:
          if ( !bytes.empty() )
            bytes[at] = static_cast<char>( bytes[at] ^ static_cast<char>( 1 + random.below( 255 ) ) );
          break;
        case DamageKind::Swapped:
          return others[random.below( static_cast<std::uint32_t>( others.size() ) )];
        case DamageKind::OtherFormat:
          return otherFormat( random.below( 14 ), good );
        }
        return bytes;
      }

      // prepare makes the event's folder with an earlier run's files; input: the file to be damaged, in the
      // folder of inputs or in the event's; isTrue: whether what a run that succeeded left is what it is
      // without damage, asked for cuts and bytes alone.
      void everyDamage( const std::string &name, int inATest, const fs::path &input,
                        const std::function<void( const fs::path & )> &prepare,
                        const std::function<bool()> &job, const std::function<bool()> &isTrue )
      {
        DamageTable table{ name };
        fresh( prepare );
        const std::string good = readWhole( input );
        std::vector<std::string> others;
        for ( const fs::path &folder : { mInputs, mEvent } )
          for ( const auto &entry : fs::directory_iterator( folder ) )
            if ( entry.is_regular_file() && entry.path() != input )
              others.push_back( readWhole( entry.path() ) );
        const bool isTheEvents = input.parent_path() == mEvent;
        for ( int i = 0; i < damagesOf( inATest ); ++i )
        {
          Random random( 11, static_cast<std::uint64_t>( i ) );
          const auto kind = static_cast<DamageKind>( i % 4 );
          if ( kind == DamageKind::Swapped && others.empty() )
            continue;
          if ( isTheEvents || i == 0 )
            fresh( prepare );
          const std::string bytes = damaged( good, kind, random, others );
          writeWhole( input, bytes );
          const Files before = read( mEvent );
          ++table.damages;
          judgeDamage( table, before, bytes == good || kind == DamageKind::Cut || kind == DamageKind::Byte,
                       job, isTrue );
          EXPECT_EQ( table.wrong(), 0 ) << name << ", damage " << i;
          if ( table.wrong() > 0 )
            break;
          writeWhole( input, good );
          if ( read( mEvent ) != before || i % 8 == 7 )
            fresh( prepare );
        }
        writeWhole( input, good );
      }

    private:
      void judgeDamage( DamageTable &table, const Files &before, bool isAsked,
                        const std::function<bool()> &job, const std::function<bool()> &isTrue )
      {
        const int end = endOf( job );
        const Files now = read( mEvent );
        if ( end < 0 )
          ++table.died;
        else if ( end > 0 )
        {
          ++table.refused;
          table.wordless += end == 2 ? 1 : 0;
          table.lost += now == before ? 0 : 1;
        }
        else
        {
          ++table.whole;
          for ( const auto &[file, bytes] : now )
            if ( const auto was = before.find( file ); was == before.end() || was->second != bytes )
              table.lost += isWhole( file, bytes ) ? 0 : 1;
          table.falseSuccesses += !isAsked || isTrue() ? 0 : 1;
        }
      }

      // 0: success; 1: refused with words; 2: without; -1: it crashed, or went on for a minute.
      int endOf( const std::function<bool()> &job )
      {
        std::cout.flush();
        const pid_t child = ::fork();
        if ( child == 0 )
        {
          ::alarm( 60 );
          const bool good = job();
          ::_exit( good ? 0 : mSaid.trimmed().isEmpty() ? 2 : 1 );
        }
        int status = 0;
        ::waitpid( child, &status, 0 );
        return WIFEXITED( status ) ? WEXITSTATUS( status ) : -1;
      }

    protected:
      const fs::path mInputs = fs::path( mFolder.path().toStdString() ) / "inputs";
  };
}
