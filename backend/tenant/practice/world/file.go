package world

import (
	"bytes"
	"compress/gzip"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/uuid"

	"personadesk/backend/problem"
)

// magic begins a state file; the number after it is the version of what follows: one gob of savedWorld in gzip.
const (
	magic       = "PersonaDesk practice tenant "
	fileVersion = "1\n"
)

// savedWorld is the world as it stands in the file: users in columns, because there may be half a million.
type savedWorld struct {
	Snapshot              string // names this state, so that a log can say what it goes on from
	Incarnation, TenantID string
	Admin                 GUID
	Texts                 []string
	UserIDs               []byte   // 16 each
	UserText              []uint32 // fieldCount each
	Fields                int      // how many text properties there were
	Marks                 []byte
	Created, Modified     []int64
	HeldCount             []byte
	Held                  []Held
	More                  map[int32]More
	UserLog, GroupLog     ChangeLog
	MemberLog             map[uint64]MemberChange
	Groups                []savedGroup
	Skus                  []SKU
	Jobs                  []job
	JobCount, Serial      uint64
	Numbers               []Number
	Operations            map[string]*Operation
	Policies, Queues      []byte // JSON, as settings are of any type
	Attendants, Schedules []byte // JSON; nil in a file from before they were kept
	Direct                map[string]map[int32]string
	Ranked                map[string][]groupPolicy
	Batches               map[string]*BatchOperation
	Accounts              []*Account
	Addresses             []Address
	Locations             []savedLocation
	Usages                []string
	Gateways              []string
	Routes                []VoiceRoute
	Audits                []Audit
}

type savedGroup struct {
	ID                                                          GUID
	Name, Desc, Nick, Unique, Mail, Visibility, Rule, RuleState string
	LicState, RuleStatus, RuleError                             string
	Types, Provisions                                           []string
	Secure, Deleted                                             bool
	Created, RuleSeen                                           int64
	Members                                                     []byte
	Owners                                                      []int32
	LicenceSKU                                                  []uint8
	LicenceOff                                                  [][]string
	Unseen                                                      map[int32]bool
}

// Save writes the state into the file, as a whole or not at all. Without a file it does nothing.
func (w *World) Save() error {
	if w.file == "" {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.Dirty {
		return nil
	}
	before := w.snapshot
	w.snapshot = uuid.NewString()
	var plain bytes.Buffer
	err := w.encode(&plain)
	if err == nil {
		if err = writeWhole(w.file, plain.Bytes()); err != nil {
			w.snapshot = before
		} else {
			w.Dirty = false
			err = w.startLog()
		}
	}
	if err != nil {
		return problem.New("PRACTICE_SAVE").
			Detailed(err).Hinted().Because(err)
	}
	return nil
}

// writeWhole writes beside the file and renames, so that a crash leaves the old state or the new one.
func writeWhole(file string, plain []byte) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, temp.Close(), os.Remove(temp.Name()))
		}
	}()
	if _, err = temp.WriteString(magic + fileVersion); err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(temp, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if _, err = z.Write(plain); err != nil {
		return err
	}
	if err = z.Close(); err != nil {
		return err
	}
	if err = temp.Sync(); err != nil {
		return err
	}
	if err := temp.Close(); err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	if err := os.Rename(temp.Name(), file); err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}

