package main

import (
	"errors"
	"path/filepath"
	"testing"
)

func environment(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

func TestOneHomeKeepsEverythingBelowIt(t *testing.T) {
	root := t.TempDir()
	p, err := resolvePaths(root, "linux", environment(map[string]string{"HOME": "/home/a", "XDG_CONFIG_HOME": "/x"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{p.config, p.data, p.cache, p.state} {
		if filepath.Dir(path) != root {
			t.Errorf("%s is not below %s", path, root)
		}
	}
}

func TestFoldersAreTheSystemsUnlessXDGSaysOtherwise(t *testing.T) {
	for _, test := range []struct {
		name, goos string
		env        map[string]string
		want       paths
		err        error
	}{
		{"linux", "linux", map[string]string{"HOME": "/home/a"}, paths{
			"/home/a/.config/pariscall", "/home/a/.local/share/pariscall", "/home/a/.cache/pariscall", "/home/a/.local/state/pariscall",
		}, nil},
		{"xdg", "linux", map[string]string{"HOME": "/home/a", "XDG_DATA_HOME": "/data", "XDG_STATE_HOME": "relative"}, paths{
			"/home/a/.config/pariscall", "/data/pariscall", "/home/a/.cache/pariscall", "/home/a/.local/state/pariscall",
		}, nil},
		{"mac", "darwin", map[string]string{"HOME": "/Users/a"}, paths{
			"/Users/a/Library/Application Support/pariscall", "/Users/a/Library/Application Support/pariscall",
			"/Users/a/Library/Caches/pariscall", "/Users/a/Library/Logs/pariscall",
		}, nil},
		{"no home", "linux", nil, paths{}, errNoHome},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := resolvePaths("", test.goos, environment(test.env))
			if got != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}
