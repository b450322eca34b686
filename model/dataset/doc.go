// Package dataset is the bundled data: what the program knows without a
// network.
//
// Each set lives in data/NAME: the data file, which is its own source and is
// edited by hand, and SOURCE.md, which says where the set comes from, under
// which licence, up to which day it is true, what was corrected in it and what
// is missing. Files are lines of text, so that a change of one fact is one
// line of a diff and grep finds it: tables (.tsv, one record a line) and
// records (.rec, one field a line, a blank line between records; GNU recutils
// reads them too).
//
// The rule: a decoder accepts no line that it does not understand. An unknown
// field, a code, date or number that cannot be is an error that names file and
// line; a reference that leads nowhere is found by [model.NewAtlas], which
// names set and row. A fact that is not known is an empty cell, never a guess.
package dataset
