// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet/packet_list.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/path_text.h"
#include "packet/packet_names.h"

#include <charconv>
#include <sstream>

namespace doorstep
{
  namespace
  {
    // 0 where the text is no whole number.
    template <typename Number> Number wholeOf( const std::string &text )
    {
      Number value = 0;
      const char *const end = text.data() + text.size();
      const auto read = std::from_chars( text.data(), end, value );
      return read.ec == std::errc() && read.ptr == end ? value : 0;
    }

    std::vector<std::string> wordsOf( const std::string &text )
    {
      std::vector<std::string> words;
      std::istringstream stream( text );
      for ( std::string word; stream >> word; )
        words.push_back( word );
      return words;
    }

    std::string joined( std::span<const std::string> words )
    {
      std::string text;
      for ( const std::string &word : words )
        text += ( text.empty() ? "" : " " ) + word;
      return text;
    }

    constexpr std::size_t COLUMNS = 9, COLUMNS_ONCE = 4; // lists of earlier versions end with the entry
  }

  std::vector<FiledPacket> readPacketList( const std::filesystem::path &folder )
  {
    std::vector<FiledPacket> packets;
    std::error_code ignored;
    if ( folder.empty() || !std::filesystem::exists( folder / PACKET_LIST, ignored ) )
      return packets;
    for ( CsvRow &row : parseCsv( readWhole( folder / PACKET_LIST ) ) )
    {
      const bool isFull = row.size() == COLUMNS;
      if ( ( !isFull && row.size() != COLUMNS_ONCE ) || !isPacketName( row[0] ) )
        continue;
      row.resize( COLUMNS );
      FiledPacket packet{ .file = row[0],
                          .plan = row[1],
                          .zone = wholeOf<int>( row[2] ),
                          .entry = wholeOf<std::int64_t>( row[3] ),
                          .role = row[4],
                          .team = row[5],
                          .content = row[6],
                          .look = row[7],
                          .codes = wordsOf( row[8] ),
                          .isThere = std::filesystem::exists( folder / pathOf( row[0] ), ignored ) };
      if ( packet.isThere || isFull )
        packets.push_back( std::move( packet ) );
    }
    return packets;
  }

  std::string packetListText( std::span<const FiledPacket> packets )
  {
    std::string text = "file,plan,zone,entry,role,team,content,look,codes\r\n";
    for ( const FiledPacket &packet : packets )
      text += csvCell( packet.file ) + ',' + packet.plan + ',' + std::to_string( packet.zone ) + ',' +
              std::to_string( packet.entry ) + ',' + packet.role + ',' + csvCell( packet.team ) + ',' +
              packet.content + ',' + packet.look + ',' + csvCell( joined( packet.codes ) ) + "\r\n";
    return text;
  }
}
