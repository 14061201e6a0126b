// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/short_forms.h"

#include "geocode/scoring.h"

#include <algorithm>

namespace doorstep
{
  ShortForms::ShortForms( const ReferenceView &view ) : mView( view ), mWordsOf( view.streets.size() )
  {
    for ( std::uint32_t i = 0; i < view.streets.size(); ++i )
    {
      const StreetRecord &street = view.streets[i];
      if ( street.houseCount == 0 && street.sideCount == 0 && street.nodeCount == 0 )
        continue;
      const auto add = [this, i]( std::string_view text, bool type )
      {
        Known &one = word( text, type );
        mWordsOf[i].push_back( &one.word );
        for ( std::vector<std::uint32_t> *streets : one.streets )
          if ( streets->empty() || streets->back() != i )
            streets->push_back( i );
      };
      eachWord( view.text( street.pretype ), view.text( street.name ), view.text( street.suftype ), add );
    }
    for ( const auto &[text, one] : mWords )
      if ( one.word.tells() )
        mSorted.push_back( text );
    std::sort( mSorted.begin(), mSorted.end() );
  }

  ShortForms::Known &ShortForms::word( std::string_view text, bool type )
  {
    auto &words = type ? mTypes : mWords;
    if ( const auto found = words.find( text ); found != words.end() )
      return found->second;
    Known &one = words.emplace( text, Known{ nameWord( text, type ), {} } ).first->second;
    if ( one.word.tells() )
      for ( const std::string &key : one.word.keys )
        one.streets.push_back( &mStreets[key] );
    return one;
  }

  bool ShortForms::beginsAWord( std::string_view text ) const
  {
    const auto at = std::lower_bound( mSorted.begin(), mSorted.end(), text );
    return at != mSorted.end() && at->starts_with( text );
  }

  // Streets that share a word with the typed name. At most one word is typed by its first letters, so one of
  // the two rarest is whole.
  std::vector<std::uint32_t> ShortForms::candidates( const NameWords &typed ) const
  {
    std::vector<std::vector<std::uint32_t>> lists;
    for ( const NameWord *one : typed )
    {
      if ( one->light || one->initial )
        continue;
      std::vector<std::uint32_t> list;
      for ( const std::string &key : one->keys )
        if ( const auto found = mStreets.find( key ); found != mStreets.end() )
          list.insert( list.end(), found->second.begin(), found->second.end() );
      if ( list.empty() && one->tells() && !beginsAWord( one->text ) )
        return {};
      if ( !list.empty() )
        lists.push_back( std::move( list ) );
    }
    std::sort( lists.begin(), lists.end(),
               []( const auto &a, const auto &b ) { return a.size() < b.size(); } );
    std::vector<std::uint32_t> streets;
    for ( std::size_t i = 0; i < std::min<std::size_t>( lists.size(), 2 ); ++i )
      streets.insert( streets.end(), lists[i].begin(), lists[i].end() );
    std::sort( streets.begin(), streets.end() );
    streets.erase( std::unique( streets.begin(), streets.end() ), streets.end() );
    return streets;
  }

  void ShortForms::find( const StreetName &typed, std::uint8_t reading,
                         std::vector<StreetCandidate> &out ) const
  {
    // most names that come here are misspelt, which is told before anything is made of them
    bool known = true;
    constexpr std::size_t tells = 3;
    eachWord( {}, typed.name, {},
              [&]( std::string_view text, bool )
              { known = known && ( text.size() < tells || beginsAWord( text ) || isShortWord( text ) ); } );
    if ( !known )
      return;
    std::vector<NameWord> own;
    eachWord( typed.pretype, typed.name, typed.suftype,
              [&own]( std::string_view text, bool type ) { own.push_back( nameWord( text, type ) ); } );
    NameWords words;
    for ( const NameWord &one : own )
      words.push_back( &one );
    const std::vector<std::uint32_t> streets = candidates( words );
    const std::size_t first = out.size();
    double best = 100;
    for ( const std::uint32_t index : streets )
    {
      const StreetRecord &street = mView.streets[index];
      const auto there = [&]( const StreetCandidate &c )
      { return c.street == index && c.reading == reading; };
      if ( std::any_of( out.begin(), out.begin() + static_cast<std::ptrdiff_t>( first ), there ) )
        continue;
      const std::optional<double> cost = alignWords( words, mWordsOf[index] );
      if ( !cost )
        continue;
      ComparedParts parts;
      compareDirections( parts, typed.predir, typed.sufdir, mView.text( street.predir ),
                         mView.text( street.sufdir ), mView.text( street.name ) );
      StreetCandidate c;
      c.street = index;
      c.cost =
          *cost + parts.cost + WEIGHTS.otherReading * reading + ( street.alias == 0 ? 0 : WEIGHTS.alias );
      c.parts = std::max( parts.agree, *cost >= WEIGHTS.typeMissing ? PartsAgree::LeftOut : PartsAgree::Yes );
      c.mirror = parts.mirror;
      c.reading = reading;
      best = std::min( best, c.cost );
      out.push_back( c );
    }
    // where another name can be meant as well, a person has to say which
    bool several = false;
    for ( std::size_t i = first; i < out.size(); ++i )
      for ( std::size_t k = first; k < i; ++k )
      {
        const StreetRecord &a = mView.streets[out[i].street], &b = mView.streets[out[k].street];
        several = several || ( std::max( out[i].cost, out[k].cost ) < best + WEIGHTS.namesSeveral &&
                               a.canonical != b.canonical && a.name != b.name );
      }
    for ( std::size_t i = first; several && i < out.size(); ++i )
    {
      out[i].cost += WEIGHTS.namesake;
      out[i].ambiguous = true; // nor is it a typing error of one of them
    }
  }
}
