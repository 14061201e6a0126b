// SPDX-License-Identifier: GPL-2.0-or-later
// What is packed inside a file's bytes, unpacked for the leak scan: zip entries (.qgz, .zip, .docx), gzip,
// the compressed text chunks of PNG, and a PDF's streams and texts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct Unpacked
  {
      std::string where; // "zip entry plan.qgs", "pdf stream 12", "pdf text"
      std::string bytes;
      bool isClosed = false; // encrypted, packed in a way that is not known, or letters without a map
  };

  // Everything found one level down; a damaged part gives what could be unpacked of it. A part is cut off at
  // 1 GiB.
  std::vector<Unpacked> unpack( std::string_view bytes );

  // PNG, JPEG, TIFF, GIF, WebP or BMP.
  bool isPicture( std::string_view bytes );

  // zlib, gzip or raw deflate data from the start of bytes; what follows is ignored.
  enum class Deflate
  {
    Zlib,
    Gzip,
    Raw
  };
  std::string inflateAll( std::string_view bytes, Deflate form );

  // The texts and numbers of an SQLite file's or write-ahead log's pages, one a line; empty for other files.
  std::string sqliteRows( std::string_view bytes );

  // The cells of a dBASE file, one a line; empty for other files.
  std::string dbaseRows( std::string_view bytes );

  // The text of RTF, hidden or not; line, cell and paragraph end a line.
  std::string rtfText( std::string_view bytes );

  // The cells of an unpacked .xlsx in the order of its rows, one a line, and what its pages say at their
  // heads.
  std::string workbookRows( const std::vector<Unpacked> &entries );

  // What can be read of a compound file (.doc, .xls, .msg) as Windows-1252; what is in UTF-16 any reader of
  // bytes finds. isClosed: it is encrypted.
  inline constexpr std::string_view COMPOUND_TEXT = "document text";
  std::string compoundText( std::string_view bytes, bool &isClosed );

  // The streams of a PDF; as "pdf text" what its pages show, by their fonts' maps, and what its titles,
  // bookmarks and notes say; as "pdf strings" the strings of each stream side by side.
  inline constexpr std::string_view PDF_STRINGS = "pdf strings";
  std::vector<Unpacked> unpackPdf( std::string_view bytes );
}
