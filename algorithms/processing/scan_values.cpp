#include "processing/scan_values.h"

#include "base/error.h"
#include "layers/column_names.h"
#include "privacy/manifest.h"
#include "processing/row_expression.h"

#include <algorithm>
#include <tuple>

namespace doorstep
{
  namespace
  {
    // A value of more students than these, of each ten, is a language or a school and tells nobody.
    constexpr std::size_t COMMON_LEAST = 20, COMMON_TENTH = 1;

    // "508 Main St" of "508 Main St # 4, Tucson 85701": pages write less than the list.
    std::string streetPart( const std::string &address )
    {
      return address.substr( 0, address.find_first_of( ",#" ) );
    }

    std::set<std::string> confidentialFiles( const std::filesystem::path &folder )
    {
      std::set<std::string> files;
      if ( std::filesystem::exists( folder / MANIFEST_NAME ) )
        for ( const ManifestEntry &entry : readManifest( folder ) )
          if ( entry.kind == FileKind::Confidential )
            files.insert( entry.path );
      return files;
    }
  }

  void addColumn( ScanValues &to, const std::string &kind, const std::vector<std::string> &column )
  {
    std::map<std::string, std::size_t> counted;
    for ( const std::string &value : column )
      if ( !value.empty() )
        ++counted[value];
    const std::size_t common = std::max( COMMON_LEAST, column.size() * COMMON_TENTH / 10 );
    for ( const auto &[value, students] : counted )
      if ( students > common )
        ++to.common;
      else if ( !isTelling( value ) )
        ++to.tooShort;
      else
      {
        to.values.push_back( value );
        to.kinds.push_back( kind );
      }
  }

  void addCrosswalk( ScanValues &to, const Crosswalk &crosswalk )
  {
    std::vector<std::string> ids, addresses;
    for ( const CrosswalkEntry &entry : crosswalk.entries )
    {
      ids.push_back( entry.student );
      addresses.push_back( entry.address );
      if ( streetPart( entry.address ) != entry.address )
        addresses.push_back( streetPart( entry.address ) );
    }
    addColumn( to, "ID", ids );
    addColumn( to, "address", addresses );
    for ( const std::string &field : crosswalk.sealedFields )
    {
      std::vector<std::string> column;
      for ( const CrosswalkEntry &entry : crosswalk.entries )
        for ( const auto &[name, value] : entry.sealed )
          if ( name == field )
            column.push_back( value );
      addColumn( to, field, column );
    }
  }

  void addList( ScanValues &to, const QgsProcessingFeatureSource &source, const QStringList &fields )
  {
    std::vector<int> columns;
    for ( const QString &name : fields )
    {
      columns.push_back( writtenColumn( source.fields(), name ) );
      if ( columns.back() < 0 )
        throw InputError( "FIELDS names a column that LIST does not have: choose of its columns." );
    }
    std::vector<std::vector<std::string>> values( columns.size() );
    QgsFeatureIterator rows = source.getFeatures(
        QgsFeatureRequest(), Qgis::ProcessingFeatureSourceFlag::SkipGeometryValidityChecks );
    for ( QgsFeature row; rows.nextFeature( row ); )
      for ( std::size_t c = 0; c < columns.size(); ++c )
        values[c].push_back( plainText( row.attribute( columns[c] ) ).toStdString() );
    for ( std::size_t c = 0; c < columns.size(); ++c )
      addColumn( to, fields[static_cast<int>( c )].toStdString(), values[c] );
  }

  std::vector<ScanFinding> findings( const std::filesystem::path &folder, const ScanValues &values,
                                     const std::vector<LeakHit> &hits )
  {
    const std::set<std::string> confidential = confidentialFiles( folder );
    std::set<std::filesystem::path> telling; // their names hold a value
    for ( const LeakHit &hit : hits )
      if ( hit.where == "file name" )
        telling.insert( hit.file );
    // A file stands in a folder whose name holds a value, too.
    const auto named = [&]( const std::filesystem::path &file )
    {
      std::filesystem::path safe = file;
      while ( safe != folder && !safe.empty() )
      {
        bool holds = false;
        for ( std::filesystem::path at = safe; at != folder && at.has_relative_path(); at = at.parent_path() )
          holds = holds || telling.contains( at );
        if ( !holds )
          break;
        safe = safe.parent_path();
      }
      const std::string relative = safe.lexically_relative( folder ).generic_string();
      return safe == file ? relative : "a name in " + ( relative == "." ? "the folder" : relative );
    };
    std::map<std::tuple<std::string, std::string, std::string>, std::pair<std::set<std::size_t>, bool>> found;
    for ( const LeakHit &hit : hits )
    {
      const bool unreadable = hit.encoding == "unreadable";
      auto &[different, expected] = found[{ named( hit.file ), unreadable ? "file" : hit.where,
                                            unreadable ? "unreadable" : values.kinds[hit.marker] }];
      if ( !unreadable )
        different.insert( hit.marker );
      expected = !unreadable && hit.where != "file name" &&
                 confidential.contains( hit.file.lexically_relative( folder ).generic_string() );
    }
    std::vector<ScanFinding> all;
    for ( const auto &[key, what] : found )
      all.push_back(
          { std::get<0>( key ), std::get<1>( key ), std::get<2>( key ), what.first.size(), what.second } );
    return all;
  }
}
