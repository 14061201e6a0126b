// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/name_index.h"

#include "geocode/edit_distance.h"
#include "geocode/fast_hash.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t PREFIX = 7;
    constexpr std::size_t LONGEST = 40; // longer keys are one length class

    // Calls visit( hash ) for the prefix and for it with one or two letters left out. The hash of what stands
    // before a letter left out is made once.
    template <class Visit> void eachDeletion( std::string_view text, int limit, Visit &&visit )
    {
      const std::string_view prefix = text.substr( 0, PREFIX );
      const std::size_t n = prefix.size();
      KeyHash before[PREFIX + 1];
      for ( std::size_t i = 0; i < n; ++i )
        before[i + 1] = before[i].with( prefix[i] );
      visit( before[n].value() );
      for ( std::size_t i = 0; i < n; ++i )
      {
        if ( i > 0 && prefix[i] == prefix[i - 1] )
          continue;
        KeyHash once = before[i];
        for ( std::size_t j = i + 1; j < n; ++j )
          once = once.with( prefix[j] );
        visit( once.value() );
        if ( limit < 2 )
          continue;
        KeyHash twice = before[i];
        for ( std::size_t j = i + 1; j < n; ++j )
        {
          KeyHash rest = twice;
          for ( std::size_t k = j + 1; k < n; ++k )
            rest = rest.with( prefix[k] );
          visit( rest.value() );
          twice = twice.with( prefix[j] );
        }
      }
    }

    // Sorted, and a directory of where each value of the top bits begins.
    std::uint32_t makeDirectory( std::vector<HashEntry> &entries, std::vector<std::uint32_t> &directory )
    {
      const auto less = []( const HashEntry &a, const HashEntry &b )
      { return a.hash != b.hash ? a.hash < b.hash : a.key < b.key; };
      std::sort( entries.begin(), entries.end(), less );
      entries.erase( std::unique( entries.begin(), entries.end(),
                                  []( const HashEntry &a, const HashEntry &b )
                                  { return a.hash == b.hash && a.key == b.key; } ),
                     entries.end() );
      std::uint32_t bits = 4;
      while ( ( std::size_t{ 1 } << bits ) < entries.size() / 2 && bits < 24 )
        ++bits;
      directory.assign( ( std::size_t{ 1 } << bits ) + 1, 0 );
      for ( const HashEntry &e : entries )
        ++directory[( e.hash >> ( 32U - bits ) ) + 1];
      for ( std::size_t i = 1; i < directory.size(); ++i )
        directory[i] += directory[i - 1];
      return bits;
    }

    template <class Visit>
    void eachEntry( std::span<const HashEntry> entries, std::span<const std::uint32_t> directory,
                    std::uint32_t bits, std::uint32_t hash, Visit &&visit )
    {
      if ( directory.size() < 2 )
        return;
      const std::uint32_t bucket = hash >> ( 32U - bits );
      for ( std::uint32_t i = directory[bucket]; i < directory[bucket + 1]; ++i )
        if ( entries[i].hash == hash )
          visit( entries[i].key );
    }

    // Figures are exact: 22nd is no misspelt 2nd. So is a name of one or two letters.
    bool comparable( std::string_view a, std::string_view b )
    {
      std::size_t i = 0, j = 0;
      const auto digitAt = []( std::string_view s, std::size_t &k )
      {
        while ( k < s.size() && ( s[k] < '0' || s[k] > '9' ) )
          ++k;
        return k < s.size() ? s[k++] : ' ';
      };
      for ( ;; )
      {
        const char x = digitAt( a, i ), y = digitAt( b, j );
        if ( x != y )
          return false;
        if ( x == ' ' )
          return true;
      }
    }

    // Whether more than `most` bits are set.
    bool moreThan( int most, std::uint32_t bits )
    {
      for ( ; most > 0 && bits != 0; --most )
        bits &= bits - 1;
      return bits != 0;
    }

    bool hasLetter( std::string_view text )
    {
      return std::any_of( text.begin(), text.end(), []( char c ) { return c >= 'A' && c <= 'Z'; } );
    }

    void keepBest( std::vector<KeyMatch> &out, std::size_t from )
    {
      if ( out.size() < from + 2 )
        return;
      const auto begin = out.begin() + static_cast<std::ptrdiff_t>( from );
      std::sort( begin, out.end(),
                 []( const KeyMatch &a, const KeyMatch &b )
                 { return a.key != b.key ? a.key < b.key : a.edits < b.edits; } );
      out.erase( std::unique( begin, out.end(),
                              []( const KeyMatch &a, const KeyMatch &b ) { return a.key == b.key; } ),
                 out.end() );
      std::sort( out.begin() + static_cast<std::ptrdiff_t>( from ), out.end(),
                 []( const KeyMatch &a, const KeyMatch &b )
                 { return a.edits != b.edits ? a.edits < b.edits : a.key < b.key; } );
    }
  }

  NameIndexArrays buildNameIndex( std::vector<KeyOfStreet> sorted,
                                  const std::function<StringIndex( std::string_view )> &intern )
  {
    std::sort( sorted.begin(), sorted.end(),
               []( const KeyOfStreet &a, const KeyOfStreet &b )
               { return a.text.size() != b.text.size() ? a.text.size() < b.text.size() : a < b; } );
    sorted.erase( std::unique( sorted.begin(), sorted.end() ), sorted.end() );
    NameIndexArrays index;
    index.lengths.assign( LONGEST + 2, 0 );
    for ( std::size_t i = 0; i < sorted.size(); )
    {
      const std::string &text = sorted[i].text;
      KeyRecord record;
      record.text = intern( text );
      record.letters = letterSet( text );
      record.firstUse = static_cast<std::uint32_t>( index.uses.size() );
      const auto key = static_cast<std::uint32_t>( index.keys.size() );
      bool name = false;
      for ( ; i < sorted.size() && sorted[i].text == text; ++i )
      {
        KeyUse use;
        use.street = sorted[i].street;
        use.kind = sorted[i].kind;
        index.uses.push_back( use );
        name = name || use.kind == KeyKind::Name;
      }
      record.useCount = static_cast<std::uint32_t>( index.uses.size() ) - record.firstUse;
      index.keys.push_back( record );
      for ( std::size_t n = std::min( text.size(), LONGEST ) + 1; n < index.lengths.size(); ++n )
        index.lengths[n] = key + 1;
      if ( !name || !hasLetter( text ) )
        continue;
      eachDeletion( text, 2, [&]( std::uint32_t hash ) { index.deletes.push_back( { hash, key } ); } );
      char buffer[16];
      const std::string_view code = soundCode( text, buffer );
      if ( code.size() >= 2 )
        index.phonetic.push_back( { hashKey( code ), key } );
    }
    index.deleteBits = makeDirectory( index.deletes, index.deleteDirectory );
    index.phoneticBits = makeDirectory( index.phonetic, index.phoneticDirectory );

    std::size_t slots = 16;
    while ( slots < index.keys.size() * 2 )
      slots *= 2;
    index.slots.assign( slots, 0 );
    for ( std::size_t i = 0, key = 0; i < sorted.size(); ++key )
    {
      std::size_t at = hashKey( sorted[i].text ) & ( slots - 1 );
      while ( index.slots[at] != 0 )
        at = ( at + 1 ) & ( slots - 1 );
      index.slots[at] = static_cast<std::uint32_t>( key + 1 );
      i += index.keys[key].useCount;
    }
    return index;
  }

  std::int64_t findKey( const ReferenceView &view, std::string_view text )
  {
    if ( view.keySlots.empty() || text.empty() )
      return -1;
    const std::size_t mask = view.keySlots.size() - 1;
    for ( std::size_t at = hashKey( text ) & mask; view.keySlots[at] != 0; at = ( at + 1 ) & mask )
      if ( view.text( view.keys[view.keySlots[at] - 1].text ) == text )
        return view.keySlots[at] - 1;
    return -1;
  }

  void findSimilar( const ReferenceView &view, std::string_view text, int limit, std::vector<KeyMatch> &out )
  {
    if ( text.size() < 2 || !hasLetter( text ) )
      return;
    const std::size_t from = out.size();
    const std::uint32_t letters = letterSet( text );
    eachDeletion( text, limit,
                  [&]( std::uint32_t hash )
                  {
                    eachEntry( view.deletes, view.deleteDirectory, view.meta->deleteBits, hash,
                               [&]( std::uint32_t key )
                               {
                                 const KeyRecord &record = view.keys[key];
                                 if ( moreThan( 2 * limit, record.letters ^ letters ) )
                                   return;
                                 const std::string_view other = view.text( record.text );
                                 const int edits = editDistance( text, other, limit );
                                 if ( edits > 0 && edits <= limit && comparable( text, other ) )
                                   out.push_back( { key, edits, false } );
                               } );
                  } );
    keepBest( out, from );
  }

  void findSounding( const ReferenceView &view, std::string_view text, std::vector<KeyMatch> &out )
  {
    const std::size_t from = out.size();
    char buffer[16];
    const std::string_view code = soundCode( text, buffer );
    if ( code.size() < 3 )
      return;
    eachEntry( view.phonetic, view.phoneticDirectory, view.meta->phoneticBits, hashKey( code ),
               [&]( std::uint32_t key )
               {
                 const std::string_view other = view.text( view.keys[key].text );
                 const int edits = editDistance( text, other, 4 );
                 char otherBuffer[16];
                 if ( edits > 0 && edits <= 4 && comparable( text, other ) &&
                      soundCode( other, otherBuffer ) == code )
                   out.push_back( { key, edits, true } );
               } );
    keepBest( out, from );
  }

  void scanSimilar( const ReferenceView &view, std::string_view text, int limit, std::vector<KeyMatch> &out )
  {
    if ( view.keyLengths.size() < 3 || text.size() < 4 )
      return;
    const std::size_t from = out.size(), longest = view.keyLengths.size() - 2,
                      reach = static_cast<std::size_t>( limit );
    const std::size_t shortest = std::min( text.size() > reach ? text.size() - reach : 0, longest );
    const std::size_t end = std::min( text.size() + reach, longest ) + 1;
    const std::uint32_t letters = letterSet( text );
    for ( std::uint32_t key = view.keyLengths[shortest]; key < view.keyLengths[end]; ++key )
    {
      const KeyRecord &record = view.keys[key];
      if ( moreThan( 2 * limit, record.letters ^ letters ) )
        continue;
      const std::string_view other = view.text( record.text );
      const int edits = editDistance( text, other, limit );
      if ( edits > 0 && edits <= limit && comparable( text, other ) )
        out.push_back( { key, edits, false } );
    }
    keepBest( out, from );
  }
}
