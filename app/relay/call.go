package relay

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"personadesk/backend/problem"
)

// Request is the command that a caller wants carried out.
type Request struct {
	Version  string   `json:"version"`  // of the caller; the holder must be of the same
	Args     []string `json:"args"`     // after the name of the program
	Folder   string   `json:"folder"`   // where relative paths begin
	Terminal bool     `json:"terminal"` // a person reads the output
	Language string   `json:"language"` // in which people are spoken to
}

// Streams are where a command reads and writes.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// Pace says how long is waited for a peer. The zero value is not good; see Usual.
type Pace struct {
	Greeting time.Duration // until the request, or the answer to it, is there
	Beat     time.Duration // how often each side says that it is still here
	Silent   time.Duration // after how long without a word the other side is taken for gone
	Slow     time.Duration // how long one piece of output may wait to be taken
	Grace    time.Duration // how long a command that was stopped by the holder may still say how it ended
	Leave    time.Duration // how long the caller that stopped it waits for that
}

// Usual is the pace of real programs. Output may wait for a person who reads a screen at a time.
func Usual() Pace {
	return Pace{Greeting: 10 * time.Second, Beat: 10 * time.Second, Silent: time.Minute, Slow: 10 * time.Minute, Grace: 10 * time.Second, Leave: time.Minute}
}

func packRequest(r Request) (frame, error) {
	body, err := json.Marshal(r)
	if err != nil {
		return frame{}, fmt.Errorf("packing a command: %w", err)
	}
	if len(body) > mostRequest {
		return frame{}, problem.New("RELAY_LONG").
			Detailed(len(body)).Hinted()
	}
	return frame{kindRequest, body}, nil
}

func unpackRequest(f frame) (Request, error) {
	var r Request
	if f.kind != kindRequest {
		return r, fmt.Errorf("no request but kind %d: %w", f.kind, errRubbish)
	}
	if err := json.Unmarshal(f.body, &r); err != nil {
		return r, fmt.Errorf("%w: %w", errRubbish, err)
	}
	return r, nil
}

func packRefusal(p *problem.Problem) (frame, error) {
	body, err := json.Marshal(p)
	if err == nil && len(body) > mostData {
		body, err = json.Marshal(problem.New("RELAY_REFUSED").Called(p.Code))
	}
	if err != nil {
		return frame{}, fmt.Errorf("packing a refusal: %w", err)
	}
	return frame{kindRefusal, body}, nil
}

func unpackRefusal(f frame) error {
	p := &problem.Problem{}
	if err := json.Unmarshal(f.body, p); err != nil || p.Code == "" {
		return rubbish(err)
	}
	return p
}

// mostStatus is the largest exit status. Of a larger one a shell sees the lowest byte, and that may say that all is well.
const mostStatus = 255

func packExit(status int) frame {
	return frame{kindExit, binary.BigEndian.AppendUint32(nil, uint32(int32(status)))}
}

func unpackExit(f frame) (int, error) {
	if len(f.body) != 4 {
		return 0, errRubbish
	}
	status := binary.BigEndian.Uint32(f.body)
	if status > mostStatus {
		return 0, fmt.Errorf("an exit status of %d: %w", status, errRubbish)
	}
	return int(status), nil
}
