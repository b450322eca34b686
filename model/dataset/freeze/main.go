// Command freeze turns the text files of the bundled data into Go tables. Run
// it as "go generate ./model/dataset" after a change of the data.
//
// It does not import what it writes, so that it can be run when the tables no
// longer compile.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"pariscall/model"
	"pariscall/model/dataset/decode"
)

func main() {
	if err := freeze("."); err != nil {
		fmt.Fprintln(os.Stderr, "freeze: error:", err)
		fmt.Fprintln(os.Stderr, "freeze: hint: run it as \"go generate ./model/dataset\", from the top of the module")
		os.Exit(1)
	}
}

// freeze reads dir/data and writes dir/frozen_*.go.
func freeze(dir string) error {
	if err := stamp(filepath.Join(dir, "data")); err != nil {
		return fmt.Errorf("counting: %w", err)
	}
	t, err := decode.Tables(os.DirFS(filepath.Join(dir, "data")))
	if err != nil {
		return fmt.Errorf("decoding: %w", err)
	}
	a, err := model.NewAtlas(t)
	if err != nil {
		return fmt.Errorf("checking: %w", err)
	}
	for name, text := range files(a.Tables()) {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
