package cli

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/limit"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// halfWay are ways out after which somebody has to go on, by the code: a queue without a number gets an account, and then its number.
var halfWay = map[string]string{"QUEUE_UNCALLED": "account"}

// leadsTo are the problems that a way out shows next, by the name of the limit: what was hidden behind the first.
var leadsTo = map[string][]string{
	"RULE_INVALID.entra.combination.direct-reports": {"RULE_WARNING"},
	"PERSONA_POLICY_TWICE":                          {"POLICY_UNUSED"},
	"POLICY_GONE_CHOSEN":                            {"POLICY_EMPTY"},
	"POLICY_GONE_SHIPPED":                           {"POLICY_UNUSED"},
	"SETTING_UNKNOWN":                               {"POLICY_EMPTY"},
	"SETTING_VALUE.unreadable":                      {"POLICY_EMPTY"},
	"SETTING_VALUE.value":                           {"POLICY_EMPTY"},
	"SETTING_VALUE.undocumented":                    {"POLICY_EMPTY"},
	"SETTING_LEFT_ALONE":                            {"POLICY_EMPTY"},
	"SETTING_ONCE":                                  {"POLICY_EMPTY"},
	"POLICY_EMPTY_MEANING":                          {"POLICY_EMPTY"},
	"EMERGENCY_DIALOUT.mode":                        {"POLICY_EMPTY"},
	"NUMBER_RANGE_UNKNOWN":                          {"NUMBER_NO_RANGE"},
	"EMERGENCY_ROUTING_CARRIER":                     {"POLICY_UNUSED"},
	"SHARED_CALLBACK_NUMBER":                        {"SHARED_CALLBACK"},
	"SHARED_CALLBACK_TWICE":                         {"SHARED_CALLBACK"},
	"SHARED_CALLBACK_FREE":                          {"SHARED_CALLBACK"},
	"SHARED_CALLBACK_OWN":                           {"SHARED_CALLBACK"},
	"SHARED_CALLBACK_TYPE":                          {"SHARED_CALLBACK"},
	"SHARED_CALLBACK_COUNTRY":                       {"SHARED_CALLBACK"},
	"SHARED_CALLBACK_HELD":                          {"SHARED_CALLBACK"},
	"SHARED_ROUTING":                                {"POLICY_UNUSED"},
	"CALL_ACCOUNT_LOST":                             {"QUEUE_UNCALLED"},
}

// besides are the fields that a way out changes beside the one where the problem stands, by the code.
var besides = map[string][]string{
	"RULE_CONDITIONS":     {"conditions"},
	"DISABLED_STRIPPED":   {"disabled"},
	"POLICY_EMPTY":        {"emptyOnPurpose"},
	"LICENCE_ADDON_ALONE": {"plansOff"},
	"LICENCE_TRIMMED":     {"plansOff"},
	"QUEUE_UNCALLED":      {"accounts"},
	"CALL_TARGET_ACCOUNT": {"account", "accounts"},
	"CALL_ACCOUNT_LOST":   {"accounts"},
	"ATTENDANT_UNCALLED":  {"accounts"},
	"ATTENDANT_HOLIDAYS":  {"noHolidays"},
	"ACCOUNT_MISSING":     {"existing"},
}

// heal takes the first way out of the problem of a limit and demands that nothing is said of it any more.
func heal(ctx context.Context, t *testing.T, file string, l limit.Limit, page []problem.Problem) {
	t.Helper()
	at := slices.IndexFunc(page, func(p problem.Problem) bool { return shows(l, p) })
	if at < 0 {
		return
	}
	wb, err := workbook.Open(file, workbook.Options{Actor: "ada"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := wb.Close(); err != nil {
			t.Error(err)
		}
	}()
	d, err := wb.Design(ctx)
	if err != nil {
		t.Fatal(err)
	}
	way, found := wayOut(d, page[at])
	if found != l.Fix {
		t.Errorf("%s has a way out: %v, and the table says %v", l.Name(), found, l.Fix)
	}
	if !found {
		return
	}
	before := exported(ctx, t, wb)
	if err := wb.TakeFix(ctx, way.Says, way); err != nil {
		t.Fatal(err)
	}
	for _, p := range screens(ctx, t, wb) {
		if shows(l, p) && p.Where == page[at].Where && way.ID != halfWay[l.Code] {
			t.Errorf("%s is still said after %q", l.Name(), way.ID)
		}
		if !said(page, p) && !slices.Contains(leadsTo[l.Name()], p.Code) {
			t.Errorf("%q mends %s and makes %s: %v", way.ID, l.Name(), p.Code, p.Detail)
		}
	}
	field, _, _ := strings.Cut(page[at].Where.Field, "/")
	touched := changed(t, before, exported(ctx, t, wb))
	if len(touched) == 0 {
		t.Errorf("%q of %s changes nothing", way.ID, l.Name())
	}
	for _, f := range touched {
		if f != field && !slices.Contains(besides[page[at].Code], f) {
			t.Errorf("%q mends %s in %q, and changes %s", way.ID, l.Name(), field, f)
		}
	}
	if _, err := wb.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if after := exported(ctx, t, wb); after != before {
		t.Errorf("one step back from %q of %s gives another design:\n%s\nwas\n%s", way.ID, l.Name(), after, before)
	}
}

// said says whether a problem was there before: of the same code, whatever it is called now.
func said(page []problem.Problem, p problem.Problem) bool {
	return slices.ContainsFunc(page, func(was problem.Problem) bool { return was.Code == p.Code })
}

// exported is the whole design as it leaves the workbook.
func exported(ctx context.Context, t *testing.T, wb *workbook.Workbook) string {
	t.Helper()
	d, err := wb.Design(ctx)
	if err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// changed names the fields in which two designs differ, each once; what is in one of them alone is its list.
func changed(t *testing.T, before, after string) []string {
	t.Helper()
	var was, is map[string]any
	if err := errors.Join(json.Unmarshal([]byte(before), &was), json.Unmarshal([]byte(after), &is)); err != nil {
		t.Fatal(err)
	}
	var fields []string
	for list, now := range is {
		then, _ := was[list].([]any)
		objects, _ := now.([]any)
		if len(then) != len(objects) {
			fields = append(fields, list)
			continue
		}
		for i := range objects {
			one, _ := objects[i].(map[string]any)
			other, _ := then[i].(map[string]any)
			for _, m := range []map[string]any{one, other} {
				for f := range m {
					if !reflect.DeepEqual(one[f], other[f]) {
						fields = append(fields, f)
					}
				}
			}
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// wayOut is the safest way out of a problem, if it has one.
func wayOut(d persona.Design, p problem.Problem) (persona.Fix, bool) {
	if ways := persona.Fixes(d, p, persona.FixFacts{}); len(ways) > 0 {
		return ways[0], true
	}
	usual := voice.Usual{Language: "en-GB", Zone: "GMT Standard Time", Domain: "b.example", Country: "GB"}
	if ways := voice.Fixes(d.Calls(), usual, p); len(ways) > 0 {
		return persona.Fix{ID: ways[0].ID, Says: ways[0].Says, Things: ways[0].Then}, true
	}
	return persona.Fix{}, false
}
