// Package model is the domain: values and pure functions.
//
// It knows what a country, a supporter of the Paris Call, an incident, a
// threat actor and an article are, how they are named and how they relate. It
// does no I/O, reads no clock, holds no mutable global state and imports only
// the standard library and golang.org/x/text, so that every rule in it can be
// tested with plain values.
//
// Two rules hold everywhere:
//
//   - An unknown is a value of its own. A date that is not known is not the
//     zero date, a status that is not documented is not "no".
//   - Foreign text is [Text]. Only [Line] and [Block] make one, and both
//     sanitise, so whatever holds a Text may be painted.
package model
