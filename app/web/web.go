// Package web serves the page of the window to a browser on the same machine: the very same services, over loopback only.
package web

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"syscall"
	"time"

	"personadesk/backend/problem"
)

// Options says what to serve and where.
type Options struct {
	Addr string // host:port on loopback; port 0 picks a free one
	Page fs.FS  // the built page, with index.html at its root
	// Services are the structs whose exported methods the page may call, for one who asks as long as the context lasts.
	Services func(ctx context.Context) []any
	Hub      *Hub   // where events come from
	Language string // in which people are spoken to, see text.For

	patience time.Duration // for a request to arrive whole; half a minute when 0
}

// Server is a page being served.
type Server struct {
	// Address is what a person opens: it carries the access token behind the #, which a browser keeps to itself.
	Address string
	// Token is the secret of this run; every call has to show it.
	Token string

	tickets  *tickets
	http     *http.Server
	listener net.Listener
}

// AddressOnce is what a browser is started with: it lets in one page, within half a minute.
func (s *Server) AddressOnce() (string, error) {
	ticket, err := s.tickets.issue()
	return "http://" + s.listener.Addr().String() + "/#ticket=" + ticket, err
}

// Listen takes the port and makes the token; Serve then answers.
// An address that is not loopback, and a port that is in use, are problems.
func Listen(ctx context.Context, o Options) (*Server, error) {
	if err := onLoopback(o.Addr); err != nil {
		return nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.Addr)
	if err != nil {
		return nil, listenProblem(o.Addr, err)
	}
	token, err := newToken()
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	host := listener.Addr().String()
	given := newTickets(time.Now)
	handler, err := newHandler(ctx, o, host, token, given)
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	return &Server{
		Address:  "http://" + host + "/#token=" + token,
		Token:    token,
		tickets:  given,
		listener: listener,
		http:     &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute},
	}, nil
}

// Serve answers until the context ends.
func (s *Server) Serve(ctx context.Context) error {
	done := make(chan error, 1)
	go func() { done <- s.http.Serve(s.listener) }()
	select {
	case err := <-done:
		return fmt.Errorf("serving the page: %w", err)
	case <-ctx.Done():
	}
	// Event streams never end by themselves, so the grace is short.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	if err := s.http.Shutdown(grace); err != nil {
		return errors.Join(s.http.Close(), ignoreTimeout(err))
	}
	return nil
}

func ignoreTimeout(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return nil // streams were cut off, which is what Close is for
	}
	return err
}

func onLoopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return problem.New("ADDRESS_INVALID").
			Detailed(addr, err).Hinted().Because(err)
	}
	ip := net.ParseIP(host)
	if host == "localhost" || (ip != nil && ip.IsLoopback()) {
		return nil
	}
	return problem.New("ADDRESS_NOT_LOOPBACK").
		Detailed(addr).
		Hinted()
}

func listenProblem(addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return problem.New("PORT_IN_USE").
			Detailed(addr).Hinted().Because(err)
	}
	return problem.New("ADDRESS_UNUSABLE").
		Detailed(addr, err).Hinted().Because(err)
}

func newToken() (string, error) {
	secret := make([]byte, 24)
	if _, err := rand.Read(secret); err != nil {
		return "", fmt.Errorf("making the access token: %w", err)
	}
	return hex.EncodeToString(secret), nil
}
