// SPDX-License-Identifier: GPL-2.0-or-later
#include "event/event_record.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr std::array<const char *, STEPS.size()> NAMES = { "reference", "geocode", "deidentify",
                                                               "plan",      "teams",   "maps" };

    const char *nameOf( Step step )
    {
      return NAMES[static_cast<std::size_t>( step )];
    }

    std::optional<Step> stepOf( std::string_view name )
    {
      for ( const Step step : STEPS )
        if ( name == nameOf( step ) )
          return step;
      return std::nullopt;
    }

    std::string digestOf( const Digests &now, std::string_view name )
    {
      const auto found = now.find( name );
      return found == now.end() ? std::string() : found->second;
    }

    // Up to the next separator, which goes too.
    std::string_view cut( std::string_view &text, char separator )
    {
      const std::size_t end = std::min( text.find( separator ), text.size() );
      const std::string_view piece = text.substr( 0, end );
      text.remove_prefix( std::min( end + 1, text.size() ) );
      return piece;
    }

    std::string oneLine( std::string text )
    {
      std::replace_if(
          text.begin(), text.end(), []( char c ) { return c == '\t' || c == '\n' || c == '\r'; }, ' ' );
      return text;
    }
  }

  std::span<const Step> followsFrom( Step step )
  {
    static constexpr std::array all = STEPS; // each step follows from the one before it, and so from all
    return std::span( all ).first( static_cast<std::size_t>( step ) );
  }

  void EventRecord::done( Step step, Digests read, Digests left, std::string result )
  {
    mDone[step] = { std::move( read ), std::move( left ), oneLine( std::move( result ) ) };
  }

  std::string EventRecord::changed( Step step, const Digests &now ) const
  {
    const auto done = mDone.find( step );
    if ( done == mDone.end() )
      return {};
    for ( const auto &[name, digest] : done->second.read )
      if ( digestOf( now, name ) != digest )
        return name;
    return {};
  }

  StepState EventRecord::state( Step step, const Digests &now ) const
  {
    const auto done = mDone.find( step );
    if ( done == mDone.end() )
      return StepState::ToDo;
    for ( const auto &[name, digest] : done->second.left )
      if ( digestOf( now, name ).empty() )
        return StepState::ToDo; // what it left is gone
    return changed( step, now ).empty() && !before( step, now ) ? StepState::Done : StepState::OutOfDate;
  }

  std::optional<Step> EventRecord::before( Step step, const Digests &now ) const
  {
    for ( const Step earlier : followsFrom( step ) )
      if ( state( earlier, now ) != StepState::Done )
        return earlier;
    return std::nullopt;
  }

  std::string EventRecord::result( Step step ) const
  {
    const auto done = mDone.find( step );
    return done == mDone.end() ? std::string() : done->second.result;
  }

  std::string EventRecord::text() const
  {
    std::string text;
    const auto addRow = [&]( std::initializer_list<std::string_view> cells )
    {
      for ( const std::string_view cell : cells )
      {
        text += cell;
        text += '\t';
      }
      text.back() = '\n';
    };
    for ( const auto &[step, done] : mDone )
    {
      addRow( { nameOf( step ), "result", "", done.result } );
      for ( const auto &[kind, digests] :
            { std::pair{ "read", &done.read }, std::pair{ "left", &done.left } } )
        for ( const auto &[name, digest] : *digests )
          addRow( { nameOf( step ), kind, name, digest } );
    }
    return text;
  }

  EventRecord EventRecord::parse( std::string_view text )
  {
    EventRecord record;
    while ( !text.empty() )
    {
      std::string_view line = cut( text, '\n' );
      const std::optional<Step> step = stepOf( cut( line, '\t' ) );
      const std::string_view kind = cut( line, '\t' );
      const std::string name( cut( line, '\t' ) ), value( line );
      if ( !step )
        continue;
      if ( kind == "result" )
        record.mDone[*step].result = value;
      else if ( const auto done = record.mDone.find( *step ); done != record.mDone.end() )
        ( kind == "left" ? done->second.left : done->second.read )[name] = value;
    }
    return record;
  }
}
