// SPDX-License-Identifier: GPL-2.0-or-later
// The passphrase as dialogs ask for it, typed key by key: masked, twice, and never in the value that QGIS
// keeps.
#include "parameter_wrappers.h"
#include "passphrase_edit.h"
#include "processing/deidentify_algorithm.h"
#include "processing/privacy_passphrase.h"
#include "processing/teammaps_algorithm.h"
#include "processing/typed_passphrase.h"
#include "qgis_environment.h"

#include <qgsfilewidget.h>
#include <qgsgui.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingguiregistry.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingwidgetwrapper.h>

#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace doorstep;

namespace
{
  const QString SECRET = QStringLiteral( "Qanary-secret 17" );

  QLineEdit *line( const QWidget &edit, const char *name )
  {
    return edit.findChild<QLineEdit *>( QLatin1String( name ) );
  }

  std::string opened( const QString &reference )
  {
    const Passphrase passphrase = resolvePassphrase( reference );
    const auto bytes = passphrase.bytes();
    return std::string( reinterpret_cast<const char *>( bytes.data() ), bytes.size() );
  }

  class PassphraseTyped : public testing::Test
  {
    protected:
      ~PassphraseTyped() override { forgetTyped(); }
  };
}

TEST_F( PassphraseTyped, aNewOneIsTypedMaskedAndTwice )
{
  PassphraseEdit edit( true );
  EXPECT_EQ( line( edit, "passphraseFirst" )->echoMode(), QLineEdit::Password );
  EXPECT_EQ( line( edit, "passphraseSecond" )->echoMode(), QLineEdit::Password );
  QTest::keyClicks( line( edit, "passphraseFirst" ), SECRET );
  EXPECT_EQ( edit.reference(), QString() ) << "not yet typed again";
  QTest::keyClicks( line( edit, "passphraseSecond" ), SECRET.chopped( 1 ) );
  EXPECT_EQ( edit.reference(), QString() );
  QTest::keyClicks( line( edit, "passphraseSecond" ), SECRET.right( 1 ) );
  ASSERT_TRUE( isPassphraseReference( edit.reference() ) );
  EXPECT_FALSE( edit.reference().contains( "anary" ) );
  EXPECT_EQ( opened( edit.reference() ), SECRET.toStdString() );
  QTest::keyClick( line( edit, "passphraseFirst" ), Qt::Key_Backspace );
  EXPECT_EQ( edit.reference(), QString() );
}

TEST_F( PassphraseTyped, theNextDialogTakesTheOneThatIsHeld )
{
  QString reference;
  {
    PassphraseEdit first( true );
    QTest::keyClicks( line( first, "passphraseFirst" ), SECRET );
    QTest::keyClicks( line( first, "passphraseSecond" ), SECRET );
    reference = first.reference();
  }
  PassphraseEdit second( false );
  EXPECT_EQ( second.reference(), reference );
  EXPECT_EQ( opened( second.reference() ), SECRET.toStdString() )
      << "the dialog that it was typed in is gone";
  second.setReference( "file:secret.txt" );
  EXPECT_EQ( second.reference(), "file:secret.txt" );
  second.setReference( "typed:0" );
  EXPECT_EQ( second.reference(), "file:secret.txt" ) << "a run of another day";
  forgetTyped();
  EXPECT_THROW( resolvePassphrase( reference ), std::runtime_error );
}

TEST_F( PassphraseTyped, aModelsDesignTakesNoSecret )
{
  PassphraseEdit edit( true, false );
  EXPECT_EQ( edit.findChild<QComboBox *>( "passphraseWay" )->count(), 1 );
  QTest::keyClicks( line( edit, "passphraseElsewhere" ), "env:NAME" );
  EXPECT_EQ( edit.reference(), "env:NAME" );
}

TEST_F( PassphraseTyped, everyDialogOfQgisGetsTheWidgets )
{
  const ParameterWrappers wrappers;
  const std::unique_ptr<QgsProcessingAlgorithm> deidentify( DeidentifyAlgorithm().create() ),
      teammaps( TeamMapsAlgorithm().create() );
  QgsProcessingContext context;
  const auto widgetOf = [&]( const QgsProcessingAlgorithm &algorithm, const char *parameter )
  {
    const std::unique_ptr<QgsAbstractProcessingParameterWidgetWrapper> wrapper(
        QgsGui::processingGuiRegistry()->createParameterWidgetWrapper(
            algorithm.parameterDefinition( parameter ), QgsProcessingGui::Standard ) );
    std::unique_ptr<QWidget> widget( wrapper->createWrappedWidget( context ) );
    if ( const auto *file = qobject_cast<QgsFileWidget *>( widget.get() ) )
      return std::string( file->storageMode() == QgsFileWidget::SaveFile ? "saves " : "opens " ) +
             file->filter().section( "(*", 1 ).section( ")", 0, 0 ).toStdString();
    if ( const auto *edit = qobject_cast<PassphraseEdit *>( widget.get() ) )
      return std::string( line( *edit, "passphraseSecond" )->isHidden() ? "once" : "twice" );
    return std::string( "other" );
  };
  EXPECT_EQ( widgetOf( *deidentify, "CROSSWALK" ), "saves .dsxwalk" );
  EXPECT_EQ( widgetOf( *deidentify, "PASSPHRASE" ), "twice" );
  EXPECT_EQ( widgetOf( *teammaps, "REGISTER" ), "saves .csv" );
  EXPECT_EQ( widgetOf( *teammaps, "PROJECT" ), "saves .qgz" );
  EXPECT_EQ( widgetOf( *teammaps, "PASSPHRASE" ), "once" );
  EXPECT_EQ( widgetOf( *teammaps, "CROSSWALK" ).substr( 0, 5 ), "opens" );
}
