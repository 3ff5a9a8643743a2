package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strconv"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// calls answers POST /api/package.Struct.Method with a JSON list of arguments, as the generated bindings would ask the window.
// Each call gets services of its own, which end with its request: what a page leaves or cancels stops.
type calls struct {
	services func(ctx context.Context) []any
	said     func() int64 // the number of the last event
	in       *text.Printer
	methods  map[string]method
}

// method is where a method is found among the services.
type method struct{ service, index int }

var errorType = reflect.TypeFor[error]()

func newCalls(ctx context.Context, services func(ctx context.Context) []any, said func() int64, in *text.Printer) (calls, error) {
	c := calls{services: services, said: said, in: in, methods: map[string]method{}}
	for at, s := range services(ctx) {
		t := reflect.TypeOf(s)
		if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
			return c, fmt.Errorf("offering a service: %T is no pointer to a struct", s)
		}
		for i := range t.NumMethod() {
			c.methods[t.Elem().String()+"."+t.Method(i).Name] = method{at, i}
		}
	}
	return c, nil
}

func (c calls) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	at, ok := c.methods[r.PathValue("method")]
	if !ok {
		c.fail(w, http.StatusNotFound, problem.New("CALL_UNKNOWN").
			Detailed(r.PathValue("method")).Hinted())
		return
	}
	method := reflect.ValueOf(c.services(r.Context())[at.service]).Method(at.index)
	args, err := arguments(method.Type(), http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		c.fail(w, http.StatusBadRequest, problem.New("CALL_INVALID").
			Detailed(r.PathValue("method"), err).Hinted().Because(err))
		return
	}
	if err := arrived(w); err != nil {
		c.fail(w, http.StatusInternalServerError, problem.From(err))
		return
	}
	result, err := invoke(method, args)
	w.Header().Set(eventHeader, strconv.FormatInt(c.said(), 10))
	if err != nil {
		c.fail(w, http.StatusUnprocessableEntity, problem.From(err))
		return
	}
	body, err := json.Marshal(result)
	if err != nil {
		c.fail(w, http.StatusInternalServerError, problem.From(fmt.Errorf("writing the answer: %w", err)))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	write(w, body)
}

func arguments(t reflect.Type, body io.Reader) ([]reflect.Value, error) {
	var raw []json.RawMessage
	if err := json.NewDecoder(body).Decode(&raw); err != nil {
		return nil, fmt.Errorf("reading the arguments: %w", err)
	}
	if len(raw) != t.NumIn() {
		return nil, fmt.Errorf("%d arguments given, %d expected", len(raw), t.NumIn())
	}
	// Only a request that was read to its end tells when its page goes away.
	if _, err := io.Copy(io.Discard, body); err != nil {
		return nil, fmt.Errorf("reading the arguments: %w", err)
	}
	args := make([]reflect.Value, len(raw))
	for i, r := range raw {
		v := reflect.New(t.In(i))
		if err := json.Unmarshal(r, v.Interface()); err != nil {
			return nil, fmt.Errorf("argument %d: %w", i+1, err)
		}
		args[i] = v.Elem()
	}
	return args, nil
}

// invoke calls a method; a panic becomes an error, so that one bad call does not take the program (and a run with it) down.
func invoke(method reflect.Value, args []reflect.Value) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a fault inside the program: %v", p)
		}
	}()
	for _, out := range method.Call(args) {
		if out.Type().Implements(errorType) {
			if e, ok := out.Interface().(error); ok && e != nil {
				err = e
			}
			continue
		}
		result = out.Interface()
	}
	return result, err
}

func (c calls) fail(w http.ResponseWriter, status int, p *problem.Problem) {
	shown := p.Shown(c.in)
	body, err := json.Marshal(shown)
	if err != nil {
		http.Error(w, shown.Summary, status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	write(w, body)
}
