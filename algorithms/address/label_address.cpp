// The driver: finds the number, the street after it, units, the city, and what else a cell may hold.
#include "address/labeling.h"

namespace doorstep
{
  namespace
  {
    bool isAnd( std::string_view text )
    {
      return text == "&" || text == "AND" || text == "AT" || text == "@" || text == "/";
    }

    class Reader
    {
      public:
      Reader( Labeling &line, const ParseOptions &options )
          : mLine( line ), t( line.tokens ), mOptions( options )
      {
      }

      void read()
      {
        labelBoxes( mLine );
        mEnd = labelEnds( mLine, mOptions );
        mLocated =
            mEnd < t.size() && ( mLine.labels[mEnd] == Label::State || mLine.labels[mEnd] == Label::Zip );
        stateBeforeCity();
        const std::size_t number = findNumber();
        if ( number < mEnd )
          readNumbered( number );
        else
          readUnnumbered();
      }

      private:
      Labeling &mLine;
      const Tokens &t;
      const ParseOptions &mOptions;
      std::size_t mEnd = 0;
      bool mLocated = false; // a state or ZIP was found, so a city is likely

      std::size_t commaAfter( std::size_t from, std::size_t to ) const
      {
        for ( std::size_t i = from; i < to; ++i )
        {
          if ( t[i].comma )
            return i + 1;
        }
        return to;
      }

      bool anyType( std::size_t from, std::size_t to, TypeKind least ) const
      {
        for ( std::size_t i = from; i < to; ++i )
        {
          if ( t.word( i ).typeKind >= least && !isSaint( t, i, to ) )
            return true;
        }
        return false;
      }

      // "… Garden Valley" after "CA": the state stands before the city.
      void stateBeforeCity()
      {
        if ( mEnd >= t.size() || mLine.labels[mEnd] != Label::Zip )
          return;
        for ( std::size_t i = 2; i + 1 < mEnd; ++i )
        {
          if ( t[i].size != 2 || !mLine.free( i ) || !t.word( i ).type.empty() || !t.word( i ).dir.empty() ||
               !t.word( i ).unit.empty() || !t.word( i ).startsPhrase || t.text( i ) == "LA" ||
               t.text( i ) == "DE" )
            continue;
          const Phrase *phrase = Lexicon::instance().phrase( t.text( i ) );
          const bool state = phrase != nullptr && !phrase->state.empty();
          const bool ended =
              !mLine.free( i - 1 ) || t.word( i - 1 ).typeKind >= TypeKind::Plain || t[i - 1].hasDigit;
          if ( state && ended && !t[i + 1].hasDigit )
          {
            mLine.labels[i] = Label::State;
            mLine.mark( i + 1, mEnd, Label::City );
            mEnd = i;
            return;
          }
        }
      }

      // Units before the number: "Apt 4 10A Main St".
      std::size_t skipUnits( std::size_t at )
      {
        for ( ;; )
        {
          const Word &word = t.word( at < mEnd ? at : 0 );
          if ( at >= mEnd ||
               ( word.unitKind == UnitKind::None && t[at].hasDigit == false && word.ordinal == 0 ) )
            return at;
          // "410 Piedmont": a number is no unit, "15th floor" is.
          if ( t[at].number && !( at + 1 < mEnd && t.word( at + 1 ).unitKind == UnitKind::Floor ) )
            return at;
          const std::size_t past = labelUnit( mLine, at, mEnd, false );
          if ( past == at )
            return at;
          at = past;
        }
      }

