// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/compare_parts.h"

#include "address/lexicon.h"

namespace doorstep
{
  namespace
  {
    // Before a Spanish name an English abbreviation stands for the Spanish word: Ave Girasol, Pl del Rio.
    bool isShortOf( std::string_view abbreviation, std::string_view word )
    {
      return ( abbreviation == "AVE" && word == "AVENIDA" ) ||
             ( abbreviation == "PL" && word == "PLACITA" ) || ( abbreviation == "CIR" && word == "CIRCULO" );
    }

    // "calle 22", "avenida 6": the English type in Spanish.
    bool isTranslated( std::string_view pre, std::string_view suf )
    {
      return ( pre == "CALLE" && suf == "ST" ) || ( pre == "AVENIDA" && suf == "AVE" );
    }

    // Routes go by several words: STATE RTE, SR, MD RTE and MD HWY are one kind, HWY and RTE alone may be
    // any.
    enum class RouteKind
    {
      None,
      Any,
      State,
      County,
      Federal,
      Interstate,
      Farm, // Texas: farm to market and ranch roads have their numbers in common
      Private
    };

    RouteKind routeKind( std::string_view pretype )
    {
      const auto ends = [&]( std::string_view word )
      { return pretype.ends_with( word ) && pretype.size() == 3 + word.size(); };
      if ( pretype == "HWY" || pretype == "RTE" )
        return RouteKind::Any;
      if ( pretype == "US HWY" || pretype == "US RTE" || pretype == "US" )
        return RouteKind::Federal;
      if ( pretype == "CO RD" || pretype == "CO HWY" || pretype == "CO RTE" || pretype == "CR" )
        return RouteKind::County;
      if ( pretype.starts_with( "STATE " ) || pretype == "SR" ||
           ( ( ends( "RTE" ) || ends( "HWY" ) ) && pretype[2] == ' ' ) )
        return RouteKind::State;
      if ( pretype == "FM" || pretype == "RM" || pretype == "RANCH RD" || pretype == "FARM RD" )
        return RouteKind::Farm;
      if ( pretype == "I" )
        return RouteKind::Interstate;
      return pretype == "PRIVATE RD" ? RouteKind::Private : RouteKind::None;
    }

    // A street of a grid by its name: 400, or 400 E where the directional was read as a part of it.
    bool isGrid( std::string_view name )
    {
      const std::size_t digits = name.find_first_not_of( "0123456789" );
      return !name.empty() && digits != 0 &&
             ( digits == std::string_view::npos ||
               ( name[digits] == ' ' &&
                 !Lexicon::instance().word( name.substr( digits + 1 ) ).dir.empty() ) );
    }
  }

  void compareTypes( ComparedParts &parts, std::string_view pre, std::string_view suf,
                     std::string_view refPre, std::string_view refSuf )
  {
    if ( pre == refPre && suf == refSuf )
      return;
    const bool none = pre.empty() && suf.empty(), refNone = refPre.empty() && refSuf.empty();
    const RouteKind route = routeKind( pre ), refRoute = routeKind( refPre );
    if ( route != RouteKind::None && refRoute != RouteKind::None && suf == refSuf )
    {
      if ( route == refRoute )
        parts.add( WEIGHTS.respelled, PartsAgree::Yes );
      else if ( ( route == RouteKind::Any && refRoute != RouteKind::Private ) ||
                ( refRoute == RouteKind::Any && route != RouteKind::Private ) )
        parts.add( WEIGHTS.typeMissing, PartsAgree::LeftOut );
      else
      {
        // US 60 is no misspelt State Route 60
        parts.add( WEIGHTS.typeWrong, PartsAgree::No );
        parts.mirror = Mirror::Grid;
      }
    }
    else if ( none || refNone )
      parts.add( WEIGHTS.typeMissing, PartsAgree::LeftOut, !none );
    else if ( suf.empty() && refPre.empty() && isTranslated( pre, refSuf ) )
      parts.add( WEIGHTS.respelled, PartsAgree::Yes );
    else if ( suf == refSuf && ( isShortOf( pre, refPre ) || isShortOf( refPre, pre ) ) )
      parts.add( WEIGHTS.respelled, PartsAgree::Yes );
    else if ( pre == refSuf && suf == refPre )
      parts.add( WEIGHTS.directionSwapped, PartsAgree::Yes );
    else if ( ( pre == refPre && ( suf.empty() || refSuf.empty() ) ) ||
              ( suf == refSuf && ( pre.empty() || refPre.empty() ) ) )
      parts.add( WEIGHTS.typeMissing, PartsAgree::LeftOut );
    else
      parts.add( WEIGHTS.typeWrong, PartsAgree::No );
  }

  void compareDirections( ComparedParts &parts, std::string_view pre, std::string_view suf,
                          std::string_view refPre, std::string_view refSuf, std::string_view name )
  {
    if ( pre == refPre && suf == refSuf )
      return;
    // a street of a grid is named by both: what contradicts either is another street
    const bool both = !refPre.empty() && ( !refSuf.empty() || name.find( ' ' ) != std::string_view::npos );
    if ( both && isGrid( name ) &&
         ( ( !pre.empty() && pre != refPre ) || ( !suf.empty() && suf != refSuf ) ) )
      parts.mirror = Mirror::Grid;
    const bool none = pre.empty() && suf.empty(), refNone = refPre.empty() && refSuf.empty();
    if ( none || refNone )
      parts.add( WEIGHTS.directionMissing, PartsAgree::LeftOut, !none );
    else if ( pre == refSuf && suf == refPre )
    {
      parts.add( WEIGHTS.directionSwapped, PartsAgree::Yes );
      parts.mirror = std::max( parts.mirror, Mirror::Swapped );
    }
    else if ( ( pre == refPre && ( suf.empty() || refSuf.empty() ) ) ||
              ( suf == refSuf && ( pre.empty() || refPre.empty() ) ) )
      parts.add( WEIGHTS.directionMissing, PartsAgree::LeftOut );
    else
      parts.add( WEIGHTS.directionWrong, PartsAgree::No );
  }

  void doubtOld( ComparedParts &parts, std::string_view typedBefore )
  {
    if ( typedBefore != "OLD" && typedBefore != "NEW" )
      return;
    parts.add( WEIGHTS.typeWrong, PartsAgree::No );
    parts.mirror = Mirror::Grid;
  }
}
