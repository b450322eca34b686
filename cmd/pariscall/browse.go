package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
)

func newOpen(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "open ARTICLE",
		Short: "Open the page of an article in your browser",
		Args:  withArgs(1, 1, "an article, such as article:42"),
		RunE: func(cmd *cobra.Command, args []string) error {
			room, err := a.open()
			if err != nil {
				return err
			}
			article, err := room.article(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if article.Link == "" {
				return failed(errors.New("this article has no page"), "read it here: pariscall show "+article.ID.Ref().String())
			}
			if err := a.browse(cmd.Context(), article.Link); err != nil {
				return failed(err, "the address is "+article.Link)
			}
			fmt.Fprintln(a.out, article.Link)
			return nil
		},
	}
}

// browse opens a page. What comes from a feed is one argument of a program,
// never a part of a command line, and only an absolute http or https address
// goes out.
func (a *app) browse(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return fmt.Errorf("%q is not a web address that can be opened", address)
	}
	conf, _ := a.conf()
	name, args := opener(runtime.GOOS, conf.UI.Browser, a.env("BROWSER"))
	cmd := exec.CommandContext(context.WithoutCancel(ctx), name, append(args, u.String())...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("no browser can be opened: %w", err)
	}
	go func() { _ = cmd.Wait() }() // a browser outlives us; nobody waits for it
	return nil
}

// opener is the program that opens an address: the configured one, what
// BROWSER names when it is one program, or the system's.
func opener(goos, configured, browser string) (string, []string) {
	if configured != "" {
		return configured, nil
	}
	if browser != "" && !strings.ContainsAny(browser, " :%\t") {
		return browser, nil
	}
	switch goos {
	case "darwin":
		return "open", nil
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler"}
	default:
		return "xdg-open", nil
	}
}
