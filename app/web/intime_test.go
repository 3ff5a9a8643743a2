package web

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// Who sends half a body and then nothing is hung up on, and one whose answer takes long is not.
func TestSlowBodiesEnd(t *testing.T) {
	const patience = 100 * time.Millisecond
	server := httptest.NewServer(inTime(patience, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			w.WriteHeader(http.StatusRequestTimeout)
			return
		}
		if err := arrived(w); err != nil {
			t.Error(err)
		}
		select {
		case <-time.After(5 * patience):
		case <-r.Context().Done():
			t.Error("the clock went on after the request had arrived")
		}
	})))
	defer server.Close()
	for name, tt := range map[string]struct {
		body string
		want int
	}{
		"half a body":     {"0123", http.StatusRequestTimeout},
		"the whole of it": {"0123456789", http.StatusOK},
	} {
		t.Run(name, func(t *testing.T) {
			line, err := net.Dial("tcp", server.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer line.Close()
			if err := line.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
				t.Fatal(err)
			}
			if _, err := fmt.Fprintf(line, "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\n%s", tt.body); err != nil {
				t.Fatal(err)
			}
			resp, err := http.ReadResponse(bufio.NewReader(line), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if resp.StatusCode != tt.want {
				t.Errorf("got %d, want %d", resp.StatusCode, tt.want)
			}
		})
	}
}

func TestACallThatNeverArrivesIsRefused(t *testing.T) {
	s, _ := servePatiently(t, 100*time.Millisecond)
	never, hold := io.Pipe()
	defer hold.Close()
	req, err := http.NewRequest(http.MethodPost, origin(s)+"/api/web.Greeter.Greet", never)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set(tokenHeader, s.Token)
	client := http.Client{Timeout: 10 * time.Second}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusBadRequest {
		t.Errorf("got %d", resp.StatusCode)
	}
}
