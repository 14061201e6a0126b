// A prepared hierarchy as a file: a mark with the version, the fingerprint of the streets, the arrays with
// their sizes, and a checksum over all before it. What does not fit or is damaged is prepared anew without a
// word.
#include "base/error.h"
#include "base/file.h"
#include "network/hierarchy.h"

#include <cstring>
#include <string>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view mark = "doorstep-hierarchy-1\n";

    std::uint64_t checksum( std::string_view bytes )
    {
      std::uint64_t hash = 0xCBF29CE484222325ULL ^ bytes.size();
      const auto mix = [&]( std::uint64_t word )
      {
        hash = ( hash ^ word ) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 32U;
      };
      std::size_t at = 0;
      for ( ; at + 8 <= bytes.size(); at += 8 )
      {
        std::uint64_t word = 0;
        std::memcpy( &word, bytes.data() + at, 8 );
        mix( word );
      }
      for ( ; at < bytes.size(); ++at )
        mix( static_cast<unsigned char>( bytes[at] ) );
      return hash;
    }

    template <class Value> void put( std::string &bytes, const Value &value )
    {
      bytes.append( reinterpret_cast<const char *>( &value ), sizeof value );
    }

    template <class Value> void putArray( std::string &bytes, const std::vector<Value> &values )
    {
      put( bytes, static_cast<std::uint64_t>( values.size() ) );
      bytes.append( reinterpret_cast<const char *>( values.data() ), values.size() * sizeof( Value ) );
    }

    // Takes from the front of `bytes`; false where there is not enough.
    template <class Value> bool take( std::string_view &bytes, Value &value )
    {
      if ( bytes.size() < sizeof value )
        return false;
      std::memcpy( &value, bytes.data(), sizeof value );
      bytes.remove_prefix( sizeof value );
      return true;
    }

    template <class Value> bool takeArray( std::string_view &bytes, std::vector<Value> &values )
    {
      std::uint64_t size = 0;
      if ( !take( bytes, size ) || size > bytes.size() / sizeof( Value ) )
        return false;
      values.resize( size );
      if ( size > 0 )
        std::memcpy( values.data(), bytes.data(), size * sizeof( Value ) );
      bytes.remove_prefix( size * sizeof( Value ) );
      return true;
    }
  }

  std::string hierarchyBytes( const Hierarchy &h )
  {
    std::string bytes( mark );
    put( bytes, h.mFingerprint );
    putArray( bytes, h.mRankOf );
    putArray( bytes, h.mParent );
    putArray( bytes, h.mFirstUp );
    putArray( bytes, h.mFirstDown );
    putArray( bytes, h.mUpHead );
    putArray( bytes, h.mDownTail );
    putArray( bytes, h.mUpWeight );
    putArray( bytes, h.mDownWeight );
    put( bytes, checksum( bytes ) );
    return bytes;
  }

  bool readHierarchy( std::string_view bytes, std::uint64_t fingerprint, Hierarchy &h )
  {
    if ( !bytes.starts_with( mark ) || bytes.size() < mark.size() + 16 )
      return false;
    std::uint64_t sum = 0;
    std::string_view end = bytes.substr( bytes.size() - 8 );
    bytes.remove_suffix( 8 );
    if ( !take( end, sum ) || sum != checksum( bytes ) )
      return false;
    bytes.remove_prefix( mark.size() );
    return take( bytes, h.mFingerprint ) && h.mFingerprint == fingerprint && takeArray( bytes, h.mRankOf ) &&
           takeArray( bytes, h.mParent ) && takeArray( bytes, h.mFirstUp ) &&
           takeArray( bytes, h.mFirstDown ) && takeArray( bytes, h.mUpHead ) &&
           takeArray( bytes, h.mDownTail ) && takeArray( bytes, h.mUpWeight ) &&
           takeArray( bytes, h.mDownWeight ) && bytes.empty();
  }

  Hierarchy Hierarchy::prepareOrLoad( const StreetGraph &graph, const std::filesystem::path &cacheFile,
                                      const Progress &progress )
  {
    if ( cacheFile.empty() )
      return prepare( graph, progress );
    std::error_code error;
    if ( std::filesystem::is_regular_file( cacheFile, error ) )
    {
      try
      {
        Hierarchy kept;
        if ( readHierarchy( readWhole( cacheFile ), graph.fingerprint, kept ) &&
             kept.mRankOf.size() == graph.edgeCount() )
          return kept;
      }
      catch ( const InputError & )
      {
        // Not readable: prepared below.
      }
    }
    Hierarchy fresh = prepare( graph, progress );
    try
    {
      writeWhole( cacheFile, hierarchyBytes( fresh ) );
    }
    catch ( const InputError & )
    {
      // Only a cache: the next run prepares again.
    }
    return fresh;
  }
}
