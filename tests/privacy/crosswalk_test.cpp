// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/crosswalk.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/passphrase_words.h"
#include "privacy/sealed_bytes.h"
#include "private_file.h"
#include "temp_folder.h"

#include <gtest/gtest.h>
#include <set>
#include <sodium.h>
#include <sstream>
#include <string_view>

using namespace doorstep;

namespace
{
  Crosswalk example()
  {
    Crosswalk crosswalk;
    crosswalk.sealedFields = { "last_name", "note" };
    crosswalk.entries = { { "FH-2345",
                            "007",
                            "12 E ELM ST",
                            "4B",
                            "Oak School",
                            "",
                            { { "last_name", "Zzyzxson" }, { "note", "" } } },
                          { "FH-2345",
                            "008",
                            "12 E ELM ST",
                            "4B",
                            "",
                            "the unit is not known",
                            { { "last_name", "Ñandú \"x\"\n" }, { "note", std::string( 3000, 'x' ) } } } };
    return crosswalk;
  }

  std::string messageOf( const std::filesystem::path &path, const std::string &passphrase )
  {
    try
    {
      openCrosswalk( path, Passphrase( passphrase ) );
    }
    catch ( const InputError &error )
    {
      return error.what();
    }
    return {};
  }
}

TEST( Privacy03, crosswalkOpensWithItsPassphraseAndIsTheOwnersAlone )
{
  const TempFolder folder;
  const auto path = folder / "event.dsxwalk";
  const Crosswalk written = example();
  sealCrosswalk( path, written, Passphrase( "correct horse" ) );
  EXPECT_TRUE( test::isOwnersAlone( path ) );
  EXPECT_EQ( std::filesystem::file_size( path ), 48U + 65536U + 16U );

  const Crosswalk read = openCrosswalk( path, Passphrase( "correct horse" ) );
  EXPECT_EQ( read.event.size(), 32U );
  EXPECT_EQ( read.sealedFields, written.sealedFields );
  ASSERT_EQ( read.entries.size(), 2U );
  for ( std::size_t i = 0; i < 2; ++i )
  {
    EXPECT_EQ( read.entries[i].visit, written.entries[i].visit );
    EXPECT_EQ( read.entries[i].student, written.entries[i].student );
    EXPECT_EQ( read.entries[i].address, written.entries[i].address );
    EXPECT_EQ( read.entries[i].unit, written.entries[i].unit );
    EXPECT_EQ( read.entries[i].group, written.entries[i].group );
    EXPECT_EQ( read.entries[i].note, written.entries[i].note );
    EXPECT_EQ( read.entries[i].sealed, written.entries[i].sealed );
  }
  const std::string bytes = readWhole( path );
  // Long ones alone: 65,600 random bytes spell any three letters once in 256 seals, any six never.
  for ( const char *text :
        { "Zzyzxson", "12 E ELM ST", "Oak School", "last_name", "FH-2345", "correct horse" } )
    EXPECT_EQ( bytes.find( text ), std::string::npos ) << text;
}

TEST( Privacy03, wrongPassphraseAndChangedByteSayTheSame )
{
  const TempFolder folder;
  const auto path = folder / "event.dsxwalk";
  sealCrosswalk( path, example(), Passphrase( "correct horse" ) );
  const std::string bytes = readWhole( path );
  const std::string wrong = messageOf( path, "correct horsf" );
  ASSERT_FALSE( wrong.empty() );
  EXPECT_EQ( wrong.find( "horse" ), std::string::npos );
  // magic, version, salt, nonce, text, padding, tag; then cut off, too short, empty.
  for ( const std::size_t at : { std::size_t( 0 ), std::size_t( 7 ), std::size_t( 8 ), std::size_t( 30 ),
                                 std::size_t( 100 ), bytes.size() - 17, bytes.size() - 1 } )
  {
    std::string changed = bytes;
    changed[at] = static_cast<char>( changed[at] ^ 1 );
    writeWhole( path, changed );
    EXPECT_EQ( messageOf( path, "correct horse" ), wrong ) << at;
  }
  for ( const std::size_t length : { bytes.size() - 1, std::size_t( 20 ), std::size_t( 0 ) } )
  {
    writeWhole( path, bytes.substr( 0, length ) );
    EXPECT_EQ( messageOf( path, "correct horse" ), wrong ) << length;
  }
  EXPECT_NE( messageOf( folder / "missing", "correct horse" ), wrong );
}

TEST( Privacy03, everyBitOfTheSealedBytesCounts )
{
  const Passphrase passphrase( "correct horse" );
  std::string sealed = sealBytes( "visit K7, student 12", passphrase );
  const SecretBytes key = sealKey( passphrase, sealed );
  SecretBytes plain;
  ASSERT_TRUE( openSealedWithKey( sealed, key, plain ) );
  EXPECT_EQ( plain.view(), "visit K7, student 12" );
  for ( std::size_t at = 0; at < sealed.size(); at += at < 200 ? 1 : 997 )
    for ( int bit = 0; bit < 8; ++bit )
    {
      sealed[at] = static_cast<char>( sealed[at] ^ ( 1 << bit ) );
      EXPECT_FALSE( openSealedWithKey( sealed, key, plain ) ) << at;
      EXPECT_EQ( plain.size(), 0U );
      sealed[at] = static_cast<char>( sealed[at] ^ ( 1 << bit ) );
    }
  EXPECT_NE( sealBytes( "visit K7, student 12", passphrase ), sealed ) << "salt and nonce are new each time";
}

