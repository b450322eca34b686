package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// shot is one picture of the README, taken from the running program.
type shot struct{ file, size, keys, title string }

func shots() []shot {
	return []shot{
		{"news.svg", "120x34", "down", "News, each headline with who is named and where they stand"},
		{"country.svg", "120x34", "2 / text:france enter down down", "A country's stance, with sources"},
	}
}

// pictures draws the README's pictures: a home of its own, headlines made up
// for the purpose and served on loopback, a refresh, then one frame each.
func (c *checker) pictures() error {
	dir, err := os.MkdirTemp("", "pariscall-picture")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary, err := c.build(dir)
	if err != nil {
		return err
	}
	server := httptest.NewServer(http.HandlerFunc(sampleFeed))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	env := []string{"PARISCALL_HOME=" + dir, "LC_ALL=C.UTF-8", "NO_COLOR=", "COLORTERM=truecolor", "TERM=xterm-256color"}
	if err := writeSampleList(dir, server.URL); err != nil {
		return err
	}
	if _, err := c.command(env, binary, "refresh", "-q", "--allow-host", host); err != nil {
		return err
	}
	if err := os.MkdirAll(".assets", 0o755); err != nil {
		return err
	}
	for _, s := range shots() {
		frame, err := c.command(env, binary, "frame", "--color", "--size", s.size, "--keys", s.keys)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(".assets", s.file), []byte(svg(frame, s.title)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// outlet is a made-up feed.
type outlet struct {
	path, name string
	items      []story
}

type story struct {
	ago         time.Duration
	title, text string
}

// outlets hold headlines of our own making; nothing in them happened.
func outlets() []outlet {
	return []outlet{
		{"wire", "Example Wire", []story{
			{12 * time.Minute, "Norway names group behind attack on a dam", "The security service said a group tied to Russia opened a valve. The Kremlin denied it."},
			{95 * time.Minute, "France and Germany ask for talks on spyware at the UN", "Both states back the Pall Mall code of practice."},
			{7 * time.Hour, "Ukraine restores mobile network after wiper", "Sandworm is blamed, as in NotPetya."},
		}},
		{"desk", "Security Desk", []story{
			{40 * time.Minute, "Microsoft patches flaw used by APT28", "Fancy Bear used it against ministries in Poland and the Netherlands."},
			{3 * time.Hour, "Hospitals in Ireland back online after ransomware", "Staff worked on paper for two days."},
			{26 * time.Hour, "WannaCry, years later: what hospitals still run", "An audit in the United Kingdom counts old systems."},
		}},
		{"forum", "Forum Notes", []story{
			{2 * time.Hour, "Brazil and India set out views on norms for cyberspace", "Neither has endorsed the Paris Call."},
			{5 * time.Hour, "Kaspersky and Siemens join panel on supply chains", "The panel met in Geneva."},
			{30 * time.Hour, "Japan to host next meeting on critical infrastructure", "Australia and the United States will attend."},
		}},
	}
}

func sampleFeed(w http.ResponseWriter, r *http.Request) {
	for _, o := range outlets() {
		if r.URL.Path != "/"+o.path {
			continue
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, "<rss version=\"2.0\"><channel><title>%s</title>\n", o.name)
		for i, s := range o.items {
			fmt.Fprintf(w, "<item><guid isPermaLink=\"false\">%s-%d</guid><title>%s</title><link>https://%s.example/%d</link><pubDate>%s</pubDate><description>%s</description></item>\n",
				o.path, i, s.title, o.path, i, time.Now().Add(-s.ago).UTC().Format(time.RFC1123Z), s.text)
		}
		fmt.Fprint(w, "</channel></rss>\n")
		return
	}
	http.NotFound(w, r)
}

func writeSampleList(home, url string) error {
	folder := filepath.Join(home, "config")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("<opml version=\"2.0\"><body>\n")
	for _, o := range outlets() {
		fmt.Fprintf(&b, "<outline type=\"rss\" text=\"%s\" xmlUrl=\"%s/%s\"/>\n", o.name, url, o.path)
	}
	b.WriteString("</body></opml>\n")
	return os.WriteFile(filepath.Join(folder, "feeds.opml"), []byte(b.String()), 0o600)
}
