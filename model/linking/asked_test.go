package linking

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pariscall/model/dataset"
)

// A word that some list has is met as it is folded, any other as it is written.
// So what a rule asks for must be one word, and stand there folded if it has to.
func TestWhatRulesAskForCanBeMet(t *testing.T) {
	atlas, err := dataset.Load()
	if err != nil {
		t.Fatal(err)
	}
	l := newLexicon(atlas)
	asked := 0
	check := func(at token.Position, list []ast.Expr) {
		var all []string
		for _, e := range list {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				w, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, w)
			}
		}
		asked += len(all)
		for _, w := range all {
			words := l.cut(w, nil)
			if len(words) != 1 {
				t.Errorf("%s: %q is %d words", at, w, len(words))
			} else if id := words[0].id; id >= 0 && !slices.Contains(all, string(l.vocab.text(id))) {
				t.Errorf("%s: %q is met as %q", at, w, l.vocab.text(id))
			}
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	for _, name := range files {
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for n := range ast.Preorder(file) {
			switch n := n.(type) {
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && slices.Contains([]string{"is", "isNext", "isPrev", "nextIs", "prevIs"}, f.Sel.Name) {
					check(set.Position(n.Pos()), n.Args)
				}
			case *ast.ValueSpec:
				if n.Names[0].Name != "topicWords" {
					continue
				}
				for _, topic := range n.Values[0].(*ast.CompositeLit).Elts {
					words := topic.(*ast.KeyValueExpr).Value.(*ast.CompositeLit)
					check(set.Position(words.Pos()), words.Elts)
				}
			}
		}
	}
	if asked < 2000 {
		t.Errorf("only %d words were looked at", asked)
	}
}
