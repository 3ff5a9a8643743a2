package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"personadesk/backend/catalog"
)

// page is the program as a browser meets it: it makes the calls that the page makes.
type page struct {
	*background
	address *url.URL
	token   string
}

// open starts the program on a workbook.
func (p program) open(ctx context.Context, file string) (*page, error) {
	b, err := p.begin(ctx, "serve", file, "--addr", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	text, err := b.line()
	if err != nil {
		return nil, err
	}
	at, err := url.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("read the address of the page: %w", err)
	}
	return &page{background: b, address: at, token: strings.TrimPrefix(at.Fragment, "token=")}, nil
}

// call asks one method and says how long the answer took.
func (p *page) call(ctx context.Context, method string, into any, args ...any) (time.Duration, error) {
	raw, err := json.Marshal(append([]any{}, args...))
	if err != nil {
		return 0, fmt.Errorf("write the arguments of %s: %w", method, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, p.address.Scheme+"://"+p.address.Host+"/api/service."+method, bytes.NewReader(raw))
	if err != nil {
		return 0, fmt.Errorf("make a call: %w", err)
	}
	req.Header.Set("X-PersonaDesk-Token", p.token)
	req.Header.Set("Content-Type", "application/json")
	began := time.Now()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, fmt.Errorf("call %s: %w", method, err)
	}
	defer func() { _ = res.Body.Close() }() // everything of it has been read
	text, err := io.ReadAll(res.Body)
	took := time.Since(began)
	if err != nil {
		return 0, fmt.Errorf("hear %s: %w", method, err)
	}
	if res.StatusCode >= 400 {
		return 0, fmt.Errorf("%s: %.300s", method, text)
	}
	if into == nil {
		return took, nil
	}
	return took, decode(text, into)
}

// answered answers questions of an interview one after another and asks for the frame after each, as the page does. It gives
// the middle time of the answers, of the frames, and of a call that has nothing to do.
func (p *page) answered(ctx context.Context) (answer, state, nothing time.Duration, err error) {
	var board struct {
		Departments []struct {
			ID string `json:"id"`
		} `json:"departments"`
	}
	if _, err = p.call(ctx, "Workshop.Board", &board); err != nil {
		return 0, 0, 0, err
	}
	if len(board.Departments) == 0 {
		return 0, 0, 0, fmt.Errorf("the sample has no department")
	}
	var answers, states, bare []time.Duration
	for n, q := range open(catalog.Questions()) {
		took, err := p.call(ctx, "Workshop.SaveAnswer", nil, map[string]any{"departmentId": board.Departments[0].ID, "questionId": q.ID,
			"queue": "", "choices": []string{}, "text": fmt.Sprintf("Said to be %d", n), "words": ""})
		if err != nil {
			return 0, 0, 0, err
		}
		answers = append(answers, took)
		if took, err = p.call(ctx, "Shell.State", nil); err != nil {
			return 0, 0, 0, err
		}
		states = append(states, took)
		if took, err = p.call(ctx, "Shell.Recent", nil); err != nil {
			return 0, 0, 0, err
		}
		bare = append(bare, took)
	}
	return middle(answers), middle(states), middle(bare), nil
}

// open are some questions that are answered in words, once for the department.
func open(all []catalog.Question) (some []catalog.Question) {
	for _, q := range all {
		if q.Kind == catalog.Text && !q.PerQueue && len(some) < 9 {
			some = append(some, q)
		}
	}
	return some
}

func middle(times []time.Duration) time.Duration {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[len(times)/2]
}
