// Package dataset is the bundled data: what the program knows without a
// network.
//
// Each set lives in data/NAME: the data file, which is its own source and is
// edited by hand, and SOURCE.md, which says where the set comes from, under
// which licence, up to which day it is true, what was corrected in it and what
// is missing. Package decode reads these files, and "go generate
// ./model/dataset" freezes what it read into the Go tables of this package,
// frozen_*.go, which are never edited.
//
// Why frozen: decoding takes 2 ms of work, but the 1.8 MB of fresh memory that
// it fills cost 10 ms more on a small machine, at every start, for every
// lookup. Tables that the compiler lays out are there when the program is.
//
// The rule: the text files are the truth. A test decodes and checks them and
// fails when the frozen tables say anything else, naming the command to run.
package dataset
