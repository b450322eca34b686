package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// maxLog is how large the log may be when a run begins; a larger one makes
// room for a new one and stays beside it.
const maxLog = 4 << 20

// logger returns the log of this run. Its file is made when there is
// something to write, so that a lookup leaves nothing behind.
func (a *app) logger() *slog.Logger {
	level := slog.LevelWarn
	if a.debug {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(a.logTo(), &slog.HandlerOptions{Level: level}))
}

func (a *app) logTo() io.Writer {
	path := a.logFile
	if path == "" {
		p, _ := a.paths()
		if p.state == "" {
			return io.Discard
		}
		path = filepath.Join(p.state, "pariscall.log")
	}
	return &lazyFile{path: path}
}

// lazyFile is a file that is opened by the first write. What cannot be logged
// is lost, which must not disturb anything else.
type lazyFile struct {
	path string
	once sync.Once
	file *os.File
}

func (l *lazyFile) Write(p []byte) (int, error) {
	l.once.Do(l.open)
	if l.file == nil {
		return len(p), nil
	}
	return l.file.Write(p)
}

func (l *lazyFile) open() {
	if os.MkdirAll(filepath.Dir(l.path), 0o700) != nil {
		return
	}
	if info, err := os.Stat(l.path); err == nil && info.Size() > maxLog {
		_ = os.Rename(l.path, l.path+".old")
	}
	l.file, _ = os.OpenFile(l.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
}
