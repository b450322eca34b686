package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rule says what a package may import of this module, and what it must not
// import of others. An entry of never that ends in a slash stands for all
// below it.
type rule struct {
	may   []string
	never []string
}

// layers is who may import whom: cmd imports ui, feeds and model, ui and
// feeds import model, model imports nothing. Files of tests may import more.
var layers = map[string]rule{
	"model":                {never: impure},
	"model/linking":        {may: []string{"model"}, never: impure},
	"model/linking/score":  {may: []string{"model", "model/linking"}, never: impure},
	"model/dataset":        {may: []string{"model"}, never: slices.Concat(network, screen)},
	"model/dataset/decode": {may: []string{"model"}, never: impure},
	"model/dataset/freeze": {may: []string{"model", "model/dataset/decode"}, never: slices.Concat(network, screen)},
	"feeds/archive":        {may: []string{"model"}, never: slices.Concat([]string{"github.com/mmcdole/gofeed"}, network, screen)},
	"feeds":                {may: []string{"model"}, never: screen},
	"ui/theme":             {never: slices.Concat(network, disk)},
	"ui/widget":            {may: []string{"ui/theme"}, never: slices.Concat(network, disk)},
	"ui/panes":             {may: []string{"model", "ui/theme", "ui/widget"}, never: slices.Concat(network, disk)},
	"ui/overlay":           {may: []string{"model", "ui/theme", "ui/widget", "ui/panes"}, never: slices.Concat(network, disk)},
	"ui":                   {may: []string{"model", "ui/theme", "ui/widget", "ui/panes", "ui/overlay"}, never: slices.Concat(network, disk)},
	"cmd/pariscall":        {may: []string{"model", "model/linking", "model/dataset", "feeds", "feeds/archive", "ui", "ui/theme"}},
	"cmd/check":            {may: []string{"model", "model/linking/score", "model/dataset"}},
}

var (
	network = []string{"net", "net/http", "net/http/", "net/smtp"}
	disk    = []string{"os", "os/exec", "os/user", "io/ioutil", "syscall", "database/sql"}
	screen  = []string{"charm.land/"}
	impure  = slices.Concat(network, disk, screen, []string{"log", "log/slog", "github.com/", "modernc.org/"})
)

// source is a file of this module that is not a test.
type source struct {
	pkg, path string
	file      *ast.File
	set       *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	var all []source
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		all = append(all, source{filepath.ToSlash(filepath.Dir(rel)), filepath.ToSlash(rel), f, set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("found only %d files: is this the module's root?", len(all))
	}
	return all
}

func TestPackagesImportOnlyWhatTheirLayerAllows(t *testing.T) {
	for _, src := range sources(t) {
		r, ok := layers[src.pkg]
		if !ok {
			t.Errorf("%s: package %s has no rule: add a line to layers, or put the file elsewhere", src.path, src.pkg)
			continue
		}
		for _, imp := range src.file.Imports {
			path, _ := strconv.Unquote(imp.Path.Value)
			if own, ok := strings.CutPrefix(path, "pariscall/"); ok && !slices.Contains(r.may, own) {
				t.Errorf("%s imports %s, which %s must not", src.path, path, src.pkg)
			}
			for _, ban := range r.never {
				if path == ban || strings.HasSuffix(ban, "/") && strings.HasPrefix(path, ban) {
					t.Errorf("%s imports %s, which %s must not", src.path, path, src.pkg)
				}
			}
		}
	}
}

// calls are what a package must not use although it may import where it
// comes from: there is one clock and one source of timers, and they are
// handed in.
var calls = []struct {
	under, pkg, name, why string
	except                []string
}{
	{"model", "time", "Now", "model has no clock", nil},
	{"ui", "time", "Now", "the clock is Deps.Now", nil},
	{"ui", "time", "Since", "the clock is Deps.Now", nil},
	{"ui", "time", "After", "timers are Deps.After", nil},
	{"ui", "time", "Sleep", "nothing waits in ui", nil},
	{"ui", "tea", "Tick", "timers are Deps.After", nil},
	{"ui", "tea", "Every", "timers are Deps.After", nil},
	{"ui", "lipgloss", "Color", "colours are in ui/theme", []string{"ui/theme"}},
}

func TestNoClockTimerOrColourOutsideItsPlace(t *testing.T) {
	for _, src := range sources(t) {
		ast.Inspect(src.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if !ok {
				return true
			}
			for _, c := range calls {
				inside := src.pkg == c.under || strings.HasPrefix(src.pkg, c.under+"/")
				if inside && !slices.Contains(c.except, src.pkg) && x.Name == c.pkg && sel.Sel.Name == c.name {
					t.Errorf("%s: %s.%s: %s", src.set.Position(n.Pos()), c.pkg, c.name, c.why)
				}
			}
			return true
		})
	}
}

func TestOnlyTheEntryPointEndsTheProcess(t *testing.T) {
	allowed := []string{"cmd/pariscall/main.go", "cmd/pariscall/signals.go"}
	for _, src := range sources(t) {
		if src.file.Name.Name == "main" && src.pkg != "cmd/pariscall" {
			continue // a tool of the developers
		}
		ast.Inspect(src.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if ok && (x.Name == "os" && sel.Sel.Name == "Exit" || x.Name == "log" && strings.HasPrefix(sel.Sel.Name, "Fatal")) &&
				!slices.Contains(allowed, src.path) {
				t.Errorf("%s: %s.%s: return an error instead", src.set.Position(n.Pos()), x.Name, sel.Sel.Name)
			}
			return true
		})
	}
}

func TestTheTopLevelHoldsOnlyWhatItShould(t *testing.T) {
	want := []string{
		"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "README.md",
		"cmd", "feeds", "go.mod", "go.sum", "model", "ui",
	}
	entries, err := filepath.Glob(filepath.Join("..", "..", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := filepath.Base(e)
		if !strings.HasPrefix(name, ".") && !slices.Contains(want, name) {
			t.Errorf("%s at the top level: it belongs below cmd, ui, model or feeds", name)
		}
	}
}
