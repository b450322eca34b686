package archive

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	backupEvery = 7 * 24 * time.Hour
	keepBackups = 3
)

func (a *Archive) backupFolder() string {
	if a.opts.Backups != "" {
		return a.opts.Backups
	}
	return filepath.Join(filepath.Dir(a.path), "backups")
}

// backups returns the paths of all backups, oldest first: their names end in
// the date.
func (a *Archive) backups() []string {
	paths, err := filepath.Glob(filepath.Join(escapeGlob(a.backupFolder()), "archive-????-??-??.db"))
	if err != nil {
		return nil
	}
	slices.Sort(paths)
	return paths
}

func escapeGlob(s string) string {
	if filepath.Separator == '\\' {
		return s // Windows has no escape, and no such names
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(s)
}

func (a *Archive) newestBackup() string {
	all := a.backups()
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// Backup makes a copy when the last one is older than a week, reads it through
// and only then removes the oldest beyond three. A backup that is wrong is
// removed itself.
func (a *Archive) Backup(ctx context.Context, now time.Time) error {
	if a.mode == modeMemory || a.readOnly.Load() {
		return nil
	}
	if newest := a.newestBackup(); newest != "" {
		if info, err := os.Stat(newest); err == nil && now.Sub(info.ModTime()).Abs() < backupEvery {
			return nil
		}
	}
	path := filepath.Join(a.backupFolder(), "archive-"+now.UTC().Format("2006-01-02")+".db")
	if err := a.copyTo(ctx, path); err != nil {
		return a.explain("back up the archive", err)
	}
	if err := os.Chtimes(path, now, now); err != nil {
		return fmt.Errorf("back up the archive: %w", err)
	}
	for all := a.backups(); len(all) > keepBackups; all = all[1:] {
		if err := os.Remove(all[0]); err != nil {
			return fmt.Errorf("remove an old backup: %w", err)
		}
	}
	return nil
}

// copyTo writes a compact copy of the archive and puts it in place when it
// has been read through.
func (a *Archive) copyTo(ctx context.Context, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	part := path + ".part"
	removeDatabase(part)
	defer removeDatabase(part)
	// A file made beforehand keeps the copy from others' eyes.
	f, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	var articles int64
	err = a.guarded(ctx, func() error {
		c, err := a.dialReader()
		if err != nil {
			return err
		}
		defer c.close()
		if err := c.exec(ctx, "PRAGMA query_only=OFF"); err != nil {
			return err
		}
		if articles, _, err = c.number(ctx, "SELECT articles FROM state"); err != nil {
			return err
		}
		return c.exec(ctx, "VACUUM INTO ?", part)
	})
	if err != nil {
		return err
	}
	if err := verify(ctx, part, articles); err != nil {
		return fmt.Errorf("the copy is not sound: %w", err)
	}
	if f, err := os.OpenFile(part, os.O_RDWR, 0); err == nil {
		f.Sync()
		f.Close()
	}
	return os.Rename(part, path)
}

// verify reads a copy through.
func verify(ctx context.Context, path string, articles int64) error {
	c, err := dial((&Archive{path: path}).uri("mode=ro&immutable=1"), "query_only=ON")
	if err != nil {
		return err
	}
	defer c.close()
	if err := c.check(ctx); err != nil {
		return err
	}
	n, _, err := c.number(ctx, "SELECT count(*) FROM line")
	if err == nil && n < articles {
		err = fmt.Errorf("%d of %d articles", n, articles)
	}
	return err
}

// copyBefore copies the file beside itself before its format is changed.
func (a *Archive) copyBefore(ctx context.Context, c *conn, have int) error {
	path := fmt.Sprintf("%s.format-%d", a.path, have)
	if _, err := os.Stat(path); err == nil {
		return nil // a migration that did not come to its end left it
	}
	part := path + ".part"
	removeDatabase(part)
	defer removeDatabase(part)
	if err := c.exec(ctx, "VACUUM INTO ?", part); err != nil {
		return fmt.Errorf("copy the archive before its format changes: %w", err)
	}
	if err := os.Chmod(part, 0o600); err != nil {
		return err
	}
	return os.Rename(part, path)
}
