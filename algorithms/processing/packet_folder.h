// The packets in a folder over several runs: each has the fingerprint of the plan that it was made from
// (.doorstep-packets.csv, no names in it), so that a run of another plan finds the packets of the earlier
// one, takes them out of the folder and voids them in the register. More copies of the same plan stay.
#pragma once
#include "print/print_event.h"
#include "privacy/file_set.h"
#include "privacy/register.h"

#include <QStringList>

#include <cstdint>
#include <map>
#include <vector>

class QgsProcessingFeedback;

namespace doorstep
{
  class PacketFolder
  {
    public:
      // folder: empty where pages go into one file alone. whole: whether the event has all zones of its plan;
      // a run over some of them says nothing of the others' packets.
      PacketFolder( const QString &folder, const PrintEvent &event, bool whole );

      // A file of this run, in the folder. zone: null for all of them; entry: its number in the register, 0:
      // none.
      void put( const QString &file, const PrintZone *zone, std::int64_t entry = 0 );
      // Packets of another plan leave with the run's files, and the list of what is there joins them.
      void finish( FileSet &files );
      // Once the files are in place: what left is said, and void in the register (empty: there is none).
      void tell( const QString &registerFile, const Register &book, QgsProcessingFeedback *feedback ) const;

    private:
      struct Packet
      {
          QString file, plan;
          int zone = 0; // 0: all of them
          std::int64_t entry = 0;
      };
      bool isStale( const Packet &packet ) const;
      void readList();

      QString mFolder;
      std::map<int, QString> mPlans; // fingerprint by zone; 0: of all
      bool mWhole = true;
      std::vector<Packet> mEarlier, mStale, mMade;
      QStringList mUnknown; // packets by name that are on no list
  };
}
