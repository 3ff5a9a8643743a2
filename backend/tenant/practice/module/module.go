package module

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/regular"
)

//go:embed parts
var parts embed.FS

// Connection is where a practice tenant answers, and the token that it takes.
type Connection struct {
	URL   string `json:"url"`   // such as http://127.0.0.1:4711
	Token string `json:"token"` // only the account that wrote the modules may read it
}

// Version is the version that both modules call themselves: the newest of MicrosoftTeams that the reference speaks of.
const Version = "7.3.1"

// The modules, by the name of their folder. The identifiers are ours, and tell our modules from the real ones.
var modules = []struct{ name, guid, about string }{
	{"MicrosoftTeams", "6f2d1d1e-1c55-4b53-9d29-0c7a3c9f6a01", "Stands in for MicrosoftTeams before a practice tenant of PersonaDesk. It reaches no real tenant."},
	{"Microsoft.Graph.Authentication", "6f2d1d1e-1c55-4b53-9d29-0c7a3c9f6a02", "Stands in for Microsoft.Graph.Authentication before a practice tenant of PersonaDesk. It reaches no real tenant."},
}

const connectionFile = "connection.json"

// Write puts the modules into a folder, which is made if need be, and beside them where the practice tenant answers. A folder of a module
// that is not ours is left as it is, with a problem; so are modules whose practice tenant is still served.
func Write(folder string, c Connection) error {
	for _, m := range modules {
		if err := ours(filepath.Join(folder, m.name), m.name, m.guid); err != nil {
			return err
		}
	}
	if err := free(folder); err != nil {
		return err
	}
	for _, m := range modules {
		if err := writeModule(folder, m.name, m.guid, m.about); err != nil {
			return problem.New("PRACTICE_MODULE.unwritable").Because(err).Detailed(err).Hinted()
		}
	}
	said, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("write where the practice tenant answers: %w", err)
	}
	// A file that was left behind may have other rights; a new one has those that are asked for.
	place := filepath.Join(folder, connectionFile)
	if err := os.Remove(place); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return problem.New("PRACTICE_MODULE.unwritable").Because(err).Detailed(err).Hinted()
	}
	if err := os.WriteFile(place, said, 0o600); err != nil {
		return problem.New("PRACTICE_MODULE.unwritable").Because(err).Detailed(err).Hinted()
	}
	return nil
}

// Close takes away where the practice tenant answered. The modules stay, and say that nothing is served.
func Close(folder string) error {
	if err := os.Remove(filepath.Join(folder, connectionFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("take away where the practice tenant answered: %w", err)
	}
	return nil
}

// ours refuses a folder that somebody else's module lies in.
func ours(folder, name, guid string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return problem.New("PRACTICE_MODULE.unwritable").Because(err).Detailed(err).Hinted()
	}
	manifest, err := regular.ReadFile(filepath.Join(folder, name+".psd1"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return problem.New("PRACTICE_MODULE.unwritable").Because(err).Detailed(err).Hinted()
	}
	if !strings.Contains(string(manifest), guid) {
		return problem.New("PRACTICE_MODULE.foreign").Detailed(folder).Hinted()
	}
	return nil
}

// free refuses a folder whose practice tenant is still there.
func free(folder string) error {
	raw, err := regular.ReadFile(filepath.Join(folder, connectionFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return problem.New("PRACTICE_MODULE.unwritable").Because(err).Detailed(err).Hinted()
	}
	var c Connection
	if err := json.Unmarshal(raw, &c); err != nil {
		return problem.New("PRACTICE_MODULE.foreign").Because(err).Detailed(filepath.Join(folder, connectionFile)).Hinted()
	}
	at, err := url.Parse(c.URL)
	if err == nil && !onLoopback(at) {
		err = errors.New("it names another machine")
	}
	if err != nil {
		return problem.New("PRACTICE_MODULE.foreign").Because(err).Detailed(filepath.Join(folder, connectionFile)).Hinted()
	}
	if !answered(at.Host) {
		return nil // what was left behind is replaced
	}
	return problem.New("PRACTICE_MODULE.inUse").Detailed(folder).Hinted()
}

// onLoopback says whether an address is one of this machine: a practice tenant is served at no other.
func onLoopback(at *url.URL) bool {
	ip := net.ParseIP(at.Hostname())
	return ip != nil && ip.IsLoopback()
}

// answered says whether somebody takes connections there.
func answered(host string) bool {
	conn, err := (&net.Dialer{Timeout: time.Second}).Dial("tcp", host)
	if err != nil {
		return false
	}
	return conn.Close() == nil
}

func writeModule(folder, name, guid, about string) error {
	own := filepath.Join(folder, name)
	if err := os.MkdirAll(own, 0o755); err != nil {
		return err
	}
	body, exports, aliases, err := content(name)
	if err != nil {
		return err
	}
	manifest := "@{\n    RootModule = " + quoted(name+".psm1") + "\n    ModuleVersion = " + quoted(Version) + "\n    GUID = " + quoted(guid) +
		"\n    Author = 'PersonaDesk'\n    Description = " + quoted(about) + "\n    PowerShellVersion = '5.1'\n    FunctionsToExport = @(" +
		quotedList(exports) + ")\n    AliasesToExport = @(" + quotedList(aliases) + ")\n    CmdletsToExport = @()\n    VariablesToExport = @()\n}\n"
	if err := os.WriteFile(filepath.Join(own, name+".psm1"), []byte(body), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(own, name+".psd1"), []byte(manifest), 0o644)
}

// content gives the text of a module, and what it exports.
func content(name string) (body string, exports, aliases []string, err error) {
	b, err := partsOf("practice")
	if err != nil {
		return "", nil, nil, err
	}
	if name != catalog.TeamsModule {
		own, err := partsOf("graph")
		return b + own, []string{"Connect-MgGraph", "Disconnect-MgGraph", "Get-MgContext", "Invoke-MgGraphRequest"}, []string{"Invoke-GraphRequest"}, err
	}
	own, err := partsOf("teams")
	if err != nil {
		return "", nil, nil, err
	}
	var text strings.Builder
	text.WriteString(b + own)
	for _, c := range catalog.ModuleCommands() {
		text.WriteString(function(c))
		exports = append(exports, c.Name)
	}
	return text.String(), exports, nil, nil
}

func partsOf(name string) (string, error) {
	raw, err := parts.ReadFile("parts/" + name + ".ps1")
	if err != nil {
		return "", fmt.Errorf("read a part of a module: %w", err)
	}
	return string(raw), nil
}
