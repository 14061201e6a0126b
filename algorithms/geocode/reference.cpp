// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/reference.h"

#include "base/error.h"
#include "base/platform/files.h"
#include "geocode/fast_hash.h"
#include "geocode/reference_check.h"

#include <array>
#include <cstring>

namespace doorstep
{
  namespace
  {
    constexpr char MAGIC[8] = { 'D', 'S', 'R', 'E', 'F', '\r', '\n', '\x1A' };
    // Raised whenever a record means something else than before, though its bytes are laid out the same: a
    // key made otherwise, a unit or a city written otherwise. ReferenceFile.theVersionSpeaksOfWhatRecordsMean
    // holds this number against what a small town's records say.
    constexpr std::uint32_t VERSION = 5;

    struct Header
    {
        char magic[8];
        std::uint32_t version;
        std::uint32_t sections;
        std::uint64_t fileSize;
        std::uint64_t hash; // of all that follows the header
    };

    struct Section
    {
        std::uint64_t offset;
        std::uint64_t count;
        std::uint64_t elementSize;
    };

    constexpr std::size_t SECTIONS = 23;

    // Calls visit( span ) for each array, in the order in which they lie in the file.
    template <class View, class Visit> void eachArray( View &v, Visit &&visit )
    {
      visit( v.stringEnds );
      visit( v.stringBytes );
      visit( v.places );
      visit( v.streets );
      visit( v.houses );
      visit( v.sides );
      visit( v.segments );
      visit( v.vertices );
      visit( v.streetNodes );
      visit( v.nodes );
      visit( v.keys );
      visit( v.keyUses );
      visit( v.keyLengths );
      visit( v.keySlots );
      visit( v.deletes );
      visit( v.deleteDirectory );
      visit( v.phonetic );
      visit( v.phoneticDirectory );
      visit( v.zips );
      visit( v.streetZips );
      visit( v.cities );
      visit( v.states );
    }

    [[noreturn]] void damaged()
    {
      throw InputError(
          "The reference file is damaged or was cut short; build it again with buildreference." );
    }

    std::size_t aligned( std::size_t size )
    {
      return ( size + 7 ) / 8 * 8;
    }
  }

  std::string serialize( const ReferenceView &view )
  {
    std::array<Section, SECTIONS> table{};
    std::size_t offset = sizeof( Header ) + sizeof( table );
    std::size_t i = 0;
    const auto place = [&]( const void *, std::size_t count, std::size_t size )
    {
      table[i++] = { offset, count, size };
      offset += aligned( count * size );
    };
    place( view.meta, 1, sizeof( MetaRecord ) );
    eachArray( view, [&]( const auto &span ) { place( span.data(), span.size(), sizeof( span[0] ) ); } );

    std::string bytes( offset, '\0' );
    std::memcpy( bytes.data() + sizeof( Header ), table.data(), sizeof( table ) );
    std::memcpy( bytes.data() + table[0].offset, view.meta, sizeof( MetaRecord ) );
    i = 1;
    eachArray( view,
               [&]( const auto &span )
               {
                 if ( !span.empty() )
                   std::memcpy( bytes.data() + table[i].offset, span.data(), span.size_bytes() );
                 ++i;
               } );
    Header header{};
    std::memcpy( header.magic, MAGIC, sizeof( MAGIC ) );
    header.version = VERSION;
    header.sections = SECTIONS;
    header.fileSize = bytes.size();
    header.hash = hashBytes( bytes.data() + sizeof( Header ), bytes.size() - sizeof( Header ) );
    std::memcpy( bytes.data(), &header, sizeof( header ) );
    return bytes;
  }

  void Reference::attach( const char *data, std::size_t size )
  {
    Header header;
    if ( size < sizeof( Header ) )
      throw InputError(
          "The reference file is not a Doorstep reference (*.dsref); choose one made by buildreference." );
    std::memcpy( &header, data, sizeof( header ) );
    if ( std::memcmp( header.magic, MAGIC, sizeof( MAGIC ) ) != 0 )
      throw InputError(
          "The reference file is not a Doorstep reference (*.dsref); choose one made by buildreference." );
    if ( header.version < VERSION )
      throw InputError( "The reference file was built by an earlier Doorstep: run buildreference again." );
    if ( header.version > VERSION )
      throw InputError( "The reference file was built by a later Doorstep: update Doorstep here, or run "
                        "buildreference again." );
    std::array<Section, SECTIONS> table;
    if ( header.fileSize != size || header.sections != SECTIONS ||
         size < sizeof( Header ) + sizeof( table ) ||
         header.hash != hashBytes( data + sizeof( Header ), size - sizeof( Header ) ) )
      damaged();
    std::memcpy( table.data(), data + sizeof( Header ), sizeof( table ) );
    for ( const Section &s : table )
      if ( s.offset % 8 != 0 || s.offset > size || s.elementSize == 0 ||
           s.count > ( size - s.offset ) / s.elementSize )
        damaged();
    if ( table[0].count != 1 || table[0].elementSize != sizeof( MetaRecord ) )
      damaged();
    mView.meta = reinterpret_cast<const MetaRecord *>( data + table[0].offset );
    std::size_t i = 1;
    eachArray( mView,
               [&]( auto &span )
               {
                 using Element = typename std::remove_reference_t<decltype( span )>::element_type;
                 if ( table[i].elementSize != sizeof( Element ) )
                   damaged();
                 span = { reinterpret_cast<Element *>( data + table[i].offset ),
                          static_cast<std::size_t>( table[i].count ) };
                 ++i;
               } );
    if ( !indexesHold( mView ) )
      damaged();
  }

  Reference Reference::open( const std::filesystem::path &path )
  {
    const int file = platform::openToRead( path );
    if ( file < 0 )
      throw InputError(
          "The reference file cannot be read; check its path, or make one with buildreference." );
    const std::optional<platform::FileInfo> info = platform::infoOf( file );
    if ( !info || info->kind != platform::FileKind::Plain || info->size == 0 )
    {
      platform::close( file );
      throw InputError( "The reference file is empty or not a file; make one with buildreference." );
    }
    const auto size = static_cast<std::size_t>( info->size );
    std::shared_ptr<const void> data = platform::map( file, size );
    platform::close( file );
    if ( !data )
      throw InputError(
          "The reference file cannot be mapped into memory; close other programs and try again." );
    Reference reference;
    reference.mHold = std::move( data );
    reference.attach( static_cast<const char *>( reference.mHold.get() ), size );
    return reference;
  }

  Reference Reference::fromBytes( std::shared_ptr<const std::string> bytes )
  {
    Reference reference;
    reference.attach( bytes->data(), bytes->size() );
    reference.mHold = std::move( bytes );
    return reference;
  }
}
