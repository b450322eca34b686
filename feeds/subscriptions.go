package feeds

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"pariscall/model"
)

// Subscriptions is the user's list of feeds: an OPML file, or the bundled
// list as long as there is no such file. The file is the user's own: what is
// in it stays, also what this program does not know.
type Subscriptions struct {
	path    string
	bundled []byte
	mu      sync.Mutex
}

// NewSubscriptions returns the list kept in the file at path. bundled is the
// OPML list that stands in for it; it may be nil.
func NewSubscriptions(path string, bundled []byte) *Subscriptions {
	return &Subscriptions{path: path, bundled: bundled}
}

// SubscriptionList is what a list holds.
type SubscriptionList struct {
	Feeds    []model.Feed
	Problems []Problem // entries that cannot be used
	Damage   string    // what is wrong with the file as a whole, or ""
	Bundled  bool      // the user has no list of their own
}

// ImportReport says what an import brought, or would bring.
type ImportReport struct {
	Added    []model.Feed
	Known    int // already in the list
	Problems []Problem
	Damage   string
}

// Load reads the list. A damaged file gives what was whole of it.
func (s *Subscriptions) Load() (SubscriptionList, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	list, damage, bundled, err := s.read()
	if err != nil {
		return SubscriptionList{}, err
	}
	feeds, problems := list.feeds()
	if damage != "" && len(feeds) == 0 {
		return SubscriptionList{}, fmt.Errorf("reading your list of feeds %s: %s, and nothing was", s.path, damage)
	}
	defaults := s.defaults()
	for i := range feeds {
		feeds[i].Default = defaults[urlKey(feeds[i].URL)]
	}
	return SubscriptionList{Feeds: feeds, Problems: problems, Damage: damage, Bundled: bundled}, nil
}

// Add puts a feed at the end of its folder. It returns false when its address
// is in the list already.
func (s *Subscriptions) Add(f model.Feed) (bool, error) {
	u, err := parseAddress(f.URL)
	if err != nil {
		return false, err
	}
	f.URL = u.String()
	added := false
	err = s.edit(func(list *opmlList) (bool, error) {
		if list.find(f.URL) != nil {
			return false, nil
		}
		at := list.root
		for _, name := range f.Group {
			at = at.folder(name, nil)
		}
		at.add(feedOutline(f))
		added = true
		return true, nil
	})
	return added, err
}

// Remove takes a feed out of the list and returns it. The address may also be
// as [Redact] shows it, if it is that of one feed only.
func (s *Subscriptions) Remove(address string) (model.Feed, error) {
	var gone model.Feed
	err := s.edit(func(list *opmlList) (bool, error) {
		o := list.find(address)
		if o == nil {
			if o = list.findShown(address); o == nil {
				return false, fmt.Errorf("%s is not in your list of feeds", Redact(address))
			}
			address = o.address()
		}
		for e, group := range list.entries() {
			if e == o {
				gone, _ = o.feed(group)
			}
		}
		for ; o != nil; o = list.find(address) {
			o.remove()
		}
		return true, nil
	})
	return gone, err
}

// Import merges another list into the user's: OPML, or the urls file of
// newsboat. With dryRun nothing is written. The user's own entries, their
// order and their attributes stay as they are.
func (s *Subscriptions) Import(data []byte, dryRun bool) (ImportReport, error) {
	var rep ImportReport
	from, err := readAnyList(data, &rep)
	if err != nil {
		return rep, err
	}
	_, problems := from.feeds()
	rep.Problems = append(rep.Problems, problems...)
	err = s.edit(func(list *opmlList) (bool, error) {
		list.merge(from, &rep)
		return len(rep.Added) > 0 && !dryRun, nil
	})
	return rep, err
}

// readAnyList tells the formats apart.
func readAnyList(data []byte, rep *ImportReport) (*opmlList, error) {
	head := bytes.TrimLeft(decodeBody(data[:min(len(data), 4096)], "").text, "\ufeff \t\r\n")
	if len(head) == 0 {
		return nil, errors.New("the file is empty")
	}
	if head[0] != '<' {
		if bytes.IndexByte(head, 0) >= 0 {
			return nil, errors.New("this is neither an OPML list nor a urls file: it holds bytes that are no text")
		}
		list, problems := readNewsboat(data)
		rep.Problems = problems
		if len(list.root.children) == 0 && len(problems) > 0 {
			return nil, errors.New("this is neither an OPML list nor a urls file: " + problems[0].Reason)
		}
		return list, nil
	}
	list, damage, err := readOPML(data)
	if errors.Is(err, errNotOPML) {
		for _, mark := range []string{"<rss", "<feed", "<rdf:RDF"} {
			if bytes.Contains(head, []byte(mark)) {
				return nil, errors.New("this is a feed, not a list of feeds: add it by its address")
			}
		}
		if bytes.Contains(bytes.ToLower(head), []byte("<html")) {
			return nil, errors.New("this is a web page, not a list of feeds")
		}
	}
	rep.Damage = damage
	return list, err
}

// Export writes the list as OPML; without secrets, user names and passwords
// in addresses are left out.
func (s *Subscriptions) Export(w io.Writer, secrets bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	list, _, _, err := s.read()
	if err != nil {
		return err
	}
	return list.write(w, secrets)
}

func (s *Subscriptions) read() (list *opmlList, damage string, bundled bool, err error) {
	data, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) || s.path == "" {
		if len(s.bundled) == 0 {
			return newOPML(), "", true, nil
		}
		list, damage, err = readOPML(s.bundled)
		return list, damage, true, err
	}
	if err != nil {
		return nil, "", false, fmt.Errorf("reading your list of feeds: %w", err)
	}
	list, damage, err = readOPML(data)
	if err != nil {
		return nil, "", false, fmt.Errorf("reading your list of feeds %s: %w", s.path, err)
	}
	return list, damage, false, nil
}

func (s *Subscriptions) defaults() map[string]bool {
	out := map[string]bool{}
	if len(s.bundled) == 0 {
		return out
	}
	if list, _, err := readOPML(s.bundled); err == nil {
		for o := range list.all() {
			if a := o.address(); a != "" {
				out[urlKey(a)] = true
			}
		}
	}
	return out
}
