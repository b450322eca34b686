package overlay

import (
	"slices"
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/panes"
	"pariscall/ui/widget"
)

// label is the name of the box: a colon makes it that of commands.
func (s *Search) label() string {
	if strings.HasPrefix(strings.TrimSpace(s.field.Text()), ":") {
		return "Command "
	}
	return "Search: "
}

// groupNames are the headings of the results.
func groupName(k model.Kind) string {
	switch k {
	case model.KindCountry:
		return "Countries"
	case model.KindSupporter:
		return "Organisations"
	case model.KindIncident:
		return "Incidents"
	case model.KindActor:
		return "Threat actors"
	case model.KindInstrument:
		return "Pledges and treaties"
	case model.KindPrinciple:
		return "Principles"
	case model.KindMilestone:
		return "Timeline"
	default:
		return "Other"
	}
}

// rows groups what was found: the group of the best hit first, then in the
// order of kinds, headlines last.
func (s *Search) rows(text string) []found {
	var out []found
	if r, err := model.ParseRef(text); err == nil {
		if e, ok := s.env.Atlas.Resolve(r); ok {
			out = append(out, found{id: "ref", ref: r, hit: model.Hit{Ref: r, Title: e.Title(), Name: e.Title()}})
		}
	}
	if u := unionNamed(s.env.Atlas, text); u != nil {
		out = append(out, found{id: "union", union: u})
	}
	hits, kinds := s.inOrder(text)
	for _, k := range kinds {
		named := false
		for _, h := range hits {
			if h.Ref.Kind != k {
				continue
			}
			if !named {
				out = append(out, found{id: "group " + string(k), group: groupName(k)})
				named = true
			}
			out = append(out, found{id: h.Ref.String(), ref: h.Ref, hit: h})
		}
	}
	if len(s.headlines) > 0 {
		out = append(out, found{id: "group news", group: "Headlines"})
		for i := range s.headlines {
			h := &s.headlines[i]
			out = append(out, found{id: h.ID.Ref().String(), head: h})
		}
	}
	if s.news && text != "" && s.problem == "" {
		out = append(out, found{id: "all news", news: s.wanted.Query.String()})
	}
	return out
}

// inOrder puts what the text names outright before all that only holds it,
// and its kind before the others: Budapest is the treaty before it is the
// capital of Hungary, here as where a name is looked up.
func (s *Search) inOrder(text string) ([]model.Hit, []model.Kind) {
	hits, kinds := slices.Clone(s.hits), model.Kinds()
	if len(hits) == 0 {
		return nil, kinds
	}
	best := hits[0].Ref
	if exact := s.env.Atlas.Named(text).Exact; len(exact) == 1 {
		best = exact[0]
	}
	slices.SortStableFunc(hits, first(func(h model.Hit) bool { return h.Ref == best }))
	slices.SortStableFunc(kinds, first(func(k model.Kind) bool { return k == best.Kind }))
	return hits, kinds
}

// first compares so that what is so comes before what is not.
func first[T any](is func(T) bool) func(a, b T) int {
	return func(a, b T) int {
		switch x, y := is(a), is(b); {
		case x == y:
			return 0
		case x:
			return -1
		default:
			return 1
		}
	}
}

// union is a group of states, such as NATO.
type union struct {
	name, filter string // its short name, and the filter of its members
	members      int
}

// unionNamed returns the group of states that bears a name, or nil.
func unionNamed(a *model.Atlas, text string) *union {
	want := model.PlainWords(text)
	if want == "" {
		return nil
	}
	var u union
	for _, c := range a.Countries() {
		for _, m := range c.Memberships {
			if model.PlainWords(m) == want {
				u.name, u.members = m, u.members+1
			}
		}
	}
	if u.members == 0 {
		return nil
	}
	u.filter = strings.ReplaceAll(strings.ToLower(u.name), " ", "-")
	return &u
}

// matchingCommands lists the commands that begin with what was typed, then
// those that hold it.
func (s *Search) matchingCommands(text string) []found {
	name, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	var first, then []found
	for i := range s.commands {
		c := &s.commands[i]
		f := found{id: "command " + c.Name, cmd: c}
		switch {
		case strings.HasPrefix(c.Name, name):
			first = append(first, f)
		case strings.Contains(c.Name+" "+c.What, name):
			then = append(then, f)
		}
	}
	return append(first, then...)
}

