// SPDX-License-Identifier: GPL-2.0-or-later
// The functions of parsed_address.h that read whole lines and names.
#include "address/parsed_address.h"

#include "address/assemble.h"
#include "address/glued_number.h"

namespace doorstep
{
  namespace
  {
    ParsedAddress generalDelivery( const Labeling &line )
    {
      ParsedAddress address;
      address.kind = AddressKind::GeneralDelivery;
      address.hold = suggestedHold( line );
      return address;
    }
  }

  ParsedAddress parseAddress( std::string_view line, const ParseOptions &options )
  {
    std::string kept;
    while ( std::optional<std::string> separate = separateNumber( line ) )
    {
      kept = *std::move( separate );
      line = kept;
    }
    const Tokens tokens( line );
    Labeling labeling( tokens );
    const bool delivery =
        tokens.size() > 0 && tokens.size() <= 6 && !tokens[0].hasDigit && isDelivery( tokens );
    if ( !delivery )
      labelAddress( labeling, options );
    ParsedAddress address = delivery ? generalDelivery( labeling ) : assemble( labeling, line );
    if ( address.kind != AddressKind::Street )
      return address;
    for ( const Labeling &other : otherReadings( labeling, options ) )
    {
      Reading reading = assemble( other, line );
      const Reading &first = address;
      if ( !reading.street.name.empty() && reading != first )
        address.others.push_back( std::move( reading ) );
    }
    return address;
  }

  StreetName parseStreetName( std::string_view full, std::vector<StreetName> *others )
  {
    const Tokens tokens( full );
    Labeling labeling( tokens );
    labelStreet( labeling, 0, tokens.size() );
    StreetName street = assembleStreet( labeling );
    if ( others != nullptr )
    {
      for ( const Labeling &reading : otherReadings( labeling, {} ) )
      {
        StreetName other = assembleStreet( reading );
        if ( other != street )
          others->push_back( std::move( other ) );
      }
    }
    return street;
  }

  StreetName standardize( const StreetName &columns )
  {
    StreetName street;
    const auto words = [&street, &columns]( const std::string StreetName::*column, const Label label )
    {
      const Tokens tokens( columns.*column );
      Labeling labeling( tokens );
      labeling.mark( 0, tokens.size(), label );
      appendStreet( labeling, false, street );
    };
    words( &StreetName::premod, Label::PreMod );
    words( &StreetName::predir, Label::PreDir );
    words( &StreetName::pretype, Label::PreType );
    words( &StreetName::name, Label::Name );
    words( &StreetName::suftype, Label::SufType );
    words( &StreetName::sufdir, Label::SufDir );
    words( &StreetName::sufmod, Label::SufMod );
    finishStreet( street );
    return street;
  }
}
