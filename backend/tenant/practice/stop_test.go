package practice_test

import (
	"net"
	"strings"
	"testing"

	"personadesk/backend/tenant/practice"
)

func TestAConnectionThatNobodyUsesDoesNotMakeStoppingFail(t *testing.T) {
	box, err := practice.Open(practice.Options{Users: 20, Seed: 1, Pace: practice.Instant})
	if err != nil {
		t.Fatal(err)
	}
	url, _, stop, err := box.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	idle, err := new(net.Dialer).DialContext(t.Context(), "tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	if err := stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
}
