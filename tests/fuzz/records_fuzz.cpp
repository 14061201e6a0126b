// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the files that an event's folder keeps: any bytes as the register of copies or as the
// manifest (by the first byte: R or M) are read or refused with a sentence, and a register that is told to be
// whole can be added to.
#include "base/error.h"
#include "privacy/manifest.h"
#include "privacy/register.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

namespace
{
  struct RecordsFolder
  {
      std::filesystem::path path = std::filesystem::temp_directory_path() /
                                   ( "doorstep-records-fuzz-" + std::to_string( ::getpid() ) );
      RecordsFolder() { std::filesystem::create_directory( path ); }
      ~RecordsFolder()
      {
        std::error_code error;
        std::filesystem::remove_all( path, error );
      }
  };
}

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  static const RecordsFolder folder;
  if ( size == 0 )
    return 0;
  const bool isManifest = data[0] == 'M';
  const std::filesystem::path file = folder.path / ( isManifest ? MANIFEST_NAME : "register.csv" );
  std::ofstream( file, std::ios::binary )
      .write( reinterpret_cast<const char *>( data ) + 1, static_cast<std::streamsize>( size - 1 ) );
  try
  {
    if ( isManifest )
    {
      for ( const ManifestEntry &entry : readManifest( folder.path ) )
        if ( entry.path.empty() || entry.path[0] == '/' || entry.path.starts_with( "../" ) )
          std::abort(); // what a wipe must never follow
      return 0;
    }
    const Register copies( file );
    const RegisterCheck check = copies.verify();
    if ( check.intact && copies.entries().size() != check.entries )
      std::abort();
  }
  catch ( const InputError &e )
  {
    if ( std::string_view( e.what() ).size() < 10 )
      std::abort();
  }
  return 0;
}
