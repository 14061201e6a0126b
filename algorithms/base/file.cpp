#include "base/file.h"

#include "base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void fail( const std::filesystem::path &path, int code )
    {
      throw InputError( path.filename().string() + " cannot be written: " + std::strerror( code ) +
                        ". Choose another folder or free some space." );
    }

    // Owns a descriptor and the name of an unfinished file, which goes unless it was kept.
    class Unfinished
    {
      public:
        Unfinished( const std::filesystem::path &target, mode_t mode )
            : mTarget( target ),
              mName( target.string() + ".part" + std::to_string( ::getpid() ) ),
              mFile( ::open( mName.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode ) )
        {
          if ( mFile < 0 )
            fail( mTarget, errno );
        }
        Unfinished( const Unfinished & ) = delete;
        Unfinished &operator=( const Unfinished & ) = delete;
        ~Unfinished()
        {
          if ( mFile >= 0 )
            ::close( mFile );
          if ( !mKept )
            ::unlink( mName.c_str() );
        }

        void write( std::string_view bytes )
        {
          while ( !bytes.empty() )
          {
            const ssize_t written = ::write( mFile, bytes.data(), bytes.size() );
            if ( written < 0 && errno == EINTR )
              continue;
            if ( written < 0 )
              fail( mTarget, errno );
            bytes.remove_prefix( static_cast<std::size_t>( written ) );
          }
        }

        void keep()
        {
          if ( ::fsync( mFile ) != 0 || ::rename( mName.c_str(), mTarget.c_str() ) != 0 )
            fail( mTarget, errno );
          mKept = true;
        }

      private:
        std::filesystem::path mTarget;
        std::string mName;
        int mFile;
        bool mKept = false;
    };
  }

  void writeWhole( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly )
  {
    Unfinished file( path, ownerOnly ? 0600 : 0666 );
    file.write( bytes );
    file.keep();
  }

  std::string readWhole( const std::filesystem::path &path )
  {
    std::ifstream stream( path, std::ios::binary );
    if ( !stream || std::filesystem::is_directory( path ) )
      throw InputError( path.filename().string() + " cannot be read: check that the file exists." );
    return { std::istreambuf_iterator<char>( stream ), std::istreambuf_iterator<char>() };
  }
}
