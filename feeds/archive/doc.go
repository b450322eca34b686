// Package archive is the durable store of articles, marks, mentions and feed
// states: one SQLite file. It is the only package that knows SQL.
//
// Its rules: every value reaches SQL as a bound parameter; every change is one
// transaction that also moves the revision and the maintained counts; what the
// reader did is synced to the disk before the call returns, what a fetch
// brought is kept by the log and synced with the next checkpoint; no call
// costs more because the archive is large, unless it is asked for all of it.
//
// # Order
//
// Lists run newest first. The order of an article is a number made of the
// second it is sorted by and a running number within that second, and that
// number is the row id of the full-text index and of the narrow table that
// lists read (line). So the newest hits of a search come out of the index in
// the order in which they are shown, and nothing is ever sorted.
package archive
