package service

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

// housekeeping are the methods of a desk that ask nothing of the workbook: they open, close and connect.
var housekeeping = []string{"Open", "OpenToRead", "Create", "Close", "Busy", "SetEmit", "Session", "Workbook"}

// needed calls every exported method of the services, and of the desk as the command line uses it, with nothing but zeros, and gives
// which right each was refused for: "" where it was not.
func needed(t *testing.T, d *Desk) map[string]string {
	t.Helper()
	refused := map[string]string{}
	for _, s := range append(Services(d.Session(t.Context())), d) {
		v := reflect.ValueOf(s)
		for i := range v.NumMethod() {
			name := v.Type().Elem().Name() + "." + v.Type().Method(i).Name
			if s == any(d) && slices.Contains(housekeeping, v.Type().Method(i).Name) {
				continue
			}
			refused[name] = refusedFor(t, name, v.Method(i))
		}
	}
	return refused
}

func refusedFor(t *testing.T, name string, method reflect.Value) (right string) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			right = "" // it went on to work with nothing
		}
	}()
	args := make([]reflect.Value, method.Type().NumIn())
	for i := range args {
		args[i] = reflect.Zero(method.Type().In(i))
		if method.Type().In(i) == reflect.TypeOf(t.Context()) || method.Type().In(i).String() == "context.Context" {
			args[i] = reflect.ValueOf(t.Context())
		}
	}
	out := method.Call(args)
	err, _ := out[len(out)-1].Interface().(error)
	var p *problem.Problem
	if !errors.As(err, &p) || p.Code != "RIGHT_MISSING" {
		return ""
	}
	if p.Summary.IsZero() || p.Where.ID == "" {
		t.Errorf("%s refuses without saying what", name)
	}
	return p.Where.ID
}

func deskWith(t *testing.T, rights *desk.Rights) *Desk {
	t.Helper()
	d := NewDesk(Options{ConfigDir: t.TempDir(), Patience: time.Minute, Choice: Choice{Users: 40, Seed: 1}, rights: rights})
	if err := d.Create(t.Context(), filepath.Join(t.TempDir(), "one"+workbook.Extension), sample.Fill); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func TestEveryMethodRefusesWhoHasNoRights(t *testing.T) {
	for name, right := range needed(t, deskWith(t, &desk.Rights{Missing: text.Literal("nothing was granted")})) {
		if right == "" {
			t.Errorf("%s names no right, or does not heed it", name)
		}
	}
}

func TestWhoMayOnlyLookChangesNothing(t *testing.T) {
	refused := needed(t, deskWith(t, &desk.Rights{Granted: []desk.Right{desk.Look}}))
	for name, right := range map[string]string{
		"Workshop.SaveAnswer": "design", "Features.SetGrade": "design", "Personas.Save": "design", "Targeting.Keep": "design", "Numbers.Release": "design",
		"Shell.Undo": "design", "Plan.Make": "design", "Desk.TakeSpreadsheet": "design", "Desk.TakeNumbers": "design",
		"Shell.ReadTenant": "readTenant", "Plan.ReadAndMake": "readTenant", "Desk.Sync": "readTenant",
		"Plan.Approve": "approvePlan", "Desk.Approve": "approvePlan",
		"Plan.Run": "changeTenant", "Runs.Resume": "changeTenant", "Runs.Stop": "changeTenant", "Desk.CarryOut": "changeTenant",
		"Plan.View": "", "Shell.State": "", "Workshop.Board": "", "Record.Verify": "",
	} {
		if got, there := refused[name]; !there || got != right {
			t.Errorf("%s was refused for %q (there: %v), want %q", name, got, there, right)
		}
	}
}

func TestWhoMayEditWithoutARoleDoesEverythingButChangeTheTenant(t *testing.T) {
	rights := desk.RightsIn(false, tenant.SignedIn{})
	for name, right := range needed(t, deskWith(t, &rights)) {
		changes := strings.HasSuffix(name, ".Approve") || name == "Plan.Run" || name == "Runs.Resume" || name == "Runs.Stop" || name == "Desk.CarryOut"
		if (right != "") != changes {
			t.Errorf("%s was refused for %q", name, right)
		}
	}
}
