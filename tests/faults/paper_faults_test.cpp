// SPDX-License-Identifier: GPL-2.0-or-later
// Teams' and volunteers' pages, and the project of their drafts, with a fault at their n-th call to the disk,
// over what an earlier run left.
#include "run_faults.h"

namespace doorstep::test
{
  namespace
  {
    class PaperFaults : public RunFaults
    {
      protected:
        PaperFaults() { keepFirstZone(); }

        bool print( const char *role, const fs::path &folder, bool asProject )
        {
          QVariantMap all = parameters( role );
          all["REGISTER"] = in( folder, "register.csv" );
          all["FOLDER"] = in( folder, "maps" );
          if ( asProject )
            all["PROJECT"] = in( folder, "event.qgz" );
          return good( TeamMapsAlgorithm(), all );
        }

        // The earlier run's files are made once.
        void everyFaultOf( const char *name, const char *role, bool asProject )
        {
          const fs::path made = fs::path( mFolder.path().toStdString() ) / "made";
          fs::create_directories( made / "maps" );
          beginsEvent( made );
          ASSERT_TRUE( print( role, made, asProject ) ) << log();
          everyFault(
              name, 3,
              [&]( const fs::path &folder )
              {
                fs::remove( folder );
                fs::copy( made, folder, fs::copy_options::recursive );
              },
              [&]( const fs::path &folder ) { return print( role, folder, asProject ); } );
        }
    };
  }

  TEST_F( PaperFaults, teamsPagesAreWholeAtEveryCall )
  {
    everyFaultOf( "teammaps, team", "team", false );
  }

  TEST_F( PaperFaults, volunteersPagesAreWholeAtEveryCall )
  {
    everyFaultOf( "teammaps, volunteer", "volunteer", false );
  }

  TEST_F( PaperFaults, theProjectIsWholeAtEveryCall )
  {
    everyFaultOf( "teammaps, team, with PROJECT", "team", true );
  }
}
