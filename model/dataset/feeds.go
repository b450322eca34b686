package dataset

import _ "embed"

//go:embed data/feeds/feeds.opml
var feedsText string

//go:embed data/feedsmore/feedsmore.opml
var moreFeedsText string

// FeedsOPML returns the default subscriptions.
func FeedsOPML() []byte { return []byte(feedsText) }

// MoreFeedsOPML returns further feeds that a reader may like to add.
func MoreFeedsOPML() []byte { return []byte(moreFeedsText) }
