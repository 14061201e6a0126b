#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Takes each mechanism of privacy and wholeness out, one at a time, and shows that the test that is there for it fails.

Usage: mutants.py [--build BUILD] [--check] [NAME…]. Changes one file of the tree, builds the test's program in BUILD (a configured
build), runs the test, and puts the file back, also when it is interrupted. Refuses files with changes that are not committed.
Ends with 1 where a test passes without its mechanism.
"""
import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# name, privacy.md's number or the word, file, [(before, after)], program, test
MUTANTS = [
    ("codes that are not drawn", "2", "algorithms/privacy/visit_code.cpp",
     [("return SYMBOLS[randombytes_uniform( static_cast<std::uint32_t>( among ) )];",
       "return SYMBOLS[( sState = sState * 1664525U + 1013904223U ) % 65521U % among];"),
      ("    char draw( std::size_t among )", "    std::uint32_t sState = 1;\n    char draw( std::size_t among )"),
      ("    startSodium();\n    std::vector<std::string> codes;\n    while ( codes.size() < count )\n    {\n      std::string symbols( 1,",
       "    sState = 1;\n    std::vector<std::string> codes;\n    while ( codes.size() < count )\n    {\n      std::string symbols( 1,")],
     "test_privacy", "Privacy02.codesDifferBetweenRunsAndWithinOne"),
    ("others can read the crosswalk", "3", "algorithms/base/platform/posix/files.cpp", [("ownerOnly ? 0600 : 0666", "ownerOnly ? 0666 : 0666")],
     "test_privacy", "Privacy03.crosswalkOpensWithItsPassphraseAndIsTheOwnersAlone"),
    ("the length tells how many", "3", "algorithms/privacy/sealed_bytes.cpp",
     [("constexpr std::size_t SMALLEST = 65536;", "constexpr std::size_t SMALLEST = 64;")],
     "test_privacy", "Privacy03.lengthDoesNotTellHowManyStudents"),
    ("a volunteer sees what a team sees", "4, 5", "algorithms/privacy/roles.cpp",
     [('Role::Volunteer, "volunteer", StopPrecision::Block, false, true, VOLUNTEER_FIELDS',
       'Role::Volunteer, "volunteer", StopPrecision::House, false, true, TEAM_FIELDS')],
     "test_privacy", "Privacy05.volunteersGetNothingHousePrecise"),
    ("the order of the list", "6", "algorithms/privacy/deidentify.cpp", [("return a.code < b.code; }", "return a.position.x < b.position.x; }")],
     "test_privacy", "Privacy06.orderTellsNothing"),
    ("a hold holds its row alone", "7", "algorithms/privacy/deidentify.cpp", [("            hold( i, Hold::Firm );\n          else if", "            hold( i, Hold::None );\n          else if")],
     "test_privacy", "Privacy07.oneHeldStudentHoldsTheHousehold"),
    ("no gate", "8", "algorithms/team/roster.h", [("return hindrance == TeamHindrance::None;", "return true;")],
     "test_team", "Privacy08.onlyWholeTeamsMayGoOut"),
    ("another zone's stops", "9", "algorithms/print/page_streets.cpp",
     [("        neighbours << feature( other.area, { isThere( other ) ? shortName( other.teamName() ) : QString() } );\n",
       "      {\n        neighbours << feature( other.area, { isThere( other ) ? shortName( other.teamName() ) : QString() } );\n"
       "        for ( const PrintStop &stop : other.stops )\n"
       "          neighbours << feature( pointGeometry( stop.at ).buffer( 2, 3 ), { stop.visit } );\n      }\n")],
     "test_print", "Privacy09.aPageHoldsItsOwnStopsAlone"),
    ("pages without the sentence of 99.33", "10", "algorithms/print/page_foot.cpp",
     [('return options.lines( options.role == Role::Leader ? "page.redisclosure.leader" : "page.redisclosure" );',
       'return options.event == QString( "x" ) ? options.event : QString();')],
     "test_processing", "TeamMapsRun.Privacy10_EveryPageSaysWhatItIs"),
    ("bound pages keep their metadata and layers", "12", "algorithms/sheet/pdf_book.cpp",
     [('"/Metadata", "/PieceInfo", "/StructParent",', '"/StructParent",'), ('"/OC",    "/AF",', '')],
     "test_sheet", "PdfGuest.Privacy12_PagesAreFlat"),
    ("a project with absolute paths", "13", "algorithms/print/draft_project.cpp",
     [(".replace( folder.path().toUtf8(), \".\" )", "")],
     "test_processing", "TeamMapsProject.Privacy13_NoPersonNoPathAndNothingConfidential"),
    ("the public sheet as precise as a team's", "14", "algorithms/privacy/roles.cpp",
     [('Role::Public, "public", StopPrecision::None', 'Role::Public, "public", StopPrecision::House')],
     "test_privacy", "Privacy14.publicSheetsShowNoStop"),
    ("the register's key does not go on", "11", "algorithms/privacy/register_key.cpp",
     [('    mKey = secretOf( hashOf<KEY>( &mKey, "next", {} ) );\n', "")],
     "test_privacy", "Privacy11.theKeyThatIsThereSealsNoEarlierEntry"),
    ("small cells are shown", "15", "algorithms/privacy/small_cells.cpp", [("bool hidden = figure.value < smallest;", "bool hidden = figure.value < 0;")],
     "test_privacy", "Privacy15.cellsUnderElevenGoWithAComplement"),
    ("a figure that moved a little is told", "15", "algorithms/privacy/small_cells.cpp",
     [("( change > 0 && change < smallest )", "( change > 0 && change < 0 )")],
     "test_privacy", "Privacy15.noSecondReleaseGivesASuppressedCellBack"),
    ("releases with other groups", "15, 19", "algorithms/privacy/releases.cpp", [("root[std::max( a, c )] = std::min( a, c );", "root[a] = a;")],
     "test_privacy", "Releases.nothingSmallIsTheDifferenceOfTwoReleases"),
    ("a count after one visit more", "15, 19", "algorithms/privacy/releases.cpp", [("return change == 0 || change >= smallest;", "return change >= 0 && smallest > 0;")],
     "test_privacy", "Releases.theSameGroupsAreToldAgain"),
    ("a lost ledger is a new one", "15, 19", "algorithms/privacy/release_ledger.cpp",
     [("if ( !isThere && !hasKey && !isInManifest( file ) )", "if ( !isThere )")],
     "test_privacy", "Releases.aLedgerThatIsLostChangedOrOlderIsRefused"),
    ("a wipe that does not overwrite", "16", "algorithms/privacy/destroy.cpp", [("    while ( from < to )\n", "    while ( from < 0 * to )\n")],
     "test_faults", "Faults.whatIsWipedIsOverwritten"),
    ("a wipe that follows links", "16", "algorithms/base/platform/posix/files.cpp",
     [("::lstat( path.c_str(), &status )", "::stat( path.c_str(), &status )"), ("how | O_NOFOLLOW | O_CLOEXEC", "how | O_CLOEXEC")],
     "test_privacy", "Privacy16.linksDoNotLeadTheWipeOutOfTheFolder"),
    ("a wipe that takes a second name for the only one", "16", "algorithms/privacy/destroy.cpp",
     [("if ( status->names > 1 )", "if ( status->names > 9999 )")],
     "test_privacy", "Privacy16.aSecondNameElsewhereIsToldAndNotCertified"),
    ("forget() that does not clear", "17", "algorithms/privacy/secret.cpp", [("    sodium_memzero( text.data(), text.size() );\n", "")],
     "test_privacy", "Privacy17.whatIsForgottenIsOverwrittenWhereItStood"),
    ("core files", "17", "algorithms/base/platform/posix/process.cpp",
     [("    ::prctl( PR_SET_DUMPABLE, 0 );\n", ""), ("    ::setrlimit( RLIMIT_CORE, &none );\n", "    static_cast<void>( none );\n")],
     "test_privacy", "Privacy17.noCoreFileFromTheFirstRunOn"),
    ("a new file follows links and replaces", "whole", "algorithms/base/platform/posix/files.cpp", [("O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC", "O_CREAT | O_TRUNC | O_CLOEXEC")],
     "test_base", "File.aNewFileFollowsNoLinkAndReplacesNothing"),
    ("a file that is not synced", "whole", "algorithms/base/file.cpp", [("return platform::flush( file ) ? 0 : errno;\n", "return 0;\n")],
     "test_faults", "Faults.everyFileAndFolderReachesTheDiskBeforeSuccessIsSaid"),
    ("a folder that is not synced", "whole", "algorithms/base/file.cpp",
     [('    sync( folder.empty() ? std::filesystem::path( "." ) : folder, true );\n', "    static_cast<void>( folder );\n")],
     "test_faults", "Faults.everyFileAndFolderReachesTheDiskBeforeSuccessIsSaid"),
    ("cells that are formulas", "21", "algorithms/base/csv.cpp", [('return isFormula( value ) ? "\'" + std::string( value ) : std::string( value );', "return std::string( value );")],
     "test_base", "Csv.noTextIsAFormulaInASpreadsheetAndNumbersStayNumbers"),
    ("texts that are expressions", "21", "algorithms/print/page_template.cpp",
     [("""    text.replace( QStringLiteral( "[%" ), QStringLiteral( "[%'['||'%'%]" ) );\n""", "")],
     "test_processing", "HostileWords.pagesShowThemAsTheyAre"),
    ("a name in the visits is expected", "6, 20", "algorithms/processing/confidential_outputs.h",
     [("output->holdsNames ? FileKind::Confidential : FileKind::Places", "FileKind::Confidential")],
     "test_processing", "OwnPlaces.aNameInTheVisitsIsALeakThoughTheyAreTheOwnersAlone"),
    ("pages and projects that others can read", "20", "algorithms/privacy/manifest.h",
     [("return kind < FileKind::Plan;", "return kind < FileKind::Places;")],
     "test_processing", "OwnPapers.pagesAndProjectsThatShowHomesAreTheOwnersAlone"),
    ("what a manifest lost is certified", "16", "algorithms/privacy/own_traces.cpp",
     [("    return std::any_of( COLUMNS.begin(), COLUMNS.end(),", "    return std::any_of( COLUMNS.begin(), COLUMNS.begin(),")],
     "test_privacy", "Privacy16.whatAManifestLostIsNamedAndNotCertified"),
    ("a register that keeps nothing", "11", "algorithms/privacy/locked_file.cpp", [(" || info->kind != platform::FileKind::Plain", "")],
     "test_privacy", "Privacy11.aDeviceIsNoRegister"),
    ("an output through a link", "whole", "algorithms/processing/output_places.cpp",
     [("if ( QFileInfo( place.asNamed ).isSymLink() )", "if ( place.asNamed.isNull() )")],
     "test_processing", "OddPlaces.aLinkIsNoPlaceForAnOutput"),
    ("a second name of the input", "whole", "algorithms/layers/plain_files.cpp",
     [("return a == b || std::filesystem::equivalent( a.toStdString(), b.toStdString(), failed );", "return a == b;")],
     "test_processing", "OddPlaces.twoNamesOfOneFileAreOneFile"),
    ("a table in the manifest's place", "16, 22", "algorithms/processing/own_files.cpp", [("    if ( isBook )\n", "    if ( isBook && name.isEmpty() )\n")],
     "test_processing", "OwnPlaces.noOutputTakesThePlaceOfAnEventsBooks"),
    ("a list is replaced by an output", "whole", "algorithms/processing/output_places.cpp", [("replacesOthers( outputs[i], feedback );", "continue;")],
     "test_processing", "OwnPlaces.noTableOfSomebodyElseIsReplacedAndAnEarlierOutputIs"),
    ("a key of another cost", "3", "algorithms/privacy/sealed_bytes.cpp", [("{ 1, 3, 256 }", "{ 1, 7, 128 }")],
     "test_privacy", "Privacy03.theVersionSaysTheCostAndCannotBeChanged"),
    ("letters without a map are silence", "13", "algorithms/privacy/leak_pdf.cpp", [("        if ( mIsUnspelled )\n", "        if ( mIsUnspelled && mObjects.empty() )\n")],
     "test_privacy", "Leaks.pagesWhoseLettersMeanNothingAreNamed"),
    ("rows that are not counted", "whole", "algorithms/layers/counted_source.cpp", [("if ( mRead < mCount )", "if ( mRead < 0 * mCount )")],
     "test_processing", "Sinks.rowsThatCannotBeReadEndTheRun"),
    ("HOLD with IDs in silence", "6", "algorithms/layers/geocoded_list.cpp", [("    if ( idsNamed > 0 )\n", "    if ( idsNamed > 1000000 )\n")],
     "test_processing", "PrivacyRun.aFileOfIdsHoldsAndAnExpressionThatNamesThemIsWarnedOf"),
]


def mutated(name, file, edits):
    """The file's text without the mechanism; ends where the source no longer has it, once."""
    changed = (ROOT / file).read_text(encoding="utf-8")
    for before, after in edits:
        if changed.count(before) != 1:
            sys.exit(f"{name}: {file} no longer has, once: {before}")
        changed = changed.replace(before, after)
    return changed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--check", action="store_true", help="whether the sources still have all of it; builds nothing")
    parser.add_argument("names", nargs="*", help="parts of names; none: all")
    arguments = parser.parse_args()
    chosen = [m for m in MUTANTS if not arguments.names or any(n in m[0] for n in arguments.names)]
    for name, _, file, edits, _, _ in chosen:
        mutated(name, file, edits)
    if arguments.check:
        return
    survived = []
    for name, shows, file, edits, program, test in chosen:
        path = ROOT / file
        if subprocess.run(["git", "diff", "--quiet", "HEAD", "--", file], cwd=ROOT).returncode:
            sys.exit(f"{file} has changes: commit them first")
        plain = path.read_text(encoding="utf-8")
        try:
            path.write_text(mutated(name, file, edits), encoding="utf-8")
            build = subprocess.run(["cmake", "--build", arguments.build, "-j", arguments.jobs, "--target", program],
                                   cwd=ROOT, capture_output=True, text=True)
            if build.returncode:
                sys.exit(f"{name}: does not build\n{build.stdout[-2000:]}")
            run = subprocess.run(["ctest", "--timeout", "600", "-R", "^" + test.replace(".", r"\.") + "$"],
                                 cwd=arguments.build, capture_output=True, text=True)
            found = "No tests were found" not in run.stdout + run.stderr
        finally:
            path.write_text(plain, encoding="utf-8")
        verdict = "no such test" if not found else "survived" if run.returncode == 0 else "seen"
        print(f"{verdict:12}  {shows:6}  {name}: {test}", flush=True)
        if verdict != "seen":
            survived.append(name)
    # The programs as the tree has them: nobody runs a mutant by chance later.
    subprocess.run(["cmake", "--build", arguments.build, "-j", arguments.jobs, "--target", *sorted({m[4] for m in chosen})],
                   cwd=ROOT, capture_output=True)
    print(f"{len(chosen)} mutants, {len(chosen) - len(survived)} seen")
    sys.exit(1 if survived else 0)


if __name__ == "__main__":
    main()
