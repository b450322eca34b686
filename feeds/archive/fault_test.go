package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pariscall/model"
)

// What the archive promises, and the test that proves it:
//
//	nothing acknowledged is lost by kill -9      TestNothingAcknowledgedIsLostWhenKilled (-kills 500)
//	a log cut short or zeroed costs its tail     TestCopyTakenWhileWritingOpens
//	a full disk is said, and passes              TestFullDiskIsSaidReadingGoesOnAndWritingReturns
//	no folder, no right to write: reads on       TestWhatCannotBeWrittenIsReadWithTheReason
//	two instances, no locked database            TestTwoInstancesAreBothUsable, TestSecondInstanceWaitsForTheFirst
//	network file systems are known               TestNetworkFileSystemsAreKnown, TestLockOnASharedDiskHoldsWhileItsOwnerLives
//	damage is rescued, loss is said              TestDamagedArchiveIsRescued, TestRescueTakesFromTheBackupWhatTheFileHasLost
//	what is not ours is kept                     TestNotAnArchiveIsSetAside, TestForeignDatabaseIsSetAside
//	newer formats are only read                  TestNewerFormatIsReadOnly
//	migrations run whole, after a copy           TestMigrationRunsWholeAfterACopyOrNotAtAll
//	weekly backups, read through, three          TestBackupsAreWeeklyVerifiedAndThree
//	known articles stay known                    identity_test.go
//	retention keeps what is starred              TestRetentionRemovesByAgeAndCountAndNothingComesBack
//	maintained counts are the counted ones       sound, after most tests
//	pages joined are the whole list              TestPagesJoinedAreTheWholeList
//	the index finds what reading finds           TestIndexAgreesWithReadingEveryArticle
//	no text of a reader is an error of SQL       FuzzAnyQueryIsAnswered
//	acts are undone, also after a restart        TestMarksAreUndoneOneByOneAlsoAfterARestart

