package service

import (
	"context"
	"sync"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
)

// lazySession starts PowerShell with the first command: loading the module takes most of a minute, and many jobs never need it.
type lazySession struct {
	options powershell.Options
	mu      sync.Mutex
	process *powershell.Process
}

// Invoke runs a command, starting the process when there is none yet.
func (s *lazySession) Invoke(ctx context.Context, c tenant.Command) ([]tenant.Object, error) {
	process, err := s.start(ctx)
	if err != nil {
		return nil, err
	}
	return process.Invoke(ctx, c)
}

func (s *lazySession) start(ctx context.Context) (*powershell.Process, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.process == nil {
		process, err := powershell.Start(ctx, s.options)
		if err != nil {
			return nil, err
		}
		s.process = process
	}
	return s.process, nil
}

// Close ends the process, if it was ever started.
func (s *lazySession) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.process == nil {
		return nil
	}
	return s.process.Close()
}