// encode writes the world; the mutex is held.
func (w *World) encode(out io.Writer) error {
	s := savedWorld{Snapshot: w.snapshot, Incarnation: w.Incarnation, TenantID: w.TenantID, Admin: w.AdminID, Texts: w.Texts.list, Fields: int(fieldCount),
		More: map[int32]More{}, UserLog: w.UserLog, GroupLog: w.GroupLog, MemberLog: w.MemberLog, Skus: w.SKUs, Jobs: w.jobs,
		JobCount: w.jobCount, Serial: w.serial, Numbers: w.Numbers, Operations: w.Operations, Direct: w.Direct, Ranked: w.Ranked,
		Batches: w.Batches, Accounts: w.Accounts, Addresses: w.Addresses, Locations: w.savedLocations(), Usages: w.Usages, Gateways: w.Gateways, Routes: w.Routes, Audits: w.Audits}
	n := len(w.Users)
	s.UserIDs, s.UserText, s.Marks = make([]byte, 0, 16*n), make([]uint32, 0, n*int(fieldCount)), make([]byte, 0, n)
	s.Created, s.Modified, s.HeldCount, s.Held = make([]int64, 0, n), make([]int64, 0, n), make([]byte, 0, n), make([]Held, 0, 3*n)
	for i := range w.Users {
		u := &w.Users[i]
		s.UserIDs = append(s.UserIDs, u.ID[:]...)
		s.UserText = append(s.UserText, u.Text[:]...)
		s.Marks = append(s.Marks, u.Marks)
		s.Created = append(s.Created, u.Created)
		s.Modified = append(s.Modified, u.Modified)
		s.HeldCount = append(s.HeldCount, byte(min(len(u.Held), 255)))
		s.Held = append(s.Held, u.Held[:min(len(u.Held), 255)]...)
		if u.More != nil {
			s.More[int32(i)] = *u.More
		}
	}
	for _, g := range w.Groups {
		members, err := g.Members.ToBytes()
		if err != nil {
			return fmt.Errorf("write the members of a group: %w", err)
		}
		sg := savedGroup{ID: g.ID, Name: g.Name, Desc: g.Desc, Nick: g.Nick, Unique: g.Unique, Mail: g.Mail, Visibility: g.Visibility,
			Rule: g.Rule, RuleState: g.RuleState, LicState: g.LicState, RuleStatus: g.RuleStatus, RuleError: g.RuleError, Types: g.Types,
			Provisions: g.Provisions, Secure: g.Secure, Deleted: g.Deleted, Created: g.Created, RuleSeen: g.RuleSeen, Members: members,
			Owners: g.Owners, Unseen: g.Unseen}
		for _, l := range g.Licences {
			sg.LicenceSKU, sg.LicenceOff = append(sg.LicenceSKU, l.SKU), append(sg.LicenceOff, l.Off)
		}
		s.Groups = append(s.Groups, sg)
	}
	var err error
	if s.Policies, err = json.Marshal(w.Policies); err != nil {
		return fmt.Errorf("write the policies: %w", err)
	}
	if s.Queues, err = json.Marshal(w.Queues); err != nil {
		return fmt.Errorf("write the queues: %w", err)
	}
	if s.Attendants, err = json.Marshal(w.Attendants); err != nil {
		return fmt.Errorf("write the attendants: %w", err)
	}
	if s.Schedules, err = json.Marshal(w.Schedules); err != nil {
		return fmt.Errorf("write the schedules: %w", err)
	}
	return gob.NewEncoder(out).Encode(s)
}

// load reads the state file. A file that is not there gives fs.ErrNotExist.
func (w *World) load() error {
	raw, err := os.ReadFile(w.file)
	if err != nil {
		return err
	}
	rest, ok := strings.CutPrefix(string(raw[:min(len(raw), len(magic)+8)]), magic)
	if !ok {
		return problem.New("PRACTICE_FOREIGN").Detailed(w.file).
			Hinted()
	}
	if !strings.HasPrefix(rest, fileVersion) {
		return problem.New("PRACTICE_NEWER").Detailed(w.file).
			Hinted()
	}
	if err := w.decode(bytes.NewReader(raw[len(magic)+len(fileVersion):])); err != nil {
		return problem.New("PRACTICE_DAMAGED.file").Detailed(w.file, err).
			Hinted().Because(err)
	}
	return nil
}

func (w *World) decode(r io.Reader) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	var s savedWorld
	if err := gob.NewDecoder(z).Decode(&s); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, z); err != nil { // the checksum stands at the end
		return err
	}
	return w.rebuild(s)
}

