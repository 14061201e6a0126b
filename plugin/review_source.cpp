// SPDX-License-Identifier: GPL-2.0-or-later
#include "review_source.h"

#include "base/error.h"
#include "layers/own_words.h"

#include <qgsexpressioncontextutils.h>
#include <qgsprocessingcontext.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

namespace doorstep
{
  namespace
  {
    void require( bool there, const QString &sentence )
    {
      if ( !there )
        throw InputError( sentence.toStdString() );
    }
  }

  OpenReview openReview( const ReviewSource &source )
  {
    require( source.list && source.list->isValid(), Doorstep::tr( "Choose the list of addresses." ) );
    require( !source.reference.isEmpty(), Doorstep::tr( "Choose the reference, a *.dsref file." ) );
    require( !source.corrections.isEmpty(), Doorstep::tr( "Say where the corrections are to be kept." ) );
    QgsProcessingContext processing;
    processing.setProject( QgsProject::instance() );
    const QgsProcessingFeatureSource rows( source.list, processing );
    QgsExpressionContext context( QgsExpressionContextUtils::globalProjectLayerScopes( source.list ) );
    QgsProcessingFeedback feedback( false );
    const AddressList list = readAddressList( rows, source.list, source.columns, context, &feedback, {} );
    OpenReview open;
    open.reference = openReference( source.reference );
    ReviewOptions options;
    options.minScore = source.minScore;
    open.review = std::make_unique<AddressReview>( open.reference->geocoder, list.rows,
                                                   source.corrections.toStdString(), options );
    return open;
  }
}
