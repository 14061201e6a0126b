// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/hierarchy_file.h"

#include "base/error.h"
#include "base/file.h"
#include "network/hierarchy.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view MARK = "doorstep-order-2\n";
    constexpr std::size_t HASH_SIZE = Fingerprint().size();
    constexpr std::size_t HEAD_SIZE = MARK.size() + HASH_SIZE + 4;

    std::string_view bytesOf( const Fingerprint &fingerprint )
    {
      return { reinterpret_cast<const char *>( fingerprint.data() ), fingerprint.size() };
    }

    void put( std::string &bytes, std::uint32_t value )
    {
      for ( const unsigned shift : { 0U, 8U, 16U, 24U } )
        bytes += static_cast<char>( ( value >> shift ) & 0xFFU );
    }

    std::uint32_t numberAt( std::string_view bytes, std::size_t at )
    {
      std::uint32_t value = 0;
      for ( const unsigned i : { 0U, 1U, 2U, 3U } )
        value |= static_cast<std::uint32_t>( static_cast<unsigned char>( bytes[at + i] ) ) << ( 8 * i );
      return value;
    }

    std::size_t openEdges( const StreetGraph &graph )
    {
      return static_cast<std::size_t>( std::count_if( graph.edgeWeight.begin(), graph.edgeWeight.end(),
                                                      []( Weight weight ) { return weight < NO_WAY; } ) );
    }
  }

  std::string orderBytes( const std::vector<EdgeId> &order, const Fingerprint &fingerprint )
  {
    std::string bytes( MARK );
    bytes += bytesOf( fingerprint );
    put( bytes, static_cast<std::uint32_t>( order.size() ) );
    for ( const EdgeId edge : order )
      put( bytes, static_cast<std::uint32_t>( edge ) );
    bytes += bytesOf( fingerprintOf( bytes, fingerprint ) );
    return bytes;
  }

  std::optional<std::vector<EdgeId>> readOrder( std::string_view bytes, const StreetGraph &graph )
  {
    const std::size_t count = openEdges( graph );
    if ( bytes.size() != HEAD_SIZE + count * 4 + HASH_SIZE || !bytes.starts_with( MARK ) ||
         bytes.substr( MARK.size(), HASH_SIZE ) != bytesOf( graph.fingerprint ) ||
         numberAt( bytes, HEAD_SIZE - 4 ) != count )
      return std::nullopt;
    const std::string_view body = bytes.substr( 0, bytes.size() - HASH_SIZE );
    if ( bytes.substr( body.size() ) != bytesOf( fingerprintOf( body, graph.fingerprint ) ) )
      return std::nullopt;
    std::vector<EdgeId> order( count );
    Indexed<EdgeId, std::uint8_t> seen( graph.edgeCount(), 0 );
    for ( std::size_t i = 0; i < count; ++i )
    {
      const std::uint32_t number = numberAt( bytes, HEAD_SIZE + i * 4 );
      const EdgeId edge( number );
      if ( number >= graph.edgeCount() || seen[edge] != 0 || !graph.open( edge ) )
        return std::nullopt;
      seen[edge] = 1;
      order[i] = edge;
    }
    return order;
  }

  Hierarchy Hierarchy::prepareOrLoad( const StreetGraph &graph, const std::filesystem::path &cacheFile,
                                      const Progress &progress, bool prune )
  {
    if ( cacheFile.empty() )
      return prepare( graph, progress, prune );
    std::error_code error;
    if ( std::filesystem::is_regular_file( cacheFile, error ) )
    {
      try
      {
        if ( const auto order = readOrder( readWhole( cacheFile ), graph ) )
          if ( std::optional<Hierarchy> kept = alongOrder( graph, *order, prune ) )
            return std::move( *kept );
      }
      catch ( const InputError & )
      {
        // Not readable: prepared below.
      }
    }
    std::vector<EdgeId> order;
    Hierarchy fresh = prepare( graph, progress, prune, &order );
    try
    {
      writeWhole( cacheFile, orderBytes( order, graph.fingerprint ) );
    }
    catch ( const InputError & )
    {
      // Only a cache: the next run prepares again.
    }
    return fresh;
  }
}
