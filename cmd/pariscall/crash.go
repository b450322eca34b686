package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

// recovered turns a panic into a report in the log folder and an error that
// says where it is. It must be called by defer itself.
func (a *app) recovered(err *error) {
	p := recover()
	if p == nil {
		return
	}
	text := fmt.Sprintf("pariscall %s\n%v\n\n%s", buildVersion().Version, p, debug.Stack())
	hint := "please report it with what you did"
	if path, werr := a.writeReport(text); werr == nil {
		hint += "; the report is " + path
	} else {
		fmt.Fprintln(a.err, text)
	}
	*err = failed(fmt.Errorf("the program broke: %v", p), hint)
}

func (a *app) writeReport(text string) (string, error) {
	p, err := a.paths()
	if p.state == "" {
		return "", err
	}
	if err := os.MkdirAll(p.state, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(p.state, "crash-"+a.now().UTC().Format("20060102T150405")+".txt")
	return path, os.WriteFile(path, []byte(text), 0o600)
}

// guarded runs work of our own in the background, so that a panic in it ends
// as an error in the log rather than as a broken terminal.
func (a *app) guarded(what string, work func() error) {
	err := func() (err error) {
		defer a.recovered(&err)
		return work()
	}()
	if err != nil {
		a.logger().Error(what, "err", err, "at", a.now().UTC().Format(time.RFC3339))
	}
}
