// SPDX-License-Identifier: GPL-2.0-or-later
// What the panel remembers of an event: its folder, the layers of the project that it reads, their columns,
// and what stands on the paper. In the project, as paths from the project's own file and names of columns;
// nothing of any student's, nothing of the passphrase.
#pragma once
#include "event/event_record.h"

#include <QDate>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTime>

class QgsProject;
class QgsVectorLayer;

namespace doorstep
{
  // The layers by what they are for the event.
  inline constexpr const char *LAYER_ROLES[] = { "list",   "points", "streets", "staging",  "roster",
                                                 "speeds", "trips",  "shifts",  "outcomes", "boxes" };
  // So many of them are taken by themselves where a layer looks like one; the others are for who has them.
  inline constexpr int GUESSED_ROLES = 5;
  // What a plan consists of; "teams" are the zones with their teams.
  inline constexpr const char *PLAN_PARTS[] = { "visits", "zones", "routes", "directions", "teams" };
  // The list's columns by what they hold (columns/list_columns.h).
  inline constexpr const char *COLUMN_ROLES[] = { "address", "unit",       "city",     "state",
                                                  "zip",     "id",         "language", "hold",
                                                  "minutes", "first_name", "last_name" };

  // Anew, or so that as little as possible changes of what is printed already.
  enum class Planning
  {
    Anew,
    Late
  };

  struct EventInputs
  {
      QString folder;                 // absolute; empty: none chosen yet
      QString reference, corrections; // absolute
      QMap<QString, QString> layers;  // role: id in the project
      QMap<QString, QString> columns; // role: the column's name
      QMap<QString, QString> planned; // part of the plan: the file's name, where it is not the step's own
      QString title;
      QString district, contact, returnTo; // as the pages say them
      QDate date;
      QTime start, back;
      double teamMinutes = 240, doorMinutes = 15;
      bool door = false;              // also what to say at the door, and slips to leave
      QString paper, language;        // as PAPER and LANGUAGE of teammaps take them
      QString meanings;               // of the district's outcomes, as MEANINGS of planzones takes them
      int round = 1;                  // 2: who was not home is visited again
      QString before, beforeOutcomes; // visits of the round before (a file's name), and what came of them
                                      // (a file's name, or a layer's id)
      EventRecord record;

      QString file( const char *name ) const; // in the event's folder
      // The file of one of PLAN_PARTS: the step's own, or what zones by hand or late changes wrote since.
      QString plan( const char *part ) const;
      // What its step writes. The earlier plan is read meanwhile, so late changes go beside it.
      QString planOutput( const char *part, Planning planning ) const;
      // The part is this file from now on.
      void takePlan( const char *part, const QString &file );
      QgsVectorLayer *layer( const char *role ) const;
      // What is typed from the papers of this round.
      QString outcomesFile() const;
      // What came of this round: a table of the project's where one was chosen, else that file.
      QString outcomes() const;
      // From here on the plan is another one, of those visits that are to be made again.
      void beginRound();

      // As its step calls it.
      QString ownName( const char *part ) const;

      static EventInputs of( const QgsProject &project );
      void keepIn( QgsProject &project ) const;
  };

  // Fills what is empty: layers that look like what is asked for, and the columns of the list.
  void guess( EventInputs &inputs, const QgsProject &project );
}
