package main

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"pariscall/feeds"
	"pariscall/model"
	"pariscall/ui/theme"
)

// wrongValue is a setting whose value is of the right type and yet may not be.
type wrongValue struct {
	path          []string
	want, nearest string
	entry         string // of a list, the one that is wrong
}

// words says what is wanted in place of what was set.
func (w wrongValue) words(s setting) string {
	if _, table := s.value.(map[string]any); table {
		return "want " + w.want + didYouMean(w.nearest)
	}
	got := gotWords(s.path, s.value)
	if _, list := s.value.([]any); list && w.entry != "" {
		got = w.entry
	}
	return "want " + w.want + ", got " + got + didYouMean(w.nearest)
}

func didYouMean(nearest string) string {
	if nearest == "" {
		return ""
	}
	return "; did you mean " + nearest + "?"
}

// wrong says what a value may be where its type says too little.
func (c config) wrong() []wrongValue {
	var all []wrongValue
	oneOf := func(section, key, value string, allowed ...string) {
		if !slices.Contains(allowed, value) {
			near := model.Nearest(value, allowed)
			if near != "" {
				near = strconv.Quote(near)
			}
			all = append(all, wrongValue{path: []string{section, key}, want: quoted(allowed), nearest: near})
		}
	}
	atLeast0 := func(section, key string, n int) {
		if n < 0 {
			all = append(all, wrongValue{path: []string{section, key}, want: "0 or more", nearest: "0"})
		}
	}
	if c.UI.Theme != "" {
		oneOf("ui", "theme", c.UI.Theme, theme.Names()...)
	}
	oneOf("ui", "background", c.UI.Background, "dark", "light")
	oneOf("ui", "notify", c.UI.Notify, "osc", "bell", "off")
	if _, err := model.ParseQuery(c.UI.Query); err != nil {
		want := "a query"
		if q, ok := errors.AsType[*model.QueryError](err); ok {
			want += " (" + q.Msg + prefixed(": ", q.Hint) + ")"
		}
		all = append(all, wrongValue{path: []string{"ui", "query"}, want: want})
	}
	atLeast0("archive", "days", c.Archive.Days)
	atLeast0("archive", "per_feed", c.Archive.PerFeed)
	if err := c.Feeds.Validate(); err != nil {
		for _, e := range flatten(err) {
			if s, ok := errors.AsType[*feeds.SettingError](e); ok {
				all = append(all, wrongValue{append([]string{"feeds"}, s.Key...), s.Want, s.Nearest, s.Got})
			}
		}
	}
	return all
}

// configOf sets what settings say over the defaults. Their types are known to
// fit.
func configOf(settings []setting) config {
	c := defaultConfig()
	tree := map[string]any{}
	has := map[string]bool{}
	for _, s := range settings {
		put(tree, s.path, s.value)
		has[strings.Join(s.path, ".")] = true
	}
	must(decodeTree(tree, &c))
	// A bound that nobody set gives way to the one that was.
	if !has["feeds.background"] {
		c.Feeds.Background = max(1, min(c.Feeds.Background, c.Feeds.InFlight))
	}
	if !has["feeds.max_interval"] {
		c.Feeds.MaxInterval = max(c.Feeds.MaxInterval, c.Feeds.MinInterval)
	}
	if !has["feeds.min_interval"] && c.Feeds.MaxInterval > 0 {
		c.Feeds.MinInterval = min(c.Feeds.MinInterval, c.Feeds.MaxInterval)
	}
	return c
}

func decodeTree(tree map[string]any, into *config) error {
	text, err := toml.Marshal(tree)
	if err != nil {
		return err
	}
	return toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(into)
}

// put sets a value in nested tables.
func put(tree map[string]any, path []string, value any) {
	for _, key := range path[:len(path)-1] {
		below, ok := tree[key].(map[string]any)
		if !ok {
			below = map[string]any{}
			tree[key] = below
		}
		tree = below
	}
	last := path[len(path)-1]
	if _, table := value.(map[string]any); table {
		if tree[last] == nil {
			tree[last] = map[string]any{} // one of its own, to be filled
		}
		return
	}
	tree[last] = value
}

func valueAt(tree map[string]any, path []string) any {
	var v any = tree
	for _, key := range path {
		below, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = below[key]
	}
	return v
}

// settingType finds the type of a setting; it is nil for a table of settings.
func settingType(path []string) (known bool, want reflect.Type) {
	t := reflect.TypeFor[config]()
	for _, key := range path {
		switch t.Kind() {
		case reflect.Struct:
			i := slices.Index(keysOf(t), key)
			if i < 0 {
				return false, nil
			}
			t = t.Field(i).Type
		case reflect.Map:
			t = t.Elem()
		default:
			return false, nil
		}
	}
	if t.Kind() == reflect.Struct || t.Kind() == reflect.Map {
		return true, nil
	}
	return true, t
}

