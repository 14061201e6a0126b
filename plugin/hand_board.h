// SPDX-License-Identifier: GPL-2.0-or-later
// What a person does to an open plan, one call a gesture, whether it comes from the map, the panel or a key;
// and what is chosen. Map and panel show what the board holds and hold nothing themselves.
#pragma once
#include "hand_session.h"

#include <QObject>

#include <functional>
#include <memory>
#include <set>

namespace doorstep
{
  class HandBoard : public QObject
  {
      Q_OBJECT
    public:
      explicit HandBoard( QObject *parent = nullptr );
      ~HandBoard() override;

      void open( std::unique_ptr<HandSession> session );
      void close();
      HandSession *session() const { return mSession.get(); }

      const std::set<std::int32_t> &selection() const { return mSelection; } // visits
      std::int32_t zone() const { return mZone; }                            // the one looked at; 0: none
      const std::set<std::int32_t> &zones() const { return mZones; }         // chosen, with the one looked at

      void select( std::set<std::int32_t> visits );
      void toggle( std::int32_t visit );
      void showZone( std::int32_t zone );
      void chooseZones( const std::set<std::int32_t> &zones, std::int32_t shown );

      // "Zone 3: 182 → 171 min, 9 visits, 12 students. Zone 7: 201 → 246 min (+6 min), …": what it would be,
      // before it is done; isOver where a time breaks. Why not, where it cannot be.
      QString wouldMove( const std::set<std::int32_t> &visits, std::int32_t zone, bool &isOver );

      // Each is one edit, which undo takes back. What cannot be done is said and changes nothing.
      void move( std::int32_t zone );
      void moveToNew();
      void takeOut();
      void split();
      void merge( std::int32_t into );
      void order( std::int32_t zone, const std::vector<std::int32_t> &stops );
      void shift( std::int32_t visit, int places ); // earlier or later in its route
      void toggleLock();
      void improve();
      void undo();
      void redo();
      bool write( const Progress &progress );

      // A zone's numbers as words, "+6 min" with them where it is over.
      QString inWords( const HandZone &zone );

    signals:
      void changed(); // the plan, or what is chosen
      void said( const QString &words, bool isWarning );
      void written( const HandInput &input ); // these layers are the plan now

    private:
      void apply( const std::function<HandChange()> &edit );
      void tell( const std::vector<std::int32_t> &zones );
      void tidy();
      void keepLocks();
      // After undo or redo.
      void goTo( const std::vector<std::int32_t> &changedZones );

      std::unique_ptr<HandSession> mSession;
      std::set<std::int32_t> mSelection, mZones;
      std::int32_t mZone = 0;
  };
}
