package plan_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

func TestAPlanFileIsTakenAsItWasWrittenAndNotOtherwise(t *testing.T) {
	p := whole(t)
	body, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	text := string(body)
	unsealed := p
	unsealed.Seal = ""
	old, err := json.Marshal(unsealed)
	if err != nil {
		t.Fatal(err)
	}
	renamed := p
	renamed.Fingerprint = strings.Repeat("0", len(p.Fingerprint))
	renamed.Seal = plan.Seal(renamed)
	again, err := json.Marshal(renamed)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, code string }{
		"as it was written":        {text, ""},
		"with a byte order mark":   {"\xef\xbb\xbf" + text, ""},
		"with lines of Windows":    {strings.ReplaceAll(text, "\n", "\r\n") + "\r\n", ""},
		"on one line":              {compact(t, text), ""},
		"another word":             {strings.Replace(text, "plan.give-", "plan.lend-", 1), "PLAN_ALTERED"},
		"another number":           {strings.Replace(text, "+44161496", "+44161497", 1), "PLAN_ALTERED"},
		"a change left out":        {cutChange(t, p), "PLAN_ALTERED"},
		"another seal":             {strings.Replace(text, p.Seal, strings.Repeat("0", 64), 1), "PLAN_ALTERED"},
		"of a version before seal": {string(old), "PLAN_ALTERED"},
		"another print, sealed":    {string(again), "PLAN_ALTERED"},
		"cut off":                  {text[:len(text)/2], "PLAN_DAMAGED"},
		"something else":           {`{"hello": "world"}`, "PLAN_DAMAGED"},
		"nothing":                  {"", "PLAN_DAMAGED"},
	} {
		t.Run(name, func(t *testing.T) {
			back, err := plan.Parse([]byte(c.text))
			if c.code == "" {
				if err != nil || back.Seal != p.Seal || len(back.Changes) != len(p.Changes) {
					t.Errorf("refused or read otherwise: %v", err)
				}
				return
			}
			var found *problem.Problem
			if !errors.As(err, &found) || found.Code != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
}

func compact(t *testing.T, text string) string {
	t.Helper()
	var p plan.Plan
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		t.Fatal(err)
	}
	line, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(line)
}

// cutChange takes a change out of a plan and gives it the fingerprint that fits, as somebody would who knows how that is computed.
func cutChange(t *testing.T, p plan.Plan) string {
	t.Helper()
	p = throughFile(t, p)
	p.Changes = p.Changes[1:]
	p.Fingerprint = plan.Fingerprint(p)
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
