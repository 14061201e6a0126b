// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/sentence_table.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr int DEEPEST = 6; // sentences within sentences

    bool isPlace( std::string_view text, std::size_t at, std::string_view marks )
    {
      return marks.find( text[at] ) != std::string_view::npos && at + 1 < text.size() &&
             text[at + 1] >= '1' && text[at + 1] <= '9';
    }

    bool isNumber( std::string_view text )
    {
      return !text.empty() && text.find_first_not_of( "0123456789.,-" ) == std::string_view::npos;
    }

    // Calls take( values ) with what stands between the texts, until it says that it has what it wants; each
    // place takes as little as it can first.
    template <typename Take>
    bool eachReading( std::string_view rest, std::span<const std::string> texts,
                      std::vector<std::string_view> &values, const Take &take )
    {
      if ( texts.size() == 1 )
      {
        if ( !rest.ends_with( texts.front() ) )
          return false;
        values.push_back( rest.substr( 0, rest.size() - texts.front().size() ) );
        const bool isEnough = take( values );
        values.pop_back();
        return isEnough;
      }
      for ( std::size_t at = rest.find( texts.front() ); at != std::string_view::npos;
            at = rest.find( texts.front(), at + 1 ) )
      {
        values.push_back( rest.substr( 0, at ) );
        const bool isEnough =
            eachReading( rest.substr( at + texts.front().size() ), texts.subspan( 1 ), values, take );
        values.pop_back();
        if ( isEnough )
          return true;
      }
      return false;
    }
  }

  SentenceTable::SentenceTable( std::span<const CsvRow> rows )
  {
    for ( const CsvRow &row : rows )
    {
      if ( row.size() != 2 || row[0].empty() )
        continue;
      Form form;
      form.translation = row[1];
      form.texts.emplace_back();
      for ( std::size_t i = 0; i < row[0].size(); ++i )
        if ( isPlace( row[0], i, "%#" ) )
        {
          const bool isNumber = row[0][i] == '#';
          form.places.push_back( { row[0][++i], isNumber } );
          form.texts.emplace_back();
        }
        else
        {
          form.texts.back() += row[0][i];
          ++form.letters;
        }
      mForms.push_back( std::move( form ) );
    }
    std::stable_sort( mForms.begin(), mForms.end(),
                      []( const Form &a, const Form &b ) { return a.letters > b.letters; } );
  }

  std::string SentenceTable::translated( std::string_view sentence ) const
  {
    return joined( sentence, Care::AsFarAsKnown, 0 ).value_or( std::string( sentence ) );
  }

  SentenceTable::Text SentenceTable::one( std::string_view sentence, Care care, int depth ) const
  {
    for ( const Form &form : mForms )
      if ( form.letters <= sentence.size() && sentence.starts_with( form.texts.front() ) )
        if ( Text found = filled( form, sentence, care, depth ) )
          return found;
    return std::nullopt;
  }

  // One, or one and what goes on behind it: "…; 2 of them cannot be reached".
  SentenceTable::Text SentenceTable::joined( std::string_view sentence, Care care, int depth ) const
  {
    if ( depth > DEEPEST || sentence.empty() )
      return std::nullopt;
    if ( sentence == "." )
      return ".";
    if ( Text found = one( sentence, Care::Whole, depth ) )
      return found;
    // A further remark (base/remarks.h).
    constexpr std::string_view further = "; ";
    if ( sentence.starts_with( further ) )
      if ( const Text remark = joined( sentence.substr( further.size() ), care, depth ) )
        return std::string( further ) + *remark;
    for ( std::size_t cut = sentence.size() - 1; cut > 0; --cut )
      if ( std::string_view( " ;,:." ).find( sentence[cut] ) != std::string_view::npos )
        if ( const Text first = one( sentence.substr( 0, cut ), Care::Whole, depth ) )
          if ( const Text rest = joined( sentence.substr( cut ), care, depth + 1 ) )
            return *first + *rest;
    if ( Text found = ended( sentence ) )
      return found;
    return care == Care::Whole ? std::nullopt : one( sentence, care, depth );
  }

  // A list of values that ends or begins in words: "Elm St, Oak St and more", " without the limits in
  // ROSTER".
  SentenceTable::Text SentenceTable::ended( std::string_view sentence ) const
  {
    for ( const Form &form : mForms )
      if ( form.places.empty() && form.texts.front().back() == ' ' && form.texts.front().front() == ' ' &&
           sentence.starts_with( form.texts.front() ) )
        return form.translation + std::string( sentence.substr( form.letters ) );
    for ( const Form &form : mForms )
      if ( form.places.empty() && form.texts.front().front() == ' ' &&
           sentence.ends_with( form.texts.front() ) )
        return std::string( sentence.substr( 0, sentence.size() - form.letters ) ) + form.translation;
    return std::nullopt;
  }

  // "the column street name holds withdrawal codes": which words are the column's is known by what is left.
  SentenceTable::Text SentenceTable::filled( const Form &form, std::string_view sentence, Care care,
                                             int depth ) const
  {
    if ( form.places.empty() )
      return sentence == form.texts.front() ? Text( form.translation ) : std::nullopt;
    constexpr int most = 50; // readings that are tried
    Text found;
    int tried = 0;
    std::vector<std::string_view> values;
    eachReading( sentence.substr( form.texts.front().size() ), std::span( form.texts ).subspan( 1 ), values,
                 [&]( const std::vector<std::string_view> &reading )
                 {
                   bool fits = true;
                   for ( std::size_t i = 0; i < reading.size(); ++i )
                     fits = fits && ( !form.places[i].isNumber || isNumber( reading[i] ) );
                   if ( fits )
                     found = filled( form, reading, care, depth );
                   return found || ++tried >= most;
                 } );
    return found;
  }

  SentenceTable::Text SentenceTable::filled( const Form &form, std::span<const std::string_view> values,
                                             Care care, int depth ) const
  {
    const auto valueOf = [&]( char digit )
    {
      for ( std::size_t i = 0; i < values.size(); ++i )
        if ( form.places[i].digit == digit )
          return values[i];
      return std::string_view();
    };
    const std::string &text = form.translation;
    std::string result;
    for ( std::size_t i = 0; i < text.size(); ++i )
      if ( isPlace( text, i, "%" ) )
        result += valueOf( text[++i] );
      else if ( text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' )
      {
        const std::string_view value = valueOf( text[i + 1] );
        const Text own = joined( value, care, depth + 1 );
        if ( !own && !value.empty() && care == Care::Whole )
          return std::nullopt;
        result += own.value_or( std::string( value ) );
        i += 2;
      }
      else
        result += text[i];
    return result;
  }
}