// rebuild makes the world from what was saved. What does not fit together is damage.
func (w *World) rebuild(s savedWorld) error {
	n := len(s.Marks)
	if s.Fields != int(fieldCount) || len(s.UserIDs) != 16*n || len(s.UserText) != n*s.Fields || len(s.Created) != n ||
		len(s.Modified) != n || len(s.HeldCount) != n || n == 0 {
		return errors.New("the columns of the users have different lengths")
	}
	fresh := emptyWorld(s.Incarnation)
	fresh.TenantID, fresh.AdminID, fresh.UserLog, fresh.GroupLog = s.TenantID, s.Admin, s.UserLog, s.GroupLog
	fresh.SKUs, fresh.jobs, fresh.jobCount, fresh.serial, fresh.Numbers = s.Skus, s.Jobs, s.JobCount, s.Serial, s.Numbers
	fresh.Accounts, fresh.Usages, fresh.Routes, fresh.Audits = s.Accounts, s.Usages, s.Routes, s.Audits
	fresh.places(s.Addresses, s.Locations)
	if fresh.Gateways = s.Gateways; fresh.Gateways == nil { // a file from before gateways were kept by themselves
		fresh.Gateways = gatewaysOf(fresh.Routes)
	}
	fresh.Texts = texts{list: s.Texts, IDs: make(map[string]uint32, len(s.Texts))}
	for id, text := range s.Texts {
		fresh.Texts.IDs[text] = uint32(id)
	}
	delete(fresh.Texts.IDs, "")
	for _, id := range s.UserText {
		if int(id) >= len(s.Texts) && id != 0 {
			return errors.New("a user has a text that is not there")
		}
	}
	fresh.Users, fresh.ByID, fresh.ByUPN = make([]User, 0, n), make(map[GUID]int32, n), make(map[uint32]int32, n)
	fresh.NumberAt = make(map[string]int32, len(s.Numbers))
	at := 0
	for i := range n {
		u := User{ID: GUID(s.UserIDs[16*i : 16*i+16]), Marks: s.Marks[i], Created: s.Created[i], Modified: s.Modified[i]}
		copy(u.Text[:], s.UserText[i*s.Fields:])
		end := at + int(s.HeldCount[i])
		if end > len(s.Held) {
			return errors.New("a user has licences that are not there")
		}
		if u.Held = s.Held[at:end:end]; len(u.Held) == 0 {
			u.Held = nil
		}
		for _, h := range u.Held {
			if int(h.SKU) >= len(s.Skus) || int(h.Err) >= len(LicenceErrors) || int(h.Source) >= len(s.Groups) || int(h.Off) >= len(s.Texts) {
				return errors.New("a licence names something that is not there")
			}
		}
		at = end
		if m, ok := s.More[int32(i)]; ok {
			u.More = &m
		}
		fresh.Users = append(fresh.Users, u)
		fresh.ByID[u.ID] = int32(i)
		if !u.Is(IsPurged) {
			fresh.ByUPN[fresh.Texts.Intern(strings.ToLower(fresh.Texts.Get(u.Text[FieldUPN])))] = int32(i)
		}
	}
	for i, sg := range s.Groups {
		g, err := sg.group(int32(i), len(s.Skus))
		if err != nil {
			return err
		}
		if !g.Members.IsEmpty() && int(g.Members.Maximum()) >= n {
			return errors.New("a group has a member that is not there")
		}
		fresh.Groups = append(fresh.Groups, g)
		fresh.GroupByID[g.ID] = g
	}
	for i, nr := range s.Numbers {
		fresh.NumberAt[nr.Tel] = int32(i)
		if !nr.Target.Zero() {
			fresh.HeldBy[nr.Target] = append(fresh.HeldBy[nr.Target], int32(i))
		}
	}
	if err := json.Unmarshal(s.Policies, &fresh.Policies); err != nil {
		return fmt.Errorf("the policies: %w", err)
	}
	if err := json.Unmarshal(s.Queues, &fresh.Queues); err != nil {
		return fmt.Errorf("the queues: %w", err)
	}
	for _, part := range []struct {
		raw  []byte
		into any
	}{{s.Attendants, &fresh.Attendants}, {s.Schedules, &fresh.Schedules}} {
		if part.raw == nil {
			continue
		}
		if err := json.Unmarshal(part.raw, part.into); err != nil {
			return fmt.Errorf("the attendants and schedules: %w", err)
		}
	}
	keep(&fresh.MemberLog, s.MemberLog)
	keep(&fresh.Operations, s.Operations)
	keep(&fresh.Direct, s.Direct)
	keep(&fresh.Ranked, s.Ranked)
	keep(&fresh.Batches, s.Batches)
	w.state, w.snapshot = fresh, s.Snapshot
	w.requeue()
	return nil
}

// keep takes a loaded map; gob leaves out empty ones, and those stay as they were.
func keep[K comparable, V any](into *map[K]V, from map[K]V) {
	if from != nil {
		*into = from
	}
}

func (sg savedGroup) group(index int32, skus int) (*Group, error) {
	members := roaring.New()
	if err := members.UnmarshalBinary(sg.Members); err != nil {
		return nil, fmt.Errorf("the members of a group: %w", err)
	}
	g := &Group{Index: index, ID: sg.ID, Name: sg.Name, Desc: sg.Desc, Nick: sg.Nick, Unique: sg.Unique, Mail: sg.Mail,
		Visibility: sg.Visibility, Rule: sg.Rule, RuleState: sg.RuleState, LicState: sg.LicState, RuleStatus: sg.RuleStatus,
		RuleError: sg.RuleError, Types: sg.Types, Provisions: sg.Provisions, Secure: sg.Secure, Deleted: sg.Deleted, Created: sg.Created,
		RuleSeen: sg.RuleSeen, Members: members, Owners: sg.Owners, Unseen: sg.Unseen}
	if len(sg.LicenceSKU) != len(sg.LicenceOff) {
		return nil, errors.New("the licences of a group do not fit together")
	}
	for i, k := range sg.LicenceSKU {
		if int(k) >= skus {
			return nil, errors.New("a group hands out a licence that is not there")
		}
		g.Licences = append(g.Licences, GroupLicence{k, sg.LicenceOff[i]})
	}
	return g, nil
}

// gatewaysOf lists the gateways that routes lead through, each once.
func gatewaysOf(routes []VoiceRoute) []string {
	list := []string{}
	for _, r := range routes {
		for _, g := range r.Gateways {
			if !slices.Contains(list, g) {
				list = append(list, g)
			}
		}
	}
	return list
}
