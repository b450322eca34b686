package archive

import (
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pariscall/model"
)

func TestNotAnArchiveIsSetAside(t *testing.T) {
	for name, content := range map[string][]byte{
		"text": []byte(strings.Repeat("this is no database\n", 500)), "zeros": make([]byte, 20000), "short": []byte("x"),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "archive.db")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			r := openAt(t, path, Options{})
			r.put(0, r.item("a", "A", 1))
			r.wantTitles("", "A")
			r.wantSound()
			s := r.State()
			if !strings.Contains(s.Notice, "damaged-2026-03-10") {
				t.Errorf("%+v", s)
			}
			kept, err := os.ReadFile(path + ".damaged-2026-03-10")
			if err != nil || string(kept) != string(content) {
				t.Errorf("what was there is not kept: %v", err)
			}
		})
	}
}

func TestForeignDatabaseIsSetAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	c, err := dial((&Archive{path: path}).uri("mode=rwc"))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.script(t.Context(), "CREATE TABLE diary(x); INSERT INTO diary VALUES (1)"); err != nil {
		t.Fatal(err)
	}
	c.close()
	r := openAt(t, path, Options{})
	if !strings.Contains(r.State().Notice, "damaged-") {
		t.Errorf("%+v", r.State())
	}
}

// damages is in how many ways the file is harmed; D6 asks for 1,000.
var damages = flag.Int("damages", 40, "in how many ways an archive is damaged (1000 for the full promise)")

// TestDamagedArchiveIsRescued harms the file in many ways. Whatever happens,
// nothing panics, no call fails for good, and what is lost is said.
func TestDamagedArchiveIsRescued(t *testing.T) {
	r := open(t, Options{})
	r.fill(150, 6)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	rescued := 0
	for seed := range *damages {
		rnd := rand.New(rand.NewPCG(uint64(seed), 5))
		harmed := append([]byte(nil), whole...)
		switch seed % 4 {
		case 0:
			harmed = harmed[:rnd.IntN(len(harmed))]
		case 1:
			for range 1 + rnd.IntN(100) {
				harmed[rnd.IntN(len(harmed))] ^= byte(1 + rnd.IntN(255))
			}
		case 2:
			page := rnd.IntN(len(harmed)/4096) * 4096
			clear(harmed[page : page+4096])
		case 3:
			from, to := rnd.IntN(len(harmed)/4096)*4096, rnd.IntN(len(harmed)/4096)*4096
			copy(harmed[to:to+4096], harmed[from:from+4096])
		}
		path := filepath.Join(t.TempDir(), "archive.db")
		if err := os.WriteFile(path, harmed, 0o600); err != nil {
			t.Fatal(err)
		}
		if survives(t, seed, path) {
			rescued++
		}
	}
	t.Logf("%d of %d needed a rescue", rescued, *damages)
	if rescued < *damages/4 {
		t.Error("the harm is not found")
	}
}

// survives uses a harmed archive as a reader would, and says whether it was
// rescued.
func survives(t *testing.T, seed int, path string) bool {
	t.Helper()
	now := newClock().now
	a, err := Open(t.Context(), path, Options{Now: now})
	if err != nil {
		t.Errorf("seed %d: open: %v", seed, err)
		return false
	}
	defer a.Close()
	fails := 0
	failed := func(what string, err error) {
		if err == nil || errors.Is(err, ErrNotFound) {
			return
		}
		if fails++; fails > 2 {
			return
		}
		t.Errorf("seed %d: %s: %v", seed, what, err)
	}
	feeds, err := a.Subscribe(t.Context(), []model.Feed{{URL: "https://one.example/feed"}})
	failed("subscribe", err)
	if err != nil {
		return false
	}
	_, err = a.Records(t.Context())
	failed("records", err)
	for _, q := range []string{"", "falcon", "is:unread", "country:FRA", "-harbour is:starred"} {
		_, err := a.Page(t.Context(), model.PageRequest{Query: query(t, q), Limit: 1000, Stories: true})
		failed("page "+q, err)
	}
	for id := range 160 {
		_, err := a.Article(t.Context(), model.ArticleID(id))
		failed("article", err)
	}
	_, err = a.Put(t.Context(), []model.FetchResult{{Feed: feeds[0].ID, Articles: []model.Article{{Key: "new", Title: model.Line("new one")}}}})
	failed("put", err)
	everything := model.Query{}
	_, err = a.Mark(t.Context(), model.Change{Mark: model.MarkRead, All: &everything})
	failed("mark", err)
	aside, err := filepath.Glob(path + ".damaged-*")
	failed("look", err)
	if len(aside) > 0 && !strings.Contains(a.State().Notice, "rescued") {
		t.Errorf("seed %d: the loss is not said: %+v", seed, a.State())
	}
	if len(aside) > 0 && fails == 0 {
		sound(t, a)
	}
	return len(aside) > 0
}

func TestRescueTakesFromTheBackupWhatTheFileHasLost(t *testing.T) {
	r := open(t, Options{})
	r.fill(60, 8)
	r.mark(model.MarkStar, 5)
	if err := r.Backup(t.Context(), r.clock.t); err != nil {
		t.Fatal(err)
	}
	r.put(0, r.item("late", "Later than the backup", 0))
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(r.path, 6*4096); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, r.path, Options{})
	if n := len(again.every("")); n < 60 || !strings.Contains(again.State().Notice, "from the backup of 2026-03-10") {
		t.Errorf("%d articles; %s", n, again.State().Notice)
	}
	again.wantSound()
}
