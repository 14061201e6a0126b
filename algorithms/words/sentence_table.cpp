// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/sentence_table.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr int DEEPEST = 6; // sentences within sentences

    bool isPlace( std::string_view text, std::size_t at )
    {
      return text[at] == '%' && at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9';
    }

    // What stands between the texts; each takes as little as it can. False where the texts do not stand
    // there.
    bool valuesBetween( std::string_view sentence, std::span<const std::string> texts,
                        std::vector<std::string_view> &values )
    {
      const std::string &last = texts.back();
      if ( !sentence.starts_with( texts.front() ) )
        return false;
      if ( texts.size() == 1 )
        return sentence.size() == last.size();
      std::size_t at = texts.front().size();
      for ( std::size_t i = 1; i + 1 < texts.size(); ++i )
      {
        const std::size_t next = sentence.find( texts[i], at );
        if ( next == std::string_view::npos )
          return false;
        values.push_back( sentence.substr( at, next - at ) );
        at = next + texts[i].size();
      }
      if ( sentence.size() < at + last.size() || !sentence.ends_with( last ) )
        return false;
      values.push_back( sentence.substr( at, sentence.size() - last.size() - at ) );
      return true;
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
        if ( isPlace( row[0], i ) )
        {
          form.places.push_back( row[0][++i] );
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
    return joined( sentence, 0 ).value_or( std::string( sentence ) );
  }

  SentenceTable::Text SentenceTable::whole( std::string_view sentence, int depth ) const
  {
    std::vector<std::string_view> values;
    for ( const Form &form : mForms )
    {
      values.clear();
      if ( form.letters <= sentence.size() && valuesBetween( sentence, form.texts, values ) )
        return filled( form, values, depth );
    }
    return std::nullopt;
  }

  // One, or one and what goes on behind it: "…; 2 of them cannot be reached".
  SentenceTable::Text SentenceTable::joined( std::string_view sentence, int depth ) const
  {
    if ( depth > DEEPEST || sentence.empty() )
      return std::nullopt;
    if ( Text found = whole( sentence, depth ) )
      return found;
    for ( std::size_t cut = sentence.size() - 1; cut > 0; --cut )
      if ( std::string_view( " ;,:" ).find( sentence[cut] ) != std::string_view::npos )
        if ( Text first = whole( sentence.substr( 0, cut ), depth ) )
          if ( const Text rest = joined( sentence.substr( cut ), depth + 1 ) )
            return *first + *rest;
    return ended( sentence );
  }

  // A list of values that ends in words: "Elm St, Oak St and more".
  SentenceTable::Text SentenceTable::ended( std::string_view sentence ) const
  {
    for ( const Form &form : mForms )
      if ( form.places.empty() && form.texts.front().front() == ' ' &&
           sentence.ends_with( form.texts.front() ) )
        return std::string( sentence.substr( 0, sentence.size() - form.letters ) ) + form.translation;
    return std::nullopt;
  }

  std::string SentenceTable::filled( const Form &form, std::span<const std::string_view> values,
                                     int depth ) const
  {
    const auto valueOf = [&]( char place ) -> std::string_view
    {
      const auto found = std::find( form.places.begin(), form.places.end(), place );
      return found == form.places.end() ? std::string_view()
                                        : values[static_cast<std::size_t>( found - form.places.begin() )];
    };
    const std::string &text = form.translation;
    std::string result;
    for ( std::size_t i = 0; i < text.size(); ++i )
      if ( isPlace( text, i ) )
        result += valueOf( text[++i] );
      else if ( text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' )
      {
        const std::string_view value = valueOf( text[i + 1] );
        result += joined( value, depth + 1 ).value_or( std::string( value ) );
        i += 2;
      }
      else
        result += text[i];
    return result;
  }
}
