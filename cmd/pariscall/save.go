package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"pariscall/model"
)

func newSave(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "save ARTICLE...",
		Short: "Save articles as Markdown files",
		Long: `Save articles as Markdown files, named by date and headline, in the current
folder or --dir, which is made when needed. Nothing is ever overwritten, and the
files are readable for you alone.`,
		Example: `  pariscall save article:42
  pariscall save 42 43 --full --dir briefing`,
		Args: withArgs(1, -1, "an article, such as article:42"),
	}
	dir := cmd.Flags().String("dir", ".", "the `FOLDER` to save in")
	full := cmd.Flags().Bool("full", false, "fetch the whole text of the page first")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		room, err := a.open()
		if err != nil {
			return err
		}
		at, err := a.atlas()
		if err != nil {
			return err
		}
		var errs []error
		for _, arg := range args {
			path, err := saveOne(cmd.Context(), room, at, arg, *dir, *full)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			fmt.Fprintln(a.out, path)
		}
		return errors.Join(errs...)
	}
	return cmd
}

func saveOne(ctx context.Context, room *newsroom, at *model.Atlas, arg, dir string, full bool) (string, error) {
	article, err := room.article(ctx, arg)
	if err != nil {
		return "", err
	}
	if full && !article.Full {
		if article, err = room.desk.FullText(ctx, article.ID); err != nil {
			return "", feedFailure(err)
		}
	}
	return writeNew(dir, fileName(article), articleMarkdown(at, article))
}

// writeNew writes a file that is not there yet, with a number in its name
// when one is, and makes its folder.
func writeNew(dir, name, text string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", failed(fmt.Errorf("cannot save: %w", err))
	}
	for n := 1; n < 1000; n++ {
		path := filepath.Join(dir, name+".md")
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s-%d.md", name, n))
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return "", failed(fmt.Errorf("cannot save: %w", err))
		}
		_, err = f.WriteString(text)
		return path, errors.Join(err, f.Close())
	}
	return "", failed(fmt.Errorf("%s has too many files of the name %s", dir, name))
}

// maxFileName keeps names within what every file system takes.
const maxFileName = 100

// fileName makes a name of date and headline: letters, digits and dashes
// only, so that no headline can leave the folder, pose as an option or be a
// device.
func fileName(article model.Article) string {
	var b strings.Builder
	b.WriteString(article.Sorted.Format("2006-01-02"))
	dash := true
	for _, r := range strings.ToLower(article.Title.String()) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			dash = true
			continue
		}
		if b.Len() > maxFileName {
			break
		}
		if dash {
			b.WriteByte('-')
		}
		dash = false
		b.WriteRune(r)
	}
	return b.String()
}

// articleMarkdown writes an article as Markdown, with where it is from at its
// head and who is named in it at its foot.
func articleMarkdown(at *model.Atlas, article model.Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s, %s", md(article.Title.String()), md(article.FeedName.String()), article.Sorted.Format("2 January 2006 15:04 MST"))
	if article.Basis == model.DateFirstSeen {
		b.WriteString(" (first seen)")
	}
	if article.Link != "" {
		fmt.Fprintf(&b, "  \n<%s>", article.Link)
	}
	b.WriteString("\n")
	if len(article.Body) == 0 {
		fmt.Fprintf(&b, "\n%s\n", md(article.Summary.String()))
	}
	for _, p := range article.Body {
		b.WriteString("\n" + paragraphMarkdown(p) + "\n")
	}
	if facts := namedFacts(at, article.Mentions); len(facts) > 0 {
		b.WriteString("\n## Named here\n\n")
		for _, f := range facts {
			fmt.Fprintf(&b, "- %s %s: %s\n", paint{}.sign(f.mark), md(f.name), md(f.text))
		}
	}
	return b.String()
}

func paragraphMarkdown(p model.Para) string {
	text := linkedMarkdown(p)
	switch p.Kind {
	case model.BlockHeading:
		return strings.Repeat("#", min(6, max(2, p.Level+1))) + " " + text
	case model.BlockItem:
		return strings.Repeat("  ", p.Level) + "- " + text
	case model.BlockQuote:
		return strings.Repeat("> ", p.Level+1) + text
	case model.BlockCode:
		return "    " + strings.ReplaceAll(p.Text.String(), "\n", "\n    ")
	case model.BlockImage:
		return "*Picture: " + text + "*"
	case model.BlockRule:
		return "---"
	default:
		return text
	}
}

// linkedMarkdown writes a paragraph with its links.
func linkedMarkdown(p model.Para) string {
	s := p.Text.String()
	var b strings.Builder
	at := 0
	for _, l := range p.Links {
		if l.Start < at || l.End > len(s) || l.Start > l.End {
			continue
		}
		b.WriteString(md(s[at:l.Start]))
		fmt.Fprintf(&b, "[%s](<%s>)", md(s[l.Start:l.End]), mdAddress(l.URL))
		at = l.End
	}
	b.WriteString(md(s[at:]))
	return b.String()
}
