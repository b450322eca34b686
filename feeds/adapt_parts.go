package feeds

import (
	"strconv"
	"strings"
	"time"

	ext "github.com/mmcdole/gofeed/extensions"

	"pariscall/model"
)

// mediaParts is what the media elements of an item say.
type mediaParts struct {
	title, text  string // tokens
	thumb, image string // addresses
}

// mediaOf gathers titles, texts and pictures from media elements, also inside
// group and content.
func mediaOf(e ext.Extensions) mediaParts {
	var m mediaParts
	if media := e["media"]; media != nil {
		m.gather(media, 0)
	}
	return m
}

// gather reads one level; the guard lets no more than a few exist.
func (m *mediaParts) gather(media map[string][]ext.Extension, depth int) {
	m.title = firstOf(m.title, first2(media, "title"))
	m.text = firstOf(m.text, first2(media, "description"))
	for _, t := range media["thumbnail"] {
		m.thumb = firstOf(m.thumb, t.Attrs["url"])
	}
	for _, c := range media["content"] {
		m.take(c.Attrs["url"], c.Attrs["type"], c.Attrs["medium"])
	}
	if depth > maxSkeletonDepth {
		return
	}
	for _, name := range []string{"group", "content"} {
		for _, c := range media[name] {
			m.gather(c.Children, depth+1)
		}
	}
}

// take keeps the address of a file when it is a picture.
func (m *mediaParts) take(address, typ, medium string) {
	if strings.HasPrefix(typ, "image/") || medium == "image" || typ == "" && medium == "" && hasPictureName(address) {
		m.image = firstOf(m.image, address)
	}
}

// hasPictureName says whether an address ends like that of a picture.
func hasPictureName(address string) bool {
	path, _, _ := strings.Cut(strings.ToLower(address), "?")
	for _, end := range []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

// imageOf chooses the picture of an article: the one the feed names, else the
// first of its text.
func (b *builder) imageOf(m mediaParts, e ext.Extensions, inText string) string {
	candidates := []string{m.image, m.thumb}
	for _, i := range e["itunes"]["image"] {
		candidates = append(candidates, i.Attrs["href"])
	}
	for _, c := range candidates {
		if s := absolute(c, b.base); s != "" {
			return s
		}
	}
	return inText
}

// feedText returns the first words of what a feed says about itself.
func (b *builder) feedText(tokens ...string) model.Text {
	for _, t := range tokens {
		if p, ok := b.leafPart(t); ok {
			if d := b.excerpt(p); !d.IsEmpty() {
				return d
			}
		}
	}
	return model.Text{}
}

// names returns the people behind tokens, as RSS writes them: "Jo Doe",
// "jo@example.org (Jo Doe)", "Jo Doe <jo@example.org>".
func (b *builder) names(tokens ...string) []string {
	var out []string
	for _, t := range tokens {
		l, ok := b.guard.textOf(t)
		if !ok {
			continue
		}
		s := b.guard.words(l)
		if l.markup {
			if _, after, ok := strings.Cut(string(l.raw), "<name>"); ok {
				s, _, _ = strings.Cut(after, "</name>")
			}
		}
		if s = personName(looseTitle(s).String()); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// personName drops the address that stands beside a name.
func personName(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexByte(s, '('); i >= 0 && strings.HasSuffix(s, ")") {
		inside, outside := strings.TrimSpace(s[i+1:len(s)-1]), strings.TrimSpace(s[:i])
		switch {
		case strings.Contains(outside, "@") && inside != "":
			return inside
		case strings.Contains(inside, "@") && outside != "":
			return outside
		}
	}
	if i := strings.IndexByte(s, '<'); i > 0 && strings.HasSuffix(s, ">") && strings.Contains(s[i:], "@") {
		return strings.Trim(s[:i], " \"")
	}
	return s
}

// minutes reads a ttl.
func minutes(s string) time.Duration {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n <= 0 || n > 60*24*366 {
		return 0
	}
	return time.Duration(n) * time.Minute
}

// skipTimes reads when the feed asks not to be read.
func (b *builder) skipTimes(hours, days []string, e ext.Extensions) SkipTimes {
	var s SkipTimes
	for _, h := range hours {
		if n, err := strconv.Atoi(b.guard.say(h)); err == nil && n >= 0 && n <= 24 && len(s.Hours) < 24 {
			s.Hours = append(s.Hours, n%24)
		}
	}
	for _, d := range days {
		for w := time.Sunday; w <= time.Saturday; w++ {
			if strings.EqualFold(w.String(), b.guard.say(d)) && len(s.Days) < 7 {
				s.Days = append(s.Days, w)
			}
		}
	}
	period := map[string]time.Duration{
		"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour,
		"monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour,
	}[strings.ToLower(b.guard.say(first(e, "sy", "period")))]
	n, err := strconv.Atoi(b.guard.say(first(e, "sy", "frequency")))
	if err != nil || n < 1 {
		n = 1
	}
	s.Every = period / time.Duration(n)
	return s
}

// commonLanguage returns the language that all articles share, or "".
func commonLanguage(articles []model.Article) string {
	lang := ""
	for i := range articles {
		l := articles[i].Language
		if l == "" || lang != "" && l != lang {
			return ""
		}
		lang = l
	}
	return lang
}
