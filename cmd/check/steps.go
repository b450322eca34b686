package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"pariscall/model/dataset"
	"pariscall/model/linking/score"
)

func (c *checker) format() error {
	out, err := c.golang("tool", "gofumpt", "-l", "cmd", "feeds", "model", "ui")
	if err != nil {
		return err
	}
	if out != "" {
		return fmt.Errorf("not formatted; run: go tool gofumpt -w cmd feeds model ui\n%s", out)
	}
	return nil
}

// module checks that go.mod and go.sum are what the sources need.
func (c *checker) module() error {
	if _, err := c.golang("mod", "tidy", "-diff"); err != nil {
		return fmt.Errorf("go.mod or go.sum is not tidy\n%w", err)
	}
	return nil
}

func (c *checker) vet() error {
	_, err := c.golang("vet", "./...")
	return err
}

func (c *checker) staticcheck() error {
	_, err := c.golang("tool", "staticcheck", "./...")
	return err
}

// deadcode finds functions that no command and no test can reach.
func (c *checker) deadcode() error {
	out, err := c.golang("tool", "deadcode", "-test", "./...")
	if err != nil {
		return err
	}
	if out != "" {
		return fmt.Errorf("nothing reaches these\n%s", out)
	}
	return nil
}

func (c *checker) test() error {
	_, err := c.golang("test", "./...")
	return err
}

func (c *checker) race() error {
	_, err := c.golang("test", "-race", "-shuffle=on", "-timeout=10m", "./...")
	return err
}

// fuzzTarget finds the declaration of a fuzz target.
var fuzzTarget = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)

// fuzz runs every fuzz target for a short while. The long runs are for the
// night.
func (c *checker) fuzz() error {
	targets, err := fuzzTargets()
	if err != nil {
		return err
	}
	if len(targets) == 0 {
		return errors.New("found no fuzz target")
	}
	var errs []error
	for _, t := range targets {
		_, err := c.golang("test", "-run=^$", "-fuzz=^"+t.name+"$", "-fuzztime="+c.fuzzFor.String(), "./"+t.dir)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

type target struct{ dir, name string }

func fuzzTargets() ([]target, error) {
	var targets []target
	err := eachSource(func(path string, text []byte) {
		if !strings.HasSuffix(path, "_test.go") {
			return
		}
		for _, m := range fuzzTarget.FindAllSubmatch(text, -1) {
			targets = append(targets, target{filepath.ToSlash(filepath.Dir(path)), string(m[1])})
		}
	})
	return targets, err
}

// eachSource reads every Go file of the module.
func eachSource(visit func(path string, text []byte)) error {
	for _, top := range []string{"cmd", "feeds", "model", "ui"} {
		err := filepath.WalkDir(top, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			visit(path, text)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// crossBuild compiles for every system that is supported, without cgo, and
// without optimising: it proves that all compiles and links, and the
// generated code of SQLite takes the optimiser most of the time.
func (c *checker) crossBuild() error {
	var errs []error
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, arch := range []string{"amd64", "arm64"} {
			_, err := c.command([]string{"GOOS=" + system, "GOARCH=" + arch, "CGO_ENABLED=0"},
				"go", "build", "-gcflags=all=-N -l", "-o", os.DevNull, "./cmd/pariscall")
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// linking prints how well the linker finds what texts name: precision and
// recall for each kind, for traps and for each language.
func (c *checker) linking() error {
	atlas, err := dataset.Load()
	if err != nil {
		return err
	}
	return score.Run(c.out, atlas)
}
