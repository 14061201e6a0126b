// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/event_secrets.h"

#include "base/error.h"
#include "base/file.h"
#include "layers/own_words.h"
#include "privacy/passphrase_words.h"
#include "privacy/register_key.h"

#include <QFileInfo>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t SHORTEST_PASSPHRASE = 8;
  }

  EarlierCrosswalk openEarlier( const QString &path, const Passphrase &passphrase )
  {
    EarlierCrosswalk earlier;
    if ( QFileInfo( path ).size() == 0 ) // none, or an empty file
    {
      if ( passphrase.bytes().size() < SHORTEST_PASSPHRASE )
        throw InputError(
            "PASSPHRASE leads to a passphrase of fewer than 8 characters, which is soon guessed: "
            "take several words." );
      earlier.key = makeSealKey( passphrase );
      return earlier;
    }
    const std::string sealed = readWhole( path.toStdString() );
    earlier.isThere = true;
    earlier.key = makeSealKey( passphrase, sealed );
    try
    {
      earlier.opened = openCrosswalkBytes( sealed, earlier.key );
    }
    catch ( const InputError & )
    {
      throw InputError(
          "CROSSWALK is there already and does not open, so nothing was changed: give the "
          "passphrase that it was sealed with. Where that is forgotten, choose a new file (in the "
          "panel another folder); all codes are new then." );
    }
    return earlier;
  }

  Passphrase madePassphrase( const QString &file, const QString &crosswalk )
  {
    if ( QFileInfo::exists( file ) )
      throw InputError(
          "PASSPHRASE names a file that is there already, so nothing was changed: give file:PATH to "
          "use it, or new:PATH with a new name." );
    if ( QFileInfo( crosswalk ).size() > 0 )
      throw InputError( "CROSSWALK is there already and has its passphrase: say where that is." );
    return Passphrase( newPassphraseText().view() );
  }

  void addRegisterKey( FileSet &files, const QString &crosswalk, const std::string &event )
  {
    const std::filesystem::path place = registerKeyOf( crosswalk.toStdString() );
    const RegisterKey first = RegisterKey::first( event );
    RegisterKeyFile there( place );
    if ( there.hasKey() && there.key().id() == first.id() )
      return;
    if ( there.hasKey() )
      throw InputError( "Beside CROSSWALK lies the register's key of another event (" +
                        place.filename().string() +
                        "), so nothing was changed: choose another name for CROSSWALK." );
    std::string text = first.text();
    files.add( place, text, FileKind::Confidential );
    forget( text );
  }

  void addPassphrase( FileSet &files, const QString &file, const Passphrase &passphrase )
  {
    const auto secret = passphrase.bytes();
    std::string line;
    line.reserve( secret.size() + 1 ); // so that no copy is left by a growing string
    line.assign( secret.begin(), secret.end() );
    line += '\n';
    files.add( file.toStdString(), line, FileKind::Confidential );
    forget( line );
  }

  void tellNewPassphrase( QgsProcessingFeedback *feedback )
  {
    feedback->pushWarning(
        Doorstep::tr(
            "PASSPHRASE: a passphrase of %1 words was made and written to the file that you named. Give "
            "file: and its path from now on, keep it apart from CROSSWALK, and keep a copy on paper: "
            "without it the crosswalk is lost." )
            .arg( PASSPHRASE_WORDS ) );
  }
}
