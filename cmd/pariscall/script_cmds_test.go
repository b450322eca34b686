package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// status runs a command and wants exactly this exit status:
//
//	status 2 pariscall show
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("%s: status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// server serves a folder of the script on loopback until the script ends, and
// sets its address:
//
//	server feeds URL HOST
//
// A file NAME.status holds the status code that NAME is answered with.
func server(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: server folder url-variable host-variable")
	}
	dir := ts.MkAbs(args[0])
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := filepath.Join(dir, filepath.FromSlash(filepath.Clean("/"+r.URL.Path)))
		if text, err := os.ReadFile(path + ".status"); err == nil {
			code, _ := strconv.Atoi(strings.TrimSpace(string(text)))
			w.WriteHeader(code)
			return
		}
		http.ServeFile(w, r, path)
	}))
	ts.Defer(srv.Close)
	ts.Setenv(args[1], srv.URL)
	ts.Setenv(args[2], strings.TrimPrefix(srv.URL, "http://"))
}
