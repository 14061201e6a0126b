// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/column_names.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/number.h"
#include "columns/name_words.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace doorstep
{
  namespace
  {
    struct Shape
    {
        std::string role;
        double vote = 0;
        std::vector<std::string> meanings;
    };

    std::vector<std::string> wordsOf( std::string_view text )
    {
      std::vector<std::string> words;
      while ( !text.empty() )
      {
        const std::size_t end = std::min( text.find( ' ' ), text.size() );
        if ( end > 0 )
          words.emplace_back( text.substr( 0, end ) );
        text.remove_prefix( std::min( end + 1, text.size() ) );
      }
      return words;
    }

    struct ColumnLexicon
    {
        // a name may be known for several roles: ZIP of points, TOADDR of both sides
        std::unordered_map<std::string, std::vector<std::pair<std::string, double>>> exact;
        std::vector<Shape> shapes;
        std::map<std::string, std::vector<std::string>, std::less<>> road; // by role

        ColumnLexicon()
        {
          constexpr double known = 8, lessEach = 0.02; // the first name of a list counts a little more
          std::map<std::string, double> taken;
          for ( const CsvRow &row : parseCsv( embedded( "layer_columns.csv" ), ',', true ) )
          {
            if ( row.size() < 4 )
              continue;
            if ( row[0] == "exact" )
              for ( const std::string &name : wordsOf( row[3] ) )
              {
                double &less = taken[row[1]];
                exact[name].emplace_back( row[1], known - less );
                less += lessEach;
              }
            else if ( row[0] == "road" )
            {
              const std::vector<std::string> names = wordsOf( row[3] );
              road[row[1]].insert( road[row[1]].end(), names.begin(), names.end() );
            }
            else if ( row[0] == "shape" )
            {
              Shape shape{ row[1], 0, wordsOf( row[3] ) };
              leadingNumber( row[2], shape.vote );
              shapes.push_back( std::move( shape ) );
            }
          }
        }
        static const ColumnLexicon &instance()
        {
          static const ColumnLexicon lexicon;
          return lexicon;
        }
    };

    // What a name has beyond a shape, as far as it speaks against it.
    double against( std::string_view meaning )
    {
      if ( meaning == "site" )
        return -0.3;
      if ( meaning == "address" || meaning == "street" || meaning == "code" || meaning == "name" ||
           meaning == "base" )
        return 0.5;
      if ( meaning == "owner" )
        return 8;
      if ( meaning == "other" || meaning == "zip" )
        return 5;
      if ( meaning == "id" || meaning == "mail" || meaning == "alias" )
        return 2.5;
      return 2;
    }

    double shapeVote( const Shape &shape, const NameWords &words )
    {
      for ( const std::string &meaning : shape.meanings )
        if ( !words.means( meaning ) )
          return 0;
      double vote = shape.vote - 0.4 * words.unknown;
      for ( const std::string &meaning : words.meanings )
        if ( std::find( shape.meanings.begin(), shape.meanings.end(), meaning ) == shape.meanings.end() )
          vote -= against( meaning );
      return vote;
    }
  }

  std::vector<NameVote> columnVotes( std::string_view name )
  {
    const ColumnLexicon &lexicon = ColumnLexicon::instance();
    std::map<std::string_view, double> best;
    const NameWords words = nameWords( name );
    for ( const Shape &shape : lexicon.shapes )
      if ( const double vote = shapeVote( shape, words ); vote > 0 )
        best[shape.role] = std::max( best[shape.role], vote );
    const auto exactly = [&]( const std::string &plain, double less )
    {
      if ( const auto known = lexicon.exact.find( plain ); known != lexicon.exact.end() )
        for ( const auto &[role, vote] : known->second )
          best[role] = std::max( best[role], vote - less );
    };
    exactly( plainName( name ), 0 );
    // ADDR_SD, LF_ACTUAL: a code of two or three letters beside a word that says address
    if ( const std::string code = codeInName( name ); !code.empty() )
      exactly( code, 2 );
    std::vector<NameVote> votes;
    for ( const auto &[role, vote] : best )
      votes.push_back( { role, vote } );
    std::stable_sort( votes.begin(), votes.end(),
                      []( const NameVote &a, const NameVote &b ) { return a.vote > b.vote; } );
    return votes;
  }

  double voteFor( const std::vector<NameVote> &votes, std::string_view role )
  {
    for ( const NameVote &vote : votes )
      if ( vote.role == role )
        return vote.vote;
    return 0;
  }

  const std::vector<std::string> &roadNames( std::string_view role )
  {
    static const std::vector<std::string> none;
    const auto &road = ColumnLexicon::instance().road;
    const auto found = road.find( role );
    return found == road.end() ? none : found->second;
  }

  NameHints nameHints( std::string_view name )
  {
    const NameWords words = nameWords( name );
    NameHints hints;
    hints.owner = words.means( "owner" );
    hints.other = words.means( "other" );
    hints.alias = words.means( "alias" );
    hints.mail = words.means( "mail" );
    hints.id = words.means( "id" );
    hints.pre = words.means( "pre" );
    hints.post = words.means( "post" );
    hints.left = words.means( "left" );
    hints.right = words.means( "right" );
    return hints;
  }
}