// Files of the first version had other costs; what is added to one stays of it.
TEST( Privacy03, theVersionSaysTheCostAndCannotBeChanged )
{
  const Passphrase passphrase( "correct horse" );
  const std::string first = "DSXWALK\x01" + std::string( 16, 's' ) + std::string( 24, 'n' );
  SecretBytes expected( crypto_aead_xchacha20poly1305_ietf_KEYBYTES );
  ASSERT_EQ( crypto_pwhash( expected.data(), expected.size(), "correct horse", 13,
                            reinterpret_cast<const unsigned char *>( first.data() ) + SEALED_SALT_OFFSET,
                            crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
                            crypto_pwhash_argon2id_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13 ),
             0 );
  const SealKey key = makeSealKey( passphrase, first );
  EXPECT_EQ( key.key.view(), expected.view() );
  std::string added = sealBytes( "one more", passphrase, first );
  EXPECT_EQ( added[7], 1 );
  SecretBytes plain;
  EXPECT_TRUE( openSealed( added, passphrase, plain ) );
  EXPECT_EQ( plain.view(), "one more" );
  added[7] = SEALED_VERSION;
  EXPECT_FALSE( openSealed( added, passphrase, plain ) );
  std::string made = sealBytes( "new", passphrase );
  EXPECT_EQ( made[7], SEALED_VERSION );
  made[7] = 1;
  EXPECT_FALSE( openSealed( made, passphrase, plain ) );
  made[7] = 3;
  EXPECT_FALSE( openSealed( made, passphrase, plain ) );
  EXPECT_EQ( sealedSalt( made ), "" );
}

TEST( Privacy03, lengthDoesNotTellHowManyStudents )
{
  const Passphrase passphrase( "x" );
  EXPECT_EQ( sealBytes( "", passphrase ).size(), sealBytes( std::string( 60000, 'x' ), passphrase ).size() );
}

TEST( Crosswalk, failureLeavesTheOldFileAndOtherEventsAreRefused )
{
  const TempFolder folder;
  EXPECT_THROW( sealCrosswalk( folder / "no/such/folder", example(), Passphrase( "x" ) ), InputError );
  EXPECT_TRUE( std::filesystem::is_empty( folder.path() ) );
  const std::vector<std::string> known = { "FH-2345" }, unknown = { "FH-2345", "XX-2345" };
  EXPECT_NO_THROW( requireSameEvent( example(), known ) );
  EXPECT_THROW( requireSameEvent( example(), unknown ), InputError );
}

TEST( Privacy17, whatIsForgottenIsOverwrittenWhereItStood )
{
  // Beyond the first letter: emptying a text alone sets that.
  std::string text = "a long address that is not in the small buffer of a string";
  const std::string_view stood( text.data(), text.size() );
  forget( text );
  EXPECT_TRUE( text.empty() );
  EXPECT_EQ( stood.find_first_not_of( '\0' ), std::string_view::npos );

  // Short texts lie in the entries themselves, whose room the vector keeps.
  Crosswalk crosswalk = example();
  const std::string_view room( reinterpret_cast<const char *>( crosswalk.entries.data() ),
                               crosswalk.entries.size() * sizeof( CrosswalkEntry ) );
  ASSERT_NE( room.find( "12 E ELM ST" ), std::string_view::npos );
  forget( crosswalk );
  EXPECT_TRUE( crosswalk.entries.empty() );
  for ( const char *value : { "12 E ELM ST", "FH-2345", "Oak School" } )
    EXPECT_EQ( room.find( value ), std::string_view::npos ) << value;
}

TEST( Passphrase, isTakenZeroedAndNeverEmpty )
{
  std::string source = "a long passphrase that is not in the small buffer of a string";
  const char *where = source.data();
  const Passphrase passphrase = Passphrase::take( source );
  EXPECT_EQ( std::string_view( where, 61 ).find_first_not_of( '\0' ), std::string_view::npos );
  EXPECT_EQ( passphrase.bytes().size(), 61U );
  EXPECT_THROW( Passphrase( "" ), InputError );
}

TEST( Passphrase, ofWordsIsAnotherEachTimeAndHasNineBitsAWord )
{
  std::set<std::string> words, texts;
  for ( int i = 0; i < 2000; ++i )
  {
    const SecretBytes text = newPassphraseText();
    texts.emplace( text.view() );
    std::istringstream read{ std::string( text.view() ) };
    std::size_t count = 0;
    for ( std::string word; read >> word; ++count )
      words.insert( word );
    EXPECT_EQ( count, PASSPHRASE_WORDS );
  }
  EXPECT_EQ( texts.size(), 2000U );
  EXPECT_EQ( words.size(), 512U ) << "each word of the list stands in 27 of them on the mean";
}
