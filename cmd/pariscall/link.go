package main

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"pariscall/model"
	"pariscall/model/linking"
)

// maxText is the longest line that link reads.
const maxText = 16 << 20

// jsonLinked is what a text names and what was considered. Offsets are bytes
// of the text.
type jsonLinked struct {
	Text     string          `json:"text"`
	Mentions []jsonMention   `json:"mentions"`
	Rejected []jsonRejection `json:"rejected"`
}

type jsonRejection struct {
	Match string `json:"match"`
	Ref   string `json:"ref"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Why   string `json:"why"`
}

func newLink(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "link",
		Short: "Find who is named in texts, and say why",
		Long: `Read texts from standard input, a line each, and answer a line each: which
countries, supporters, incidents and actors it names, where (in bytes), by which
words and by which rule, and what was considered and rejected.`,
		Example: `  echo "Russian hackers hit a New Mexico utility" | pariscall link
  pariscall link --outlet "Microsoft" < headlines.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return misused("link reads texts from standard input, a line each", "pariscall link < FILE, or: echo TEXT | pariscall link")
			}
			return nil
		},
	}
	form := addChoice(cmd, "output", "o", "form of the answer", asJSON, asText)
	lang := cmd.Flags().String("lang", "", "the `LANGUAGE` of the texts, as ISO 639-1; by default each text tells")
	outlet := cmd.Flags().String("outlet", "", "the `NAME` of who published them: an outlet is not named in its own piece")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		at, err := a.atlas()
		if err != nil {
			return err
		}
		if err := knownLanguage(at, *lang); err != nil {
			return err
		}
		linker := linking.New(at)
		lines := bufio.NewScanner(a.in)
		lines.Buffer(make([]byte, 64<<10), maxText)
		out := bufio.NewWriter(a.out)
		for lines.Scan() && cmd.Context().Err() == nil {
			text := strings.ToValidUTF8(lines.Text(), "\ufffd")
			found, rejected := linker.Find(text, linking.Options{Language: *lang, Outlet: *outlet, Why: true})
			linked := linkedJSON(text, found, rejected)
			if form.value == asJSON {
				err = writeJSONLine(out, linked)
			} else {
				err = writeAll(out, linkedText(at, linked, a.paint))
			}
			// Whoever writes a line and waits for its answer must get it.
			if err := errors.Join(err, out.Flush()); err != nil {
				return err
			}
		}
		if errors.Is(lines.Err(), bufio.ErrTooLong) {
			return failed(fmt.Errorf("a line is longer than %s", bytesWords(maxText)))
		}
		return lines.Err()
	}
	return cmd
}

// knownLanguage refuses a code that is no language's. In one for which the
// data has no names of its own, names are found as English has them.
func knownLanguage(at *model.Atlas, code string) error {
	if code == "" {
		return nil
	}
	if base, err := language.ParseBase(code); err == nil && base.String() == code {
		return nil
	}
	langs := []string{"en"}
	for _, c := range at.Countries() {
		for _, l := range c.Names {
			if !slices.Contains(langs, l.Lang) {
				langs = append(langs, l.Lang)
			}
		}
	}
	slices.Sort(langs)
	return misused(fmt.Sprintf("--lang %q is no language of ISO 639-1", code), "names are known in "+strings.Join(langs, ", "))
}

func linkedJSON(text string, found []model.Mention, rejected []model.Rejection) jsonLinked {
	j := jsonLinked{Text: text, Mentions: []jsonMention{}, Rejected: []jsonRejection{}}
	for _, m := range found {
		j.Mentions = append(j.Mentions, mentionJSON(m))
	}
	for _, r := range rejected {
		j.Rejected = append(j.Rejected, jsonRejection{Match: r.Match, Ref: r.Ref.String(), Start: r.Start, End: r.End, Why: r.Why})
	}
	return j
}

// linkedText is the answer for people.
func linkedText(at *model.Atlas, j jsonLinked, p paint) string {
	var b strings.Builder
	b.WriteString(p.bold(model.Line(j.Text).String()) + "\n")
	for _, m := range j.Mentions {
		r, _ := model.ParseRef(m.Ref)
		_, line, sign := stanceLine(at, r)
		fmt.Fprintf(&b, "  %s %s  %q, %s  %s\n", p.sign(sign), m.Name, model.Line(m.Match), m.Why, p.dim(line))
	}
	for _, r := range j.Rejected {
		fmt.Fprintf(&b, "  %s %s  %q, %s\n", p.dim("not"), r.Ref, model.Line(r.Match), r.Why)
	}
	return p.plain(b.String())
}
