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
		"https://ann:pass@feeds.example/a?b=c":                   "https://feeds.example/a?b=c",
		"https://feeds.example/a?token=xyz&page=2":               "https://feeds.example/a?token=…&page=2",
		"https://feeds.example/?q=Paris+Call&hl=en":              "https://feeds.example/?q=Paris+Call&hl=en",
		"https://feeds.example/p/aB3dE6gH9jK2mN5pQ8rS/feed.xml":  "https://feeds.example/p/…/feed.xml",
		"https://feeds.example/2026/11/20/a-long-story-of-words": "https://feeds.example/2026/11/20/a-long-story-of-words",
		"https://feeds.example/?x=a1b2c3d4e5f6a7b8c9":            "https://feeds.example/?x=…",
		"https://feeds.example/?a1b2c3d4e5f6a7b8c9":              "https://feeds.example/?…",
		"https://feeds.example/#frag":                            "https://feeds.example/",
		"https://ann:pa ss@%zz":                                  "https://…",
		"no address":                                             ":no%20address",
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
