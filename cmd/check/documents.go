package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// generated finds a part of a document that a command of the program writes.
// The comment that opens it names the command, so that a reader can run it:
//
//	<!-- from: pariscall data -o md -->
//	…
//	<!-- end -->
var generated = regexp.MustCompile(`(?s)(<!-- from: pariscall ([^\n]*?) -->\n).*?(<!-- end -->)`)

// documents checks that the generated parts are what the program says today.
func (c *checker) documents() error {
	return c.eachDocument(func(path, have, want string) error {
		if have != want {
			return fmt.Errorf("%s is out of date; run: go run ./cmd/check -update", path)
		}
		return nil
	})
}

// rewrite brings the generated parts up to date.
func (c *checker) rewrite() error {
	return c.eachDocument(func(path, have, want string) error {
		if have == want {
			return nil
		}
		return os.WriteFile(path, []byte(want), 0o644)
	})
}

func (c *checker) eachDocument(visit func(path, have, want string) error) error {
	dir, err := os.MkdirTemp("", "pariscall-check")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary, err := c.build(dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, path := range []string{"README.md", "CONTRIBUTING.md", "NOTICE"} {
		text, err := os.ReadFile(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		want, err := c.regenerate(string(text), binary, dir)
		errs = append(errs, err)
		if err == nil {
			errs = append(errs, visit(path, string(text), want))
		}
	}
	return errors.Join(errs...)
}

// build compiles the program into dir.
func (c *checker) build(dir string) (string, error) {
	binary := filepath.Join(dir, "pariscall")
	if os.PathSeparator == '\\' {
		binary += ".exe"
	}
	_, err := c.golang("build", "-o", binary, "./cmd/pariscall")
	return binary, err
}

// regenerate runs the command of every generated part of text.
func (c *checker) regenerate(text, binary, home string) (string, error) {
	var errs []error
	out := generated.ReplaceAllStringFunc(text, func(part string) string {
		m := generated.FindStringSubmatch(part)
		said, err := c.command([]string{"PARISCALL_HOME=" + home}, binary, strings.Fields(m[2])...)
		if err != nil {
			errs = append(errs, err)
			return part
		}
		said = strings.ReplaceAll(strings.TrimRight(said, "\n"), "\r\n", "\n")
		if !strings.HasPrefix(said, "|") {
			said = "```\n" + said + "\n```"
		}
		return m[1] + said + "\n" + m[3]
	})
	return out, errors.Join(errs...)
}

// updates are the steps that rewrite what is generated: golden files package
// by package, since a package without any does not know the flag, and the
// documents.
func updates() []step {
	steps := []step{{"documents", (*checker).rewrite}}
	dirs := map[string]bool{}
	err := eachSource(func(path string, text []byte) {
		if strings.HasSuffix(path, "_test.go") && regexp.MustCompile(`x/exp/golden"|flag\.Bool\("update"`).Match(text) {
			dirs[filepath.ToSlash(filepath.Dir(path))] = true
		}
	})
	if err != nil {
		return append(steps, step{"sources", func(*checker) error { return err }})
	}
	for dir := range dirs {
		steps = append(steps, step{dir, func(c *checker) error {
			_, err := c.golang("test", "./"+dir, "-update")
			return err
		}})
	}
	return steps
}
