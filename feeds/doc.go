// Package feeds turns addresses into clean, archived articles: it fetches
// politely, decodes, guards, parses with gofeed, cleans, links and hands the
// result to an archive.
//
// Everything that arrives here is hostile. A body passes, in this order,
// through fetch (the address that is dialled, sizes, times), decode (any
// charset to valid UTF-8), guard (one linear pass that bounds size, depth,
// namespaces and pieces, because a stack overflow in a parser cannot be
// caught), gofeed under recover, and clean (HTML to blocks of [model.Text]).
// Nothing else in the program needs to be careful again.
package feeds
