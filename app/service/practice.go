package service

import (
	"errors"

	"personadesk/backend/clock"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/tenant/practice/module"
)

// PracticeWish says which practice tenant is meant.
type PracticeWish struct {
	Users  int    // how many people a new one has; 0 for the usual number
	Seed   int64  // of a new one
	File   string // where it keeps its state; "" keeps it in memory
	Faults string // which faults to play; "" for none
	Role   string // which role of Entra is signed in; "" lets everything through
	// Permissions are those in the token of an application that is signed in instead of a person; nil for a person.
	Permissions []string
	Clock       clock.Clock // that it lives by; the machine's when nil
	// Module is the folder for PowerShell modules that stand in for the real ones before it; "" for none.
	Module string
}

// Practice is a practice tenant that answers like Graph on loopback.
type Practice struct {
	Address, Token string
	box            *practice.Tenant
	stop           func() error
	module         string // folder of the modules, "" without
}

// OpenPractice starts a practice tenant at a host and port of this machine; port 0 picks a free one.
func OpenPractice(wish PracticeWish, addr string) (*Practice, error) {
	box, err := practice.Open(practice.Options{Users: wish.Users, Seed: wish.Seed, File: wish.File, Faults: wish.Faults,
		Role: wish.Role, Permissions: wish.Permissions, Clock: wish.Clock})
	if err != nil {
		return nil, err
	}
	address, token, stop, err := box.Start(addr)
	if err != nil {
		return nil, errors.Join(err, box.Close())
	}
	p := &Practice{Address: address, Token: token, box: box, stop: stop}
	if wish.Module != "" {
		if err := module.Write(wish.Module, module.Connection{URL: address, Token: token}); err != nil {
			return nil, errors.Join(err, p.Close())
		}
		p.module = wish.Module
	}
	return p, nil
}

// Close stops answering and saves the state.
func (p *Practice) Close() error {
	err := errors.Join(p.stop(), p.box.Close())
	if p.module != "" {
		err = errors.Join(err, module.Close(p.module))
	}
	return err
}
