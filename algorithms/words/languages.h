// SPDX-License-Identifier: GPL-2.0-or-later
// The languages that pages and directions are written in. Each is one table, metadata/languages/<code>.csv
// (key,text), built into the library: to add a language is to add a file, no source knows their names.
// English and Spanish come first, the others by their code (ISO 639-1).
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace doorstep
{
  struct Language
  {
      std::string code;      // "es"
      std::string name;      // "Español", as its readers write it
      bool reviewed = false; // whether somebody who speaks it has read all its texts
  };

  std::span<const Language> languages();

  // The index among languages(); nothing where there is no table of that code.
  std::optional<std::size_t> languageOf( std::string_view code );

  // English and Spanish, which every plan and page has: the first of languages().
  constexpr std::size_t CONTRACT_LANGUAGES = 2;

  // Of codes such as "vi;so", separated by ; , + or spaces, those beside English and Spanish, each once.
  // Throws InputError where there is no table of one.
  std::vector<std::size_t> furtherLanguages( std::string_view codes );

  // The text of a key. A key of several parts ("about.miles") that a table lacks is that of its first parts
  // ("about"); one that it lacks altogether is English's. An unknown key is a fault of the program: it throws
  // std::logic_error.
  const std::string &wordOf( std::size_t language, std::string_view key );

  using Filling = std::pair<std::string_view, std::string_view>;

  // "turn left onto {street}" with { "street", "E 22nd St" }; braces in a value are left alone.
  std::string filled( std::string_view pattern, std::span<const Filling> values );

  // What stands at a place ("street") of a text that was filled from the pattern: at {n} a number, elsewhere
  // as much as the rest of the pattern leaves. Nothing where the text is no such one.
  std::optional<std::string> unfilled( std::string_view text, std::string_view pattern,
                                       std::string_view place );

  // The first letter as a capital one, where it is one of Latin's: "dé vuelta", "đi", "ở".
  std::string capitalized( std::string text );

  // "In 200 ft" as the part of a longer sentence; ASCII's letters alone.
  std::string uncapitalized( std::string text );
}
