// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/typed_passphrase.h"

#include "base/error.h"

#include <map>
#include <mutex>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    struct Held
    {
        std::mutex mutex; // a run reads in its own thread
        std::map<QString, Passphrase> secrets;
        QString last;
    };

    Held &held()
    {
      static Held all;
      return all;
    }
  }

  QString newTypedReference()
  {
    startSodium();
    return QLatin1String( TYPED ) + QString::number( randombytes_random(), 16 );
  }

  void holdTyped( const QString &reference, QByteArray &secret )
  {
    const std::lock_guard lock( held().mutex );
    held().secrets.erase( reference );
    if ( held().last == reference )
      held().last.clear();
    if ( secret.isEmpty() )
      return;
    held().secrets.emplace(
        reference,
        Passphrase( std::string_view( secret.constData(), static_cast<std::size_t>( secret.size() ) ) ) );
    held().last = reference;
    sodium_memzero( secret.data(), static_cast<std::size_t>( secret.size() ) );
    secret.clear();
  }

  Passphrase typedPassphrase( const QString &reference )
  {
    const std::lock_guard lock( held().mutex );
    const auto found = held().secrets.find( reference );
    if ( found == held().secrets.end() )
      throw InputError( "PASSPHRASE was typed in a dialog and is no longer held: type it again." );
    const auto bytes = found->second.bytes();
    return Passphrase( std::string_view( reinterpret_cast<const char *>( bytes.data() ), bytes.size() ) );
  }

  QString lastTyped()
  {
    const std::lock_guard lock( held().mutex );
    return held().last;
  }

  void forgetTyped()
  {
    const std::lock_guard lock( held().mutex );
    held().secrets.clear();
    held().last.clear();
  }
}
