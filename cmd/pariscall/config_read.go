package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// configError is what is wrong with a configuration: with the whole file, so
// that nothing of it holds, or with single settings, each of which has its
// default while the others hold.
type configError struct {
	file    string
	whole   error // begins with :line:column where they are known
	trouble []configTrouble
	told    bool // to the user: a command may come by more than once
}

// configTrouble is one setting that does not hold.
type configTrouble struct {
	line, column int
	text         string
}

// Error is one line that names every place.
func (e *configError) Error() string { return strings.Join(e.lines(), "; ") }

// lines says what is wrong, each as FILE:LINE:COLUMN: KEY: what is wanted.
func (e *configError) lines() []string {
	if e.whole != nil {
		return []string{e.file + e.whole.Error()}
	}
	var lines []string
	for _, t := range e.trouble {
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", e.file, t.line, t.column, t.text))
	}
	return lines
}

// setting is one key of the file with its value and where they stand.
type setting struct {
	path    []string
	value   any
	key, at unstable.Position // of the key, of the value
}

// parseConfig reads a configuration and leaves out what is wrong in it. The
// error is a *configError.
func parseConfig(text []byte) (config, error) {
	if !utf8.Valid(text) {
		line, column := badByte(text)
		return defaultConfig(), &configError{whole: fmt.Errorf(":%d:%d: it is not valid UTF-8", line, column)}
	}
	// A byte order mark becomes a blank, so that columns stay as they are.
	text = bytes.Replace(text, []byte("\ufeff"), []byte("   "), min(1, bytes.Index(text, []byte("\ufeff"))+1))
	var tree map[string]any
	if err := toml.Unmarshal(text, &tree); err != nil {
		if bad, ok := errors.AsType[*toml.DecodeError](err); ok {
			line, column := bad.Position()
			return defaultConfig(), &configError{whole: fmt.Errorf(":%d:%d: %s", line, column, strings.TrimPrefix(bad.Error(), "toml: "))}
		}
		return defaultConfig(), &configError{whole: fmt.Errorf(": %w", err)}
	}
	var r configReader
	r.walk(text)
	settings := r.typed(tree)
	c := r.checked(settings)
	if len(r.trouble) > 0 {
		slices.SortStableFunc(r.trouble, func(a, b configTrouble) int { return a.line - b.line })
		return c, &configError{trouble: r.trouble}
	}
	return c, nil
}

// badByte finds the first byte that is not UTF-8.
func badByte(text []byte) (line, column int) {
	line, column = 1, 1
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == utf8.RuneError && n == 1 {
			return line, column
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		text = text[n:]
	}
	return line, column
}

// configReader collects the settings of a file and what is wrong with them.
type configReader struct {
	parser   unstable.Parser
	settings []setting
	trouble  []configTrouble
}

// walk lists every key of a document that is known to parse, in its order. A
// table with nothing in it counts as a setting too: its name may be wrong.
func (r *configReader) walk(text []byte) {
	r.parser.Reset(text)
	var table []string
	for r.parser.NextExpression() {
		n := r.parser.Expression()
		switch n.Kind {
		case unstable.Table, unstable.ArrayTable:
			var at unstable.Position
			table, at = r.keyOf(n, nil)
			r.settings = append(r.settings, setting{path: table, key: at, at: at})
		case unstable.KeyValue:
			r.keyValue(n, table)
		}
	}
}

func (r *configReader) keyValue(n *unstable.Node, table []string) {
	path, key := r.keyOf(n, table)
	v := n.Value()
	if v.Kind == unstable.InlineTable {
		r.settings = append(r.settings, setting{path: path, key: key, at: key})
		for it := v.Children(); it.Next(); {
			if it.Node().Kind == unstable.KeyValue {
				r.keyValue(it.Node(), path)
			}
		}
		return
	}
	at := key
	if v.Raw.Length > 0 {
		at = r.parser.Shape(v.Raw).Start
	}
	r.settings = append(r.settings, setting{path: path, key: key, at: at})
}

// keyOf returns the path of a key below a table, and where its last word is.
func (r *configReader) keyOf(n *unstable.Node, table []string) ([]string, unstable.Position) {
	path := slices.Clone(table)
	var at unstable.Position
	for it := n.Key(); it.Next(); {
		at = r.parser.Shape(it.Node().Raw).Start
		path = append(path, string(it.Node().Data))
	}
	return path, at
}

func (r *configReader) complain(at unstable.Position, text string) {
	r.trouble = append(r.trouble, configTrouble{at.Line, at.Column, text})
}

// typed returns the settings whose key exists and whose value is of its type.
func (r *configReader) typed(tree map[string]any) []setting {
	var good []setting
	var lost [][]string // below what was refused nothing is told
	for _, s := range r.settings {
		if slices.ContainsFunc(lost, func(above []string) bool { return isBelow(s.path, above) }) {
			continue
		}
		known, want := settingType(s.path)
		if !known {
			lost = append(lost, s.path)
			r.complain(s.key, unknownSetting(s.path))
			continue
		}
		s.value = valueAt(tree, s.path)
		if want == nil { // a table
			if _, ok := s.value.(map[string]any); !ok {
				lost = append(lost, s.path)
				r.complain(s.at, settingName(s.path)+": want a table, got "+gotWords(s.path, s.value))
				continue
			}
			s.value = map[string]any{}
		} else if trouble := mistyped(s, want); trouble != "" {
			r.complain(s.at, settingName(s.path)+": "+trouble)
			continue
		}
		good = append(good, s)
	}
	return good
}

// checked makes a configuration of settings and leaves out those whose value
// may not be. A value may be wrong only beside another, so it looks again
// until nothing is.
func (r *configReader) checked(settings []setting) config {
	for {
		c := configOf(settings)
		wrong := c.wrong()
		if len(wrong) == 0 {
			return c
		}
		kept := settings
		for _, w := range wrong {
			for _, s := range settings {
				if slices.Equal(s.path, w.path) {
					r.complain(s.at, settingName(s.path)+": "+w.words(s))
					break
				}
			}
			kept = slices.DeleteFunc(slices.Clone(kept), func(s setting) bool { return isBelow(s.path, w.path) })
		}
		if len(kept) == len(settings) {
			return defaultConfig() // a default that is wrong: nothing of the file's is to blame
		}
		settings = kept
	}
}

// isBelow says whether a path is another or leads below it.
func isBelow(path, above []string) bool {
	return len(path) >= len(above) && slices.Equal(path[:len(above)], above)
}
