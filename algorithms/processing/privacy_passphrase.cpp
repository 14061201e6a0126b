// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/privacy_passphrase.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "processing/parameter_widgets.h"
#include "processing/typed_passphrase.h"

#include <qgsdatasourceuri.h>
#include <qgsprocessingparameters.h>

#include <QFile>

#include <sodium.h>

namespace doorstep
{
  namespace
  {
    const QLatin1String ENVIRONMENT( "env:" );
    const QLatin1String FILE_PATH( "file:" );
    const QLatin1String AUTHENTICATION( "authcfg:" );
    const QLatin1String NEW( "new:" );
    constexpr const char *REFUSED =
        "PASSPHRASE says where the passphrase is, not what it is: give env:NAME, file:PATH "
        "or authcfg:ID.";

    // A QString's or QByteArray's characters, overwritten.
    void forget( QByteArray &bytes )
    {
      sodium_memzero( bytes.data(), static_cast<std::size_t>( bytes.size() ) );
      bytes.clear();
    }

    Passphrase take( QByteArray bytes )
    {
      Passphrase passphrase(
          std::string_view( bytes.constData(), static_cast<std::size_t>( bytes.size() ) ) );
      forget( bytes );
      return passphrase;
    }

    Passphrase fromEnvironment( const QString &name )
    {
      const QByteArray value = qgetenv( name.toLocal8Bit().constData() );
      if ( value.isEmpty() )
        throw InputError(
            "PASSPHRASE names an environment variable that is empty or not set: set it and run again." );
      return take( value );
    }

    Passphrase fromFile( const QString &path )
    {
      QFile file( path );
      if ( !file.open( QIODevice::ReadOnly ) )
        throw InputError( "PASSPHRASE names a file that cannot be read: check its path and permissions." );
      QByteArray line = file.readLine( 65536 );
      while ( line.endsWith( '\n' ) || line.endsWith( '\r' ) )
        line.chop( 1 );
      if ( line.isEmpty() )
        throw InputError( "PASSPHRASE names a file whose first line is empty: write the passphrase there." );
      return take( line );
    }

    // By way of a connection's description, since qgsauthmanager.h needs headers that libqgis-dev does not
    // bring.
    Passphrase fromAuthentication( const QString &id )
    {
      QgsDataSourceUri connection;
      connection.setAuthConfigId( id );
      QByteArray described = connection.connectionInfo( true ).toUtf8();
      QByteArray password = QgsDataSourceUri( QString::fromUtf8( described ) ).password().toUtf8();
      forget( described );
      if ( password.isEmpty() )
        throw InputError(
            "PASSPHRASE names an authentication configuration that cannot be opened: it must be of the "
            "basic method, with user name and password, and without a desktop QGIS_AUTH_PASSWORD_FILE "
            "must be set." );
      return take( password );
    }
  }

  bool isPassphraseReference( const QString &reference )
  {
    for ( const QLatin1String &form : { ENVIRONMENT, FILE_PATH, AUTHENTICATION, QLatin1String( TYPED ) } )
      if ( reference.startsWith( form ) && reference.size() > form.size() )
        return true;
    return false;
  }

  Passphrase resolvePassphrase( const QString &reference )
  {
    const QString where = reference.section( ':', 1 );
    if ( !isPassphraseReference( reference ) )
      throw InputError( REFUSED );
    if ( reference.startsWith( QLatin1String( TYPED ) ) )
      return typedPassphrase( reference );
    if ( reference.startsWith( ENVIRONMENT ) )
      return fromEnvironment( where );
    return reference.startsWith( FILE_PATH ) ? fromFile( where ) : fromAuthentication( where );
  }

  QString newPassphraseFile( const QString &reference )
  {
    return reference.startsWith( NEW ) ? reference.mid( NEW.size() ) : QString();
  }

  bool checkPassphraseReference( const QVariantMap &parameters, QString *message, bool mayBeNew )
  {
    const QString reference = parameters.value( QStringLiteral( "PASSPHRASE" ) ).toString();
    if ( reference.isEmpty() || isPassphraseReference( reference ) ||
         ( mayBeNew && !newPassphraseFile( reference ).isEmpty() ) )
      return true;
    if ( message )
      *message = toldInOwnWords( REFUSED );
    return false;
  }

  std::unique_ptr<QgsProcessingParameterDefinition> passphraseParameter( bool optional )
  {
    auto parameter = std::make_unique<QgsProcessingParameterString>(
        QStringLiteral( "PASSPHRASE" ),
        Doorstep::tr( "Where the crosswalk's passphrase is (env:NAME, file:PATH, authcfg:ID)" ), QVariant(),
        false, optional );
    parameter->setHelp(
        Doorstep::tr( "env:NAME, file:PATH or authcfg:ID; the passphrase itself is refused." ) );
    askForPassphrase( *parameter, !optional ); // it is optional where a crosswalk is opened
    return parameter;
  }
}
