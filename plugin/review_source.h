// SPDX-License-Identifier: GPL-2.0-or-later
// What a review of addresses reads, and the review of it.
#pragma once
#include "layers/address_list.h"
#include "layers/geocoder_references.h"
#include "review/address_review.h"

#include <QPointer>
#include <QString>

#include <memory>

class QgsVectorLayer;

namespace doorstep
{
  struct ReviewSource
  {
      QPointer<QgsVectorLayer> list;
      AddressExpressions columns;
      QString reference, corrections; // files
      double minScore = WEIGHTS.least;
  };

  // A review keeps its reference open.
  struct OpenReview
  {
      std::shared_ptr<const OpenReference> reference;
      std::unique_ptr<AddressReview> review;
  };

  // Throws InputError: whatever geocode would refuse, and a corrections file that cannot be read.
  OpenReview openReview( const ReviewSource &source );
}
