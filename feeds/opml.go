package feeds

import (
	"encoding/xml"
	"iter"
	"slices"
	"strings"

	"pariscall/model"
)

// outline is one element of an OPML list: a feed when it has an address, else
// a folder. Attributes stay as they came, known or not. Nothing that walks a
// list recurses: a list may be ten thousand folders deep.
type outline struct {
	attrs    []xml.Attr
	parent   *outline
	children []*outline
}

// opmlList is an OPML document. root is an outline without attributes of its
// own that holds the body.
type opmlList struct {
	version []xml.Attr // of the opml element
	head    []headItem
	root    *outline
}

type headItem struct {
	name  string
	attrs []xml.Attr
	text  string
}

func newOPML() *opmlList {
	return &opmlList{
		version: []xml.Attr{{Name: xml.Name{Local: "version"}, Value: "2.0"}},
		head:    []headItem{{name: "title", text: "Feeds"}},
		root:    &outline{},
	}
}

// attr returns an attribute by name, whatever its case: xmlURL and xmlurl are
// seen too.
func (o *outline) attr(name string) string {
	for _, a := range o.attrs {
		if a.Name.Space == "" && strings.EqualFold(a.Name.Local, name) {
			return a.Value
		}
	}
	return ""
}

func (o *outline) address() string { return strings.TrimSpace(o.attr("xmlUrl")) }

// name is what the outline is called.
func (o *outline) name() string {
	for _, a := range []string{"title", "text"} {
		if s := strings.TrimSpace(o.attr(a)); s != "" {
			return s
		}
	}
	return ""
}

// add appends a child.
func (o *outline) add(child *outline) {
	child.parent = o
	o.children = append(o.children, child)
}

// remove takes an outline out; what it holds moves up to its place.
func (o *outline) remove() {
	p := o.parent
	i := slices.Index(p.children, o)
	for _, c := range o.children {
		c.parent = p
	}
	p.children = slices.Replace(p.children, i, i+1, o.children...)
}

// folder returns the child folder of that name, made if need be.
func (o *outline) folder(name string, attrs []xml.Attr) *outline {
	for _, c := range o.children {
		if c.address() == "" && strings.EqualFold(c.name(), name) {
			return c
		}
	}
	if attrs == nil {
		attrs = []xml.Attr{{Name: xml.Name{Local: "text"}, Value: name}}
	}
	f := &outline{attrs: slices.Clone(attrs)}
	o.add(f)
	return f
}

// all yields every outline in the order of the document with its depth, the
// root's children being at 0.
func (l *opmlList) all() iter.Seq2[*outline, int] {
	return func(yield func(*outline, int) bool) {
		type place struct {
			o    *outline
			next int
		}
		stack := []place{{o: l.root}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.next == len(top.o.children) {
				stack = stack[:len(stack)-1]
				continue
			}
			c := top.o.children[top.next]
			top.next++
			if !yield(c, len(stack)-1) {
				return
			}
			stack = append(stack, place{o: c})
		}
	}
}

// groupMost bounds the folder path of a feed; the list itself keeps it all.
const groupMost = 8

// entries yields every outline with an address and the path of folders it is
// in, outermost first.
func (l *opmlList) entries() iter.Seq2[*outline, []string] {
	return func(yield func(*outline, []string) bool) {
		var folders [groupMost]string // of the outline being looked at, by depth
		for o, depth := range l.all() {
			if o.address() != "" {
				var group []string
				for _, name := range folders[:min(depth, groupMost)] {
					if name != "" {
						group = append(group, name)
					}
				}
				if !yield(o, group) {
					return
				}
			}
			if depth < groupMost {
				folders[depth] = model.Line(clip(o.name(), 200)).String()
			}
		}
	}
}

// feed returns the subscription that an outline in these folders stands for.
func (o *outline) feed(group []string) (model.Feed, error) {
	u, err := parseAddress(o.address())
	if err != nil {
		return model.Feed{}, err
	}
	f := model.Feed{
		URL:         u.String(),
		Name:        model.Line(clip(o.name(), 500)),
		Group:       group,
		Language:    model.Line(clip(o.attr("language"), 20)).String(),
		Description: model.Line(clip(o.attr("description"), 2000)),
	}
	if site, err := parseAddress(o.attr("htmlUrl")); err == nil {
		f.Site = withoutUser(site.String())
	}
	if name := f.Name.String(); name == f.URL || name == withoutUser(f.URL) {
		f.Name = model.Text{} // no name: the feed's own will do
	}
	return f, nil
}

// Problem is an entry of a list that cannot be used.
type Problem struct {
	Entry  string // its name or, fit to be shown, its address
	Reason string
}

// feeds returns the subscriptions of a list, each address once, and what
// cannot be used.
func (l *opmlList) feeds() (feeds []model.Feed, problems []Problem) {
	seen := map[string]bool{}
	for o := range l.all() {
		t := o.attr("type")
		if o.address() == "" && len(o.children) == 0 && (strings.EqualFold(t, "rss") || strings.EqualFold(t, "atom")) {
			problems = append(problems, Problem{entryName(o), "it is a feed without an address"})
		}
	}
	for o, group := range l.entries() {
		f, err := o.feed(group)
		switch {
		case err != nil:
			problems = append(problems, Problem{entryName(o), err.Error()})
		case !seen[urlKey(f.URL)]:
			seen[urlKey(f.URL)] = true
			feeds = append(feeds, f)
		}
	}
	return feeds, problems
}

func entryName(o *outline) string {
	name := o.name()
	if name == "" {
		name = Redact(o.address())
	}
	return model.Line(clip(name, 200)).String()
}
