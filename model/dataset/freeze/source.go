package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// stamp writes count and checksum of every data file into the SOURCE.md beside
// it, so that whoever changes a fact does not have to work them out.
func stamp(data string) error {
	abouts, err := filepath.Glob(filepath.Join(data, "*", "SOURCE.md"))
	if err != nil {
		return err
	}
	for _, about := range abouts {
		dir := filepath.Dir(about)
		files, err := filepath.Glob(filepath.Join(dir, filepath.Base(dir)+".*"))
		if err != nil || len(files) != 1 {
			return fmt.Errorf("%s: want one data file named after the set, found %d", dir, len(files))
		}
		content, err := os.ReadFile(files[0])
		if err != nil {
			return err
		}
		text, err := os.ReadFile(about)
		if err != nil {
			return err
		}
		text = setLine(text, "Records", fmt.Sprint(countRecords(files[0], content)))
		text = setLine(text, "SHA-256", fmt.Sprintf("%x", sha256.Sum256(content)))
		if err := os.WriteFile(about, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func countRecords(name string, content []byte) int {
	switch filepath.Ext(name) {
	case ".tsv":
		return bytes.Count(content, []byte("\n")) - 1
	case ".rec":
		return bytes.Count(content, []byte("\n\n")) + 1
	default:
		return strings.Count(string(content), " xmlUrl=")
	}
}

// setLine replaces the value of the line "- key: value".
func setLine(text []byte, key, value string) []byte {
	line := regexp.MustCompile(`(?m)^- ` + regexp.QuoteMeta(key) + `: .*$`)
	return line.ReplaceAll(text, []byte("- "+key+": "+value))
}
