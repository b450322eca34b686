package feeds

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// find returns the outline of an address, or nil.
func (l *opmlList) find(address string) *outline {
	want := urlKey(address)
	for o := range l.all() {
		if a := o.address(); a != "" && urlKey(spelled(a)) == want {
			return o
		}
	}
	return nil
}

// spelled is an address as it is subscribed to: feed: and a missing scheme
// resolved.
func spelled(address string) string {
	if u, err := parseAddress(address); err == nil {
		return u.String()
	}
	return address
}

// findShown returns the entry of the only feed whose address is shown like
// this, or nil.
func (l *opmlList) findShown(shown string) *outline {
	var found *outline
	for o := range l.all() {
		if a := o.address(); a == "" || Redact(spelled(a)) != shown {
			continue
		}
		if found != nil && urlKey(found.address()) != urlKey(o.address()) {
			return nil
		}
		found = o
	}
	return found
}

// merge adds the feeds of another list that this one does not have, in the
// folders they are in there.
func (l *opmlList) merge(from *opmlList, rep *ImportReport) {
	have := map[string]bool{}
	for o := range l.all() {
		if a := o.address(); a != "" {
			have[urlKey(spelled(a))] = true
		}
	}
	place := map[*outline]*outline{from.root: l.root} // their folder to ours
	for o, group := range from.entries() {
		f, err := o.feed(group)
		if err != nil {
			continue
		}
		if have[urlKey(f.URL)] {
			rep.Known++
			continue
		}
		have[urlKey(f.URL)] = true
		l.folderLike(o.parent, place).add(&outline{attrs: o.attrs})
		rep.Added = append(rep.Added, f)
	}
}

// folderLike returns our folder for one of theirs, making it and those above
// it where need be.
func (l *opmlList) folderLike(theirs *outline, place map[*outline]*outline) *outline {
	var missing []*outline
	for place[theirs] == nil {
		missing = append(missing, theirs)
		theirs = theirs.parent
	}
	at := place[theirs]
	for i := len(missing) - 1; i >= 0; i-- {
		t := missing[i]
		if t.address() == "" { // children of a feed go beside it
			at = at.folder(t.name(), t.attrs)
		}
		place[t] = at
	}
	return at
}

// edit reads the list, lets change work on it and, when change says so,
// writes it back: beside the old one, synced, then renamed over it, so that
// at every moment one whole list is there. The one before stays as .bak.
func (s *Subscriptions) edit(change func(*opmlList) (bool, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	list, damage, bundled, err := s.read()
	if err != nil {
		return err
	}
	write, err := change(list)
	if err != nil || !write {
		return err
	}
	if s.path == "" {
		return fmt.Errorf("there is no file to keep a list of feeds in")
	}
	var out bytes.Buffer
	if err := list.write(&out, true); err != nil {
		return err
	}
	path := s.path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // keep the link that the user made
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("making the folder of your list of feeds: %w", err)
	}
	if !bundled {
		if err := keepOld(path, damage != ""); err != nil {
			return fmt.Errorf("keeping the list as it was: %w", err)
		}
	}
	if err := replaceFile(path, out.Bytes()); err != nil {
		return fmt.Errorf("writing your list of feeds: %w", err)
	}
	return nil
}

// keepOld copies the list before it is replaced. A damaged one, which may
// hold more than could be read, gets a name of its own for good.
func keepOld(path string, damaged bool) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if !damaged {
		return replaceFile(path+".bak", data)
	}
	for n := 1; ; n++ {
		f, err := os.OpenFile(fmt.Sprintf("%s.damaged-%d", path, n), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if os.IsExist(err) && n < 1000 {
			continue
		}
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		return err
	}
}

// replaceFile writes data to path, whole or not at all, readable for the user
// alone: addresses may hold passwords.
func replaceFile(path string, data []byte) error {
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, "."+strings.TrimPrefix(filepath.Base(path), ".")+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // harmless once renamed
	if _, err = tmp.Write(data); err == nil {
		err = tmp.Sync()
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o600)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return err
	}
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // not every file system can; the rename itself is done
		d.Close()
	}
	return nil
}