      // The token of the house number, mEnd where there is none.
      std::size_t findNumber()
      {
        std::size_t first = 0;
        while ( first < mEnd && !mLine.free( first ) )
          ++first;
        first = skipUnits( first );
        if ( first >= mEnd )
          return mEnd;
        if ( routeEnd( mLine, first, mEnd ) > first || isIntersection( first ) )
          return mEnd;
        const bool starts = isNumberAt( first );
        std::size_t best = starts ? first : mEnd;
        bool strong = starts && hasStrongStreet( first );
        for ( std::size_t i = first + 1; i + 1 < mEnd; ++i )
        {
          if ( !mLine.free( i ) || !t[i].number || t[i].ordinal || !mLine.free( i + 1 ) )
            continue;
          if ( t.text( i - 1 ) == "#" || t.word( i - 1 ).unitKind == UnitKind::Id ||
               t.word( i - 1 ).unitKind == UnitKind::Floor || !t.word( i - 1 ).preRoute.empty() )
          {
            if ( t[i].comma || best < mEnd )
              continue;
          }
          if ( t[i].comma || t[i + 1].digits || t.word( i + 1 ).typeKind >= TypeKind::Plain )
            continue;
          if ( best == mEnd )
          {
            if ( isUnitNumber( i ) )
              continue;
            best = i;
            strong = hasStrongStreet( i );
            continue;
          }
          if ( !strong && hasStrongStreet( i ) && buildingBefore( i ) )
          {
            best = i;
            strong = true;
          }
          else if ( strong && hasStrongStreet( i ) && mLine.second == 0 && t.word( i - 1 ).unit.empty() &&
                    i > best + 2 )
            mLine.second = i;
        }
        return best;
      }

      bool isUnitNumber( std::size_t i ) const
      {
        return i + 1 < mEnd && t.word( i + 1 ).unitKind != UnitKind::None && t.word( i + 1 ).type.empty();
      }

      bool isNumberAt( std::size_t i ) const
      {
        if ( t.text( i ) == "#" )
          return i + 2 < mEnd && t[i + 1].number;
        if ( t[i].ordinal )
          return false;
        if ( t[i].number )
          return true;
        if ( t[i].hasDigit && t[i].size > 2 && i + 1 < mEnd )
          return true;
        return t.word( i ).cardinal > 0 && i + 1 < mEnd && t.word( i + 1 ).typeKind < TypeKind::Strong &&
               !t[i].comma;
      }

      // A strong type between here and the next comma.
      bool hasStrongStreet( std::size_t i ) const
      {
        std::size_t to = commaAfter( i, mEnd );
        for ( std::size_t k = i + 2; k < to; ++k )
        {
          if ( k > i + 1 && t[k].number && !t[k].ordinal )
            return false;
          if ( t.word( k ).typeKind == TypeKind::Strong && !isSaint( t, k, to ) )
            return true;
        }
        return false;
      }

      bool buildingBefore( std::size_t i ) const
      {
        return t[i - 1].comma || t.word( i - 1 ).building || t.word( i - 1 ).typeKind >= TypeKind::Weak;
      }

      // "79th St. & Joliet Rd.", "Jct 4 & 13": no house number before.
      bool isIntersection( std::size_t first ) const
      {
        for ( std::size_t i = first + 1; i + 1 < mEnd; ++i )
        {
          if ( !isAnd( t.text( i ) ) || !mLine.free( i ) )
            continue;
          const bool number = t[first].number && !t[first].ordinal;
          const auto plausible = [&]( std::size_t from, std::size_t to )
          {
            return to - from == 1 || t[to - 1].hasDigit || t[from].hasDigit ||
                   anyType( from, to, TypeKind::Plain ) || routeEnd( mLine, from, to ) > from;
          };
          std::size_t from = first;
          if ( t.text( from ) == "CORNER" && t.text( from + 1 ) == "OF" )
            return true;
          if ( number )
          {
            // "12 Main St" is an address; "4 & 13" are two routes.
            if ( i != first + 1 || !t[i + 1].number )
              return false;
          }
          return plausible( from, i ) && plausible( i + 1, commaAfter( i + 1, mEnd ) );
        }
        return false;
      }

      void readIntersection( std::size_t first )
      {
        mLine.kind = AddressKind::Intersection;
        std::size_t from = first;
        while ( from < mEnd &&
                ( t.text( from ) == "CORNER" || t.text( from ) == "OF" || t.text( from ) == "JCT" ||
                  t.text( from ) == "JUNCTION" || t.text( from ) == "INTERSECTION" ) )
          mLine.labels[from++] = Label::And;
        std::size_t joint = from;
        while ( joint < mEnd && !isAnd( t.text( joint ) ) )
          ++joint;
        mLine.labels[joint] = Label::And;
        labelStreet( mLine, from, joint );
        std::size_t end = commaAfter( joint + 1, mEnd );
        const bool tail = end < mEnd;
        if ( tail )
          mLine.mark( end, mEnd, Label::City );
        else if ( mOptions.cityExpected )
        {
          const std::size_t street = streetEnd( mLine, joint + 1, mEnd, mOptions );
          if ( mLocated || anyType( joint + 1, street, TypeKind::Plain ) )
          {
            mLine.mark( street, mEnd, Label::City );
            end = street;
          }
        }
        labelStreet( mLine, joint + 1, end );
        for ( std::size_t i = joint + 1; i < end; ++i )
          mLine.cross[i] = true;
      }

