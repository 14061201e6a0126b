// doorstep:teammaps, paper: the sheets of each team, volunteer, leader, or the public overview.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  struct PrintEvent;

  class TeamMapsAlgorithm final : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "teammaps" ); }
      QString displayName() const override { return QObject::tr( "Print team maps" ); }
      QString shortDescription() const override
      {
        return QObject::tr(
            "Makes each team's packet: a map with numbered stops, the stop table and directions." );
      }
      QStringList tags() const override
      {
        return QObject::tr( "print,layout,atlas,pdf,maps,teams,directions,packets,overview" ).split( ',' );
      }
      QString group() const override { return QObject::tr( "Paper" ); }
      QString groupId() const override { return QStringLiteral( "paper" ); }
      // Layouts are not thread safe by QGIS's own word.
      Qgis::ProcessingAlgorithmFlags flags() const override
      {
        return DoorstepAlgorithm::flags() | Qgis::ProcessingAlgorithmFlag::NoThreading;
      }
      TeamMapsAlgorithm *createInstance() const override { return new TeamMapsAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;
      bool checkParameterValues( const QVariantMap &parameters, QgsProcessingContext &context,
                                 QString *message = nullptr ) const override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;

    private:
      PrintEvent readLayers( const QVariantMap &parameters, QgsProcessingContext &context,
                             const Progress &progress ) const;
  };
}
