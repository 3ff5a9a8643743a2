package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"

	"personadesk/backend/problem"
)

// calls answers POST /api/package.Struct.Method with a JSON list of arguments, as the generated bindings would ask the window.
type calls map[string]reflect.Value

var errorType = reflect.TypeFor[error]()

func newCalls(services []any) (calls, error) {
	c := calls{}
	for _, s := range services {
		v := reflect.ValueOf(s)
		if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
			return nil, fmt.Errorf("offering a service: %T is no pointer to a struct", s)
		}
		for i := range v.NumMethod() {
			c[v.Elem().Type().String()+"."+v.Type().Method(i).Name] = v.Method(i)
		}
	}
	return c, nil
}

func (c calls) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	method, ok := c[r.PathValue("method")]
	if !ok {
		fail(w, http.StatusNotFound, problem.New("CALL_UNKNOWN", "The page asked for something this program does not have").
			Detailf("%s", r.PathValue("method")).Hintf("Reload the page; it may be older than the program."))
		return
	}
	args, err := arguments(method.Type(), http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		fail(w, http.StatusBadRequest, problem.New("CALL_INVALID", "The page asked in a way this program does not understand").
			Detailf("%s: %v", r.PathValue("method"), err).Hintf("Reload the page; it may be older than the program.").Because(err))
		return
	}
	result, err := invoke(method, args)
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, problem.From(err))
		return
	}
	body, err := json.Marshal(result)
	if err != nil {
		fail(w, http.StatusInternalServerError, problem.From(fmt.Errorf("writing the answer: %w", err)))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	write(w, body)
}

func arguments(t reflect.Type, body interface{ Read([]byte) (int, error) }) ([]reflect.Value, error) {
	var raw []json.RawMessage
	if err := json.NewDecoder(body).Decode(&raw); err != nil {
		return nil, fmt.Errorf("reading the arguments: %w", err)
	}
	if len(raw) != t.NumIn() {
		return nil, fmt.Errorf("%d arguments given, %d expected", len(raw), t.NumIn())
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

func fail(w http.ResponseWriter, status int, p *problem.Problem) {
	body, err := json.Marshal(p)
	if err != nil {
		http.Error(w, p.Summary, status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	write(w, body)
}