      void readNumbered( std::size_t number )
      {
        mLine.kind = AddressKind::Street;
        const std::size_t past = labelNumber( mLine, number, mEnd );
        if ( past == number )
        {
          readUnnumbered();
          return;
        }
        if ( mLine.second != 0 && mLine.second > past )
        {
          // Two addresses: the second begins where its number does.
          std::size_t until = mLine.second;
          if ( isAnd( t.text( until - 1 ) ) || t.text( until - 1 ) == "OR" )
            --until;
          mLine.mark( until, mEnd, Label::Note );
          mEnd = until;
        }
        readStreet( past );
      }

      // From the street's first word to mEnd: street, units, building, city.
      void readStreet( std::size_t from )
      {
        std::size_t at = from;
        // A unit right after the number: "6910 # G Mary Caroline Circle".
        std::size_t limit = at;
        bool comma = false;
        while ( limit < mEnd && mLine.free( limit ) )
        {
          if ( limit > at && startsUnit( limit ) )
            break;
          ++limit;
          if ( t[limit - 1].comma )
          {
            comma = true;
            break;
          }
        }
        std::size_t street = limit;
        const bool city = readTail( limit, comma );
        if ( !city && mOptions.cityExpected )
        {
          street = streetEnd( mLine, at, limit, mOptions );
          if ( !mLocated && street < limit && !anyType( at, street, TypeKind::Plain ) &&
               !isCity( t, street, limit, mOptions ) )
            street = limit;
        }
        else
          street = buildingCut( at, limit );
        street = bareUnits( at, street, limit );
        labelStreet( mLine, at, street );
        if ( street < limit )
        {
          if ( !city && mOptions.cityExpected &&
               !( limit < mEnd && isUnitLabel( limit ) && anyBuilding( street, limit ) ) )
            markCity( street, limit );
          else
            markFree( street, limit, Label::Building );
        }
      }

      bool isUnitLabel( std::size_t i ) const
      {
        return mLine.labels[i] == Label::Unit || mLine.labels[i] == Label::UnitType ||
               mLine.labels[i] == Label::Building;
      }

      bool anyBuilding( std::size_t from, std::size_t to ) const
      {
        for ( std::size_t i = from; i < to; ++i )
        {
          if ( t.word( i ).building )
            return true;
        }
        return false;
      }

      void markFree( std::size_t from, std::size_t to, Label label )
      {
        for ( std::size_t i = from; i < to; ++i )
        {
          if ( mLine.free( i ) )
            mLine.labels[i] = label;
        }
      }

      void markCity( std::size_t from, std::size_t to )
      {
        // A number is no city: "Overlook 1".
        for ( std::size_t i = from; i < to; ++i )
        {
          if ( t[i].hasDigit )
          {
            markFree( from, to, Label::Building );
            return;
          }
        }
        markFree( from, to, Label::City );
      }

      // Whether a unit begins here, without labelling it.
      bool startsUnit( std::size_t at )
      {
        Labeling trial = mLine;
        const std::size_t past = labelUnit( trial, at, mEnd, false );
        if ( past == at )
          return false;
        const Word &word = t.word( at );
        // "Front St", "Key Blvd": words that streets are named after.
        return word.unitKind != UnitKind::Alone || past >= mEnd || t[past - 1].comma || !mLine.free( past ) ||
               t.word( at - 1 ).typeKind >= TypeKind::Plain;
      }

