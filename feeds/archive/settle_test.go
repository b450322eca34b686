package archive

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"pariscall/model"
)

func TestLogIsCopiedInAPauseAfterMuchHasArrived(t *testing.T) {
	for _, c := range []struct {
		articles int
		copied   bool
	}{{settleWorth, true}, {settleWorth - 1, false}} {
		t.Run(fmt.Sprint(c.articles), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "archive.db")
			synctest.Test(t, func(t *testing.T) {
				a, err := Open(context.Background(), path, Options{})
				if err != nil {
					t.Fatal(err)
				}
				defer a.Close()
				feeds, err := a.Subscribe(context.Background(), []model.Feed{{URL: "https://wire.example/feed"}})
				if err != nil {
					t.Fatal(err)
				}
				results := newAuthor(1).results(feeds, c.articles, 0, time.Now())
				if _, err := a.Put(context.Background(), results); err != nil {
					t.Fatal(err)
				}
				before := sizeOf(t, path)
				time.Sleep(2 * settleAfter)
				synctest.Wait()
				if grown := sizeOf(t, path) > before; grown != c.copied {
					t.Errorf("the file has grown: %v", grown)
				}
			})
		})
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// The log is synced beside whatever follows, so also while the file is
// exchanged: the race detector would tell.
func TestLogIsSyncedWhileTheFileIsExchanged(t *testing.T) {
	one, other := open(t, Options{}), open(t, Options{})
	one.put(0, one.item("a", "A", 1))
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other.path, one.path); err != nil {
		t.Fatal(err)
	}
	removeLogs(one.path)
	one.arrived(1)
	if err := one.reopen(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}
