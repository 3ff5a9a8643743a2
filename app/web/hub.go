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
	listeners map[chan []byte]struct{}
}

// NewHub makes a hub without listeners.
func NewHub() *Hub { return &Hub{listeners: map[chan []byte]struct{}{}} }

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
	message, err := json.Marshal(map[string]any{"name": name, "data": data})
	if err != nil {
		message = fmt.Appendf(nil, `{"name":"broken","data":[%q]}`, name)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		select {
		case l <- message:
		default:
			delete(h.listeners, l)
			close(l)
		}
	}
}

func (h *Hub) listen() chan []byte {
	l := make(chan []byte, hubBuffer)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.listeners[l] = struct{}{}
	return l
}

func (h *Hub) leave(l chan []byte) {
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
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	flusher.Flush()

	l := h.listen()
	defer h.leave(l)
	beat := time.NewTicker(hubHeartbeat)
	defer beat.Stop()
	for {
		var err error
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			_, err = fmt.Fprint(w, ": still here\n\n")
		case message, open := <-l:
			if !open {
				return
			}
			_, err = fmt.Fprintf(w, "data: %s\n\n", message)
		}
		if err != nil {
			return // the page went away
		}
		flusher.Flush()
	}
}