      // Everything after the street's own words: directionals after a comma, units, building, city. Whether a
      // city was found.
      bool readTail( std::size_t from, bool comma )
      {
        std::size_t at = from;
        bool city = false;
        while ( at < mEnd )
        {
          if ( !mLine.free( at ) )
          {
            comma = comma || t[at].comma;
            ++at;
            continue;
          }
          const std::size_t segment = commaAfter( at, mEnd );
          // "1800 M Street, NW", "Bolton Road, NW Atlanta"
          if ( comma && at == from && isSufdir( at, segment ) )
          {
            const bool apart =
                at + 1 < segment && t[at].letter && t[at + 1].letter && !t.word( at + 1 ).dir.empty();
            mLine.mark( at, at + ( apart ? 2 : 1 ), Label::SufDir );
            at += apart ? 2 : 1;
            continue;
          }
          std::size_t past = labelUnit( mLine, at, mEnd, false );
          if ( past == at && comma && ( segment - at == 1 || ( segment - at == 2 && t[at].hasDigit ) ) )
            past = labelUnit( mLine, at, segment, true );
          if ( past > at )
          {
            comma = t[past - 1].comma;
            at = past;
            continue;
          }
          // Words up to the next comma, unit or end.
          std::size_t until = at;
          while ( until < segment && mLine.free( until ) && !( until > at && startsUnit( until ) ) )
            ++until;
          const bool last = restIsEmpty( until );
          if ( mOptions.cityExpected && last && ( mLocated || !anyBuilding( at, until ) || comma ) )
          {
            markCity( at, until );
            city = mLine.labels[at] == Label::City;
          }
          else
            mLine.mark( at, until, Label::Building );
          comma = until > 0 && t[until - 1].comma;
          at = until;
        }
        return city;
      }

      bool restIsEmpty( std::size_t from )
      {
        for ( std::size_t i = from; i < mEnd; ++i )
        {
          if ( !mLine.free( i ) )
            continue;
          const std::size_t past = labelUnit( mLine, i, mEnd, false );
          if ( past == i )
            return false;
          i = past - 1;
        }
        return true;
      }

      bool isSufdir( std::size_t at, std::size_t segment ) const
      {
        if ( t.word( at ).dir.empty() )
          return false;
        if ( at + 1 == segment || !mLine.free( at + 1 ) )
          return true;
        const bool apart = t[at].letter && t[at + 1].letter && !t.word( at + 1 ).dir.empty();
        if ( apart || t.word( at ).dir.size() == 2 )
          return true;
        if ( t.word( at + 1 ).unitKind != UnitKind::None || t.text( at + 1 ) == "#" || t[at + 1].hasDigit )
          return true;
        // "Hwy, N Sebastopol CA" but "Ave, N Hanover, NJ"
        return t[at].letter && segment == mEnd && !t[mEnd - 1].comma;
      }

      // Where a city follows elsewhere, words after a strong type and before the comma name a building.
      std::size_t buildingCut( std::size_t from, std::size_t to ) const
      {
        std::size_t last = from;
        for ( std::size_t i = from + 1; i < to; ++i )
        {
          if ( t.word( i ).typeKind == TypeKind::Strong && !isSaint( t, i, to ) )
            last = i;
        }
        if ( last == from )
          return to;
        std::size_t end = last + 1;
        while ( end < to && !t.word( end ).dir.empty() &&
                !( end + 1 < to && t.word( end + 1 ).typeKind >= TypeKind::Plain ) )
          ++end;
        if ( end < to && ( t.text( end ) == "EXT" || t.text( end ) == "ALT" ) )
          ++end;
        if ( to - end < 2 )
          return to;
        for ( std::size_t i = end; i < to; ++i )
        {
          if ( t[i].hasDigit )
            return to;
        }
        return end;
      }

