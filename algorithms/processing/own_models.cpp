// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/own_models.h"

#include "layers/own_words.h"
#include "layers/plain_files.h"
#include "processing/asked_values.h"
#include "processing/choice_parameter.h"
#include "processing/doorstep_algorithm.h"
#include "processing/teammaps_options.h"

#include <qgsprocessingmodelalgorithm.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <QDomDocument>
#include <QFile>
#include <QIcon>
#include <qgsxmlutils.h>

#include <initializer_list>
#include <memory>
#include <vector>

namespace doorstep
{
  namespace
  {
    const QString LEFT = QStringLiteral( "LEFT" );
    const QString CHILD_LEFT = QStringLiteral( "deidentify:OUTPUT_LEFT" );
    // Whoever wants the pages alone need not name them.
    const QStringList SKIPPABLE = { QStringLiteral( "planzones:OUTPUT_VISITS" ),
                                    QStringLiteral( "planzones:OUTPUT_ZONES" ),
                                    QStringLiteral( "assignteams:OUTPUT" ) };

    QString titleOfModel( const QString &name )
    {
      return name == QLatin1String( "planagain" )       ? Doorstep::tr( "Plan again in the morning" )
             : name == QLatin1String( "monthlyvisits" ) ? Doorstep::tr( "Monthly attendance visits" )
                                                        : Doorstep::tr( "Plan an event" );
    }

    QString summaryOfModel( const QString &name )
    {
      if ( name == QLatin1String( "planagain" ) )
        return Doorstep::tr(
            "After the packets were printed: the list or the roster changed, and only what says "
            "something else is printed." );
      if ( name == QLatin1String( "monthlyvisits" ) )
        return Doorstep::tr( "Whoever missed so many days this month, in zones for the attendance staff." );
      return Doorstep::tr( "The whole road: from a list of students to printed team maps without names." );
    }

    class OwnModel final : public QgsProcessingModelAlgorithm
    {
      public:
        explicit OwnModel( const QString &name )
            : QgsProcessingModelAlgorithm( name, QString() ), mName( name )
        {
        }
        QString name() const override { return mName; }
        QString displayName() const override { return titleOfModel( mName ); }
        QString shortDescription() const override { return summaryOfModel( mName ); }
        QStringList tags() const override
        {
          return Doorstep::tr( "home visits,model,geocode,zones,maps,students" ).split( ',' );
        }
        QString svgIconPath() const override { return QStringLiteral( ":/doorstep/metadata/icon.svg" ); }
        QIcon icon() const override { return QIcon( svgIconPath() ); }
        QString shortHelpString() const override { return helpOf( name() ); }
        QgsProcessingAlgorithm *createInstance() const override { return loadOwnModel( mName ); }
        bool checkParameterValues( const QVariantMap &parameters, QgsProcessingContext &context,
                                   QString *message ) const override
        {
          return namesNoDevice( *this, parameters, message ) && isAsAsked( *this, parameters, message ) &&
                 QgsProcessingModelAlgorithm::checkParameterValues( parameters, context, message );
        }

        // Who was left and why, under a name of its own, and how many.
        void tellWhoWasLeft()
        {
          if ( const QgsProcessingParameterDefinition *own = parameterDefinition( CHILD_LEFT ) )
          {
            std::unique_ptr<QgsProcessingParameterDefinition> hidden( own->clone() );
            hidden->setFlags( hidden->flags() | Qgis::ProcessingParameterFlag::Hidden );
            removeParameter( CHILD_LEFT );
            addParameter( hidden.release(), false );
          }
          addParameter( new QgsProcessingParameterFeatureSink(
              LEFT, Doorstep::tr( "Not visited, and why (confidential)" ), Qgis::ProcessingSourceType::Vector,
              QVariant(), true, true ) );
          for ( const auto &[name, description] :
                { std::pair{ "VISITS", Doorstep::tr( "Visits" ) },
                  std::pair{ "STUDENTS", Doorstep::tr( "Students to be visited" ) },
                  std::pair{ "HELD", Doorstep::tr( "Students held" ) },
                  std::pair{ "ROWS_LEFT", Doorstep::tr( "Rows left" ) } } )
            addOutput( new QgsProcessingOutputNumber( QLatin1String( name ), description ) );
        }

