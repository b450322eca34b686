// Package theme is the only place that knows colours and glyphs. A theme
// gives a colour to each of a few roles; everything else asks for the role.
//
// Nothing on the screen may depend on colour alone: each meaning also has a
// glyph, a weight or a place, so that every theme, the one without colours
// included, can be read.
package theme

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

//go:embed themes/*.toml
var bundled embed.FS

// Theme is a set of colours for dark and for light terminals.
type Theme struct {
	Name  string  `toml:"name"`
	About string  `toml:"about"`
	Dark  Palette `toml:"dark"`
	Light Palette `toml:"light"`
}

// Palette gives a colour to each role: "#rrggbb", a number from 0 to 255 of
// the terminal's own palette, or "" for the terminal's own text. Selected is
// the ground of the row under the cursor; "" there means reversed.
type Palette struct {
	Text     string `toml:"text"`
	Dim      string `toml:"dim"`
	Accent   string `toml:"accent"`
	Border   string `toml:"border"`
	Focus    string `toml:"focus"`
	Selected string `toml:"selected"`
	Good     string `toml:"good"`
	Warn     string `toml:"warn"`
	Bad      string `toml:"bad"`
	State    string `toml:"state"`
	Company  string `toml:"company"`
	Civil    string `toml:"civil"`
	Incident string `toml:"incident"`
	Link     string `toml:"link"`
}

// Default is the name of the theme used when none is asked for; Mono the name
// of the one without colours.
const (
	Default = "calm"
	Mono    = "mono"
)

// Names lists the bundled themes, the default one first.
func Names() []string {
	files, err := fs.Glob(bundled, "themes/*.toml")
	if err != nil {
		panic(err) // the pattern is constant
	}
	names := make([]string, 0, len(files))
	for _, f := range files {
		names = append(names, strings.TrimSuffix(path.Base(f), ".toml"))
	}
	slices.SortFunc(names, func(a, b string) int {
		if (a == Default) != (b == Default) {
			if a == Default {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return names
}

// Load returns a bundled theme. The error of an unknown name lists the names
// that exist.
func Load(name string) (Theme, error) {
	if name == "" {
		name = Default
	}
	b, err := bundled.ReadFile("themes/" + name + ".toml")
	if err != nil {
		return Theme{}, fmt.Errorf("there is no theme %q: want one of %s", name, strings.Join(Names(), ", "))
	}
	return Parse(b)
}

// Parse reads a theme. A key that does not exist and a value that is no
// colour are errors, so that a slip of the pen is not silently ignored.
func Parse(b []byte) (Theme, error) {
	var t Theme
	dec := toml.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		var strict *toml.StrictMissingError
		if errors.As(err, &strict) {
			return Theme{}, fmt.Errorf("theme: %s", strings.TrimSpace(strict.String()))
		}
		return Theme{}, fmt.Errorf("theme: %w", err)
	}
	if t.Name == "" {
		return Theme{}, fmt.Errorf("theme: it needs a name")
	}
	for _, p := range []struct {
		where string
		p     Palette
	}{{"dark", t.Dark}, {"light", t.Light}} {
		for role, c := range p.p.roles() {
			if !isColour(c) {
				return Theme{}, fmt.Errorf("theme %s: %s.%s = %q is not a colour: want \"#rrggbb\", a number from 0 to 255, or \"\"", t.Name, p.where, role, c)
			}
		}
	}
	return t, nil
}

// roles returns every role with its colour.
func (p Palette) roles() map[string]string {
	return map[string]string{
		"text": p.Text, "dim": p.Dim, "accent": p.Accent, "border": p.Border,
		"focus": p.Focus, "selected": p.Selected, "good": p.Good, "warn": p.Warn,
		"bad": p.Bad, "state": p.State, "company": p.Company, "civil": p.Civil,
		"incident": p.Incident, "link": p.Link,
	}
}

var hexColour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func isColour(s string) bool {
	if s == "" || hexColour.MatchString(s) {
		return true
	}
	n, err := strconv.Atoi(s)
	return err == nil && n >= 0 && n <= 255 && strconv.Itoa(n) == s
}