      // Identifiers without a designator at the end of the street: "Bryn Mawr 211", "10th Ave SW A". Returns
      // where the street ends.
      std::size_t bareUnits( std::size_t from, std::size_t street, std::size_t limit )
      {
        if ( routeEnd( mLine, from, street ) > from )
        {
          std::size_t end = routeEnd( mLine, from, street );
          while ( end < street && ( !t.word( end ).dir.empty() ||
                                    t.word( end ).typeKind == TypeKind::Strong || !t[end].hasDigit ) )
            ++end;
          if ( end < street && t[end].number && t.word( street - 1 ).typeKind == TypeKind::None )
            labelUnit( mLine, end, street, true );
          return end < street && !mLine.free( end ) ? end : street;
        }
        // After the type and its directional.
        for ( std::size_t i = from + 1; i < limit; ++i )
        {
          const Word &before = t.word( i - 1 );
          const bool closed = before.typeKind >= TypeKind::Plain && i - 1 > from;
          const bool closedDir =
              !before.dir.empty() && i > from + 2 && t.word( i - 2 ).typeKind >= TypeKind::Plain;
          if ( ( closed || closedDir ) &&
               ( t[i].number || ( t[i].letter && t.word( i ).dir.empty() ) ||
                 ( t[i].hasDigit && !t[i].ordinal ) ) &&
               !t[i].ordinal )
          {
            // "9 1st St Ct": a type may follow another; a number after it is a unit.
            bool typeAfter = false;
            for ( std::size_t k = i + 1; k < street; ++k )
              typeAfter = typeAfter || t.word( k ).typeKind == TypeKind::Strong;
            if ( typeAfter )
              continue;
            const std::size_t past = labelUnit( mLine, i, limit, true );
            if ( past > i )
              return i;
          }
        }
        const std::size_t last = street - 1;
        if ( street > from + 1 && street == limit && t[last].hasDigit && !t[last].ordinal &&
             !( street == from + 2 && !t.word( from ).dir.empty() ) && !t[last - 1].hasDigit )
        {
          labelUnit( mLine, last, street, true );
          return last;
        }
        // "1056 W Northshore 1 W"
        if ( street > from + 2 && street == limit && ( t[last].letter || !t.word( last ).dir.empty() ) &&
             t[last - 1].digits && !( last - 1 == from + 1 && !t.word( from ).dir.empty() ) &&
             !t[last - 2].hasDigit )
        {
          labelUnit( mLine, last - 1, street, true );
          return last - 1;
        }
        return street;
      }

      void readUnnumbered()
      {
        std::size_t first = 0;
        while ( first < mEnd && !mLine.free( first ) )
          ++first;
        if ( first >= mEnd )
          return;
        if ( isIntersection( first ) )
        {
          readIntersection( first );
          return;
        }
        bool boxed = false;
        for ( std::size_t i = 0; i < t.size(); ++i )
          boxed = boxed || mLine.labels[i] == Label::Box;
        const std::size_t segment = commaAfter( first, mEnd );
        const std::size_t route = routeEnd( mLine, first, segment );
        if ( route > first )
        {
          mLine.kind = AddressKind::Street;
          readStreet( first );
          return;
        }
        if ( boxed )
        {
          cityAtEnd( first );
          return;
        }
        const bool several = segment < mEnd;
        const bool typed = segment - first > 1 && t.word( segment - 1 ).typeKind >= TypeKind::Plain;
        const bool typedInside = mOptions.cityExpected && anyType( first + 1, segment, TypeKind::Strong );
        const bool single = several && segment - first == 1;
        if ( typed || single || typedInside || ( !mOptions.cityExpected && !anyBuilding( first, segment ) ) )
        {
          mLine.kind = AddressKind::Street;
          readStreet( first );
          return;
        }
        cityAtEnd( first );
      }

      // No street: the last segment or the known city is the city, the rest a place's or a person's name.
      void cityAtEnd( std::size_t first )
      {
        if ( !mOptions.cityExpected )
          return;
        std::size_t from = first;
        for ( std::size_t i = first; i + 1 < mEnd; ++i )
        {
          if ( t[i].comma || !mLine.free( i ) )
            from = i + 1;
        }
        while ( from < mEnd && !mLine.free( from ) )
          ++from;
        if ( from >= mEnd || !mLocated )
        {
          if ( from < mEnd && from > first && !t[from].hasDigit && !anyBuilding( from, mEnd ) )
            markCity( from, mEnd );
          return;
        }
        bool boxed = from > 0 && !mLine.free( from - 1 );
        if ( from == first && !boxed )
        {
          // A name and a city in one: the longest known city at the end.
          for ( std::size_t i = from; i < mEnd; ++i )
          {
            if ( isCity( t, i, mEnd, mOptions ) )
            {
              from = i;
              break;
            }
          }
        }
        markCity( from, mEnd );
      }
    };
  }

