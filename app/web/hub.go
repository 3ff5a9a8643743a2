package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// Hub hands events of the services to every page that listens.
type Hub struct {
	mu        sync.Mutex
	last      int64 // events so far
	listeners map[chan message]struct{}
}

// message is an event with its number.
type message struct {
	number int64
	data   []byte // JSON of said
}

type said struct {
	Name string `json:"name"`
	Data []any  `json:"data"`
}

// NewHub makes a hub without listeners.
func NewHub() *Hub { return &Hub{listeners: map[chan message]struct{}{}} }

const (
	hubBuffer    = 256
	hubHeartbeat = 20 * time.Second
)

// Emit sends an event to every listener. A listener that does not keep up is cut off: its page connects again and asks anew,
// which is better than a page that silently missed something.
func (h *Hub) Emit(name string, data ...any) {
	if data == nil {
		data = []any{}
	}
	body, err := json.Marshal(said{Name: name, Data: data})
	if err != nil {
		body = []byte(`{"name":"broken","data":[]}`)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last++
	for l := range h.listeners {
		select {
		case l <- message{h.last, body}:
		default:
			delete(h.listeners, l)
			close(l)
		}
	}
}

// Last is the number of the last event. An answer carries it, so that a page takes in what was said before it first.
func (h *Hub) Last() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.last
}

func (h *Hub) listen() (chan message, int64) {
	l := make(chan message, hubBuffer)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.listeners[l] = struct{}{}
	return l, h.last
}

func (h *Hub) leave(l chan message) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.listeners, l)
}

// ServeHTTP streams events until the page goes away.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "This connection cannot carry events.", http.StatusInternalServerError)
		return
	}
	if err := arrived(w); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	l, since := h.listen()
	defer h.leave(l)
	if _, err := fmt.Fprintf(w, "{\"since\":%d}\n", since); err != nil {
		return // the page went away
	}
	flusher.Flush()

	beat := time.NewTicker(hubHeartbeat)
	defer beat.Stop()
	for {
		var err error
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			_, err = fmt.Fprint(w, "\n")
		case message, open := <-l:
			if !open {
				return
			}
			_, err = fmt.Fprintf(w, "{\"id\":%d,\"event\":%s}\n", message.number, message.data)
		}
		if err != nil {
			return // the page went away
		}
		flusher.Flush()
	}
}
