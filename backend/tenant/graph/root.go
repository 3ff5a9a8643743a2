package graph

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// root is the address below which everything of the tenant lies, and the only place a token is sent to.
type root struct {
	base *url.URL // without a slash at the end
}

// errForeign says that an answer points to somewhere else than the tenant.
var errForeign = errors.New("the link leads away from the tenant")

func parseRoot(text string) (root, error) {
	u, err := url.Parse(strings.TrimRight(text, "/"))
	if err != nil {
		return root{}, errors.New("it is no URL")
	}
	switch {
	case u.Host == "":
		return root{}, errors.New("it names no host")
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return root{}, errors.New("it must be a plain address without user, query or fragment")
	case u.Scheme == "http" && !loopbackHost(u.Hostname()):
		return root{}, fmt.Errorf("http is allowed on this machine only, and %s is not", u.Hostname())
	case u.Scheme != "https" && u.Scheme != "http":
		return root{}, fmt.Errorf("it must start with https, not %q", u.Scheme)
	}
	if u.Path == "" {
		u.Path = "/v1.0"
	}
	return root{base: u}, nil
}

// loopbackHost knows the names of this machine that the SDK's sign-in also takes for it.
func loopbackHost(name string) bool {
	return strings.EqualFold(name, "localhost") || name == "127.0.0.1" || name == "::1"
}

func (r root) loopback() bool { return loopbackHost(r.base.Hostname()) }

func (r root) String() string { return r.base.String() }

// join puts a path, already escaped and starting with a slash, below the root.
func (r root) join(path string) string { return r.base.String() + path }

// beta is the root of the beta version beside this one; a few readings exist only there.
func (r root) beta() root {
	u := *r.base
	u.Path = strings.TrimSuffix(u.Path, "/v1.0") + "/beta"
	return root{base: &u}
}

// holds tells whether a request to u stays with the tenant.
func (r root) holds(u *url.URL) bool {
	return u.User == nil && strings.EqualFold(u.Scheme, r.base.Scheme) &&
		strings.EqualFold(u.Hostname(), r.base.Hostname()) && port(u) == port(r.base)
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	if strings.EqualFold(u.Scheme, "http") {
		return "80"
	}
	return "443"
}

// follow checks a link that the tenant gave before it is asked for.
func (r root) follow(link string) (string, error) {
	u, err := url.Parse(link)
	if err != nil || !u.IsAbs() || !r.holds(u) {
		return "", errForeign
	}
	return link, nil
}

// rebase moves a stored link of a tenant on this machine to the port it listens on now; only the port may have changed.
func (r root) rebase(link string) (string, error) {
	u, err := url.Parse(link)
	if err != nil || !u.IsAbs() || u.User != nil {
		return "", errForeign
	}
	if r.loopback() && loopbackHost(u.Hostname()) && u.Scheme == r.base.Scheme {
		u.Host = r.base.Host
	}
	return r.follow(u.String())
}

// segment escapes one identity for use in a path.
func segment(id string) string { return url.PathEscape(id) }

// quoted writes a text as an OData literal, escaped for a URL.
func quoted(text string) string {
	return escape("'" + strings.ReplaceAll(text, "'", "''") + "'")
}

// escape writes a query value; a blank becomes %20, as Graph expects, and a plus sign %2B.
func escape(value string) string {
	return strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
}
