package feeds

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pariscall/model"
)

func TestRedactHidesWhatLooksLikeASecret(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"https://ann:pass@feeds.example/a?b=c":                                                               "https://feeds.example/a?b=c",
		"https://feeds.example/a?token=xyz&page=2":                                                           "https://feeds.example/a?token=…&page=2",
		"https://feeds.example/?q=Paris+Call&hl=en":                                                          "https://feeds.example/?q=Paris+Call&hl=en",
		"https://feeds.example/p/aB3dE6gH9jK2mN5pQ8rS/feed.xml":                                              "https://feeds.example/p/…/feed.xml",
		"https://feeds.example/2026/11/20/a-long-story-of-words":                                             "https://feeds.example/2026/11/20/a-long-story-of-words",
		"https://feeds.example/?x=a1b2c3d4e5f6a7b8c9":                                                        "https://feeds.example/?x=…",
		"https://feeds.example/?a1b2c3d4e5f6a7b8c9":                                                          "https://feeds.example/?…",
		"https://feeds.example/#frag":                                                                        "https://feeds.example/",
		"https://ann:pa ss@%zz":                                                                              "https://…",
		"https://feeds.example/s?q=%22United+Nations%22+%28OEWG+OR+%22Global+Mechanism%22%29+cyber&hl=en-US": "https://feeds.example/s?q=%22United+Nations%22+%28OEWG+OR+%22Global+Mechanism%22%29+cyber&hl=en-US",
		"https://feeds.example/s?q=CVE-2026-12345+log4j+top10+2026":                                          "https://feeds.example/s?q=CVE-2026-12345+log4j+top10+2026",
		"https://feeds.example/s?q=news+a1b2c3d4e5f6a7b8c9":                                                  "https://feeds.example/s?q=…",
		"https://feeds.example/s?q=a1%62%32c3d4e5f6a7b8c9":                                                   "https://feeds.example/s?q=…",
		"https://feeds.example/s?keywords=cyber+law&author=ann&design=2":                                     "https://feeds.example/s?keywords=cyber+law&author=ann&design=2",
		"https://feeds.example/s?api_key=words&Authorization=x&authKey=y&sig=z":                              "https://feeds.example/s?api_key=…&Authorization=…&authKey=…&sig=…",
		"https://feeds.example/s?channel_id=UC1a2b3c4d5e6f7g8h9i0jkl":                                        "https://feeds.example/s?channel_id=UC1a2b3c4d5e6f7g8h9i0jkl",
		"https://feeds.example/u/550e8400-e29b-41d4-a716-446655440000/rss":                                   "https://feeds.example/u/…/rss",
		"https://feeds.example/top-10-flaws-of-2026-q3-part-2-of-4/rss":                                      "https://feeds.example/top-10-flaws-of-2026-q3-part-2-of-4/rss",
		"https://feeds.example/s?q=100%":                                                                     "https://feeds.example/s?q=100%",
		"https://feeds.example/s?q=100%a1b2c3d4e5f6a7b8c9":                                                   "https://feeds.example/s?q=…",
		"no address": "no%20address",
	} {
		if got := Redact(in); got != want {
			t.Errorf("%s:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestSecretsStayOutOfErrorsLogsAndExports(t *testing.T) {
	t.Parallel()
	const pass, token, header = "pa55word", "tok3nT0ken99aB", "h3aderS3cret"
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/redirect":
			http.Redirect(w, r, "gopher://x/"+token, http.StatusFound)
		case "/cut":
			w.Header().Set("Content-Length", "100")
		default:
			w.WriteHeader(http.StatusUnauthorized)
		}
	})
	with := strings.Replace(st.URL, "http://", "http://ann:"+pass+"@", 1)
	s := testSettings()
	urls := []string{
		with + "/401?token=" + token, with + "/redirect?token=" + token, with + "/cut?token=" + token, with + "/panic?token=" + token,
		"http://ann:" + pass + "@127.0.0.1:1/?token=" + token, "http://ann:" + pass + "@no-such-host.invalid/?token=" + token,
	}
	s.Feed = map[string]FeedSettings{urls[0]: {Headers: map[string]Secret{"X-Key": header}, User: "ann", Password: pass}}
	n := newNewsroom(t, s, urls...)
	rep, err := n.RefreshReport(t.Context(), model.Scope{All: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	n.log.WriteString(fmt.Sprintf("%+v %#v %v", rep, s.Feed[urls[0]], s.Feed[urls[0]]))
	slog.New(slog.NewJSONHandler(n.log, nil)).Info("settings", "all", s.Feed[urls[0]])
	if b, err := json.Marshal(s.Feed[urls[0]]); err != nil || strings.Contains(string(b), pass) {
		t.Errorf("encoded: %s %v", b, err)
	}
	for _, r := range n.store.records {
		n.log.WriteString(r.Health.Error.String() + r.Health.Hint.String())
	}
	bad := s
	bad.Feed = map[string]FeedSettings{"ftp://ann:" + pass + "@x/?token=" + token: {Password: pass, MaxSize: -1, Headers: map[string]Secret{"Host": header}}}
	n.log.WriteString(bad.Validate().Error())
	for _, u := range []string{"http://ann:" + pass + "@[::1/", "http://ann:" + pass + "@x:port/", "http://ann:" + pass + "@x/%zz"} {
		if _, err := parseAddress(u); err == nil {
			t.Errorf("%s is taken", u)
		} else {
			n.log.WriteString(err.Error())
		}
	}
	for _, secret := range []string{pass, token, header} {
		if i := strings.Index(n.log.String(), secret); i >= 0 {
			t.Errorf("%s is told: …%s", secret, n.log.String()[max(0, i-80):i+20])
		}
	}

	list := NewSubscriptions(filepath.Join(t.TempDir(), "feeds.opml"), nil)
	if _, err := list.Add(model.Feed{URL: urls[0]}); err != nil {
		t.Fatal(err)
	}
	var open, shut strings.Builder
	if err := list.Export(&shut, false); err != nil || strings.Contains(shut.String(), pass) {
		t.Errorf("exported: %s, %v", shut.String(), err)
	}
	if err := list.Export(&open, true); err != nil || !strings.Contains(open.String(), pass) {
		t.Errorf("asked for, but not exported: %v", err)
	}
}

func TestFeedIsRemovedByTheAddressThatIsShown(t *testing.T) {
	t.Parallel()
	list := NewSubscriptions(filepath.Join(t.TempDir(), "feeds.opml"), nil)
	one, two, other := "https://a.example/f?token=one", "https://a.example/f?token=two", "https://b.example/f?token=x&page=1"
	for _, u := range []string{one, two, other} {
		if _, err := list.Add(model.Feed{URL: u}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := list.Remove(Redact(one)); err == nil {
		t.Error("removed one of two feeds that look the same")
	}
	if gone, err := list.Remove(Redact(other)); err != nil || gone.URL != other {
		t.Errorf("removed %q, %v", gone.URL, err)
	}
	if gone, err := list.Remove(two); err != nil || gone.URL != two {
		t.Errorf("removed %q, %v", gone.URL, err)
	}
	if gone, err := list.Remove(Redact(one)); err != nil || gone.URL != one {
		t.Errorf("removed %q, %v", gone.URL, err)
	}
}

func TestListFileIsForItsUserAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "config", "feeds.opml")
	list := NewSubscriptions(path, nil)
	for _, u := range []string{"https://a.example/1", "https://a.example/2"} {
		if _, err := list.Add(model.Feed{URL: u}); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []string{path, path + ".bak"} {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s is %o", filepath.Base(p), mode)
		}
	}
}

func TestNoAddressStaysNone(t *testing.T) {
	t.Parallel()
	if got := Redact(""); got != "" {
		t.Errorf("Redact of no address is %q", got)
	}
}
