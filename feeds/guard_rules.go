package feeds

// place is the kind of element that the guard is inside of.
type place uint8

const (
	inFeed   place = iota // channel or feed
	inItem                // item or entry
	inPerson              // author
	inMedia               // media:group, media:content
	inTimes               // skipHours, skipDays
	places
)

// action is what the guard does with an element.
type action uint8

const (
	actSkip  action = iota // nobody reads it
	actEnter               // holds others
	actText                // its text is kept
	actDate                // its text is a date
	actVoid                // only its attributes matter
)

// rule says what becomes of an element, and what it is called in the skeleton.
type rule struct {
	act    action
	emit   string
	inside place
}

// rules by context and vocabulary, then by local name.
type rules [places][spaceXHTML + 1]map[string]rule

// ruleFor returns the rule for the element whose local name is in g.lower.
func (g *xmlGuard) ruleFor(where place, ns space) rule {
	if g.atom {
		return atomRules[where][ns][string(g.lower)]
	}
	return rssRules[where][ns][string(g.lower)]
}

func textRule(name string) rule { return rule{act: actText, emit: name} }
func dateRule(name string) rule { return rule{act: actDate, emit: name} }
func voidRule(name string) rule { return rule{act: actVoid, emit: name} }

var (
	dcRules = map[string]rule{
		"creator": textRule("dc:creator"), "date": dateRule("dc:date"), "subject": textRule("dc:subject"),
		"language": textRule("dc:language"), "title": textRule("dc:title"), "description": textRule("dc:description"),
	}
	termRules = map[string]rule{
		"created": dateRule("dcterms:created"), "issued": dateRule("dcterms:issued"), "modified": dateRule("dcterms:modified"),
		"creator": textRule("dc:creator"), "abstract": textRule("dc:description"),
	}
	mediaRules = map[string]rule{
		"group": {actEnter, "media:group", inMedia}, "content": {actEnter, "media:content", inMedia},
		"thumbnail": voidRule("media:thumbnail"), "title": textRule("media:title"), "description": textRule("media:description"),
	}
	itunesRules = map[string]rule{
		"author": textRule("itunes:author"), "summary": textRule("itunes:summary"), "subtitle": textRule("itunes:subtitle"),
		"image": voidRule("itunes:image"),
	}
	syRules      = map[string]rule{"updateperiod": textRule("sy:period"), "updatefrequency": textRule("sy:frequency")}
	contentRules = map[string]rule{"encoded": textRule("content:encoded")}
	originRules  = map[string]rule{"origlink": textRule("feedburner:origlink")}
	personRules  = map[string]rule{"name": textRule("name"), "email": textRule("email")}
	xhtmlRules   = map[string]rule{"body": textRule("content:encoded"), "div": textRule("content:encoded")}
	timesRules   = map[string]rule{"hour": textRule("hour"), "day": textRule("day")}
)

var rssRules = rules{
	inFeed: {
		spaceNone: {
			"channel": {actEnter, "", inFeed}, "item": {actEnter, "item", inItem},
			"title": textRule("title"), "description": textRule("description"), "link": textRule("link"),
			"language": textRule("language"), "managingeditor": textRule("managingeditor"), "author": textRule("dc:creator"),
			"pubdate": dateRule("pubdate"), "lastbuilddate": dateRule("lastbuilddate"), "ttl": textRule("ttl"),
			"skiphours": {actEnter, "skiphours", inTimes}, "skipdays": {actEnter, "skipdays", inTimes},
		},
		spaceDC: dcRules, spaceTerms: termRules, spaceITunes: itunesRules, spaceSyndication: syRules,
		spaceAtom: {"author": {actEnter, "atom:author", inPerson}, "updated": dateRule("atom:updated")},
	},
	inItem: {
		spaceNone: {
			"title": textRule("title"), "description": textRule("description"), "link": textRule("link"), "guid": textRule("guid"),
			"author": textRule("author"), "category": textRule("category"), "pubdate": dateRule("pubdate"),
			"enclosure": voidRule("enclosure"), "comments": textRule("comments"),
			// what other formats call it, and what feeds without namespaces write
			"encoded": textRule("content:encoded"), "content": textRule("content:encoded"), "fulltext": textRule("content:encoded"),
			"summary": textRule("itunes:summary"), "creator": textRule("dc:creator"), "date": dateRule("dc:date"),
			"published": dateRule("atom:published"), "updated": dateRule("atom:updated"), "created": dateRule("dcterms:created"),
			"modified": dateRule("dcterms:modified"), "id": textRule("atom:id"),
		},
		spaceDC: dcRules, spaceTerms: termRules, spaceITunes: itunesRules, spaceMedia: mediaRules,
		spaceContent: contentRules, spaceFeedburner: originRules, spaceXHTML: xhtmlRules,
		spaceAtom: {
			"author": {actEnter, "atom:author", inPerson}, "published": dateRule("atom:published"),
			"updated": dateRule("atom:updated"), "link": voidRule("atom:link"), "content": textRule("content:encoded"),
			"summary": textRule("itunes:summary"), "title": textRule("media:title"),
		},
	},
	inPerson: {spaceNone: personRules, spaceAtom: personRules},
	inMedia:  {spaceMedia: mediaRules},
	inTimes:  {spaceNone: timesRules},
}

var atomRules = rules{
	inFeed: {
		spaceNone: {
			"entry": {actEnter, "entry", inItem}, "title": textRule("title"), "subtitle": textRule("subtitle"),
			"tagline": textRule("subtitle"), "link": voidRule("link"), "updated": dateRule("updated"), "modified": dateRule("updated"),
			"author": {actEnter, "author", inPerson}, "id": textRule("id"),
		},
		spaceDC: dcRules, spaceTerms: termRules, spaceITunes: itunesRules, spaceSyndication: syRules,
	},
	inItem: {
		spaceNone: {
			"title": textRule("title"), "id": textRule("id"), "summary": textRule("summary"), "content": textRule("content"),
			"link": voidRule("link"), "updated": dateRule("updated"), "modified": dateRule("updated"),
			"published": dateRule("published"), "issued": dateRule("published"), "created": dateRule("dcterms:created"),
			"author": {actEnter, "author", inPerson}, "category": voidRule("category"),
		},
		spaceDC: dcRules, spaceTerms: termRules, spaceITunes: itunesRules, spaceMedia: mediaRules,
		spaceContent: contentRules, spaceFeedburner: originRules,
	},
	inPerson: {spaceNone: personRules},
	inMedia:  {spaceMedia: mediaRules},
}
