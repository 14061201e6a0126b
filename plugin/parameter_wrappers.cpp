// SPDX-License-Identifier: GPL-2.0-or-later
#include "parameter_wrappers.h"

#include "choice_box.h"
#include "passphrase_edit.h"
#include "processing/parameter_widgets.h"

#include <qgsfilewidget.h>
#include <qgsgui.h>
#include <qgsprocessingguiregistry.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingwidgetwrapper.h>

#include <QComboBox>
#include <QPointer>

namespace doorstep
{
  namespace
  {
    class PassphraseWrapper final : public QgsAbstractProcessingParameterWidgetWrapper
    {
      public:
        using QgsAbstractProcessingParameterWidgetWrapper::QgsAbstractProcessingParameterWidgetWrapper;
        QWidget *createWidget() override
        {
          mEdit = new PassphraseEdit( isNewPassphrase( *parameterDefinition() ),
                                      type() == QgsProcessingGui::Standard );
          connect( mEdit, &PassphraseEdit::changed, this, [this] { emit widgetValueHasChanged( this ); } );
          return mEdit;
        }
        void setWidgetValue( const QVariant &value, QgsProcessingContext & ) override
        {
          if ( mEdit )
            mEdit->setReference( value.toString() );
        }
        QVariant widgetValue() const override
        {
          const QString reference = mEdit ? mEdit->reference() : QString();
          return reference.isEmpty() ? QVariant() : QVariant( reference );
        }

      private:
        QPointer<PassphraseEdit> mEdit;
    };

    class ChoiceWrapper final : public QgsAbstractProcessingParameterWidgetWrapper
    {
      public:
        using QgsAbstractProcessingParameterWidgetWrapper::QgsAbstractProcessingParameterWidgetWrapper;
        QWidget *createWidget() override
        {
          mBox = new QComboBox;
          if ( const auto *choice =
                   dynamic_cast<const QgsProcessingParameterEnum *>( parameterDefinition() ) )
            fillInWords( *mBox, choice->options() );
          connect( mBox, qOverload<int>( &QComboBox::currentIndexChanged ), this,
                   [this] { emit widgetValueHasChanged( this ); } );
          return mBox;
        }
        void setWidgetValue( const QVariant &value, QgsProcessingContext & ) override
        {
          if ( mBox )
            choose( *mBox, value.toString() );
        }
        QVariant widgetValue() const override { return mBox ? mBox->currentData() : QVariant(); }

      private:
        QPointer<QComboBox> mBox;
    };

    class NewFileWrapper final : public QgsAbstractProcessingParameterWidgetWrapper
    {
      public:
        using QgsAbstractProcessingParameterWidgetWrapper::QgsAbstractProcessingParameterWidgetWrapper;
        QWidget *createWidget() override
        {
          mFile = new QgsFileWidget;
          mFile->setStorageMode( QgsFileWidget::SaveFile );
          mFile->setConfirmOverwrite( false ); // a crosswalk or register that is there is added to
          mFile->setDialogTitle( parameterDefinition()->description() );
          mFile->setFilter( newFileFilter( *parameterDefinition() ) );
          connect( mFile, &QgsFileWidget::fileChanged, this, [this] { emit widgetValueHasChanged( this ); } );
          return mFile;
        }
        void setWidgetValue( const QVariant &value, QgsProcessingContext & ) override
        {
          if ( mFile )
            mFile->setFilePath( value.toString() );
        }
        QVariant widgetValue() const override
        {
          const QString path = mFile ? mFile->filePath() : QString();
          return path.isEmpty() ? QVariant() : QVariant( path );
        }

      private:
        QPointer<QgsFileWidget> mFile;
    };

    template <class Wrapper> class Factory final : public QgsProcessingParameterWidgetFactoryInterface
    {
      public:
        Factory( const char *type, QStringList parameters, QStringList outputs )
            : mType( QLatin1String( type ) ),
              mParameters( std::move( parameters ) ),
              mOutputs( std::move( outputs ) )
        {
        }
        QString parameterType() const override { return mType; }
        QgsAbstractProcessingParameterWidgetWrapper *
        createWidgetWrapper( const QgsProcessingParameterDefinition *parameter,
                             QgsProcessingGui::WidgetType type ) override
        {
          return new Wrapper( parameter, type );
        }

      protected:
        QStringList compatibleParameterTypes() const override { return mParameters; }
        QStringList compatibleOutputTypes() const override { return mOutputs; }

      private:
        QString mType;
        QStringList mParameters, mOutputs;
    };
  }

  class ParameterWrappers::Factories
  {
    public:
      Factories()
      {
        add( new Factory<PassphraseWrapper>( PASSPHRASE_WIDGET, { QStringLiteral( "string" ) },
                                             { QStringLiteral( "outputString" ) } ) );
        add( new Factory<ChoiceWrapper>( CHOICE_WIDGET,
                                         { QStringLiteral( "enum" ), QStringLiteral( "string" ) },
                                         { QStringLiteral( "outputString" ) } ) );
        add( new Factory<NewFileWrapper>(
            NEW_FILE_WIDGET, { QStringLiteral( "file" ), QStringLiteral( "string" ) },
            { QStringLiteral( "outputFile" ), QStringLiteral( "outputString" ) } ) );
      }
      ~Factories()
      {
        for ( QgsProcessingParameterWidgetFactoryInterface *factory : mAll )
          QgsGui::processingGuiRegistry()->removeParameterWidgetFactory( factory );
      }
      Factories( const Factories & ) = delete;
      Factories &operator=( const Factories & ) = delete;

    private:
      void add( QgsProcessingParameterWidgetFactoryInterface *factory )
      {
        if ( QgsGui::processingGuiRegistry()->addParameterWidgetFactory( factory ) )
          mAll.push_back( factory );
        else
          delete factory;
      }
      QList<QgsProcessingParameterWidgetFactoryInterface *> mAll; // the registry's
  };

  ParameterWrappers::ParameterWrappers() : mFactories( std::make_unique<Factories>() )
  {
  }
  ParameterWrappers::~ParameterWrappers() = default;
}
