package practice

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/commands"
)

// Session runs commands in a practice tenant, wherever it is served.
type Session struct {
	url, token string
	client     *http.Client
}

var _ tenant.Session = (*Session)(nil)

// NewSession makes a session for the address and the token that Start gave.
func NewSession(url, token string) *Session {
	return &Session{url: strings.TrimRight(url, "/"), token: token, client: &http.Client{}}
}

// commandReply is what the practice tenant answers to a command.
type commandReply struct {
	Objects []tenant.Object `json:"objects"`
	Error   *commands.Error `json:"error,omitempty"`
	Play    string          `json:"play,omitempty"` // the fault of PowerShell that the command meets; only a PowerShell can play it
}

// Invoke runs one command and gives the objects it put out; what is no object comes as {"Value": ...}. A command that
// fails gives a *CommandError.
func (s *Session) Invoke(ctx context.Context, c tenant.Command) ([]tenant.Object, error) {
	body, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("write the command %s: %w", c.Name, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/powershell/invoke", bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("send the command %s: %w", c.Name, err)
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	req.Header.Set("Content-Type", "application/json")
	res, err := s.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("send the command %s: %w", c.Name, err)
	}
	defer func() { _ = res.Body.Close() }() // everything of it has been read
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, fmt.Errorf("read the answer to %s: %w", c.Name, err)
	}
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("run %s: the practice tenant answered %s", c.Name, res.Status)
	}
	var out commandReply
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, fmt.Errorf("read the answer to %s: %w", c.Name, err)
	}
	if out.Error != nil {
		return nil, out.Error
	}
	return out.Objects, nil
}
