package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"pariscall/feeds"
	"pariscall/model"
)

func newFeedsCheck(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check FILE|URL|-",
		Short: "Show how a feed is read, and what its owner should mend",
		Long: `Read a feed from a file, an address or standard input ("-"), and show what comes
of it. Nothing is stored.`,
		Args: withArgs(1, 1, "a file, an address, or - for standard input"),
	}
	form := addChoice(cmd, "output", "o", "form of the answer", asText, asJSON)
	base := cmd.Flags().String("url", "", "the `URL` that a file is from: relative links start there")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		doc, err := a.readFeed(cmd.Context(), args[0], *base)
		if err != nil {
			return err
		}
		if form.value == asJSON {
			return writeJSON(a.out, doc.Reading())
		}
		return writeAll(a.out, documentText(doc, a.paint))
	}
	return cmd
}

// readFeed reads an address when it is one, else a file.
func (a *app) readFeed(ctx context.Context, where, base string) (feeds.Document, error) {
	conf, _ := a.conf()
	a.warnOfConfig()
	if u, err := url.Parse(where); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		a.catch()
		fetcher, err := feeds.NewFetcher(conf.Feeds, buildVersion().Version)
		if err != nil {
			return feeds.Document{}, misused(err.Error())
		}
		defer fetcher.Close()
		doc, err := fetcher.Check(ctx, where, a.now())
		if err != nil {
			return doc, feedFailure(err)
		}
		return doc, nil
	}
	data, err := a.readInput(where, int64(conf.Feeds.MaxFeed))
	if err != nil {
		return feeds.Document{}, failed(err)
	}
	doc, err := feeds.Parse(data, feeds.Origin{URL: base, Now: a.now(), MaxBytes: int(conf.Feeds.MaxFeed)})
	if not, ok := errors.AsType[*feeds.NotFeed](err); ok && len(not.Feeds) > 0 {
		return doc, failed(err, "check one of them: pariscall feeds check "+feeds.Redact(not.Feeds[0].URL))
	}
	if err != nil {
		return doc, failed(fmt.Errorf("%s: %w", where, err))
	}
	return doc, nil
}

// documentText is the answer for people.
func documentText(d feeds.Document, p paint) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", p.bold(d.Meta.Name.String()), p.dim(d.Format+", "+d.Charset))
	for _, line := range []string{d.Meta.Description.String(), d.Meta.Site, prefixed("language ", d.Meta.Language)} {
		if line != "" {
			b.WriteString(line + "\n")
		}
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", model.Line(w))
	}
	fmt.Fprintf(&b, "\n%s\n", counted(len(d.Articles), "item", "items"))
	for _, a := range d.Articles {
		when := "no usable date"
		if !a.Published.IsZero() {
			when = a.Published.UTC().Format("2006-01-02 15:04Z")
		} else if a.Claimed != "" {
			when += ", says " + model.Line(a.Claimed).String()
		}
		fmt.Fprintf(&b, "\n%s\n  %s  %s\n", a.Title, p.dim(when), a.Link)
		for _, line := range folded(cut(a.Summary.String(), 300), proseWidth-2) {
			if line != "" {
				b.WriteString("  " + line + "\n")
			}
		}
	}
	return b.String()
}
