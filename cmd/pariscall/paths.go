package main

import (
	"errors"
	"path/filepath"
)

// paths are the folders that the program keeps things in. None of them is
// made before something is written there.
type paths struct {
	config string // config.toml and the list of feeds
	data   string // the archive and its backups
	cache  string // what can be fetched again
	state  string // the log
}

// errNoHome is what is said where a folder is needed and none is known.
var errNoHome = errors.New("no home folder: neither HOME nor the XDG variables are set")

// resolvePaths finds the folders: below home when it is given, else where the
// XDG variables say, else where the system keeps such things. Relative XDG
// variables are ignored, as their specification asks.
func resolvePaths(home, goos string, env func(string) string) (paths, error) {
	if home != "" {
		root, err := filepath.Abs(home)
		if err != nil {
			return paths{}, err
		}
		return paths{
			config: filepath.Join(root, "config"),
			data:   filepath.Join(root, "data"),
			cache:  filepath.Join(root, "cache"),
			state:  filepath.Join(root, "log"),
		}, nil
	}
	base := systemFolders(goos, env)
	p := paths{
		config: own(env("XDG_CONFIG_HOME"), base.config),
		data:   own(env("XDG_DATA_HOME"), base.data),
		cache:  own(env("XDG_CACHE_HOME"), base.cache),
		state:  own(env("XDG_STATE_HOME"), base.state),
	}
	if p.config == "" || p.data == "" || p.cache == "" || p.state == "" {
		return p, errNoHome
	}
	return p, nil
}

// own returns our folder below the first absolute base, or "".
func own(bases ...string) string {
	for _, b := range bases {
		if filepath.IsAbs(b) {
			return filepath.Join(b, "pariscall")
		}
	}
	return ""
}

// systemFolders returns the base folders of a system; empty ones are unknown.
func systemFolders(goos string, env func(string) string) paths {
	home := env("HOME")
	switch goos {
	case "windows":
		local := env("LOCALAPPDATA")
		return paths{config: env("APPDATA"), data: local, cache: local, state: local}
	case "darwin":
		if home == "" {
			return paths{}
		}
		support := filepath.Join(home, "Library", "Application Support")
		return paths{
			config: support, data: support,
			cache: filepath.Join(home, "Library", "Caches"),
			state: filepath.Join(home, "Library", "Logs"),
		}
	default:
		if home == "" {
			return paths{}
		}
		return paths{
			config: filepath.Join(home, ".config"),
			data:   filepath.Join(home, ".local", "share"),
			cache:  filepath.Join(home, ".cache"),
			state:  filepath.Join(home, ".local", "state"),
		}
	}
}
