package powershell

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/tenant"
)

const (
	ourTenant = "11111111-2222-3333-4444-555555555555"
	standIn   = "PERSONADESK_TEST_SHELL"
)

// TestMain lets the test binary stand in for PowerShell when a test starts it as one.
func TestMain(m *testing.M) {
	if mode := os.Getenv(standIn); mode != "" {
		beShell(mode)
		return
	}
	os.Exit(m.Run())
}

var wrapped = regexp.MustCompile(`^try \{ \$pdOut = @\((.*)\); foreach \(\$pdOne in \$pdOut\) .* \$pdAnswer = @\{ ok = \$true;.*'<([A-Z2-7]+)>'`)

// beShell answers the wrapped lines as PowerShell would, by the name of the command.
func beShell(mode string) {
	in := bufio.NewScanner(os.Stdin)
	fmt.Println("PowerShell of the tests")
	for in.Scan() {
		m := wrapped.FindStringSubmatch(in.Text())
		if m == nil {
			fmt.Fprintln(os.Stderr, "not as wrapped")
			os.Exit(9)
		}
		line, mark := m[1], m[2]
		fmt.Println("WARNING: something beside the answer <AAAA>e30=</AAAA>")
		a := map[string]any{"ok": true, "out": []any{}}
		switch {
		case strings.HasPrefix(line, "Get-CsTenant "):
			id := ourTenant
			if mode == "other tenant" {
				id = "99999999-2222-3333-4444-555555555555"
			}
			a["out"] = []any{map[string]any{"TenantId": id}}
		case strings.Contains(line, "Import-Module") && mode == "no module":
			a = map[string]any{"ok": false, "message": "The specified module was not loaded", "id": "Modules_ModuleNotFound", "category": "ResourceUnavailable"}
		case strings.HasPrefix(line, "Get-CsCallQueue "):
			a["out"] = []any{map[string]any{"Identity": "q1", "Name": "Zürich’s <queue>"}, nil, "text"}
		case strings.Contains(line, "'fail'"):
			a = map[string]any{"ok": false, "message": "Policy \"fail\" is not a user policy", "id": "x", "category": "NotSpecified"}
		case strings.Contains(line, "'die'"):
			fmt.Fprintln(os.Stderr, "out of memory")
			os.Exit(3)
		case strings.Contains(line, "'hang'"):
			time.Sleep(time.Minute)
		case strings.Contains(line, "'garbage'"):
			fmt.Printf("<%s>!!!</%s>\n", mark, mark)
			continue
		case strings.Contains(line, "'echo"):
			c, err := ScanLine(line, nil)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(9)
			}
			v, _ := c.Param("Identity")
			a["out"] = []any{map[string]any{"Identity": v.Text}}
		}
		raw, _ := json.Marshal(a)
		fmt.Printf("<%s>%s</%s>\r\n", mark, base64.StdEncoding.EncodeToString(raw), mark)
	}
}

func shell(t *testing.T, mode string) (*Process, error) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p, err := Start(t.Context(), Options{Path: self, TenantID: ourTenant, args: []string{}, env: []string{standIn + "=" + mode}, Patience: time.Second})
	if err == nil {
		t.Cleanup(func() {
			if err := p.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	return p, err
}

func read(identity string) tenant.Command {
	return command("Get-CsTeamsCallingPolicy", param("Identity", tenant.Text(identity)))
}

func TestSessionAnswers(t *testing.T) {
	p, err := shell(t, "good")
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.Invoke(t.Context(), command("Get-CsCallQueue", param("First", tenant.WholeNumber(100))))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]tenant.Object{{"Identity": "q1", "Name": "Zürich’s <queue>"}, {"Value": "text"}}, got); d != "" {
		t.Error(d)
	}
	hostile := "echo ’); exit # Győr"
	if got, err = p.Invoke(t.Context(), read(hostile)); err != nil || got[0]["Identity"] != hostile {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestSessionRunsOneCommandAtATime(t *testing.T) {
	p, err := shell(t, "good")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			want := fmt.Sprintf("echo %d", i)
			if got, err := p.Invoke(t.Context(), read(want)); err != nil || got[0]["Identity"] != want {
				t.Errorf("got %v, %v, want %s", got, err, want)
			}
		})
	}
	all.Wait()
}

func TestSessionSurvivesARefusal(t *testing.T) {
	p, err := shell(t, "good")
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Invoke(t.Context(), read("fail"))
	if code(err) != "TEAMS_COMMAND_FAILED" || !strings.Contains(err.Error(), "not a user policy") {
		t.Errorf("got %v", err)
	}
	if _, err = p.Invoke(t.Context(), read("garbage")); code(err) != "TEAMS_UNREADABLE" {
		t.Errorf("got %v", err)
	}
	if _, err = p.Invoke(t.Context(), command("Get-Process")); code(err) != "POWERSHELL_UNKNOWN_COMMAND" {
		t.Errorf("got %v", err)
	}
	if _, err = p.Invoke(t.Context(), read("echo")); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestSessionIsLostInTheMiddle(t *testing.T) {
	for name, identity := range map[string]string{"it dies": "die", "it hangs": "hang"} {
		t.Run(name, func(t *testing.T) {
			p, err := shell(t, "good")
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			_, err = p.Invoke(ctx, read(identity))
			if code(err) != "TEAMS_SESSION_LOST" || !strings.Contains(err.Error(), "not known") {
				t.Errorf("got %v", err)
			}
			if identity == "hang" && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("the cause is gone from %v", err)
			}
			if identity == "die" && !strings.Contains(err.Error(), "out of memory") {
				t.Errorf("the complaint is gone from %v", err)
			}
			if _, err = p.Invoke(t.Context(), read("echo")); code(err) != "TEAMS_SESSION_LOST" {
				t.Errorf("a lost session answered: %v", err)
			}
		})
	}
}

func TestSessionDoesNotStart(t *testing.T) {
	if _, err := shell(t, "other tenant"); code(err) != "TEAMS_WRONG_TENANT" {
		t.Errorf("got %v", err)
	}
	if _, err := shell(t, "no module"); code(err) != "TEAMS_NO_MODULE" {
		t.Errorf("got %v", err)
	}
	for name, c := range map[string]struct {
		o    Options
		code string
	}{
		"no such program":            {Options{Path: "no-such-program-here", TenantID: ourTenant}, "TEAMS_NO_POWERSHELL"},
		"tenant that is no id":       {Options{TenantID: "x'; calc"}, "TEAMS_OPTIONS"},
		"thumbprint that is none":    {Options{TenantID: ourTenant, ApplicationID: ourTenant, Thumbprint: "x"}, "TEAMS_OPTIONS"},
		"thumbprint without program": {Options{TenantID: ourTenant, Thumbprint: strings.Repeat("a", 40)}, "TEAMS_OPTIONS"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Start(t.Context(), c.o); code(err) != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
}
