package signin

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gofrs/flock"

	"personadesk/backend/problem"
)

// fileVersion is the version of the file we write; a higher one belongs to a newer program.
const fileVersion = 1

type file struct {
	Version  int       `json:"version"`
	Profiles []Profile `json:"profiles"`
}

// Profiles is the list of remembered tenants in one folder. Several programs may use the folder at the same time.
type Profiles struct{ dir string }

// Open opens the profiles of a folder and checks that they can be read; "" is PersonaDesk's folder in the person's configuration.
func Open(dir string) (*Profiles, error) {
	if dir == "" {
		config, err := os.UserConfigDir()
		if err != nil {
			return nil, problem.New("PROFILES_FOLDER").Detailed(err).
				Hinted().Because(err)
		}
		dir = filepath.Join(config, "PersonaDesk")
	}
	p := &Profiles{dir: dir}
	if _, err := p.read(); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Profiles) path() string { return filepath.Join(p.dir, "profiles.json") }

// List gives the profiles by name.
func (p *Profiles) List() ([]Profile, error) {
	f, err := p.read()
	if err != nil {
		return nil, err
	}
	return f.Profiles, nil
}

// Find gives the profile of a name, in any case; an unknown one is a problem.
func (p *Profiles) Find(name string) (Profile, error) {
	f, err := p.read()
	if err != nil {
		return Profile{}, err
	}
	i := f.index(name)
	if i < 0 {
		return Profile{}, problem.New("PROFILE_UNKNOWN").Detailed(name).
			Hinted().At(problem.Where{Kind: "profile", ID: name})
	}
	return f.Profiles[i], nil
}

// Save adds a profile, or replaces the one of the same name.
func (p *Profiles) Save(profile Profile) error {
	profile, err := profile.normal()
	if err != nil {
		return err
	}
	return p.change(func(f *file) error {
		if i := f.index(profile.Name); i >= 0 {
			f.Profiles[i] = profile
		} else {
			f.Profiles = append(f.Profiles, profile)
		}
		slices.SortFunc(f.Profiles, func(a, b Profile) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
		return nil
	})
}

// Forget removes a profile and what is remembered of its account. An unknown name is no error.
func (p *Profiles) Forget(name string) error {
	return p.change(func(f *file) error {
		i := f.index(name)
		if i < 0 {
			return nil
		}
		if record := f.Profiles[i].Record; record != "" {
			if err := os.Remove(p.recordPath(record)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("forgetting the account of a profile: %w", err)
			}
		}
		f.Profiles = slices.Delete(f.Profiles, i, i+1)
		return nil
	})
}

func (f file) index(name string) int {
	return slices.IndexFunc(f.Profiles, func(p Profile) bool { return strings.EqualFold(p.Name, strings.TrimSpace(name)) })
}

// read gives what is on disk; no file is an empty list.
func (p *Profiles) read() (file, error) {
	data, err := os.ReadFile(p.path())
	if errors.Is(err, fs.ErrNotExist) {
		return file{Version: fileVersion}, nil
	}
	if err != nil {
		return file{}, p.unreadable(err)
	}
	var f file
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &f); err != nil {
		return file{}, p.unreadable(err)
	}
	switch {
	case f.Version > fileVersion:
		return file{}, problem.New("PROFILES_NEWER").
			Detailed(p.path(), f.Version, fileVersion).Hinted()
	case f.Version < 1:
		return file{}, p.unreadable(errors.New("it names no version"))
	}
	return f, nil
}

func (p *Profiles) unreadable(err error) error {
	return problem.New("PROFILES_DAMAGED").Detailed(p.path(), err).
		Hinted().Because(err)
}

// change reads, changes and writes the list while no other program does.
func (p *Profiles) change(edit func(*file) error) error {
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return p.unwritable(err)
	}
	lock := flock.New(p.path()+".lock", flock.SetPermissions(0o600))
	if err := lock.Lock(); err != nil {
		return p.unwritable(err)
	}
	f, err := p.read()
	if err == nil {
		err = edit(&f)
	}
	if err == nil {
		f.Version = fileVersion
		err = p.write(p.path(), f)
	}
	return errors.Join(err, lock.Unlock())
}

func (p *Profiles) unwritable(err error) error {
	return problem.New("PROFILES_UNWRITABLE").Detailed(err).
		Hinted(p.dir).Because(err)
}

// write replaces a file as a whole, so that a crash leaves the old or the new one.
func (p *Profiles) write(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return fmt.Errorf("writing %s: %w", filepath.Base(path), err)
	}
	t, err := os.CreateTemp(p.dir, ".new-*")
	if err != nil {
		return p.unwritable(err)
	}
	_, err = t.Write(append(data, '\n'))
	if err == nil {
		err = t.Sync()
	}
	if err = errors.Join(err, t.Close()); err == nil {
		err = os.Rename(t.Name(), path)
	}
	if err != nil {
		return errors.Join(p.unwritable(err), os.Remove(t.Name()))
	}
	return nil
}
