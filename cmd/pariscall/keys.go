package main

import (
	"strings"

	"github.com/spf13/cobra"

	"pariscall/ui"
)

func newKeys(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "keys",
		Short: "List every key of the explorer",
		Args:  noArgs,
	}
	form := addFormat(cmd)
	cmd.RunE = func(*cobra.Command, []string) error {
		d, err := a.deps(nil)
		if err != nil {
			return err
		}
		type jsonKey struct {
			Where string   `json:"where"`
			Keys  []string `json:"keys"`
			Does  string   `json:"does"`
		}
		list := []jsonKey{}
		s := &sheet{cols: []column{col("where"), col("keys"), col("does")}}
		for _, section := range ui.KeyTable(d) {
			for _, b := range section.Bindings {
				list = append(list, jsonKey{section.Title, b.Keys(), b.Help().Desc})
				s.add(section.Title, strings.Join(b.Keys(), " "), b.Help().Desc)
			}
		}
		if form.value == asJSON {
			return writeJSON(a.out, list)
		}
		return writeAll(a.out, s.render(form.value, a.paint.width, a.paint))
	}
	return cmd
}
