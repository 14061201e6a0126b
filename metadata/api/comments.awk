# SPDX-License-Identifier: GPL-2.0-or-later
# The sources' plain comments as Doxygen reads them: what a file says at its top, what stands above a declaration, and what stands
# behind a member. Letters that Doxygen takes for commands are written as such.
function plain( text ) {
  gsub( /[\\@<>#%&"]/, "\\\\&", text )
  gsub( /::/, "\\::", text )
  return text
}
NR == 1 && /SPDX-License-Identifier/ { print "/// \\file"; top = 1; next }
top && /^\/\/ / { print "/// " plain( substr( $0, 4 ) ); next }
{ top = 0 }
/^ *\/\/ / { match( $0, /\/\/ / ); print substr( $0, 1, RSTART - 1 ) "/// " plain( substr( $0, RSTART + 3 ) ); next }
# Behind a member or a value; not behind what opens a block, and not within a text.
/[,;] +\/\/ / && !/"[^"]*\/\/ [^"]*"/ { match( $0, / \/\/ / ); print substr( $0, 1, RSTART ) "///< " plain( substr( $0, RSTART + 4 ) ); next }
{ print }
