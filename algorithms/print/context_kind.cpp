// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/context_kind.h"

#include <algorithm>
#include <initializer_list>

namespace doorstep
{
  ContextKind kindOf( const QString &name, Qgis::GeometryType type )
  {
    const QString n = name.toLower();
    const auto has = [&]( std::initializer_list<const char *> words )
    {
      return std::any_of( words.begin(), words.end(),
                          [&]( const char *word ) { return n.contains( QString::fromUtf8( word ) ); } );
    };
    const bool line = type == Qgis::GeometryType::Line;
    if ( has( { "rail", "train", "transit", "férre", "ferrocarril" } ) && type != Qgis::GeometryType::Point )
      return ContextKind::Rail;
    if ( has( { "school", "campus", "education", "escuela" } ) )
      return ContextKind::School;
    if ( has( { "park", "green", "open_space", "openspace", "recreation", "golf", "cemeter", "parque",
                "cementerio" } ) )
      return ContextKind::Park;
    if ( has( { "water", "lake", "river", "wash", "stream", "hydro", "creek", "canal", "pond", "agua",
                "arroyo", "lago" } ) )
      return line ? ContextKind::WaterLine : ContextKind::Water;
    if ( has( { "build", "footprint", "structure", "edificio" } ) )
      return ContextKind::Building;
    return ContextKind::Other;
  }
}