func TestFullDiskIsSaidReadingGoesOnAndWritingReturns(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	limit := func(pages int) {
		t.Helper()
		c, err := r.takeWriter(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { r.writer <- c }()
		if _, _, err := c.number(t.Context(), fmt.Sprintf("PRAGMA max_page_count=%d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	limit(1) // as many as there are
	big := r.item("b", "B", 1)
	big.Body = model.Doc{{Text: model.Line(strings.Repeat("filling words ", 60000))}}
	result := []model.FetchResult{{Feed: r.feeds[0].ID, Articles: []model.Article{big}}}
	_, err := r.Put(t.Context(), result)
	if !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), "no room left on the disk") {
		t.Fatalf("got %v", err)
	}
	r.wantTitles("", "A")
	r.wantSound()
	limit(1 << 20)
	if _, err := r.Put(t.Context(), result); err != nil {
		t.Error(err)
	}
	r.wantTitles("filling", "B")
	r.wantSound()
}

func TestTwoInstancesAreBothUsable(t *testing.T) {
	one := open(t, Options{})
	two := openAt(t, one.path, Options{})
	var wg sync.WaitGroup
	for n, r := range []*rig{one, two} {
		wg.Go(func() {
			for i := range 25 {
				a := r.item(fmt.Sprint(n, "-", i), fmt.Sprintf("From %d number %d", n, i), i)
				if _, err := r.Put(context.Background(), []model.FetchResult{{Feed: r.feeds[n].ID, Articles: []model.Article{a}}}); err != nil {
					t.Error(err)
				}
				p, err := r.Page(context.Background(), model.PageRequest{Limit: 3})
				if err != nil {
					t.Error(err)
					continue
				}
				if _, err := r.Mark(context.Background(), model.Change{Mark: model.MarkRead, IDs: idsOf(p)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	for _, r := range []*rig{one, two} {
		if n, err := r.Counts(t.Context()); err != nil || n.Articles != 50 {
			t.Errorf("%+v %v", n, err)
		}
		r.wantSound()
	}
	before, _ := one.Revision(t.Context())
	two.put(2, two.item("x", "Seen by the other at once", 0))
	if now, _ := one.Revision(t.Context()); now <= before {
		t.Error("the revision does not tell of the other instance")
	}
	one.wantTitles(`"seen by the other"`, "Seen by the other at once")
}

func TestSecondInstanceWaitsForTheFirst(t *testing.T) {
	one := open(t, Options{})
	two := openAt(t, one.path, Options{})
	hold, err := one.takeWriter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := hold.begin(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := two.Mark(ctx, model.Change{Mark: model.MarkRead}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v: a wait that ends says so and nothing of locks", err)
	}
	done := make(chan error, 1)
	go func() { done <- two.Watch(context.Background(), "falcon", model.Text{}) }()
	hold.rollback()
	one.writer <- hold
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeWrittenIsReadWithTheReason(t *testing.T) {
	t.Run("a file for a folder", func(t *testing.T) {
		blocked := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(blocked, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		r := openAt(t, filepath.Join(blocked, "sub", "archive.db"), Options{})
		s := r.State()
		if !s.Memory || s.ReadOnly || !strings.Contains(s.Notice, "kept in memory") || !strings.Contains(s.Notice, blocked) {
			t.Errorf("%+v", s)
		}
		r.put(0, r.item("a", "A", 1))
		r.wantTitles("is:unread", "A")
		r.wantSound()
	})
	t.Run("on request", func(t *testing.T) {
		r := open(t, Options{})
		r.put(0, r.item("a", "A", 1))
		ro := openAt(t, r.path, Options{ReadOnly: true})
		ro.wantTitles("", "A")
		_, err := ro.Mark(t.Context(), model.Change{Mark: model.MarkRead, IDs: []model.ArticleID{1}})
		if !errors.Is(err, ErrReadOnly) || !ro.State().ReadOnly {
			t.Errorf("got %v", err)
		}
	})
	t.Run("by its mode", func(t *testing.T) {
		if os.Geteuid() == 0 {
			t.Skip("the superuser writes everywhere")
		}
		r := open(t, Options{})
		r.put(0, r.item("a", "A", 1))
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(r.path)
		for _, step := range []error{os.Chmod(r.path, 0o400), os.Chmod(dir, 0o500)} {
			if step != nil {
				t.Fatal(step)
			}
		}
		t.Cleanup(func() { os.Chmod(dir, 0o700) })
		ro := openAt(t, r.path, Options{})
		ro.wantTitles("", "A")
		if s := ro.State(); !s.ReadOnly || !strings.Contains(s.Notice, "cannot be written") {
			t.Errorf("%+v", s)
		}
	})
}

func TestNewerFormatIsReadOnly(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	r.exec(fmt.Sprintf("PRAGMA user_version=%d", schemaVersion+1))
	r.Close()
	again := openAt(t, r.path, Options{})
	if s := again.State(); !s.ReadOnly || !strings.Contains(s.Notice, "newer version") {
		t.Errorf("%+v", s)
	}
	again.wantTitles("", "A")
}

// exec runs a statement on the file behind the archive's back.
func (r *rig) exec(q string) {
	r.t.Helper()
	c, err := r.takeWriter(context.Background())
	if err == nil {
		defer func() { r.writer <- c }()
		err = c.script(context.Background(), q)
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

func TestBackupsAreWeeklyVerifiedAndThree(t *testing.T) {
	r := open(t, Options{})
	r.fill(30, 1)
	for day := range 40 {
		if err := r.Backup(t.Context(), r.clock.t.AddDate(0, 0, day)); err != nil {
			t.Fatal(err)
		}
	}
	all := r.backups()
	var names []string
	for _, p := range all {
		names = append(names, filepath.Base(p))
	}
	if fmt.Sprint(names) != "[archive-2026-03-31.db archive-2026-04-07.db archive-2026-04-14.db]" {
		t.Errorf("%q", names)
	}
	copied := openAt(t, all[2], Options{ReadOnly: true})
	if n := len(copied.every("")); n != 30 {
		t.Errorf("%d articles in the backup", n)
	}
	if info, err := os.Stat(all[2]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	if err := verify(t.Context(), all[0], 31); err == nil {
		t.Error("a copy with fewer articles passes")
	}
}

func TestAnInstanceSeesThatAnotherHasExchangedTheFile(t *testing.T) {
	one := open(t, Options{})
	one.put(0, one.item("a", "A", 1))
	other := open(t, Options{})
	other.put(0, other.item("b", "B", 1))
	other.Close()
	if err := os.Rename(other.path, one.path); err != nil {
		t.Fatal(err)
	}
	removeLogs(one.path)
	one.wantTitles("", "B")
}

func removeLogs(path string) {
	os.Remove(path + "-wal")
	os.Remove(path + "-shm")
}

func TestMigrationRunsWholeAfterACopyOrNotAtAll(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	c, err := r.takeWriter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { r.writer <- c }()
	broken := []migration{
		{2, func(ctx context.Context, c *conn) error { return c.script(ctx, "CREATE TABLE half(x)") }},
		{3, func(context.Context, *conn) error { return errors.New("no") }},
	}
	if err := migrate(t.Context(), c, broken); err == nil {
		t.Error("a migration that fails is no error")
	}
	have, _, _ := c.number(t.Context(), "PRAGMA user_version")
	half, _, _ := c.number(t.Context(), "SELECT count(*) FROM sqlite_master WHERE name='half'")
	if have != schemaVersion || half != 0 {
		t.Errorf("half done: format %d, table %d", have, half)
	}
	if err := r.copyBefore(t.Context(), c, 1); err != nil {
		t.Fatal(err)
	}
	if err := verify(t.Context(), r.path+".format-1", 1); err != nil {
		t.Error(err)
	}
	if err := migrate(t.Context(), c, broken[:1]); err != nil {
		t.Error(err)
	}
}

func TestNetworkFileSystemsAreKnown(t *testing.T) {
	for _, c := range []struct {
		name  string
		magic int64
		want  string
	}{
		{"", 0x6969, "NFS"},
		{"", 0xff534d42, "SMB"},
		{"", -11317950, "SMB"},
		{"", 0xef53, ""},
		{"", 0x01021994, ""},
		{"", 0x9123683e, ""},
		{"nfs", 0, "NFS"},
		{"nfs4", 0, "NFS"},
		{"smbfs", 0, "SMB"},
		{"cifs", 0, "SMB"},
		{"afpfs", 0, "AFP"},
		{"webdav", 0, "WebDAV"},
		{"apfs", 0, ""},
		{"zfs", 0, ""},
		{"ufs", 0, ""},
		{"remote", 0, "network drive"},
		{"", 0, ""},
	} {
		if got := networkKind(c.name, c.magic); got != c.want {
			t.Errorf("%q %#x: got %q, want %q", c.name, c.magic, got, c.want)
		}
	}
}

func TestLockOnASharedDiskHoldsWhileItsOwnerLives(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	now := newClock().t
	first, _, err := takeLock(path, "here", os.Getpid(), now)
	if err != nil || first == nil {
		t.Fatal(err)
	}
	if l, holder, err := takeLock(path, "there", 1, time.Now()); l != nil || err != nil || !strings.Contains(holder, "here") {
		t.Errorf("%v %q %v", l, holder, err)
	}
	first.release()
	if err := os.WriteFile(path, []byte("here\n999999999\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	again, _, err := takeLock(path, "here", os.Getpid(), now)
	if err != nil || again == nil {
		t.Errorf("a dead owner still holds it: %v", err)
	}
	again.release()
}

func TestSharedModeWorksWithoutALog(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	r.Close()
	a := &Archive{path: r.path, mode: modeShared}
	c, err := a.dialWriter()
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	if mode, err := c.word(t.Context(), "PRAGMA journal_mode"); err != nil || mode != "truncate" {
		t.Errorf("%s %v", mode, err)
	}
}

func TestCallsAfterCloseSaySo(t *testing.T) {
	r := open(t, Options{})
	r.Close()
	if _, err := r.Counts(t.Context()); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if _, err := r.Undo(t.Context()); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}
