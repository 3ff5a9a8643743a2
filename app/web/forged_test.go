package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// forged is one request that somebody else might send to the page's address.
type forged struct {
	method, path, host string
	header             map[string]string
	bare               bool // without the token
}

// forgeries are the requests, by what is wrong with each.
func forgeries(port, token string) map[string]forged {
	const call = "/api/web.Greeter.Greet"
	all := map[string]forged{}
	for _, method := range []string{"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "post"} {
		all["a call by "+method] = forged{method: method, path: call}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS"} {
		all["events by "+method] = forged{method: method, path: "/events"}
		all["the page by "+method] = forged{method: method, path: "/"}
	}
	for _, host := range []string{
		"evil.example", "evil.example:" + port, "127.0.0.1.evil.example:" + port, "localhost.evil.example:" + port, "127.0.0.1", "localhost", "127.0.0.1:1", "localhost:1",
		"127.0.0.2:" + port, "127.1:" + port, "0.0.0.0:" + port, "[::1]:" + port, "[::ffff:127.0.0.1]:" + port, "2130706433:" + port, "LOCALHOST:" + port, "localhost.:" + port,
	} {
		all["a call to the host "+host] = forged{method: "POST", path: call, host: host}
		all["the page of the host "+host] = forged{method: "GET", path: "/", host: host, bare: true}
	}
	for _, from := range []string{
		"https://evil.example", "http://evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost:1", "https://127.0.0.1:" + port, "http://127.0.0.2:" + port,
		"http://127.0.0.1:" + port + ".evil.example", "http://evil.example#http://127.0.0.1:" + port, "null", "", "file://", "chrome-extension://abc", "HTTP://127.0.0.1:" + port + "/",
	} {
		all["a call from the origin "+from] = forged{method: "POST", path: call, header: map[string]string{"Origin": from}}
	}
	for _, site := range []string{"cross-site", "same-site"} {
		all["a call from a "+site+" page"] = forged{method: "POST", path: call, header: map[string]string{"Sec-Fetch-Site": site}}
	}
	for name, h := range map[string]map[string]string{
		"none":            {},
		"an empty one":    {tokenHeader: ""},
		"a part of it":    {tokenHeader: token[:len(token)-1]},
		"one letter more": {tokenHeader: token + "0"},
		"in capitals":     {tokenHeader: strings.ToUpper(token) + "A"},
		"zeros":           {tokenHeader: strings.Repeat("0", len(token))},
		"as a bearer":     {"Authorization": "Bearer " + token},
		"in a cookie":     {"Cookie": "token=" + token},
		"in the referer":  {"Referer": "http://127.0.0.1:" + port + "/#token=" + token},
	} {
		all["a call with a token: "+name] = forged{method: "POST", path: call, header: h, bare: true}
		all["events with a token: "+name] = forged{method: "GET", path: "/events", header: h, bare: true}
	}
	for _, kind := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"} {
		// What a form of another page can send needs no leave of the browser.
		all["a form's call as "+kind] = forged{method: "POST", path: call, header: map[string]string{"Content-Type": kind, "Origin": "https://evil.example"}, bare: true}
	}
	for _, path := range []string{"/api/", "/API/web.Greeter.Greet", "/api/web.Greeter.Greet/", "/api/web.Greeter", "/api/web%2eGreeter.name"} {
		all["a call at "+path] = forged{method: "POST", path: path}
	}
	all["a ticket that nobody gave"] = forged{method: "POST", path: "/ticket", bare: true}
	all["a ticket from another site"] = forged{method: "POST", path: "/ticket", header: map[string]string{"Origin": "https://evil.example"}, bare: true}
	return all
}

// Nothing that another site, another port or a program without the token sends is carried out, and no answer tells it the token.
func TestForgedRequestsAreRefused(t *testing.T) {
	s, _ := serve(t)
	port := origin(s)[strings.LastIndex(origin(s), ":")+1:]
	all := forgeries(port, s.Token)
	if len(all) < 60 {
		t.Fatalf("only %d kinds", len(all))
	}
	for name, f := range all {
		t.Run(name, func(t *testing.T) {
			status, body, header := do(t, f.method, origin(s)+f.path, `["Ada",1]`, func(r *http.Request) {
				if !f.bare {
					r.Header.Set(tokenHeader, s.Token)
				}
				for key, value := range f.header {
					r.Header.Set(key, value)
				}
				if f.host != "" {
					r.Host = f.host
				}
			})
			if status < 400 {
				t.Errorf("answered with %d: %.200s", status, body)
			}
			if told := fmt.Sprint(body, header); strings.Contains(told, "hello Ada") || strings.Contains(told, s.Token) {
				t.Errorf("it was carried out, or the token was told: %.200s", told)
			}
			for _, key := range []string{"Access-Control-Allow-Origin", "Set-Cookie"} {
				if header.Get(key) != "" {
					t.Errorf("%s: %s", key, header.Get(key))
				}
			}
		})
	}
}
