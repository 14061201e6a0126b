// SPDX-License-Identifier: GPL-2.0-or-later
#include "event_defaults.h"

#include <qgssettings.h>

namespace doorstep
{
  namespace
  {
    // Each of them with its key.
    template <class Defaults, class Visit> void forEach( Defaults &defaults, const Visit &visit )
    {
      visit( "team_minutes", defaults.teamMinutes );
      visit( "door_minutes", defaults.doorMinutes );
      visit( "paper", defaults.paper );
      visit( "language", defaults.language );
      visit( "color", defaults.color );
      visit( "templates", defaults.templates );
    }

    QString keyOf( const char *name )
    {
      return QStringLiteral( "doorstep/defaults/" ) + QLatin1String( name );
    }
  }

  EventDefaults EventDefaults::kept()
  {
    EventDefaults defaults;
    const QgsSettings settings;
    forEach( defaults,
             [&]( const char *name, auto &value )
             {
               using Value = std::remove_reference_t<decltype( value )>;
               value = settings.value( keyOf( name ), value ).template value<Value>();
             } );
    return defaults;
  }

  void EventDefaults::keep() const
  {
    QgsSettings settings;
    forEach( *this,
             [&]( const char *name, const auto &value ) { settings.setValue( keyOf( name ), value ); } );
  }
}