// keysOf lists the keys of a table, in the order of the struct's fields.
func keysOf(t reflect.Type) []string {
	keys := make([]string, t.NumField())
	for i := range keys {
		keys[i] = t.Field(i).Tag.Get("toml")
	}
	return keys
}

// unknownSetting says that a key does not exist and which one may be meant.
func unknownSetting(path []string) string {
	text := fmt.Sprintf("there is no setting %q", settingName(path))
	above, key := path[:len(path)-1], path[len(path)-1]
	t := reflect.TypeFor[config]()
	var own, all []string
	var collect func(t reflect.Type, path []string)
	collect = func(t reflect.Type, at []string) {
		for i, k := range keysOf(t) {
			below := append(slices.Clone(at), k)
			if slices.Equal(at, above) {
				own = append(own, k)
			}
			if k == key {
				all = append(all, settingName(below))
			}
			if f := t.Field(i).Type; f.Kind() == reflect.Struct {
				collect(f, below)
			}
		}
	}
	collect(t, nil)
	if len(above) == 3 && above[0] == "feeds" && above[1] == "feed" {
		own = keysOf(reflect.TypeFor[feeds.FeedSettings]())
	}
	if near := model.Nearest(key, own); near != "" {
		return text + didYouMean(near)
	}
	if len(all) > 0 {
		return text + didYouMean(strings.Join(all, " or "))
	}
	if len(own) > 0 {
		return text + ": there are " + strings.Join(own, ", ")
	}
	return text
}

// settingName writes a path as the file may: ui.mouse, or
// feeds.feed."https://…".interval, without what may be secret in an address.
func settingName(path []string) string {
	var b strings.Builder
	for i, k := range path {
		if i > 0 {
			b.WriteByte('.')
		}
		if i == 2 && path[0] == "feeds" && path[1] == "feed" {
			if strings.ContainsAny(k, ":@") {
				k = feeds.Redact(k)
			}
			k = strconv.Quote(k)
		}
		b.WriteString(k)
	}
	return b.String()
}

// mistyped says what type a setting wants when its value has another, or "".
func mistyped(s setting, want reflect.Type) string {
	tree := map[string]any{}
	put(tree, s.path, s.value)
	c := config{}
	err := decodeTree(tree, &c)
	_, isText := s.value.(string)
	if wantsText := want.Kind() == reflect.String || want == reflect.TypeFor[feeds.Duration](); err == nil && (isText || !wantsText) {
		return ""
	}
	got := ", got " + gotWords(s.path, s.value)
	switch {
	case reflect.PointerTo(want).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		example := `a span of time in quotes, such as "15m" or "24h"`
		if want == reflect.TypeFor[feeds.Size]() {
			example = `a size in quotes, such as "16MiB"`
		}
		if want == reflect.TypeFor[feeds.Secret]() {
			example = "text in quotes"
		}
		return "want " + example + got
	case want.Kind() == reflect.Bool:
		return "want true or false" + got + didYouMean(nearestBool(s.value))
	case want.Kind() == reflect.Int:
		return "want a whole number without quotes" + got + didYouMean(nearestNumber(s.value))
	case want.Kind() == reflect.Slice:
		near := ""
		if text, ok := s.value.(string); ok {
			near = fmt.Sprintf("[%q]", text)
		}
		return `want a list of texts, such as ["127.0.0.1:8080"]` + got + didYouMean(near)
	default:
		return "want text in quotes" + got + didYouMean(nearestText(s.value))
	}
}

func nearestBool(v any) string {
	switch strings.ToLower(fmt.Sprint(v)) {
	case "yes", "on", "1", "true", "y":
		return "true"
	case "no", "off", "0", "false", "n":
		return "false"
	}
	return ""
}

func nearestNumber(v any) string {
	if f, err := strconv.ParseFloat(strings.TrimSpace(fmt.Sprint(v)), 64); err == nil && f >= -1e9 && f <= 1e9 {
		return strconv.Itoa(int(f))
	}
	return ""
}

func nearestText(v any) string {
	switch v.(type) {
	case int64, float64, bool:
		return strconv.Quote(fmt.Sprint(v))
	}
	return ""
}

// gotWords says what a setting was set to. What may be secret is only named
// by its kind.
func gotWords(path []string, v any) string {
	secret := len(path) > 3 && slices.Contains([]string{"password", "user", "headers"}, path[3])
	switch v := v.(type) {
	case string:
		if !secret {
			return strconv.Quote(cut(v, 60))
		}
		return "a text"
	case int64, float64:
		if !secret {
			return fmt.Sprint(v)
		}
		return "a number"
	case bool:
		return fmt.Sprint(v)
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	default:
		return "a date"
	}
}