        // A model's file has QGIS's own choices, and its texts in English: here choices take numbers too.
        void takeParametersAnew()
        {
          std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> all;
          for ( const QgsProcessingParameterDefinition *definition : parameterDefinitions() )
            if ( const auto *choice = dynamic_cast<const QgsProcessingParameterEnum *>( definition ) )
            {
              // The file was made when there were fewer languages.
              const QStringList options = choice->name() == QLatin1String( "PAGE_LANGUAGE" )
                                              ? pageLanguageChoices()
                                              : choice->options();
              all.push_back( std::make_unique<ChoiceParameter>(
                  choice->name(), choice->description(), options, choice->defaultValue().toString() ) );
              all.back()->setHelp( choice->help() );
              all.back()->setFlags( choice->flags() );
            }
            else
              all.emplace_back( definition->clone() );
          for ( const auto &definition : all )
          {
            definition->setDescription( inOwnWords( definition->description() ) );
            definition->setHelp( inOwnWords( definition->help() ) );
            if ( SKIPPABLE.contains( definition->name() ) )
              definition->setFlags( definition->flags() | Qgis::ProcessingParameterFlag::Optional );
            removeParameter( definition->name() );
          }
          for ( auto &definition : all )
            addParameter( definition.release(), false );
        }

      protected:
        QVariantMap processAlgorithm( const QVariantMap &parameters, QgsProcessingContext &context,
                                      QgsProcessingFeedback *feedback ) override
        {
          QVariantMap all = parameters;
          // planzones is told the language by its name.
          const QString language = QStringLiteral( "PAGE_LANGUAGE" );
          all.insert( language, choiceOf( *this, language, parameters, context ) );
          for ( const QString &name : SKIPPABLE ) // the next step reads it
            if ( parameterDefinition( name ) && !all.value( name ).isValid() )
              all.insert( name, QStringLiteral( "memory:" ) );
          if ( all.value( LEFT ).isValid() )
            all.insert( CHILD_LEFT, all.value( LEFT ) );
          QVariantMap results = QgsProcessingModelAlgorithm::processAlgorithm( all, context, feedback );
          if ( results.contains( CHILD_LEFT ) )
            results.insert( LEFT, results.value( CHILD_LEFT ) );
          account( results, feedback );
          return results;
        }

      private:
        QString mName;

        // Every row of the list is visited, held or left, and it is said how many.
        static void account( QVariantMap &results, QgsProcessingFeedback *feedback )
        {
          const QVariantMap children = results.value( QStringLiteral( "CHILD_RESULTS" ) ).toMap();
          const auto count = [&]( const char *child, std::initializer_list<const char *> names )
          {
            int sum = 0;
            for ( const char *name : names )
              sum += children.value( QLatin1String( child ) ).toMap().value( QLatin1String( name ) ).toInt();
            return sum;
          };
          if ( !children.contains( QStringLiteral( "geocode" ) ) )
            return;
          const int rows = count( "geocode", { "MATCHED", "TIED", "UNMATCHED", "HELD" } );
          const int students = count( "deidentify", { "STUDENTS" } ),
                    held = count( "deidentify", { "HELD" } ), left = count( "deidentify", { "LEFT" } );
          if ( rows != students + held + left )
            throw QgsProcessingException(
                Doorstep::tr( "Of %1 rows of LIST %2 are accounted for: the plan is not "
                              "whole; run again, and report it." )
                    .arg( rows )
                    .arg( students + held + left ) );
          feedback->pushInfo( Doorstep::tr( "%1 rows of LIST: %2 to be visited, %3 held, %4 left." )
                                  .arg( rows )
                                  .arg( students )
                                  .arg( held )
                                  .arg( left ) );
          results.insert( QStringLiteral( "VISITS" ), count( "deidentify", { "VISITS" } ) );
          results.insert( QStringLiteral( "STUDENTS" ), students );
          results.insert( QStringLiteral( "HELD" ), held );
          results.insert( QStringLiteral( "ROWS_LEFT" ), left );
        }
    };
  }

  QgsProcessingAlgorithm *loadOwnModel( const QString &name )
  {
    QFile file( QStringLiteral( ":/doorstep/metadata/models/%1.model3" ).arg( name ) );
    QDomDocument document;
    if ( !file.open( QIODevice::ReadOnly ) || !document.setContent( file.readAll() ) )
      return nullptr;
    auto model = std::make_unique<OwnModel>( name );
    if ( !model->loadVariant( QgsXmlUtils::readVariant( document.firstChildElement() ) ) )
      return nullptr;
    model->takeParametersAnew();
    model->tellWhoWasLeft();
    return model.release();
  }
}
