// SPDX-License-Identifier: GPL-2.0-or-later
// What Doorstep's algorithms have in common: help and icons from the resources, the one place where the
// core's exceptions become QGIS's, inputs that are refused with a sentence or read to their last row, and
// places of outputs that hold nothing of others.
//
// An algorithm derives from DoorstepAlgorithm, hands it its card, and implements createInstance(),
// initAlgorithm() and run(): read, compute, write.
#pragma once
#include "layers/feedback_progress.h"
#include "privacy/crosswalk.h"
#include "processing/sink_set.h"

#include <qgsprocessingalgorithm.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace doorstep
{
  // The toolbox's folders of the provider.
  enum class ToolboxGroup
  {
    Addresses,
    Privacy,
    Plan,
    Paper,
    TryOut
  };

  // What the toolbox shows of an algorithm; all but the id in the user's language.
  struct AlgorithmCard
  {
      QString id; // of the contract, as in doorstep:geocode
      ToolboxGroup group;
      QString title;
      QString summary; // one sentence
      QString tags;    // what a user may search it by, separated by commas
  };

  class DoorstepAlgorithm : public QgsProcessingAlgorithm
  {
    public:
      QString name() const override { return mCard.id; }
      QString displayName() const override { return mCard.title; }
      QString shortDescription() const override { return mCard.summary; }
      QStringList tags() const override { return mCard.tags.split( ',' ); }
      QString group() const override;
      QString groupId() const override;
      QString svgIconPath() const override { return QStringLiteral( ":/doorstep/metadata/icon.svg" ); }
      QIcon icon() const override;
      // metadata/help/<id>.html: what, when, each parameter with unit and default, an example.
      QString shortHelpString() const override;
      // A PASSPHRASE that is typed in the clear is refused before QGIS writes the run into its history.
      bool checkParameterValues( const QVariantMap &parameters, QgsProcessingContext &context,
                                 QString *message = nullptr ) const override;

      // The source, or a sentence that names the parameter: missing, unreadable, or (geographicRequired)
      // without a CRS.
      std::unique_ptr<QgsProcessingFeatureSource> source( const QVariantMap &parameters, const QString &name,
                                                          QgsProcessingContext &context,
                                                          bool needsCrs ) const;
      // The same, null where the optional parameter was left empty.
      std::unique_ptr<QgsProcessingFeatureSource> optionalSource( const QVariantMap &parameters,
                                                                  const QString &name,
                                                                  QgsProcessingContext &context,
                                                                  bool needsCrs ) const;

    protected:
      explicit DoorstepAlgorithm( AlgorithmCard card ) : mCard( std::move( card ) ) {}

      // May throw InputError, Cancelled or QgsProcessingException.
      virtual QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                               QgsProcessingFeedback *feedback ) = 0;
      QVariantMap processAlgorithm( const QVariantMap &parameters, QgsProcessingContext &context,
                                    QgsProcessingFeedback *feedback ) final;

      // CROSSWALK, opened with PASSPHRASE; none where no file was given.
      std::optional<Crosswalk> givenCrosswalk( const QVariantMap &parameters,
                                               QgsProcessingContext &context ) const;
      // Whether PASSPHRASE may be new:PATH.
      virtual bool makesPassphrase() const { return false; }
      friend class SinkSet;

    private:
      const AlgorithmCard mCard;
  };

  // metadata/help/<algorithm>.html as QGIS's dialogs want it; empty where there is none.
  QString helpOf( const QString &algorithm );

  // The sentence for std::bad_alloc, with the limit that was met.
  QString notEnoughMemory();
}
