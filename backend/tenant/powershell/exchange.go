package powershell

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// ModuleVersion is the oldest MicrosoftTeams module that our commands are written for.
const ModuleVersion = "6.6.0"

// commandFailed is the code of a command that Teams refused.
const commandFailed = "TEAMS_COMMAND_FAILED"

// answer is what comes back for one command.
type answer struct {
	OK       bool              `json:"ok"`
	Out      []json.RawMessage `json:"out"`
	Message  string            `json:"message"`
	ID       string            `json:"id"`
	Category string            `json:"category"`
}

// wrap puts a printed command into one line that answers with JSON between two marks. An error that a command puts out in place of
// raising it is raised here: nothing of it was done. A call flow nests nine deep, and the words of an
// enumeration come as words where PowerShell can say them: as a number none of our readers knows them. The JSON travels as base64, so
// that no code page of a console can alter a name on the way.
func wrap(line, mark string) string {
	return "try { $pdOut = @(" + line + "); foreach ($pdOne in $pdOut) { if ($pdOne -is [System.Management.Automation.ErrorRecord]) { throw $pdOne } }; $pdAnswer = @{ ok = $true; out = $pdOut } } " +
		"catch { $pdAnswer = @{ ok = $false; message = $_.Exception.Message; id = $_.FullyQualifiedErrorId; category = $_.CategoryInfo.Category.ToString() } }; " +
		"$pdJson = @{ Depth = 12; Compress = $true }; if ($PSVersionTable.PSVersion.Major -ge 7) { $pdJson.EnumsAsStrings = $true }; " +
		"[Console]::Out.WriteLine('<" + mark + ">' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $pdAnswer @pdJson))) + '</" + mark + ">')"
}

// exchange sends one line and waits for its answer.
func (p *Process) exchange(ctx context.Context, what, line string) ([]tenant.Object, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lost != nil {
		return nil, problem.New("TEAMS_SESSION_LOST.unsent").Because(p.lost).
			Detailed(what, p.lost).Hinted()
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("%s was not sent: %w", what, err)
	}
	mark := rand.Text()
	sent := make(chan error, 1)
	go func() {
		_, err := p.in.Write([]byte(wrap(line, mark) + "\n"))
		sent <- err
	}()
	for {
		select {
		case said, ok := <-p.lines:
			if !ok {
				return nil, p.lose(what, fmt.Errorf("PowerShell ended: %s", p.complain))
			}
			body, ours := between(said, mark)
			if !ours {
				continue // a banner, a warning, what a command writes beside its output
			}
			return decode(what, body)
		case err := <-sent:
			if err != nil {
				return nil, p.lose(what, fmt.Errorf("write to PowerShell: %w", err))
			}
			sent = nil
		case <-ctx.Done():
			return nil, p.lose(what, ctx.Err())
		}
	}
}

// lose gives the session up. The fate of the command is unknown, and the problem says so.
func (p *Process) lose(what string, cause error) error {
	p.lost = cause
	_ = p.in.Close()
	// It may be in the middle of anything, so it is not waited for; a process that has gone cannot be killed, which is fine.
	_ = p.command.Process.Kill()
	_ = p.finish()
	return problem.New("TEAMS_SESSION_LOST.middle").Because(cause).
		Detailed(what, cause).
		Hinted()
}

func between(line, mark string) (string, bool) {
	_, rest, ok := strings.Cut(line, "<"+mark+">")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, "</"+mark+">")
}

func decode(what, body string) ([]tenant.Object, error) {
	unreadable := func(err error) error {
		return problem.New("TEAMS_UNREADABLE.powershell").Because(err).Detailed(what, err)
	}
	raw, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		return nil, unreadable(err)
	}
	var a answer
	if err := json.Unmarshal(raw, &a); err != nil {
		return nil, unreadable(err)
	}
	failed := func(message, category, id string) error {
		return problem.New("TEAMS_COMMAND_FAILED").Detailed(what, message, category, id).Hinted()
	}
	if !a.OK {
		return nil, failed(a.Message, a.Category, a.ID)
	}
	objects := make([]tenant.Object, 0, len(a.Out))
	for _, item := range a.Out {
		o := tenant.Object{}
		switch {
		case bytes.HasPrefix(item, []byte("{")):
			err = json.Unmarshal(item, &o)
		case string(item) == "null":
			continue
		default:
			var v any
			err = json.Unmarshal(item, &v)
			o["Value"] = v
		}
		if err != nil {
			return nil, unreadable(err)
		}
		if message, code, refused := returnedError(o); refused {
			return nil, failed(message, "", code)
		}
		objects = append(objects, o)
	}
	return objects, nil
}

// returnedError says whether an object that a command put out is an error of the service: a code and a message, and nothing that has an
// identity. Commands of the module have put out such objects in place of raising an error.
func returnedError(o tenant.Object) (message, code string, is bool) {
	message, said := o["Message"].(string)
	code, coded := o["Code"].(string)
	_, named := o["Identity"]
	return message, code, said && coded && !named
}
