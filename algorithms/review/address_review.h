// SPDX-License-Identifier: GPL-2.0-or-later
// The addresses of a list that need a person, and what the person decides: without widgets, for a pane that
// is thin over it. Each decision is in the corrections file before the call returns, so a review that ends at
// any moment has lost nothing, and the next list asks nothing twice.
//   AddressReview review( geocoder, rows, "event/corrections.csv" );
//   review.accept( 0, review.item( 0 ).found.candidates[1] );
//   review.hold( *review.next( 0 ) );
//   review.undo();
// Rows with the same address, city, ZIP and unit as typed are one item and get the same answer.
#pragma once
#include "address/parsed_address.h"
#include "base/progress.h"
#include "geocode/geocoder.h"
#include "review/corrections_file.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  struct ReviewItem
  {
      std::vector<std::size_t> rows; // of the list, from 0
      AddressInput typed;
      ParsedAddress parts;  // as read
      GeocodeResult found;  // by itself, with its candidates
      std::string reason;   // in a few words, the same for all of a kind
      GeocodeResult answer; // with what was decided
      bool settled = false; // decided, and the decision gives an answer
      bool nameless =
          false; // the words are no address, so that no place can be decided for all who typed them
  };

  struct ReviewOptions
  {
      double minScore = WEIGHTS.least;
      std::size_t candidates = 30; // the buildings of an address are one each; digits reach the first nine
  };

  class AddressReview
  {
    public:
      // The geocoder must outlive it. Throws InputError: no readable corrections file, a place of it in
      // another CRS.
      AddressReview( const Geocoder &geocoder, std::span<const AddressInput> list,
                     std::filesystem::path corrections, const ReviewOptions &options = {},
                     const Progress &progress = {} );

      std::size_t size() const { return mItems.size(); }
      const ReviewItem &item( std::size_t i ) const { return mItems[i]; }
      std::size_t settled() const;
      // Each once, most frequent first.
      std::vector<std::string> reasons() const;
      // The next item that is not settled, of this reason where one is given, after `from` and then from the
      // start; none where all are.
      std::optional<std::size_t> next( std::size_t from, const std::string &reason = {} ) const;

      // Decisions. Throw InputError where the file cannot be written or the decision would be none; all is as
      // before then. `text`: what was typed anew, if the candidate comes from it.
      void accept( std::size_t i, const MatchCandidate &candidate, const std::string &text = {} );
      void place( std::size_t i, const Point &place, const std::string &called = {} );
      void hold( std::size_t i );
      void notVisitable( std::size_t i );
      // The item whose last decision was taken back; none where there is none of this review.
      std::optional<std::size_t> undo();

      // What another text would find for the item: its match, or its candidates, best first; `note` says why
      // there is none.
      std::vector<MatchCandidate> tryText( std::size_t i, const std::string &text, std::string &note ) const;
      // The addresses around a place, nearest first.
      std::vector<MatchCandidate> whatIsThere( const Point &place ) const;

    private:
      struct Done
      {
          std::size_t item = 0;
          CorrectionRows before;
          GeocodeResult answer;
          bool settled = false;
      };
      void decide( std::size_t i, const DecisionCells &cells );
      DecisionCells placeCells( const Point &place, const std::string &called ) const;
      GeocodeResult answerOf( const AddressInput &typed, const std::string &words ) const;
      GeocodeOptions searching() const;
      void requireAddress( const ReviewItem &item ) const;

      const Geocoder &mGeocoder;
      ReviewOptions mOptions;
      CorrectionsFile mFile;
      std::vector<ReviewItem> mItems;
      std::vector<Done> mDone;
  };
}
