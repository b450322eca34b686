package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// jsonDataset describes a bundled set.
type jsonDataset struct {
	Name     string  `json:"name"`
	Title    string  `json:"title"`
	Count    int     `json:"count"`
	AsOf     *string `json:"as_of"`
	Coverage string  `json:"coverage"`
	Licence  string  `json:"licence"`
	Source   string  `json:"source"`
	Checksum string  `json:"sha256"`
}

func newData(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "data",
		Short: "Describe the bundled data: how much, how recent, how complete",
		Args:  noArgs,
	}
	form := addFormat(cmd)
	cmd.RunE = func(*cobra.Command, []string) error {
		at, err := a.atlas()
		if err != nil {
			return err
		}
		sets := []jsonDataset{}
		s := &sheet{cols: []column{
			col("name"), num("count"), col("as_of").cutTo(10), col("coverage").cutTo(8), col("licence").dropped(3).cutTo(10),
			col("title").dropped(2).cutTo(20), col("source").dropped(1).cutTo(20), col("sha256"),
		}}
		people := form.value == asTable || form.value == asMD
		if people {
			s.cols = s.cols[:len(s.cols)-1] // the checksum is for machines
		}
		for _, d := range at.Datasets() {
			sets = append(sets, jsonDataset{d.Name, d.Title, d.Count, orNull(d.AsOf), d.Coverage, d.Licence, d.Origin, d.Checksum})
			if people {
				s.add(d.Name, fmt.Sprint(d.Count), d.AsOf, d.Coverage, inShort(d.Licence), d.Title, inShort(d.Origin))
				continue
			}
			s.add(d.Name, fmt.Sprint(d.Count), d.AsOf, d.Coverage, d.Licence, d.Title, d.Origin, d.Checksum)
		}
		if form.value == asJSON {
			return writeJSON(a.out, sets)
		}
		return writeAll(a.out, s.render(form.value, a.paint.width, a.paint))
	}
	return cmd
}

// inShort leaves out what stands in brackets, and the scheme of addresses.
func inShort(text string) string {
	for {
		before, rest, ok := strings.Cut(text, " (")
		_, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return strings.ReplaceAll(text, "https://", "")
		}
		text = before + after
	}
}
