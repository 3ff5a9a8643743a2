package graph

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseRoot(t *testing.T) {
	good := map[string]string{
		"https://graph.microsoft.com/v1.0": "https://graph.microsoft.com/v1.0",
		"https://graph.microsoft.us/v1.0/": "https://graph.microsoft.us/v1.0",
		"https://graph.microsoft.com":      "https://graph.microsoft.com/v1.0",
		"http://127.0.0.1:8080/v1.0":       "http://127.0.0.1:8080/v1.0",
		"http://localhost:8080/v1.0":       "http://localhost:8080/v1.0",
		"http://[::1]:8080/v1.0":           "http://[::1]:8080/v1.0",
	}
	for text, want := range good {
		if r, err := parseRoot(text); err != nil || r.String() != want {
			t.Errorf("%s: %v, %v", text, r, err)
		}
	}
	for _, text := range []string{"", "graph.microsoft.com/v1.0", "http://graph.microsoft.com/v1.0", "ftp://127.0.0.1/v1.0",
		"http://127.0.0.1.evil.test/v1.0", "https://a:b@graph.microsoft.com/v1.0", "https://graph.microsoft.com/v1.0?x=1", "https://graph.microsoft.com/v1.0#x", "https:///v1.0", "http://10.0.0.1/v1.0", "%zz"} {
		if _, err := parseRoot(text); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}

func TestFollow(t *testing.T) {
	r, err := parseRoot("https://graph.microsoft.com/v1.0")
	must(t, err)
	for _, link := range []string{"https://graph.microsoft.com/v1.0/users?$skiptoken=x", "https://GRAPH.microsoft.com:443/beta/users"} {
		if _, err := r.follow(link); err != nil {
			t.Errorf("%s was refused", link)
		}
	}
	for _, link := range []string{"https://graph.microsoft.com.evil.test/v1.0/users", "http://graph.microsoft.com/v1.0/users", "//graph.microsoft.com/x",
		"/v1.0/users", "https://graph.microsoft.com@evil.test/", "https://x@graph.microsoft.com/", "https://graph.microsoft.com:8443/v1.0", "", "%zz"} {
		if _, err := r.follow(link); err == nil {
			t.Errorf("%s was followed", link)
		}
	}
}

func TestRebaseMovesOnlyThePortOfThisMachine(t *testing.T) {
	here, err := parseRoot("http://127.0.0.1:5000/v1.0")
	must(t, err)
	got, err := here.rebase("http://127.0.0.1:4000/v1.0/users/delta?$deltatoken=a%2Bb")
	must(t, err)
	if want := "http://127.0.0.1:5000/v1.0/users/delta?$deltatoken=a%2Bb"; got != want {
		t.Errorf("got %s", got)
	}
	if _, err := here.rebase("https://graph.microsoft.com/v1.0/users/delta?$deltatoken=x"); err == nil {
		t.Error("a link of another tenant was moved to this machine")
	}
	there, err := parseRoot("https://graph.microsoft.com/v1.0")
	must(t, err)
	if _, err := there.rebase("http://127.0.0.1:4000/v1.0/users/delta?$deltatoken=x"); err == nil {
		t.Error("a link of this machine was moved to a tenant")
	}
}

// A text that somebody typed must stay one literal, whatever it holds.
func TestQuotedStaysOneLiteral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		u, err := url.Parse("http://127.0.0.1/groups?$filter=" + escape("displayName eq ") + quoted(s) + "&$select=id")
		if err != nil {
			t.Fatal(err)
		}
		values := u.Query()
		if len(values) != 2 {
			t.Fatalf("the text broke out of its parameter: %q", u.RawQuery)
		}
		inner, ok := strings.CutPrefix(values.Get("$filter"), "displayName eq '")
		if !ok || !strings.HasSuffix(inner, "'") {
			t.Fatalf("no literal: %q", values.Get("$filter"))
		}
		inner = strings.TrimSuffix(inner, "'")
		if strings.Contains(strings.ReplaceAll(inner, "''", ""), "'") || strings.ReplaceAll(inner, "''", "'") != s {
			t.Fatalf("%q became %q", s, inner)
		}
	})
}