  std::size_t streetEnd( const Labeling &line, std::size_t from, std::size_t to, const ParseOptions &options )
  {
    const Tokens &t = line.tokens;
    if ( to - from < 2 )
      return to;
    // Past directionals, or not, by whether what follows is a city with or without them.
    const auto pastDir = [&]( std::size_t end )
    {
      if ( end >= to || t.word( end ).dir.empty() )
        return end;
      const bool apart = end + 1 < to && t[end].letter && t[end + 1].letter &&
                         !t.word( end + 1 ).dir.empty() && ( t.text( end ) == "N" || t.text( end ) == "S" );
      if ( apart )
        return end + 2;
      if ( end + 1 == to || t.word( end ).dir.size() == 2 )
        return end + 1;
      const bool predir = !t.word( from ).dir.empty() && end > from + 1;
      if ( isCity( t, end, to, options ) )
        return end;
      if ( isCity( t, end + 1, to, options ) )
        return end + 1;
      return t[end].letter && !predir ? end + 1 : t[end].size <= 2 && !predir ? end + 1 : end;
    };
    const std::size_t route = routeEnd( line, from, to );
    if ( route > from )
    {
      std::size_t end = pastDir( route );
      if ( end < to && t.word( end ).typeKind == TypeKind::Strong && !isSaint( t, end, to ) )
        end = pastDir( end + 1 );
      return end;
    }
    // The first strong type, and types that follow it at once.
    std::size_t end = from;
    for ( std::size_t i = from + 1; i < to && end == from; ++i )
    {
      if ( t.word( i ).typeKind != TypeKind::Strong )
        continue;
      if ( i == from + 1 && !t.word( from ).dir.empty() && i + 1 < to && t.text( i ) == "ST" &&
           isSaint( t, i, to ) )
        continue;
      if ( isSaint( t, i, to ) )
      {
        bool later = false;
        for ( std::size_t k = i + 1; k < to; ++k )
          later = later || ( t.word( k ).typeKind == TypeKind::Strong && !isSaint( t, k, to ) );
        bool city = false;
        for ( std::size_t n = 0; i + n < to; ++n )
          city = city || isCity( t, i, to - n, options );
        if ( later )
          continue;
        if ( city )
          return i;
      }
      end = i + 1;
    }
    if ( end == from )
    {
      for ( std::size_t i = from + 1; i < to && end == from; ++i )
      {
        if ( isCity( t, i, to, options ) )
          return i;
      }
      // Plain types, then weak ones.
      for ( const TypeKind least : { TypeKind::Plain, TypeKind::Weak } )
      {
        for ( std::size_t i = from + 1; i + 1 < to && end == from; ++i )
        {
          if ( t.word( i ).typeKind >= least && ( i > from + 1 || t.word( from ).dir.empty() ) &&
               !( least == TypeKind::Weak && t.word( i ).cityHead ) )
            end = i + 1;
        }
        if ( end != from )
          break;
      }
    }
    if ( end != from )
    {
      for ( ;; )
      {
        if ( end < to && t.word( end ).typeKind >= TypeKind::Plain && !isSaint( t, end, to ) &&
             !isCity( t, end, to, options ) )
          ++end;
        else if ( end + 1 < to && !t.word( end ).dir.empty() &&
                  t.word( end + 1 ).typeKind == TypeKind::Strong && !isSaint( t, end + 1, to ) )
          end += 2;
        else
          break;
      }
      // "River Rd Liberty Grove Rd": a strong type further on, before the city.
      for ( std::size_t i = end; i + 1 < to; ++i )
      {
        if ( t[i].number )
          break;
        if ( t.word( i ).typeKind == TypeKind::Strong && !isSaint( t, i, to ) && t.text( i ) != "LA" )
          end = i + 1;
      }
      if ( end < to && ( t.text( end ) == "EXT" || t.text( end ) == "ALT" ) )
        ++end;
      return pastDir( end );
    }
    // No type at all: a quadrant, an ordinal, or the first word.
    for ( std::size_t i = from + 1; i < to; ++i )
    {
      if ( t.word( i ).dir.size() == 2 && i + 1 < to )
        return i + 1;
    }
    std::size_t first = from;
    if ( !t.word( first ).dir.empty() && first + 1 < to )
      ++first;
    if ( t[first].hasDigit )
    {
      std::size_t past = first + 1;
      if ( past < to && !t.word( past ).dir.empty() && t[first].digits )
        ++past;
      return past < to && t[past].hasDigit ? to : past;
    }
    for ( std::size_t i = first + 1; i < to; ++i )
    {
      if ( t.word( i ).cityHead && i + 1 < to )
        return i;
    }
    if ( to - first <= 1 )
      return to;
    if ( to - first > 2 && t.word( to - 1 ).cityTail )
      return to - 2;
    return to - 1;
  }

  void labelAddress( Labeling &line, const ParseOptions &options )
  {
    Reader( line, options ).read();
  }
}
