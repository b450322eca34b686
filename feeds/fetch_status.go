package feeds

import (
	"fmt"
	"net/http"
	"strings"
)

// statusFailure says what an answer without a feed means.
func statusFailure(resp *http.Response, host string) *Failure {
	f := &Failure{Kind: FailStatus, Status: resp.StatusCode, Hint: laterHint, header: resp.Header}
	switch code := resp.StatusCode; {
	case code == http.StatusUnauthorized:
		f.Msg, f.Hint = host+" asks for a name and a password (401)", "set user and password for this feed in the configuration"
	case code == http.StatusForbidden && isBotWall(resp):
		f.Msg, f.Hint = host+" turns programs away with a wall against bots (403)", "ask the site to let feed readers in; headers can be set for this feed in the configuration"
	case code == http.StatusForbidden:
		f.Msg, f.Hint = host+" refuses to give out the feed (403)", "the site may turn feed readers away; open the address in a browser to compare"
	case code == http.StatusNotFound:
		f.Msg, f.Hint = "the feed is not there any more (404)", "it may have moved: look for it on the site's own page"
	case code == http.StatusGone:
		f.Kind = FailGone
		f.Msg, f.Hint = "the feed is gone for good, says its server (410)", "remove it, or try it once more by hand; its articles are kept"
	case code == http.StatusProxyAuthRequired:
		f.Msg, f.Hint = "the proxy asks for a name and a password (407)", "put them into HTTP_PROXY and HTTPS_PROXY"
	case code == http.StatusTooManyRequests:
		f.Msg, f.Hint = host+" is asked too often (429)", "it is left alone for as long as it wishes"
	case code == http.StatusServiceUnavailable:
		f.Msg = host + " is not available at the moment (503)"
		if isBotWall(resp) {
			f.Msg = host + " turns programs away with a wall against bots (503)"
		}
	case code == http.StatusUnavailableForLegalReasons:
		f.Msg, f.Hint = host+" may not give out the feed for legal reasons (451)", "it may be barred in the country you connect from"
	case code == http.StatusNotModified:
		f.Kind = FailAnswer
		f.Msg = host + " says that nothing changed, although nothing was known (304)"
	case code >= 500:
		f.Msg = fmt.Sprintf("%s has trouble of its own (%d)", host, code)
	case code >= 400:
		f.Msg, f.Hint = fmt.Sprintf("%s does not accept the request (%d)", host, code), "look at the address in a browser"
	default:
		f.Msg = fmt.Sprintf("%s gives an answer without a feed (%d)", host, code)
	}
	return f
}

// isBotWall recognises the answers of services that stand before a site.
func isBotWall(resp *http.Response) bool {
	h := resp.Header
	server := strings.ToLower(h.Get("Server"))
	for _, name := range []string{"cloudflare", "akamaighost", "ddos-guard", "sucuri", "imperva", "datadome"} {
		if strings.Contains(server, name) {
			return true
		}
	}
	for _, name := range []string{"Cf-Mitigated", "X-Datadome", "X-Sucuri-Id", "X-Iinfo"} {
		if h.Get(name) != "" {
			return true
		}
	}
	return false
}