// View is the box and the results.
func (s *Search) View() string {
	st := s.env.Styles
	text, _ := s.field.View()
	lines := []string{
		widget.Fit(" "+st.Heading.Paint(s.label())+st.Text.Paint(text), s.width, ""),
		widget.Blank(s.width),
	}
	switch {
	case s.problem != "" && s.list.Len() == 0:
		lines = append(lines, " "+st.Warn.Paint(s.problem))
	case s.list.Len() > 0:
		lines = append(lines, strings.Split(s.list.View(), "\n")...)
	case strings.TrimSpace(s.field.Text()) == "":
		for _, hint := range s.hints() {
			lines = append(lines, " "+st.Dim.Paint(hint))
		}
	case s.asked != "":
		lines = append(lines, " "+st.Dim.Paint("looking through the headlines "+st.Dots))
	default:
		lines = append(lines, " "+st.Dim.Paint("nothing has that name"))
	}
	return widget.Fill(lines, s.width, s.height, st.Dots)
}

func (s *Search) hints() []string {
	d := s.env.Styles.Sep
	return []string{
		"names, aliases and codes of countries, organisations, incidents and threat actors, and headlines",
		"",
		"france " + d + " FR " + d + " wannacry " + d + " fancy bear " + d + " budapest",
		"country:RUS is:unread newer:7d " + d + " \"supply chain\" -breach",
		":theme " + d + " :watch " + d + " :refresh " + d + " a colon lists all commands",
	}
}

func (s *Search) paint(i int, selected bool) string {
	st, f, w := s.env.Styles, s.list.Item(i), s.list.Width()
	in := st.On(selected, true)
	mark := " "
	if selected {
		mark = st.Cursor.Focus.Paint(st.Glyphs.Cursor)
	}
	room := w - 1
	switch {
	case f.group != "":
		return st.Dim.Paint(widget.Fit(" "+f.group, w, st.Dots))
	case f.cmd != nil:
		name := widget.Fit("  :"+f.cmd.Name+" "+f.cmd.Args, min(28, room/2), st.Dots)
		return mark + in.Strong.Paint(name) + in.Dim.Paint(widget.Fit(" "+f.cmd.What, room-widget.Width(name), st.Dots))
	case f.news != "":
		return mark + in.Accent.Paint(widget.Fit("  all news that matches "+f.news, room, st.Dots))
	case f.union != nil:
		words := "  the " + strconv.Itoa(f.union.members) + " members of " + f.union.name + ", in Countries"
		return mark + in.Accent.Paint(widget.Fit(words, room, st.Dots))
	case f.head != nil:
		now := s.env.Now()
		when := panes.When(f.head.Published, now)
		name := widget.Fit(widget.Steady(f.head.FeedName.String()), min(16, room/4), st.Dots)
		left := widget.FitRight(when, 8, "") + "  " + name + "  "
		return mark + in.Dim.Paint(left) + in.Text.Paint(widget.Fit(widget.Steady(f.head.Title.String()), room-widget.Width(left), st.Dots))
	default:
		return mark + s.paintHit(i, f, room, selected)
	}
}

// paintHit shows a thing's mark, its name with the matched part set off, the
// alias that matched, and its code.
func (s *Search) paintHit(_ int, f found, room int, selected bool) string {
	st := s.env.Styles
	in := st.On(selected, true)
	code := f.ref.ID
	if widget.Width(code) > room/3 {
		code = ""
	}
	label, ink := panes.Sign(s.env, in, f.ref)
	left := "  " + label + " "
	avail := room - widget.Width(left) - widget.Width(code) - 2
	title := f.hit.Title
	alias := ""
	if f.hit.Name != "" && f.hit.Name != f.hit.Title {
		alias = "  " + f.hit.Name
	}
	name := widget.Cut(title, avail, st.Dots)
	alias = widget.Cut(alias, avail-widget.Width(name), st.Dots)
	pad := widget.Blank(avail - widget.Width(name) - widget.Width(alias))
	painted := in.Text.Paint(name)
	if alias == "" && f.hit.Start < f.hit.End && f.hit.End <= len(name) && name == title {
		painted = in.Text.Paint(name[:f.hit.Start]) + in.Match.Paint(name[f.hit.Start:f.hit.End]) + in.Text.Paint(name[f.hit.End:])
	}
	return ink.Paint(left) + painted + in.Dim.Paint(alias+pad+" "+code+" ")
}
