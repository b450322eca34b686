package archive

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

// killRounds is how often a writing process is killed; D1 asks for 500.
var killRounds = flag.Int("kills", 6, "how often a writing process is killed (500 for the full promise)")

// killsPerArchive bounds how large an archive grows, because each round looks
// at the whole of it.
const killsPerArchive = 20

// victimPath tells the test binary to be the process that is killed.
const victimPath = "PARISCALL_ARCHIVE_VICTIM"

// writeUntilKilled refreshes feeds and marks articles, and prints each act
// when the archive has acknowledged it.
func writeUntilKilled(path string) {
	ctx := context.Background()
	a, err := Open(ctx, path, Options{})
	if err != nil {
		fmt.Println("error", err)
		return
	}
	feeds, err := a.Subscribe(ctx, benchFeeds(5))
	if err != nil {
		fmt.Println("error", err)
		return
	}
	w := newAuthor(uint64(os.Getpid()))
	for i := os.Getpid() * 1_000_000; ; i += 100 {
		now := time.Now().UTC()
		got, err := a.Put(ctx, w.results(feeds, 6, i, now))
		if err != nil {
			fmt.Println("error", err)
			return
		}
		first := got[0].First
		fmt.Printf("put %d\n", first)
		for n, m := range []model.Mark{model.MarkRead, model.MarkStar} {
			if _, err := a.Mark(ctx, model.Change{Mark: m, IDs: []model.ArticleID{first + model.ArticleID(n)}}); err != nil {
				fmt.Println("error", err)
				return
			}
			fmt.Printf("mark%d %d\n", m, first+model.ArticleID(n))
		}
	}
}

// TestNothingAcknowledgedIsLostWhenKilled kills the writer at random moments
// and looks for every act that it had acknowledged.
func TestNothingAcknowledgedIsLostWhenKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no kill -9")
	}
	var path string
	rnd := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	acts := 0
	for round := range *killRounds {
		if round%killsPerArchive == 0 {
			path = filepath.Join(t.TempDir(), fmt.Sprint("archive", round, ".db"))
		}
		acked := killWriter(t, path, time.Duration(1+rnd.IntN(900))*time.Millisecond)
		a, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if n := a.State().Notice; n != "" {
			t.Error(n)
		}
		for _, act := range acked {
			acts++
			wantAct(t, a, act)
		}
		sound(t, a)
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d acknowledged acts in %d rounds", acts, *killRounds)
}

func killWriter(t *testing.T, path string, after time.Duration) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), victimPath+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer timer.Stop()
	var acked []string
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF { // a line cut short was not acknowledged
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(line, "error") {
			t.Error(line)
		}
		acked = append(acked, strings.TrimSpace(line))
	}
	cmd.Wait()
	return acked
}

func wantAct(t *testing.T, a *Archive, act string) {
	t.Helper()
	var kind string
	var id model.ArticleID
	if _, err := fmt.Sscan(act, &kind, &id); err != nil {
		t.Fatalf("%q: %v", act, err)
	}
	art, err := a.Article(t.Context(), id)
	switch {
	case err != nil:
		t.Errorf("%s: %v", act, err)
	case kind == "mark0" && art.Unread, kind == "mark2" && !art.Starred:
		t.Errorf("%s is lost", act)
	}
}

// TestCopyTakenWhileWritingOpens is power loss: the file with all, part or
// none of its log.
func TestCopyTakenWhileWritingOpens(t *testing.T) {
	r := open(t, Options{})
	r.fill(60, 3)
	db, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(r.path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(2, 3))
	for round := range 12 {
		path := filepath.Join(t.TempDir(), "archive.db")
		tail := append([]byte(nil), log...)
		switch cut := rnd.IntN(len(tail)); round % 3 {
		case 0:
			tail = tail[:cut]
		case 1:
			clear(tail[cut:])
		}
		for name, content := range map[string][]byte{path: db, path + "-wal": tail} {
			if err := os.WriteFile(name, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		a, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Errorf("round %d: %v", round, err)
			continue
		}
		if len(db) > 0 {
			sound(t, a)
		}
		a.Close()
	}
}
