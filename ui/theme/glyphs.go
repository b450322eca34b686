package theme

// Glyphs are the marks that mean the same everywhere. Each is plain text that
// reads without colour.
type Glyphs struct {
	Endorsed, NotEndorsed, Partly string // where a party stands on the Call
	Actor, Incident               string
	Star, Unread, New, Edited     string
	Marked                        string // to be compared
	Absent                        string // took no part in a vote
	UpDown                        string // the arrow keys
	Cursor                        string // stands before the selected row
	Rule, Line                    string // vertical between panes, horizontal under the bar
	Dots                          string // what was cut off
	Bullet, Quote                 string
	Back, Into, Arrow             string
	Yes, No                       string
	Live, Busy, Off               string   // the state of the news
	Sep                           string   // between the parts of one line
	Spark                         []string // eight heights, lowest first
	Bar                           []string // eighths of a cell, thinnest first; the last is full
}

// Unicode is the usual set; ASCII the one for terminals without it.
func Unicode() Glyphs {
	return Glyphs{
		Endorsed: "●", NotEndorsed: "○", Partly: "◐",
		Actor: "◆", Incident: "▲",
		Star: "★", Unread: "•", New: "↑", Edited: "~", Marked: "+", Absent: "–", UpDown: "↑↓",
		Cursor: "▌", Rule: "│", Line: "─", Dots: "…",
		Bullet: "•", Quote: "▏",
		Back: "‹", Into: "›", Arrow: "→",
		Yes: "✓", No: "✗",
		Live: "●", Busy: "◌", Off: "○",
		Sep:   "·",
		Spark: []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
		Bar:   []string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
	}
}

// ASCII is the set for terminals and fonts that have nothing else.
func ASCII() Glyphs {
	return Glyphs{
		Endorsed: "[x]", NotEndorsed: "[ ]", Partly: "[~]",
		Actor: "<>", Incident: "^",
		Star: "*", Unread: ".", New: "^", Edited: "~", Marked: "+", Absent: "-", UpDown: "up/down",
		Cursor: ">", Rule: "|", Line: "-", Dots: "..",
		Bullet: "-", Quote: "|",
		Back: "<", Into: ">", Arrow: "->",
		Yes: "y", No: "n",
		Live: "*", Busy: "o", Off: "-",
		Sep:   "-",
		Spark: []string{".", ".", ":", ":", "-", "=", "+", "#"},
		Bar:   []string{"-", "-", "-", "-", "=", "=", "=", "="},
	}
}
