package signin

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestProfilesAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	p, err := Open(dir)
	must(t, err)
	must(t, p.Save(Profile{Name: "  Fabrikam ", ClientID: clientID}))
	must(t, p.Save(Profile{Name: "contoso", TenantID: "contoso.onmicrosoft.com", ClientID: clientID, Cloud: "GCCHigh", Method: DeviceCode}))
	must(t, p.Save(Profile{Name: "CONTOSO", TenantID: tenantID, ClientID: clientID}))
	again, err := Open(dir)
	must(t, err)
	got, err := again.List()
	must(t, err)
	want := []Profile{{Name: "CONTOSO", TenantID: tenantID, ClientID: clientID, Cloud: "global", Method: Browser},
		{Name: "Fabrikam", ClientID: clientID, Cloud: "global", Method: Browser}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	must(t, p.Forget("contoso"))
	must(t, p.Forget("never heard of"))
	_, err = p.Find("contoso")
	wantCode(t, err, "PROFILE_UNKNOWN")
	_, _, err = p.Credential(t.Context(), "contoso", Options{})
	wantCode(t, err, "PROFILE_UNKNOWN")
}

func TestProfilesThatCannotBeUsed(t *testing.T) {
	p, err := Open(t.TempDir())
	must(t, err)
	good := Profile{Name: "x", TenantID: tenantID, ClientID: clientID}
	for name, spoil := range map[string]func(*Profile){
		"no name":                         func(p *Profile) { p.Name = " " },
		"long name":                       func(p *Profile) { p.Name = strings.Repeat("ä", 65) },
		"name of the practice tenant":     func(p *Profile) { p.Name = "Practice" },
		"name with a line break":          func(p *Profile) { p.Name = "a\nb" },
		"tenant id":                       func(p *Profile) { p.TenantID = "../evil" },
		"client id":                       func(p *Profile) { p.ClientID = "my app" },
		"no client id":                    func(p *Profile) { p.ClientID = "" },
		"cloud":                           func(p *Profile) { p.Cloud = "mars" },
		"method":                          func(p *Profile) { p.Method = "password" },
		"certificate without a path":      func(p *Profile) { p.Method = Certificate },
		"certificate with half a path":    func(p *Profile) { p.Method, p.Certificate = Certificate, "app.pem" },
		"certificate without a tenant id": func(p *Profile) { p.Method, p.Certificate, p.TenantID = Certificate, "/app.pem", "" },
	} {
		t.Run(name, func(t *testing.T) {
			spoiled := good
			spoil(&spoiled)
			wantCode(t, p.Save(spoiled), "PROFILE_INVALID")
		})
	}
	if list, err := p.List(); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
}

func TestFilesThatCannotBeUsed(t *testing.T) {
	for name, cs := range map[string]struct{ text, code string }{
		"half a file":   {`{"version":1,"profiles":[`, "PROFILES_DAMAGED"},
		"another shape": {`[]`, "PROFILES_DAMAGED"},
		"no version":    {`{"profiles":[]}`, "PROFILES_DAMAGED"},
		"newer":         {`{"version":2,"profiles":[]}`, "PROFILES_NEWER"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "profiles.json")
			must(t, os.WriteFile(path, []byte(cs.text), 0o600))
			_, err := Open(dir)
			wantCode(t, err, cs.code)
			p := &Profiles{dir: dir}
			wantCode(t, p.Save(Profile{Name: "x", ClientID: clientID}), cs.code)
			if data, err := os.ReadFile(path); err != nil || string(data) != cs.text {
				t.Errorf("the file was touched: %s, %v", data, err)
			}
		})
	}
	t.Run("a folder that is a file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "file")
		must(t, os.WriteFile(path, nil, 0o600))
		p := &Profiles{dir: filepath.Join(path, "sub")}
		if err := p.Save(Profile{Name: "x", ClientID: clientID}); err == nil {
			t.Error("saved below a file")
		}
	})
}

// A hand-edited record name must not make us read or delete outside of the folder.
func TestRecordStaysInTheFolder(t *testing.T) {
	outer := t.TempDir()
	dir := filepath.Join(outer, "inner")
	must(t, os.MkdirAll(dir, 0o700))
	victim := filepath.Join(outer, "victim.json")
	must(t, os.WriteFile(victim, []byte("{}"), 0o600))
	data, err := json.Marshal(file{Version: 1, Profiles: []Profile{{Name: "x", Record: "../victim.json"}}})
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "profiles.json"), data, 0o600))
	p, err := Open(dir)
	must(t, err)
	must(t, p.Forget("x"))
	if _, err := os.Stat(victim); err != nil {
		t.Error("a file outside of the folder is gone")
	}
}

func TestManyProgramsSaveAtOnce(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			p, err := Open(dir)
			if err == nil {
				err = p.Save(Profile{Name: fmt.Sprintf("tenant %d", i), ClientID: clientID})
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	p, err := Open(dir)
	must(t, err)
	if list, err := p.List(); err != nil || len(list) != 16 {
		t.Errorf("%d profiles, %v", len(list), err)
	}
}

func TestAnyNameThatIsTakenIsFoundAgain(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		p := &Profiles{dir: dir}
		name := rapid.String().Draw(rt, "name")
		if p.Save(Profile{Name: name, ClientID: clientID}) != nil {
			return
		}
		if _, err := p.Find(name); err != nil {
			rt.Fatalf("%q: %v", name, err)
		}
		if err := p.Forget(name); err != nil {
			rt.Fatal(err)
		}
	})
}
